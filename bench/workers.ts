// Many senders on one PostgreSQL: node bench/workers.ts [BUNDLES] [SERVER_MS]. Starts a PostgreSQL of its own, a server that takes every transaction
// (at once, and after SERVER_MS), and one, two, four and eight sender processes that begin together; counts what arrived out of order or not once, and says who used
// the CPU: on one machine senders, database and server share it, and where no share is left more senders cannot bring more.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { queueBundles } from "../src/delivery/queue.ts";
import { addKey, readKeyring } from "../src/store/keyring.ts";
import { openPostgresOutbox } from "../src/store/postgres-outbox.ts";
import { startPostgres } from "../test/counterparts/postgres.ts";
import { revision } from "../test/delivery/revisions.ts";
import { familySeconds, machineSeconds, parentOf } from "./cpu-time.ts";
import { openSink } from "./sink.ts";

const [bundles = 2000, serverMs = 150] = process.argv.slice(2).map(Number);
const REVISIONS = 10;
const WORKERS = [1, 2, 4, 8];
const patients = Math.ceil(bundles / REVISIONS);
const root = mkdtempSync(join(tmpdir(), "casebridge-workers-"));
const keys = join(root, "keys");
addKey(keys, "bench");
const postgres = await startPostgres();
if (postgres.url === "") process.exit(1);
const database = await postmaster();

interface Row {
  readonly serverMs: number;
  readonly workers: number;
  readonly perSecond: number;
  readonly disordered: number;
  readonly notOnce: number;
  readonly left: number;
  /** Shares of all cores, in percent. */
  readonly senders: number;
  readonly postgres: number;
  readonly server: number;
  readonly others: number;
  readonly idle: number;
  /** Milliseconds of CPU for each bundle. */
  readonly senderMs: number;
  readonly postgresMs: number;
}

async function postmaster(): Promise<number> {
  const client = new pg.Client(postgres.url);
  await client.connect();
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  const pid = parentOf(Number(rows[0]?.pid));
  await client.end();
  return pid;
}

async function measure(workers: number, delayMs: number): Promise<Row> {
  const sink = await openSink(() => delayMs);
  const outbox = await openPostgresOutbox({ connectionString: postgres.url, keyring: readKeyring(keys) });
  for (let n = 1; n <= REVISIONS; n++) {
    const all = Array.from({ length: patients }, (_, p) => revision(p, n));
    await queueBundles(all, "test", outbox);
  }
  const sender = join(import.meta.dirname, "../test/delivery/sender.ts");
  const args = [sender, "send", postgres.url, keys, sink.url, "60000"];
  const begun = sink.begin(workers);
  const over = Promise.all(
    Array.from({ length: workers }, () => once(spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] }), "close")),
  );
  await begun;
  const before = usage();
  const start = performance.now();
  await over;
  const seconds = (performance.now() - start) / 1000;
  const used = usage();
  const { queued, sending, dead } = await outbox.count();
  const all = [...sink.seen.values()];
  for (const item of await outbox.list({ limit: 1_000_000 })) await outbox.erase(item.patient);
  await outbox.close();
  sink.close();

  const share = (name: keyof ReturnType<typeof usage>): number =>
    Math.round(((used[name] - before[name]) / seconds / availableParallelism()) * 100);
  const perBundle = (name: keyof ReturnType<typeof usage>): number => Number((((used[name] - before[name]) * 1000) / bundles).toFixed(1));
  const ours = share("senders") + share("postgres") + share("server");
  return {
    serverMs: delayMs,
    workers,
    perSecond: Math.round((patients * REVISIONS) / seconds),
    disordered: all.filter((numbers) => numbers.some((n, i) => i > 0 && n < (numbers[i - 1] ?? 0))).length,
    notOnce: all.filter((numbers) => numbers.length !== REVISIONS || new Set(numbers).size !== REVISIONS).length + (patients - all.length),
    left: queued + sending + dead,
    ...{ senders: share("senders"), postgres: share("postgres"), server: share("server") },
    ...{ others: Math.max(0, share("busy") - ours), idle: share("idle") },
    ...{ senderMs: perBundle("senders"), postgresMs: perBundle("postgres") },
  };
}

function usage() {
  const { user, system } = process.cpuUsage();
  const server = (user + system) / 1e6;
  return {
    senders: familySeconds(process.pid) - server,
    postgres: familySeconds(database),
    server,
    ...machineSeconds(),
  };
}

const rows: Row[] = [];
for (const delayMs of [0, serverMs]) for (const workers of WORKERS) rows.push(await measure(workers, delayMs));
await postgres.stop();
rmSync(root, { recursive: true });
console.table(rows);
if (rows.some(({ disordered, notOnce, left }) => disordered + notOnce + left > 0)) process.exitCode = 1;
