// Many senders on one PostgreSQL: node bench/workers.ts [BUNDLES]. Starts a PostgreSQL of its own, a sink that answers at once and notes the order,
// and two, four and eight sender processes; counts what arrived out of order or not once.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundle, BundleEntry, Condition, Resource } from "@medplum/fhirtypes";
import { queueBundles } from "../src/delivery/queue.ts";
import { metadata } from "../src/server/metadata.ts";
import { addKey, readKeyring } from "../src/store/keyring.ts";
import { openPostgresOutbox } from "../src/store/postgres-outbox.ts";
import { openRepository } from "../src/store/repository.ts";
import { startPostgres } from "../test/counterparts/postgres.ts";
import { revision } from "../test/delivery/revisions.ts";

const bundles = Number(process.argv[2] ?? 4000);
const REVISIONS = 10;
const patients = Math.ceil(bundles / REVISIONS);
const root = mkdtempSync(join(tmpdir(), "casebridge-workers-"));
const keys = join(root, "keys");
addKey(keys, "bench");

const seen = new Map<string, number[]>();
const stored = new Map<string, Resource>();
/** What it took, for a sender that has to look again: the version is the number of revisions. */
function searched(path: string): string {
  const ids = new URLSearchParams(path.split("?")[1]).get("_id")?.split(",") ?? [];
  const found = ids.flatMap((id) => stored.get(id) ?? []);
  return JSON.stringify({ resourceType: "Bundle", type: "searchset", entry: found.map((resource) => ({ resource })) });
}
const repository = openRepository();
const statement = JSON.stringify(metadata({ repository, baseUrl: "", clock: () => new Date(), newId: () => "" }).body);
const sink = createServer(async (request, response) => {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  response.setHeader("content-type", "application/fhir+json");
  if (request.method === "GET") return void response.end(request.url?.includes("?") === true ? searched(request.url) : statement);
  const entry = (JSON.parse(text) as Bundle).entry ?? [];
  const condition = entry
    .map((e) => e.resource)
    .find((r): r is Condition => r?.resourceType === "Condition" && r.code?.text?.startsWith("revision") === true);
  const id = condition?.id ?? "";
  for (const { resource } of entry) if (resource?.id !== undefined) stored.set(resource.id, resource);
  seen.set(id, [...(seen.get(id) ?? []), Number(condition?.code?.text?.replace("revision ", ""))]);
  const answers = entry.map(
    (e): BundleEntry => ({
      response: { status: "200 OK", location: `${e.request?.url}/_history/${seen.get(id)?.length}`, etag: `W/"${seen.get(id)?.length}"` },
    }),
  );
  response.end(JSON.stringify({ resourceType: "Bundle", type: "transaction-response", entry: answers }));
});
// A connection that the sink closes just when a sender uses it again is no part of this measurement.
sink.keepAliveTimeout = 600_000;
await new Promise<void>((resolve) => sink.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/fhir`;
const postgres = await startPostgres();
if (postgres.url === "") process.exit(1);

const rows: object[] = [];
for (const workers of [1, 2, 4, 8]) {
  seen.clear();
  stored.clear();
  const outbox = await openPostgresOutbox({ connectionString: postgres.url, keyring: readKeyring(keys) });
  for (let n = 1; n <= REVISIONS; n++)
    await queueBundles(
      Array.from({ length: patients }, (_, p) => revision(p, n)),
      "test",
      outbox,
    );
  const start = performance.now();
  const running = Array.from({ length: workers }, () => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, "../test/delivery/sender.ts"), "send", postgres.url, keys, url, "60000"],
      {
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
    return once(child, "close");
  });
  await Promise.all(running);
  const seconds = (performance.now() - start) / 1000;
  const { done, queued, sending, dead } = await outbox.count();
  const all = [...seen.values()];
  const disordered = all.filter((numbers) => numbers.some((n, i) => i > 0 && n < (numbers[i - 1] ?? 0))).length;
  const notOnce =
    all.filter((numbers) => numbers.length !== REVISIONS || new Set(numbers).size !== REVISIONS).length + (patients - all.length);
  rows.push({ workers, done, left: queued + sending + dead, disordered, notOnce, perSecond: Math.round((patients * REVISIONS) / seconds) });
  for (const item of await outbox.list({ limit: 1_000_000 })) await outbox.erase(item.patient);
  await outbox.close();
}
sink.close();
await postgres.stop();
rmSync(root, { recursive: true });
console.table(rows);
if (rows.some((row) => Object.entries(row).some(([name, n]) => /left|disordered|notOnce/.test(name) && n !== 0))) process.exitCode = 1;
