// The sender beside a plain loop and beside blazectl, against one FHIR server: HAPI_URL=http://… node bench/push.ts [BUNDLES] [CONCURRENCY] [ROUNDS].
// With HAPI_PID, the server's process on this machine, CPU time is told too: where others keep the machine busy, it says more than the seconds do.
// The plain loop posts ready transactions as curl does; blazectl (https://github.com/samply/blazectl), where it is on the PATH, uploads a folder of
// them in its published way. Same bundles, as many at a time. The sender goes through the durable outbox and keeps its record.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundle } from "@medplum/fhirtypes";
import type { CapabilityMemory, KeptCapability } from "../src/delivery/capability-memory.ts";
import { drainOutbox } from "../src/delivery/drain.ts";
import { queueBundles } from "../src/delivery/queue.ts";
import { writesOf } from "../src/delivery/writes.ts";
import { makeKeyring } from "../src/store/keyring.ts";
import { openSqliteOutbox } from "../src/store/sqlite-outbox.ts";
import { patientBundle } from "../test/delivery/destination.ts";
import { familySeconds } from "./cpu-time.ts";
import { median } from "./median.ts";

const url = process.env["HAPI_URL"];
if (url === undefined) throw new Error("HAPI_URL is not set: start test/counterparts/hapi/start.sh");
const [bundles = 30, concurrency = 4, rounds = 5] = process.argv.slice(2).map(Number);
const ENTRIES = 60;
const run = Date.now().toString(16).slice(-6);
const root = mkdtempSync(join(tmpdir(), "casebridge-push-"));

/** Patients of their own for each round and each way: nothing that is sent is there already. */
function make(round: number, way: string, n: number): Bundle {
  const own = `${run}${way.charCodeAt(0).toString(16)}${round.toString(16)}${n.toString(16).padStart(3, "0")}`.padStart(12, "0").slice(-12);
  const text = JSON.stringify(patientBundle(ENTRIES - 2))
    .replaceAll(/00000000-0000-5000-8000-0{9}(\d{3})/g, `${own.slice(0, 8)}-${own.slice(8)}-5000-8000-000000000$1`)
    .replace('"P1"', `"${own}"`);
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

async function plainLoop(all: readonly Bundle[]): Promise<number> {
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

/** As beside a destinations file: what the server says it can do (1.5 MB of HAPI, a second of its CPU) is asked once, not for every push. */
let kept: KeptCapability | undefined;
const capabilities: CapabilityMemory = {
  known: () => kept,
  keep: async (capability) => {
    kept = capability;
  },
};

async function sender(all: readonly Bundle[]): Promise<number> {
  const folder = mkdtempSync(join(root, "outbox-"));
  const outbox = openSqliteOutbox({ folder, keyring: makeKeyring([["k", Buffer.alloc(32)]]) });
  const to = { name: "hapi", baseUrl: url ?? "", kind: "repository", allowPrivateAddress: true, capabilities } as const;
  const start = performance.now();
  await queueBundles(all, "hapi", outbox);
  const outside = { fetch, clock: () => new Date(), random: Math.random };
  const drained = await drainOutbox({ outbox, destinations: new Map([["hapi", to]]), outside, concurrency, startWith: concurrency });
  const ms = performance.now() - start;
  if (drained.delivered !== all.length) throw new Error(`sender: ${JSON.stringify(drained)}`);
  await outbox.close();
  return ms;
}

/** The time of the whole process: its start is some 10 ms of it. */
async function blazectl(all: readonly Bundle[]): Promise<number> {
  const folder = mkdtempSync(join(root, "blazectl-"));
  mkdirSync(folder, { recursive: true });
  for (const [n, bundle] of all.entries()) writeFileSync(join(folder, `${n}.json`), ready(bundle));
  const start = performance.now();
  const done = spawnSync("blazectl", ["upload", folder, "--server", url ?? "", "-c", String(concurrency), "--no-progress"]);
  const ms = performance.now() - start;
  if (done.status !== 0 || !/100\.00?\s*%/.test(done.stdout.toString() + done.stderr.toString()))
    throw new Error(`blazectl: ${done.stdout}${done.stderr}`);
  return ms;
}

const hasBlazectl = spawnSync("blazectl", ["--version"]).error === undefined;
const WAYS: readonly (readonly [string, (all: readonly Bundle[]) => Promise<number>])[] = [
  ["plain loop", plainLoop],
  ["sender", sender],
  ...(hasBlazectl ? ([["blazectl", blazectl]] as const) : []),
];
const serverPid = Number(process.env["HAPI_PID"] ?? 0);
/** Milliseconds of CPU for each bundle: of the way, blazectl's own process included, and of the server for it. */
const cpu = new Map<string, { readonly own: number; readonly server: number }[]>(WAYS.map(([name]) => [name, []]));
const rates = new Map<string, number[]>(WAYS.map(([name]) => [name, []]));
await plainLoop(Array.from({ length: concurrency * 4 }, (_, n) => make(0, "w", n)));
await sender(Array.from({ length: concurrency }, (_, n) => make(0, "v", n)));
for (let round = 1; round <= rounds; round++) {
  // Turn about, so that a server that warms up or fills up favours nobody.
  for (let i = 0; i < WAYS.length; i++) {
    const [name, way] = WAYS[(i + round) % WAYS.length]!;
    const all = Array.from({ length: bundles }, (_, n) => make(round, name, n));
    const seconds = () => ({ own: familySeconds(process.pid), server: serverPid === 0 ? 0 : familySeconds(serverPid) });
    const before = seconds();
    const ms = await way(all);
    const after = seconds();
    const perBundle = (of: "own" | "server"): number => ((after[of] - before[of]) * 1000) / bundles;
    cpu.get(name)?.push({ own: perBundle("own"), server: perBundle("server") });
    rates.get(name)?.push((bundles * ENTRIES) / (ms / 1000));
  }
}
rmSync(root, { recursive: true });

const own = rates.get("sender") ?? [];
/** Of the same round, so that what else the machine does weighs on both. */
const shareOf = (all: readonly number[]): number => median(all.map((rate, round) => (own[round] ?? 0) / rate)) * 100;
console.log(
  `${bundles} bundles of ${ENTRIES} resources, ${concurrency} at a time, medians of ${rounds} rounds; the share is of the same round\n`,
);
console.log("way          resources/s   sender is   rounds");
for (const name of ["sender", "plain loop", "blazectl"]) {
  const all = rates.get(name);
  const row = all === undefined ? ["not run"] : [median(all).toFixed(0), `${shareOf(all).toFixed(1)} %`];
  console.log([name.padEnd(12), ...row.map((cell) => cell.padEnd(11)), ...(all ?? []).map((rate) => rate.toFixed(0))].join(" "));
}
if (serverPid !== 0) {
  /** All the CPU that a bundle costs on this machine: where server and sender share it, this is what bounds their speed. */
  const total = (name: string): number => median((cpu.get(name) ?? []).map(({ own: client, server }) => client + server));
  console.log("\nway          client ms   server ms   sender costs (CPU for each bundle)");
  for (const [name, all] of cpu) {
    const [client, server] = [median(all.map((one) => one.own)), median(all.map((one) => one.server))];
    const share = `${((total("sender") / total(name)) * 100).toFixed(1)} %`;
    console.log([name.padEnd(12), client.toFixed(1).padEnd(11), server.toFixed(1).padEnd(11), share].join(" "));
  }
}
