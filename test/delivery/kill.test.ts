// The sender and the one who queues are killed with SIGKILL at random moments; what the destination's own store holds is counted.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Condition } from "@medplum/fhirtypes";
import { afterAll, expect, it } from "vitest";
import { queueBundles } from "../../src/delivery/queue.ts";
import { addKey, readKeyring } from "../../src/store/keyring.ts";
import { openSqliteOutbox } from "../../src/store/sqlite-outbox.ts";
import { openDestination } from "./destination.ts";
import { revisedCondition, revision } from "./revisions.ts";

const root = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(root, { recursive: true }));
const keys = join(root, "keys");
addKey(keys, "k");

const PATIENTS = 6;
const REVISIONS = 8;

/** Resolves with its output when it ends, or is killed after so many milliseconds. */
function run(args: readonly string[], killAfterMs?: number): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "sender.ts"), ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    if (killAfterMs !== undefined && output === chunk.toString()) setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
}

it("a sender that is killed again and again, over a line that breaks, delivers every revision once and in order", async () => {
  await using test = await openDestination();
  let requests = 0;
  test.misbehave(() => {
    requests++;
    return requests % 19 === 0 ? { kind: "reset-before" } : requests % 23 === 0 ? { kind: "reset-after" } : undefined;
  });
  const folder = join(root, "send");
  const outbox = openSqliteOutbox({ folder, keyring: readKeyring(keys) });
  for (let n = 1; n <= REVISIONS; n++) {
    await queueBundles(
      Array.from({ length: PATIENTS }, (_, patient) => revision(patient, n)),
      "test",
      outbox,
    );
  }
  let kills = 0;
  for (let last: number | null = 1; last !== 0; ) {
    const { code } = await run(["send", folder, keys, test.to.baseUrl], kills < 10 ? Math.random() * 60 : undefined);
    if (code === null) kills++;
    last = code;
    expect(kills).toBeLessThan(200);
  }
  expect(kills).toBeGreaterThan(3);
  expect(await outbox.count()).toMatchObject({ queued: 0, sending: 0, dead: 0, done: PATIENTS * REVISIONS });
  await outbox.close();

  expect(test.repository.search("Condition", {}).total).toBe(PATIENTS * 2);
  for (let patient = 0; patient < PATIENTS; patient++) {
    const texts = test.repository.history("Condition", revisedCondition(patient)).map((r) => (r as Condition).code?.text);
    expect(texts.toReversed()).toEqual(Array.from({ length: REVISIONS }, (_, i) => `revision ${i + 1}`));
  }
}, 120_000);

it("what was acknowledged as queued is there after SIGKILL", async () => {
  const folder = join(root, "fill");
  const acknowledged: string[] = [];
  for (let round = 0; round < 4; round++) {
    const { output } = await run(["fill", folder, keys], Math.random() * 80);
    acknowledged.push(...output.split("\n").filter((line) => line.length === 36));
  }
  const outbox = openSqliteOutbox({ folder, keyring: readKeyring(keys) });
  const kept = await outbox.list({ limit: Number.MAX_SAFE_INTEGER });
  const ids = new Set(kept.map((one) => one.id));
  expect(acknowledged.length).toBeGreaterThan(4);
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  await outbox.close();
}, 60_000);
