// A process of its own, to be killed: sends an outbox to a destination, or fills one. Says on stdout what it has acknowledged.
// node sender.ts send FOLDER KEYS BASE_URL | node sender.ts fill FOLDER KEYS
import { drainOutbox } from "../../src/delivery/drain.ts";
import { queueBundles } from "../../src/delivery/queue.ts";
import { lockFolder } from "../../src/store/folder-lock.ts";
import { readKeyring } from "../../src/store/keyring.ts";
import { openSqliteOutbox } from "../../src/store/sqlite-outbox.ts";
import { revision } from "./revisions.ts";

const [job = "", folder = "", keys = "", baseUrl = ""] = process.argv.slice(2);
const outbox = openSqliteOutbox({ folder, keyring: readKeyring(keys) });

if (job === "fill") {
  for (let n = 1; ; n++) {
    const [queued] = await queueBundles([revision(n % 7, n)], "test", outbox);
    process.stdout.write(`${queued?.id}\n`);
  }
}

const lock = lockFolder(folder);
if (lock === undefined) throw new Error("another sender holds the folder");
const to = { name: "test", baseUrl, kind: "repository", allowPrivateAddress: true } as const;
await drainOutbox({
  outbox,
  destinations: new Map([["test", to]]),
  // Waits are short so that the test is: what is tested is the order of events, not their length.
  outside: {
    fetch,
    clock: () => new Date(),
    random: () => Math.random() / 1000,
    sleep: (ms) => new Promise((done) => setTimeout(done, Math.min(ms, 5))),
  },
  leaseMs: 300,
  onDelivery: () => process.stdout.write("."),
});
if ((await outbox.count()).queued + (await outbox.count()).sending > 0) process.exitCode = 3;
await outbox.close();
