// What every outbox must do, whatever it is built on.
import { describe, expect, it } from "vitest";
import type { Lease, NewItem, Outbox } from "../../src/store/outbox.ts";

export interface OpenedOutbox extends AsyncDisposable {
  readonly outbox: Outbox;
  /** Moves the outbox's clock. */
  advance(ms: number): void;
}

let made = 0;
export const item = (patient: string, document = `${patient}-doc`, destination = "a"): NewItem => {
  made++;
  return { destination, patient, document, fingerprint: `f${made}`, body: `{"made":${made},"of":"${patient}"}` };
};

export function outboxContract(name: string, open: () => Promise<OpenedOutbox>): void {
  const one = async (outbox: Outbox): Promise<Lease> => {
    const [lease] = await outbox.lease({ count: 1, leaseMs: 1000 });
    if (lease === undefined) throw new Error("nothing to lease");
    return lease;
  };
  const done = { kind: "done", holdings: [] } as const;

  describe(`the outbox on ${name}`, () => {
    it("gives one item per patient at a time, in their order", async () => {
      await using test = await open();
      const { outbox } = test;
      const items = [item("p"), item("p"), item("q"), item("p")];
      await outbox.enqueue(items);
      const first = await outbox.lease({ count: 9, leaseMs: 1000 });
      expect(first.map((lease) => lease.body)).toEqual([items[0]?.body, items[2]?.body]);
      expect(await outbox.lease({ count: 9, leaseMs: 1000 })).toEqual([]);
      expect(await outbox.settle(first[0] as Lease, done)).toBe(true);
      expect((await one(outbox)).body).toBe(items[1]?.body);
    });

    it("keeps destinations apart: the same patient goes to two at the same time", async () => {
      await using test = await open();
      await test.outbox.enqueue([item("p", "d", "a"), item("p", "d", "b")]);
      expect(await test.outbox.lease({ count: 9, leaseMs: 1000, destination: "b" })).toHaveLength(1);
      expect(await test.outbox.lease({ count: 9, leaseMs: 1000 })).toHaveLength(1);
    });

    it("does not queue the same content of a document twice, but queues it again after another content", async () => {
      await using test = await open();
      const [a, b] = [item("p"), item("p")];
      const [first] = await test.outbox.enqueue([a]);
      expect(await test.outbox.enqueue([a])).toEqual([{ id: first?.id, isNew: false }]);
      expect((await test.outbox.enqueue([b, a])).map((e) => e.isNew)).toEqual([true, true]);
    });

    it("a lease that ran out is given to somebody else, and the first holder can no longer settle", async () => {
      await using test = await open();
      await test.outbox.enqueue([item("p")]);
      const lost = await one(test.outbox);
      test.advance(1001);
      const taken = await one(test.outbox);
      expect([taken.item.id, taken.item.attempts]).toEqual([lost.item.id, 2]);
      expect([await test.outbox.settle(lost, done), await test.outbox.settle(taken, done)]).toEqual([false, true]);
      expect((await test.outbox.count()).done).toBe(1);
    });

    it("a lease that is extended in time is kept", async () => {
      await using test = await open();
      await test.outbox.enqueue([item("p")]);
      const lease = await one(test.outbox);
      test.advance(900);
      expect(await test.outbox.extend(lease, 1000)).toBe(true);
      test.advance(900);
      expect(await test.outbox.lease({ count: 1, leaseMs: 1000 })).toEqual([]);
    });

    it("a retry waits for its time and keeps its place before later items of the patient", async () => {
      await using test = await open();
      const [a, b] = [item("p"), item("p")];
      await test.outbox.enqueue([a, b]);
      const lease = await one(test.outbox);
      await test.outbox.settle(lease, { kind: "retry", notBefore: new Date(lease.until.getTime() + 4000), reason: "unreachable: gone" });
      expect(await test.outbox.lease({ count: 9, leaseMs: 1000 })).toEqual([]);
      test.advance(6000);
      expect((await one(test.outbox)).body).toBe(a.body);
    });

    it("a dead item stops its own patient only; redriven, it goes first; skipped, the next one goes", async () => {
      await using test = await open();
      const { outbox } = test;
      const items = [item("p"), item("p"), item("q")];
      await outbox.enqueue(items);
      const dead = await one(outbox);
      await outbox.settle(dead, { kind: "dead", reason: "rejected: no" });
      expect((await outbox.lease({ count: 9, leaseMs: 1000 })).map((l) => l.item.patient)).toEqual(["q"]);
      expect((await outbox.list({ states: ["dead"] })).map((i) => i.lastReason)).toEqual(["rejected: no"]);
      expect(await outbox.redrive({ patient: "p" })).toBe(1);
      const again = await one(outbox);
      expect(again.body).toBe(items[0]?.body);
      await outbox.settle(again, { kind: "dead", reason: "rejected: no" });
      expect([await outbox.skip(again.item.id), await outbox.skip(again.item.id)]).toEqual([true, false]);
      expect((await one(outbox)).body).toBe(items[1]?.body);
    });

    it("keeps the body until the item is done, and no longer", async () => {
      await using test = await open();
      const [{ id } = { id: "" }] = await test.outbox.enqueue([item("p")]);
      expect(await test.outbox.body(id)).toContain('"of":"p"');
      await test.outbox.settle(await one(test.outbox), done);
      expect(await test.outbox.body(id)).toBeUndefined();
    });

    it("remembers what a destination holds of a document, the newest word about each resource", async () => {
      await using test = await open();
      const [a, b] = [item("p", "d"), item("p", "d")];
      await test.outbox.enqueue([a, b]);
      const held = { key: "Condition/1", serverKey: "Condition/77", version: "1", isWithdrawn: false };
      await test.outbox.settle(await one(test.outbox), { kind: "done", holdings: [held] });
      await test.outbox.settle(await one(test.outbox), { kind: "done", holdings: [{ ...held, version: "2", isWithdrawn: true }] });
      expect(await test.outbox.holdings("a", "d")).toEqual([{ ...held, version: "2", isWithdrawn: true }]);
      expect(await test.outbox.holdings("b", "d")).toEqual([]);
    });

    it("keeps a record written in the middle of a delivery, finds it by key across documents, and takes certainty before doubt", async () => {
      await using test = await open();
      const owner = { destination: "a", document: "d1", patient: "p" };
      const pending = { key: "Patient/p", serverKey: "", isWithdrawn: false, isPending: true };
      await test.outbox.hold(owner, [pending]);
      expect(await test.outbox.find("a", ["Patient/p", "Patient/q"])).toEqual([pending]);
      const held = { key: "Patient/p", serverKey: "Patient/9", version: "1", isWithdrawn: false, fingerprint: "f" };
      await test.outbox.hold({ ...owner, document: "d2" }, [held]);
      expect(await test.outbox.find("a", ["Patient/p"])).toEqual([held]);
      expect(await test.outbox.find("b", ["Patient/p"])).toEqual([]);
      await test.outbox.hold(owner, [held]);
      expect(await test.outbox.holdings("a", "d1")).toEqual([held]);
    });

    it("of two documents that speak of one resource the later word counts, whichever was first", async () => {
      await using test = await open();
      const owner = { destination: "a", document: "d1", patient: "p" };
      const held = { key: "Patient/p", serverKey: "Patient/9", version: "1", isWithdrawn: false, fingerprint: "f" };
      for (const [document, version] of [
        ["d1", "1"],
        ["d2", "2"],
        ["d1", "3"],
      ] as const) {
        test.advance(1);
        await test.outbox.hold({ ...owner, document }, [{ ...held, version }]);
      }
      expect((await test.outbox.find("a", ["Patient/p"])).map((one) => one.version)).toEqual(["3"]);
    });

    it("erases everything of one patient and nothing of another", async () => {
      await using test = await open();
      await test.outbox.enqueue([item("p"), item("p"), item("q")]);
      const held = { key: "Patient/p", serverKey: "Patient/p", isWithdrawn: false };
      await test.outbox.settle(await one(test.outbox), { kind: "done", holdings: [held] });
      expect(await test.outbox.erase("p")).toBe(3);
      expect((await test.outbox.list({})).map((i) => i.patient)).toEqual(["q"]);
      expect(await test.outbox.holdings("a", "p-doc")).toEqual([]);
    });
  });
}
