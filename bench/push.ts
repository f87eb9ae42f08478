// The sender beside a plain loop, against one FHIR server: HAPI_URL=http://… node bench/push.ts [BUNDLES] [CONCURRENCY]. The plain loop posts ready
// transactions as curl does, with the same bundles and as many at a time; the sender goes through the durable outbox and keeps its record.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundle } from "@medplum/fhirtypes";
import { drainOutbox } from "../src/delivery/drain.ts";
import { queueBundles } from "../src/delivery/queue.ts";
import { writesOf } from "../src/delivery/writes.ts";
import { makeKeyring } from "../src/store/keyring.ts";
import { openSqliteOutbox } from "../src/store/sqlite-outbox.ts";
import { patientBundle } from "../test/delivery/destination.ts";

const url = process.env["HAPI_URL"];
if (url === undefined) throw new Error("HAPI_URL is not set: start test/counterparts/hapi/start.sh");
const [bundles = 30, concurrency = 4] = process.argv.slice(2).map(Number);
const ENTRIES = 60;
const run = Date.now().toString(16).slice(-6);

function make(round: string, n: number): Bundle {
  const own = `${run}${round}${n.toString(16).padStart(5, "0")}`.padStart(12, "0").slice(-12);
  const text = JSON.stringify(patientBundle(ENTRIES - 2)).replaceAll(
    /00000000-0000-5000-8000-0{9}(\d{3})/g,
    `${own.slice(0, 8)}-${own.slice(8)}-5000-8000-000000000$1`,
  );
  return JSON.parse(text) as Bundle;
}

/** The body as a server takes it: references by id, as the sender writes them. */
function ready(bundle: Bundle): string {
  const entry = writesOf(bundle).writes.map((write) => ({
    fullUrl: write.fullUrl,
    resource: write.resource,
    request: { method: "PUT", url: write.key },
  }));
  return JSON.stringify({ resourceType: "Bundle", type: "transaction", entry });
}

async function plain(all: readonly Bundle[]): Promise<number> {
  const bodies = all.map(ready);
  const start = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < bodies.length; i = next++) {
      const headers = { "content-type": "application/fhir+json", prefer: "return=minimal" };
      const response = await fetch(url ?? "", { method: "POST", headers, body: bodies[i] ?? "" });
      if (response.status !== 200) throw new Error(`plain loop: ${response.status}`);
      await response.text();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return performance.now() - start;
}

async function sender(all: readonly Bundle[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "casebridge-push-"));
  const outbox = openSqliteOutbox({ folder, keyring: makeKeyring([["k", Buffer.alloc(32)]]) });
  const to = { name: "hapi", baseUrl: url ?? "", kind: "repository", allowPrivateAddress: true } as const;
  const start = performance.now();
  await queueBundles(all, "hapi", outbox);
  const outside = { fetch, clock: () => new Date(), random: Math.random };
  const drained = await drainOutbox({ outbox, destinations: new Map([["hapi", to]]), outside, concurrency, startWith: concurrency });
  const ms = performance.now() - start;
  if (drained.delivered !== all.length) throw new Error(`sender: ${JSON.stringify(drained)}`);
  await outbox.close();
  rmSync(folder, { recursive: true });
  return ms;
}

const times = { plain: 0, sender: 0 };
await plain(Array.from({ length: concurrency * 2 }, (_, n) => make("0", n)));
for (let round = 1; round <= 6; round++) {
  // Turn about, so that a server that warms up or fills up favours neither.
  const [name, way] = round % 2 === 0 ? (["plain", plain] as const) : (["sender", sender] as const);
  times[name] += await way(Array.from({ length: bundles }, (_, n) => make(String(round), n)));
}
const rate = (ms: number): number => Math.round((bundles * 3 * ENTRIES) / (ms / 1000));
const [loop, own] = [rate(times.plain), rate(times.sender)];
console.log(
  JSON.stringify(
    {
      bundles: bundles * 3,
      entries: ENTRIES,
      concurrency,
      plainResourcesPerSecond: loop,
      senderResourcesPerSecond: own,
      share: own / loop,
    },
    null,
    2,
  ),
);
