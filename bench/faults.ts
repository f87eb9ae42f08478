// Delivery under faults: node bench/faults.ts [BUNDLES] [KILLS]. A hostile EHR in its own process breaks 5 % of connections (half of them
// after the commit), throttles and cuts answers off; senders are killed with SIGKILL again and again. What arrived is counted in its own store.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Condition } from "@medplum/fhirtypes";
import { queueBundles } from "../src/delivery/queue.ts";
import { addKey, readKeyring } from "../src/store/keyring.ts";
import { openSqliteOutbox } from "../src/store/sqlite-outbox.ts";
import { revisedCondition, revision } from "../test/delivery/revisions.ts";

const [bundles = 100_000, kills = 50] = process.argv.slice(2).map(Number);
const REVISIONS = 10;
const patients = Math.ceil(bundles / REVISIONS);
const FAULTS = { resetBefore: 0.025, resetAfter: 0.025, throttled: 0.01, broken: 0.005, cutOff: 0.005, wrongCount: 0.005 };

const root = mkdtempSync(join(tmpdir(), "casebridge-faults-"));
const keys = join(root, "keys");
const store = join(root, "ehr.sqlite");
addKey(keys, "bench");
const test = join(import.meta.dirname, "../test");

const queueStart = performance.now();
const outbox = openSqliteOutbox({ folder: join(root, "outbox"), keyring: readKeyring(keys) });
for (let n = 1; n <= REVISIONS; n++) {
  for (let from = 0; from < patients; from += 500) {
    const some = Array.from({ length: Math.min(500, patients - from) }, (_, i) => revision(from + i, n));
    await queueBundles(some, "test", outbox);
  }
}
const queueSeconds = (performance.now() - queueStart) / 1000;

const ehr = spawn(process.execPath, [join(test, "hostile/ehr.ts"), "hapi", store, JSON.stringify(FAULTS), "11"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const [line] = (await once(ehr.stdout, "data")) as [Buffer];
const url = line.toString().trim();

const start = performance.now();
let killed = 0;
for (let isOver = false; !isOver; ) {
  const sender: ChildProcess = spawn(process.execPath, [join(test, "delivery/sender.ts"), "send", join(root, "outbox"), keys, url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  // The kills are spread over the whole run: each sender gets its share of the bundles, and dies in the middle of what comes then.
  let left = killed < kills ? Math.ceil((0.2 + Math.random()) * (bundles / kills)) : Number.POSITIVE_INFINITY;
  sender.stdout?.on("data", (dots: Buffer) => {
    const isAlive = left > 0;
    left -= dots.length;
    if (isAlive && left <= 0) setTimeout(() => sender.kill("SIGKILL"), Math.random() * 50);
  });
  const [code] = (await once(sender, "close")) as [number | null];
  if (code === null) killed++;
  isOver = code === 0;
}
const seconds = (performance.now() - start) / 1000;
ehr.kill();
await once(ehr, "close");

const database = new DatabaseSync(store, { readOnly: true });
const versions = database.prepare("SELECT json FROM version WHERE type = 'Condition' AND id = ? ORDER BY version");
let [lost, repeated, disordered] = [0, 0, 0];
for (let patient = 0; patient < patients; patient++) {
  const texts = versions.all(revisedCondition(patient)).map((row) => (JSON.parse(String(row["json"])) as Condition).code?.text ?? "");
  const numbers = texts.map((text) => Number(text.replace("revision ", "")));
  lost += REVISIONS - new Set(numbers).size;
  repeated += numbers.length - new Set(numbers).size;
  if (numbers.some((n, i) => i > 0 && n < (numbers[i - 1] ?? 0))) disordered++;
}
const total = Number(database.prepare("SELECT count(*) AS n FROM resource").get()?.["n"]);
const counts = await outbox.count();
await outbox.close();
rmSync(root, { recursive: true });
const result = {
  bundles: patients * REVISIONS,
  killed,
  ...{ lost, repeated, disordered, unexpectedResources: total - patients * 4, dead: counts.dead },
  queuedPerSecond: Math.round((patients * REVISIONS) / queueSeconds),
  deliveredPerSecond: Math.round((patients * REVISIONS) / seconds),
  seconds: Math.round(seconds),
};
console.log(JSON.stringify(result, null, 2));
if (lost + repeated + disordered + result.unexpectedResources + counts.dead > 0) process.exitCode = 1;
