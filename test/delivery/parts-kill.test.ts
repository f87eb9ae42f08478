// The sender of bundles that go in parts is killed with SIGKILL at random moments; what the destination's own store holds is counted.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundle, Condition } from "@medplum/fhirtypes";
import { afterAll, expect, it } from "vitest";
import { queueBundles } from "../../src/delivery/queue.ts";
import { addKey, readKeyring } from "../../src/store/keyring.ts";
import { openSqliteOutbox } from "../../src/store/sqlite-outbox.ts";
import { openDestination, patientBundle } from "./destination.ts";

const root = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(root, { recursive: true }));
const keys = join(root, "keys");
addKey(keys, "k");

const CONDITIONS = 7;
const REVISIONS = 3;
/** Every condition is another one in each revision. */
const revised = (n: number): Bundle =>
  JSON.parse(JSON.stringify(patientBundle(CONDITIONS)).replaceAll(/"text":"[^"]+"/g, `"text":"revision ${n}"`)) as Bundle;

it("a sender that is killed between the parts of a bundle delivers every revision of everything once and in order", async () => {
  await using test = await openDestination();
  const tooMany = JSON.stringify({
    resourceType: "OperationOutcome",
    issue: [{ severity: "error", code: "too-costly", diagnostics: "More than 2 entries in the bundle" }],
  });
  let kill = (): void => {};
  let posts = 0;
  test.misbehave(({ method, body }) => {
    if (method !== "POST") return undefined;
    if (((JSON.parse(body) as Bundle).entry?.length ?? 0) > 2) return { kind: "answer", status: 400, body: tooMany };
    posts++;
    // The server stores the part, and the sender never hears of it.
    if (posts % 3 === 0) setTimeout(kill, 5);
    return posts % 3 === 0 ? { kind: "reset-after" } : undefined;
  });
  const folder = join(root, "send");
  const outbox = openSqliteOutbox({ folder, keyring: readKeyring(keys) });
  for (let n = 1; n <= REVISIONS; n++) await queueBundles([revised(n)], "test", outbox);
  let kills = 0;
  for (let last: number | null = 1; last !== 0; ) {
    const child = spawn(process.execPath, [join(import.meta.dirname, "sender.ts"), "send", folder, keys, test.to.baseUrl], {
      stdio: "ignore",
    });
    kill = () => child.kill("SIGKILL");
    if (kills > 5) kill = () => {};
    last = await new Promise<number | null>((resolve) => child.on("close", resolve));
    if (last === null) kills++;
    expect(kills).toBeLessThan(50);
  }
  expect(kills).toBeGreaterThan(3);
  expect(await outbox.count()).toMatchObject({ queued: 0, sending: 0, dead: 0, done: REVISIONS });
  await outbox.close();
  expect(test.repository.search("Condition", {}).total).toBe(CONDITIONS);
  for (const { id } of test.repository.search("Condition", {}).resources) {
    const texts = test.repository.history("Condition", id ?? "").map((r) => (r as Condition).code?.text);
    expect(texts.toReversed()).toEqual(Array.from({ length: REVISIONS }, (_, i) => `revision ${i + 1}`));
  }
}, 120_000);
