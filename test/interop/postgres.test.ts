// The outbox on a real PostgreSQL: the same contract as on SQLite, then crashes of the database and of senders, and many senders at once.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Condition } from "@medplum/fhirtypes";
import pg from "pg";
import { afterAll, describe, expect, inject, it } from "vitest";
import { queueBundles } from "../../src/delivery/queue.ts";
import { addKey, makeKeyring, readKeyring } from "../../src/store/keyring.ts";
import { openPostgresOutbox } from "../../src/store/postgres-outbox.ts";
import { startPostgres } from "../counterparts/postgres.ts";
import { openDestination } from "../delivery/destination.ts";
import { revisedCondition, revision } from "../delivery/revisions.ts";
import { item, type OpenedOutbox, outboxContract } from "../store/outbox-contract.ts";

const url = inject("postgres");
const root = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(root, { recursive: true }));
const keys = join(root, "keys");
addKey(keys, "k");
const keyring = makeKeyring([["k", Buffer.alloc(32)]]);

let schemas = 0;
/** An empty schema of its own, as a connection string. */
async function newSchema(): Promise<string> {
  const schema = `t${process.pid}_${schemas++}`;
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE; CREATE SCHEMA ${schema}`);
  await client.end();
  return `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}

async function open(): Promise<OpenedOutbox> {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const outbox = await openPostgresOutbox({ connectionString: await newSchema(), keyring, clock: () => new Date(now) });
  return {
    outbox,
    advance: (ms) => {
      now += ms;
    },
    [Symbol.asyncDispose]: () => outbox.close(),
  };
}

function sender(args: readonly string[], killAfterMs?: number): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../delivery/sender.ts"), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    if (killAfterMs !== undefined && output === "") setTimeout(() => child.kill("SIGKILL"), killAfterMs);
    output += chunk.toString();
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
}

describe.skipIf(url === "")("PostgreSQL", () => {
  outboxContract("PostgreSQL", open);

  it("two hosts that queue and lease at once never hold two items of one patient", async () => {
    const connectionString = await newSchema();
    const hosts = await Promise.all([1, 2, 3, 4].map(() => openPostgresOutbox({ connectionString, keyring, connections: 4 })));
    await Promise.all(
      hosts.flatMap((host) => Array.from({ length: 25 }, (_, i) => host.enqueue([item(`p${i % 5}`), item(`p${(i + 1) % 5}`)]))),
    );
    const holding = new Map<string, number>();
    const order = new Map<string, string[]>();
    let worst = 0;
    await Promise.all(
      hosts.map(async (host) => {
        for (;;) {
          const leases = await host.lease({ count: 2, leaseMs: 60_000 });
          if (leases.length === 0) {
            const { queued, sending } = await host.count();
            if (queued + sending === 0) return;
          }
          for (const lease of leases) {
            const { patient, id } = lease.item;
            holding.set(patient, (holding.get(patient) ?? 0) + 1);
            worst = Math.max(worst, holding.get(patient) ?? 0);
            order.set(patient, [...(order.get(patient) ?? []), id]);
            await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
            holding.set(patient, (holding.get(patient) ?? 0) - 1);
            await host.settle(lease, { kind: "done", holdings: [] });
          }
        }
      }),
    );
    expect(worst).toBe(1);
    const all = await hosts[0]?.list({ limit: 10_000 });
    for (const [patient, ids] of order) expect(ids).toEqual(all?.filter((i) => i.patient === patient).map((i) => i.id));
    expect([...order.values()].flat()).toHaveLength(200);
    await Promise.all(hosts.map((host) => host.close()));
  });

  it("two senders that are killed again and again deliver every revision once and in order", async () => {
    await using test = await openDestination();
    let requests = 0;
    test.misbehave(() => {
      requests++;
      return requests % 19 === 0 ? { kind: "reset-before" } : requests % 23 === 0 ? { kind: "reset-after" } : undefined;
    });
    const connectionString = await newSchema();
    const outbox = await openPostgresOutbox({ connectionString, keyring: readKeyring(keys) });
    for (let n = 1; n <= 6; n++)
      await queueBundles(
        [0, 1, 2, 3, 4, 5].map((patient) => revision(patient, n)),
        "test",
        outbox,
      );
    let kills = 0;
    const run = async (): Promise<void> => {
      for (let round = 0; ; round++) {
        const { code } = await sender(["send", connectionString, keys, test.to.baseUrl], round < 5 ? Math.random() * 60 : undefined);
        if (code === null) kills++;
        if (code === 0) return;
      }
    };
    await Promise.all([run(), run()]);
    expect(kills).toBeGreaterThan(2);
    expect(await outbox.count()).toMatchObject({ queued: 0, sending: 0, dead: 0, done: 36 });
    await outbox.close();
    expect(test.repository.search("Condition", {}).total).toBe(12);
    for (let patient = 0; patient < 6; patient++) {
      const texts = test.repository.history("Condition", revisedCondition(patient)).map((r) => (r as Condition).code?.text);
      expect(texts.toReversed()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `revision ${n}`));
    }
  });

  it("what was acknowledged as queued survives a database that is cut off in the middle, and the queueing goes on by itself", async () => {
    const own = await startPostgres();
    const outbox = await openPostgresOutbox({ connectionString: own.url, keyring, connections: 2 });
    const acknowledged: string[] = [];
    let isOver = false;
    const filling = (async () => {
      for (let n = 0; !isOver; n++) acknowledged.push((await outbox.enqueue([item(`p${n % 9}`)]))[0]?.id ?? "");
    })();
    for (let crash = 0; crash < 3; crash++) {
      const before = acknowledged.length;
      while (acknowledged.length < before + 20) await new Promise((resolve) => setTimeout(resolve, 10));
      own.crash();
      own.start();
    }
    isOver = true;
    await filling;
    const there = new Set((await outbox.list({ limit: 1_000_000 })).map((i) => i.id));
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(60);
    await outbox.close();
    await own.stop();
  });

  it("senders whose database is cut off in mid-run and who are killed besides deliver every revision once and in order", async () => {
    const own = await startPostgres();
    await using test = await openDestination();
    const outbox = await openPostgresOutbox({ connectionString: own.url, keyring: readKeyring(keys) });
    const revisions = [1, 2, 3, 4, 5, 6, 7, 8];
    for (const n of revisions)
      await queueBundles(
        [0, 1, 2, 3].map((patient) => revision(patient, n)),
        "test",
        outbox,
      );
    let [arrived, cut, kills] = [0, 0, 0];
    test.misbehave(({ method }) => {
      if (method === "POST") arrived++;
      return undefined;
    });
    for (let last: number | null = null; last !== 0; ) {
      const before = arrived;
      let isOver = false;
      const running = sender(["send", own.url, keys, test.to.baseUrl], cut < 3 ? 1_500 : undefined).finally(() => {
        isOver = true;
      });
      if (cut < 3) {
        while (!isOver && arrived < before + 2) await new Promise((resolve) => setTimeout(resolve, 5));
        own.crash();
        own.start();
        cut++;
      }
      last = (await running).code;
      if (last === null) kills++;
      expect(kills).toBeLessThan(20);
    }
    expect(cut).toBeGreaterThan(0);
    expect(await outbox.count()).toMatchObject({ queued: 0, sending: 0, dead: 0, done: 32 });
    await outbox.close();
    for (let patient = 0; patient < 4; patient++) {
      const texts = test.repository.history("Condition", revisedCondition(patient)).map((r) => (r as Condition).code?.text);
      expect(texts.toReversed()).toEqual(revisions.map((n) => `revision ${n}`));
    }
    await own.stop();
  });
});
