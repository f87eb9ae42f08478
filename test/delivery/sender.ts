// A process of its own, to be killed: sends an outbox to a destination, or fills one. Says on stdout what it has acknowledged.
// node sender.ts send OUTBOX KEYS BASE_URL [LEASE_MS] | node sender.ts fill OUTBOX KEYS, where OUTBOX is a folder or a connection string of PostgreSQL
import { drainOutbox } from "../../src/delivery/drain.ts";
import { queueBundles } from "../../src/delivery/queue.ts";
import { lockFolder } from "../../src/store/folder-lock.ts";
import { readKeyring } from "../../src/store/keyring.ts";
import { openPostgresOutbox } from "../../src/store/postgres-outbox.ts";
import { openSqliteOutbox } from "../../src/store/sqlite-outbox.ts";
import { revision } from "./revisions.ts";

const [job = "", place = "", keys = "", baseUrl = "", leaseMs = "300"] = process.argv.slice(2);
const keyring = readKeyring(keys);
const isShared = place.startsWith("postgres:");
const outbox = isShared ? await openPostgresOutbox({ connectionString: place, keyring }) : openSqliteOutbox({ folder: place, keyring });

if (job === "fill") {
  for (let n = 1; ; n++) {
    const [queued] = await queueBundles([revision(n % 7, n)], "test", outbox);
    process.stdout.write(`${queued?.id}\n`);
  }
}

if (!isShared && lockFolder(place) === undefined) throw new Error("another sender holds the folder");
const to = { name: "test", baseUrl, kind: "repository", allowPrivateAddress: true } as const;
const drain = () =>
  drainOutbox({
    outbox,
    destinations: new Map([["test", to]]),
    // Waits are short so that the test is: what is tested is the order of events, not their length.
    outside: {
      fetch,
      clock: () => new Date(),
      random: () => Math.random() / 1000,
      sleep: (ms) => new Promise((done) => setTimeout(done, Math.min(ms, 5))),
    },
    leaseMs: Number(leaseMs),
    onDelivery: () => process.stdout.write("."),
  });

/** What is queued, but for what waits behind a dead item: that does not move by itself. */
async function mayMove(): Promise<boolean> {
  const { queued, sending, dead } = await outbox.count();
  if (queued + sending === 0 || dead === 0) return queued + sending > 0;
  const all = { limit: Number.MAX_SAFE_INTEGER };
  const blocked = new Set((await outbox.list({ ...all, states: ["dead"] })).map((item) => item.patient));
  return (await outbox.list({ ...all, states: ["queued", "sending"] })).some((item) => !blocked.has(item.patient));
}

// Nothing may be due now because a sender that was killed, or another one, holds the rest.
for (await drain(); await mayMove(); await drain()) await new Promise((done) => setTimeout(done, 50));
await outbox.close();
