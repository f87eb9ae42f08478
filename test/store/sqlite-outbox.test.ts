import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lockFolder } from "../../src/store/folder-lock.ts";
import { addKey, type Keyring, readKeyring } from "../../src/store/keyring.ts";
import { openSqliteOutbox } from "../../src/store/sqlite-outbox.ts";
import { item, type OpenedOutbox, outboxContract } from "./outbox-contract.ts";

const root = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;
const newFolder = (): string => join(root, String(folders++));
const keyFile = join(root, "keys");
addKey(keyFile, "first");

async function open(folder = newFolder(), keyring: Keyring = readKeyring(keyFile)): Promise<OpenedOutbox & { folder: string }> {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const outbox = openSqliteOutbox({ folder, keyring, clock: () => new Date(now) });
  return {
    folder,
    outbox,
    advance: (ms) => {
      now += ms;
    },
    [Symbol.asyncDispose]: () => outbox.close(),
  };
}

outboxContract("SQLite", () => open());

describe("the files of the SQLite outbox", () => {
  it("hold no word of a body", async () => {
    const test = await open();
    await test.outbox.enqueue([{ ...item("p"), body: '{"text":"Canary of the narrative"}' }]);
    await test.outbox.close();
    expect(readFileSync(join(test.folder, "outbox.sqlite")).includes("Canary")).toBe(false);
  });

  it("survive being closed: the queue goes on where it was", async () => {
    const first = await open();
    const queued = item("p");
    await first.outbox.enqueue([queued]);
    await first.outbox.close();
    await using second = await open(first.folder);
    expect((await second.outbox.lease({ count: 1, leaseMs: 1 }))[0]?.body).toBe(queued.body);
  });

  it("open with an old key until the bodies are sealed with the new one; then the old key may go", async () => {
    const rotating = join(root, "rotating");
    addKey(rotating, "old");
    const before = await open(newFolder(), readKeyring(rotating));
    const queued = item("p");
    await before.outbox.enqueue([queued]);
    await before.outbox.close();
    const oldRing = readKeyring(rotating);
    addKey(rotating, "new");
    const between = await open(before.folder, readKeyring(rotating));
    expect([await between.outbox.rotateKeys(), await between.outbox.rotateKeys()]).toEqual([1, 0]);
    await between.outbox.close();
    await using withOld = await open(before.folder, oldRing);
    await expect(withOld.outbox.lease({ count: 1, leaseMs: 1 })).rejects.toThrow("no key new");
    await using withNew = await open(before.folder, readKeyring(rotating));
    expect((await withNew.outbox.lease({ count: 1, leaseMs: 1 }))[0]?.body).toBe(queued.body);
  });

  it("a backup is a whole outbox", async () => {
    const folder = newFolder();
    const test = openSqliteOutbox({ folder, keyring: readKeyring(keyFile) });
    const queued = item("p");
    await test.enqueue([queued]);
    await test.backup(join(root, "copy.sqlite"));
    await test.close();
    expect(readFileSync(join(root, "copy.sqlite")).subarray(0, 15).toString()).toBe("SQLite format 3");
  });

  it("a folder has one sender", () => {
    const folder = newFolder();
    const lock = lockFolder(folder);
    expect([lock === undefined, lockFolder(folder)]).toEqual([false, undefined]);
    lock?.release();
    const again = lockFolder(folder);
    expect(again).toBeDefined();
    again?.release();
  });
});
