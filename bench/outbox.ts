// What durability costs: node bench/outbox.ts [BUNDLES] [SERVER_MS] [ROUNDS]. The same bundles go to the same server with as many at a time: by the
// sender alone, through the SQLite outbox, and through the PostgreSQL outbox (where it is installed), in turn. Times include the queueing. The
// server is the hostile EHR without faults, whose answers take SERVER_MS on average.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundle } from "@medplum/fhirtypes";
import { readCapability } from "../src/delivery/capability.ts";
import { deliverBundle } from "../src/delivery/deliver.ts";
import { drainOutbox } from "../src/delivery/drain.ts";
import { queueBundles } from "../src/delivery/queue.ts";
import { isTrouble } from "../src/delivery/trouble.ts";
import { makeKeyring } from "../src/store/keyring.ts";
import type { Outbox } from "../src/store/outbox.ts";
import { openPostgresOutbox } from "../src/store/postgres-outbox.ts";
import { openSqliteOutbox } from "../src/store/sqlite-outbox.ts";
import { startPostgres } from "../test/counterparts/postgres.ts";
import { patientBundle } from "../test/delivery/destination.ts";
import { median } from "./median.ts";

const [bundles = 80, serverMs = 150, rounds = 5] = process.argv.slice(2).map(Number);
const ENTRIES = 60;
const CONCURRENCY = 8;
const ID = /00000000-0000-5000-8000-0{9}(?<last>\d{3})/g;

const folder = mkdtempSync(join(tmpdir(), "casebridge-outbox-"));
const ehrFile = join(import.meta.dirname, "../test/hostile/ehr.ts");
// Its delays are spread evenly from nothing to delayMs.
const ehr = spawn(process.execPath, [ehrFile, "hapi", ":memory:", JSON.stringify({ delayMs: 2 * serverMs }), "7"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const [line] = (await once(ehr.stdout, "data")) as [Buffer];
const to = { name: "ehr", baseUrl: line.toString().trim(), kind: "repository", allowPrivateAddress: true } as const;
const outside = { fetch, clock: () => new Date(), random: Math.random };
const keyring = makeKeyring([["k", Buffer.alloc(32)]]);
const postgres = await startPostgres();

let patients = 0;
function make(): Bundle {
  const own = String(++patients).padStart(8, "0");
  return JSON.parse(JSON.stringify(patientBundle(ENTRIES - 2)).replaceAll(ID, `${own}-0000-5000-8000-000000000$<last>`)) as Bundle;
}

type Way = (all: readonly Bundle[]) => Promise<number>;

/** The same requests as through an outbox: nothing is read first. */
const alone: Way = async (all) => {
  const capability = await readCapability(to, outside);
  if (isTrouble(capability)) throw new Error(capability.issue.message);
  const record = { find: async () => [], hold: async () => {} };
  const waiting = all.values();
  let delivered = 0;
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      for (const bundle of waiting) {
        const { remedy } = await deliverBundle(bundle, to, outside, { capability, record, isFirst: true });
        if (remedy === undefined) delivered++;
      }
    }),
  );
  return delivered;
};

const through =
  (outbox: Outbox): Way =>
  async (all) => {
    await queueBundles(all, "ehr", outbox);
    const options = { outbox, destinations: new Map([["ehr", to]]), outside, concurrency: CONCURRENCY, startWith: CONCURRENCY };
    return (await drainOutbox(options)).delivered;
  };

const outboxes = {
  sqlite: openSqliteOutbox({ folder: join(folder, "outbox"), keyring }),
  ...(postgres.url === "" ? {} : { postgres: await openPostgresOutbox({ connectionString: postgres.url, keyring }) }),
};
const ways: [string, Way][] = [
  ["alone", alone],
  ...Object.entries(outboxes).map(([name, outbox]): [string, Way] => [name, through(outbox)]),
];
const seconds = new Map<string, number[]>(ways.map(([name]) => [name, []]));
/** Of this process: says what an outbox costs where others keep the machine busy, and the seconds do not. */
const cpuMs = new Map<string, number[]>(ways.map(([name]) => [name, []]));
for (let round = 0; round <= rounds; round++) {
  // Turn about, so that a server that warms up or fills up favours none; the first round warms up and does not count.
  for (let i = 0; i < ways.length; i++) {
    const [name, way] = ways[(i + round) % ways.length] ?? ["alone", alone];
    const all = Array.from({ length: bundles }, make);
    const before = process.cpuUsage();
    const start = performance.now();
    const delivered = await way(all);
    const { user, system } = process.cpuUsage(before);
    if (delivered !== bundles) throw new Error(`${name}: ${delivered} of ${bundles} delivered`);
    if (round === 0) continue;
    seconds.get(name)?.push((performance.now() - start) / 1000);
    cpuMs.get(name)?.push((user + system) / 1000 / bundles);
  }
}
for (const outbox of Object.values(outboxes)) await outbox.close();
await postgres.stop();
ehr.kill();
rmSync(folder, { recursive: true });

const base = median(seconds.get("alone") ?? []);
console.table(
  [...seconds].map(([name, all]) => ({
    name,
    ...{ bundles, entries: ENTRIES, concurrency: CONCURRENCY, serverMs, rounds },
    medianSeconds: Number(median(all).toFixed(2)),
    resourcesPerSecond: Math.round((bundles * ENTRIES) / median(all)),
    cpuMsPerBundle: Number(median(cpuMs.get(name) ?? []).toFixed(1)),
    overheadPercent: Number(((median(all) / base - 1) * 100).toFixed(1)),
  })),
);
