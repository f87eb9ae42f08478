// Transactions that a destination works off later (202), and where their answers may be.
import { describe, expect, it } from "vitest";
import { deliverBundle } from "../../src/delivery/deliver.ts";
import type { DeliveryRecord } from "../../src/delivery/record.ts";
import type { Holding } from "../../src/store/outbox.ts";
import { countStored, type Fault, openDestination, patientBundle, type Seen } from "./destination.ts";

const isPost = ({ method }: Seen): boolean => method === "POST";
const firstPost =
  (fault: Fault) =>
  (seen: Seen, nth: number): Fault | undefined =>
    isPost(seen) && nth === 1 ? fault : undefined;

function record(): DeliveryRecord {
  const all = new Map<string, Holding>();
  return { find: async (keys) => keys.flatMap((key) => all.get(key) ?? []), hold: async (holding) => void all.set(holding.key, holding) };
}

describe("a transaction that is worked off later", () => {
  it.each([
    ["the answer itself", false],
    ["the answer in a batch-response", true],
  ])("is asked for as often as the server wants, and %s is read", async (_, wrapped) => {
    await using test = await openDestination();
    test.misbehave(firstPost({ kind: "later", location: `${test.to.baseUrl}/jobs/1`, questions: 2, wrapped }));
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect([report.created, report.remedy, test.waits]).toEqual([5, undefined, [2000, 2000]]);
    expect(test.seen.filter(isPost)).toHaveLength(1);
  });

  it("is found by what the destination holds where its answer is forgotten", async () => {
    await using test = await openDestination();
    test.misbehave((seen, nth) =>
      seen.path === "/jobs/1"
        ? { kind: "answer", status: 404 }
        : firstPost({ kind: "later", location: "/fhir/jobs/1", questions: 0 })(seen, nth),
    );
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect([report.created, test.seen.filter(isPost).length]).toEqual([5, 1]);
  });

  it("is asked on by the next process and not sent again: its address is in the record before the first question", async () => {
    await using test = await openDestination();
    const known = record();
    test.misbehave(firstPost({ kind: "later", location: `${test.to.baseUrl}/jobs/1`, questions: 1 }));
    const dies = { ...test.outside, sleep: () => Promise.reject(new Error("killed")) };
    await expect(deliverBundle(patientBundle(3), test.to, dies, { record: known })).rejects.toThrow("killed");
    const report = await deliverBundle(patientBundle(3), test.to, test.outside, { record: known });
    expect([report.unchanged, report.remedy, test.seen.filter(isPost).length]).toEqual([5, undefined, 1]);
    expect(test.seen.filter((s) => s.path === "/jobs/1")).toHaveLength(2);
    expect(countStored(test.repository)).toEqual({ resources: 5, extraVersions: 0 });
  });

  it("that never ends is given back to the caller, to be asked again later", async () => {
    await using test = await openDestination();
    test.misbehave(firstPost({ kind: "later", location: `${test.to.baseUrl}/jobs/1`, questions: 1_000_000 }));
    const report = await deliverBundle(patientBundle(3), test.to, test.outside, { record: record(), maxAttempts: 1 });
    expect([report.remedy, report.issues[0]?.message]).toEqual(["wait", expect.stringContaining("still at work")]);
  });

  it.each([
    "http://127.0.0.1:1/fhir/jobs/1",
    "https://127.0.0.1/jobs/1",
    "http://169.254.169.254/latest",
    "file:///etc/passwd",
    "http://[",
  ])("is not asked for at %s, which is another origin", async (location) => {
    const asked: string[] = [];
    await using test = await openDestination();
    const spy: typeof fetch = (input, init) => {
      asked.push(String(input));
      return fetch(input, init);
    };
    test.misbehave(firstPost({ kind: "answer", status: 202, headers: { "content-location": location } }));
    const report = await deliverBundle(patientBundle(3), test.to, { ...test.outside, fetch: spy });
    expect([report.remedy, report.issues[0]?.code]).toEqual(["fix-destination", "configuration"]);
    expect(asked.every((url) => url.startsWith(test.to.baseUrl))).toBe(true);
  });

  it("is asked for at another origin that the operator has listed, not at one that only begins like it", async () => {
    await using other = await openDestination();
    const { origin } = new URL(other.to.baseUrl);
    await using test = await openDestination({ allowedOrigins: [origin] });
    test.misbehave(firstPost({ kind: "answer", status: 202, headers: { "content-location": `${origin}/fhir/jobs/1` } }));
    await deliverBundle(patientBundle(3), test.to, test.outside);
    expect(other.seen.map((s) => s.path)).toEqual(["/jobs/1"]);
    const longer = `${origin}0.example.org/fhir/jobs/1`;
    await using strict = await openDestination({ allowedOrigins: [origin] });
    strict.misbehave(firstPost({ kind: "answer", status: 202, headers: { "content-location": longer } }));
    expect((await deliverBundle(patientBundle(3), strict.to, strict.outside)).issues[0]?.code).toBe("configuration");
  });
});
