import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Condition } from "@medplum/fhirtypes";
import { afterAll, describe, expect, it } from "vitest";
import { drainOutbox } from "../../src/delivery/drain.ts";
import { patientKey, queueBundles } from "../../src/delivery/queue.ts";
import { makeKeyring } from "../../src/store/keyring.ts";
import { openSqliteOutbox, type SqliteOutbox } from "../../src/store/sqlite-outbox.ts";
import { openDestination, patientBundle, type TestDestination } from "./destination.ts";
import { revisedCondition, revision } from "./revisions.ts";

const root = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;

async function setUp(): Promise<{
  outbox: SqliteOutbox;
  test: TestDestination;
  drain: () => ReturnType<typeof drainOutbox>;
  advance: (ms: number) => void;
}> {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const clock = () => new Date(now);
  const outbox = openSqliteOutbox({ folder: join(root, String(folders++)), keyring: makeKeyring([["k", Buffer.alloc(32)]]), clock });
  const test = await openDestination();
  const outside = { ...test.outside, clock };
  const destinations = new Map([["test", test.to]]);
  return {
    outbox,
    test,
    drain: () => drainOutbox({ outbox, destinations, outside, concurrency: 1 }),
    advance: (ms) => {
      now += ms;
    },
  };
}

describe("drainOutbox", () => {
  it("delivers what is queued, reads the CapabilityStatement once, and withdraws what a later revision lost", async () => {
    const { outbox, test, drain } = await setUp();
    await queueBundles([patientBundle(4), patientBundle(3), revision(1, 1)], "test", outbox);
    expect(await drain()).toEqual({ delivered: 3, retried: 0, dead: 0 });
    expect(test.seen.filter((s) => s.path === "/metadata")).toHaveLength(1);
    const marked = (test.repository.search("Condition", {}).resources as Condition[]).filter((c) => c.verificationStatus !== undefined);
    expect(marked.map((c) => c.code?.text)).toEqual(["finding 3"]);
    await queueBundles([patientBundle(3)], "test", outbox);
    expect(await drain()).toEqual({ delivered: 0, retried: 0, dead: 0 });
  });

  it("with a record sends one request for each revision and reads nothing; when somebody else wrote meanwhile it reads and repeats", async () => {
    const { outbox, test, drain } = await setUp();
    for (const n of [1, 2, 3]) await queueBundles([revision(1, n)], "test", outbox);
    await drain();
    expect(test.seen.map((s) => s.method)).toEqual(["GET", "POST", "POST", "POST"]);
    const id = revisedCondition(1);
    test.repository.update({ ...(test.repository.read("Condition", id) as Condition), id, note: [{ text: "somebody else" }] });
    await queueBundles([revision(1, 4)], "test", outbox);
    expect((await drain()).delivered).toBe(1);
    const versions = test.repository.history("Condition", id) as Condition[];
    expect(versions.map((c) => c.code?.text)).toEqual(["revision 4", "revision 3", "revision 3", "revision 2", "revision 1"]);
    expect(test.repository.search("Provenance", {}).total).toBe(1);
  });

  it("a bundle that the server refuses is dead and stops its own patient; redriven after repair it goes before the later one", async () => {
    const { outbox, test, drain } = await setUp();
    await queueBundles([revision(1, 1), revision(1, 2), revision(2, 1)], "test", outbox);
    test.misbehave(({ method }, nth) => (method === "POST" && nth === 1 ? { kind: "answer", status: 422 } : undefined));
    expect(await drain()).toEqual({ delivered: 1, retried: 0, dead: 1 });
    const [dead] = await outbox.list({ states: ["dead"] });
    expect(dead?.lastReason).toMatch(/^rejected: The destination test/);
    expect(await outbox.redrive({ states: ["dead"] })).toBe(1);
    const before = test.seen.length;
    expect(await drain()).toEqual({ delivered: 2, retried: 0, dead: 0 });
    // it has been under way before: what the destination holds is read first
    const asked = test.seen.slice(before).map((s) => `${s.method} ${s.path.split("?")[0]}`);
    expect(asked).toEqual(["GET /metadata", "GET /Patient", "GET /Condition", "GET /Provenance", "POST ", "POST "]);
    const texts = test.repository.history("Condition", revisedCondition(1)).map((r) => (r as Condition).code?.text);
    expect(texts).toEqual(["revision 2", "revision 1"]);
  });

  it("a destination that must be repaired buries nothing: everything waits", async () => {
    const { outbox, test, drain, advance } = await setUp();
    await queueBundles([revision(1, 1), revision(2, 1)], "test", outbox);
    test.misbehave(() => ({ kind: "answer", status: 401 }));
    const first = await drain();
    expect([first.delivered, first.dead]).toEqual([0, 0]);
    expect(await outbox.count()).toMatchObject({ queued: 2, dead: 0 });
    test.misbehave(() => undefined);
    advance(3_600_000);
    expect((await drain()).delivered).toBe(2);
  });

  it("a bundle that met only a sick server for over a week is given to a person", async () => {
    const { outbox, test, drain, advance } = await setUp();
    await queueBundles([revision(1, 1)], "test", outbox);
    test.misbehave(() => ({ kind: "answer", status: 503 }));
    expect((await drain()).retried).toBe(1);
    advance(8 * 86_400_000);
    expect((await drain()).dead).toBe(1);
  });

  it("a bundle whose lease ran out while it was under way here is not sent a second time beside the first", async () => {
    const { outbox, test, advance } = await setUp();
    await queueBundles([revision(1, 1)], "test", outbox);
    let leases = 0;
    const counting: SqliteOutbox = {
      ...outbox,
      extend: async () => false,
      lease: async (options) => {
        const found = await outbox.lease(options);
        leases += found.length;
        return found;
      },
    };
    // The machine sleeps while the server is at work.
    const asleep: typeof fetch = async (input, init) => {
      if (init?.method === "POST") {
        advance(10_000);
        while (leases < 2) await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return fetch(input, init);
    };
    const outside = { ...test.outside, fetch: asleep };
    const destinations = new Map([["test", test.to]]);
    const drained = await drainOutbox({ outbox: counting, destinations, outside, leaseMs: 5_000 });
    expect([drained, leases]).toEqual([{ delivered: 1, retried: 0, dead: 0 }, 2]);
    expect(test.seen.filter((seen) => seen.method === "POST")).toHaveLength(1);
  });

  it("an outbox that cannot be written to ends the sending with its error", async () => {
    const { outbox, test } = await setUp();
    await queueBundles([revision(1, 1), revision(2, 1)], "test", outbox);
    const settle = async (): Promise<boolean> => {
      throw new Error("the disk is full");
    };
    const options = { outbox: { ...outbox, settle }, destinations: new Map([["test", test.to]]), outside: test.outside };
    await expect(drainOutbox(options)).rejects.toThrow("the disk is full");
  });

  it("one patient can be erased by the id of the Patient resource", async () => {
    const { outbox } = await setUp();
    await queueBundles([patientBundle(1), revision(3, 1)], "test", outbox);
    expect(await outbox.erase(patientKey("00000000-0000-5000-8000-000000000000"))).toBe(1);
    expect(await outbox.count()).toMatchObject({ queued: 1 });
  });
});
