// What each answer of a destination leads to, beside the trouble that faults.test.ts covers.
import type { CapabilityStatement } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { deliverBundle } from "../../src/delivery/deliver.ts";
import type { Destination } from "../../src/delivery/destinations.ts";
import type { Learnt } from "../../src/delivery/learnt.ts";
import { planDelivery } from "../../src/delivery/plan.ts";
import type { DeliveryRecord } from "../../src/delivery/record.ts";
import { retryAfter } from "../../src/delivery/trouble.ts";
import type { Holding } from "../../src/store/outbox.ts";
import { type Fault, openDestination, patientBundle, type Seen } from "./destination.ts";

const EMPTY = { resourceType: "Bundle", type: "searchset", total: 0 };
const isPost = ({ method }: Seen): boolean => method === "POST";
const answer = (status: number, body?: object, headers?: Record<string, string>): Fault => ({
  kind: "answer",
  status,
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  ...(headers === undefined ? {} : { headers }),
});
const outcome = (diagnostics = "no"): object => ({
  resourceType: "OperationOutcome",
  issue: [{ severity: "error", code: "processing", diagnostics }],
});

function record(): DeliveryRecord & { readonly all: Map<string, Holding> } {
  const all = new Map<string, Holding>();
  return {
    all,
    find: async (keys) => keys.flatMap((key) => all.get(key) ?? []),
    hold: async (holding) => void all.set(holding.key, holding),
  };
}

function memory(learnt: Learnt = {}) {
  let known = learnt;
  return {
    known: () => known,
    learn: async (more: Learnt) => {
      known = { ...known, ...more };
    },
  };
}

/** The endpoint's statement without transactions, and only with these types to create. */
function creatingOnly(types: readonly string[]): CapabilityStatement {
  const resource = types.map((type) => ({
    type: type as "Patient",
    interaction: [{ code: "create" as const }, { code: "read" as const }, { code: "search-type" as const }],
    searchParam: [{ name: "identifier", type: "token" as const }],
  }));
  return {
    resourceType: "CapabilityStatement",
    status: "active",
    date: "2026-01-01",
    kind: "instance",
    format: ["json"],
    fhirVersion: "4.0.1",
    rest: [{ mode: "server", resource }],
  } as CapabilityStatement;
}

describe("single entries in an answer of 200", () => {
  it("a 304 is no change", async () => {
    await using test = await openDestination();
    const entry = Array.from({ length: 5 }, () => ({ response: { status: "304 Not Modified" } }));
    test.misbehave((seen) => (isPost(seen) ? answer(200, { resourceType: "Bundle", type: "transaction-response", entry }) : undefined));
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect([report.unchanged, report.failed]).toEqual([5, []]);
  });

  it("a 503 is looked up, and what is not there is sent again after the time that the answer names", async () => {
    await using test = await openDestination();
    const response = (status: string) => ({ response: { status } });
    const body = { resourceType: "Bundle", type: "batch-response", entry: [503, 503, 500, 408, 409].map((s) => response(String(s))) };
    test.misbehave((seen, nth) => (isPost(seen) && nth === 1 ? answer(200, body, { "retry-after": "3" }) : undefined));
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect([report.created, test.waits]).toEqual([5, [3000]]);
  });
});

describe("a destination that does less than it says", () => {
  it.each([405, 501])("%i to updates with our ids: by business identifier instead, and it is remembered", async (status) => {
    const learnt = memory();
    await using test = await openDestination({ memory: learnt });
    test.misbehave((seen) => (isPost(seen) && seen.body.includes('"method":"PUT"') ? answer(status, outcome()) : undefined));
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect([report.created, report.remedy, learnt.known()]).toEqual([5, undefined, { refuses: ["upsert-by-id"] }]);
    expect(test.seen.filter((s) => s.path === "/metadata")).toHaveLength(2);
    const before = test.seen.length;
    await deliverBundle(patientBundle(3, "other", "2026-02-02T00:00:00Z"), test.to, test.outside);
    expect(test.seen.slice(before).filter(isPost)).toHaveLength(1);
  });

  it("is said where no way is left, and nothing is remembered", async () => {
    const learnt = memory();
    await using test = await openDestination({ memory: learnt });
    test.misbehave((seen) => (isPost(seen) ? answer(405, outcome()) : undefined));
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect([report.remedy, report.issues[0]?.code, learnt.known()]).toEqual(["fix-destination", "not-supported", {}]);
    expect(report.issues[0]?.message).toContain("upsert-by-id, conditional");
  });

  it("is believed where the operator has set the strategy: no other is tried", async () => {
    await using test = await openDestination({ strategy: "upsert-by-id" });
    test.misbehave((seen) => (isPost(seen) ? answer(405, outcome()) : undefined));
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect([report.remedy, test.seen.filter(isPost).length]).toEqual(["fix-destination", 1]);
  });
});

describe("what a person did at the destination", () => {
  it.each(["upsert-by-id", "conditional"] as const)(
    "%s: a resource that was deleted there is not brought back, nor is anything sent",
    async (strategy) => {
      await using test = await openDestination({ strategy });
      const first = await deliverBundle(patientBundle(3), test.to, test.outside);
      const known = record();
      for (const { key, resource, fingerprint = "", version = "1" } of first.entries)
        await known.hold({ key, serverKey: resource, fingerprint, version, isWithdrawn: false });
      const gone = first.entries.find((entry) => entry.key.startsWith("Condition/"))?.resource ?? "";
      test.misbehave((seen) => (seen.path === `/${gone}` ? answer(410) : seen.path.includes("?") ? answer(200, EMPTY) : undefined));
      const report = await deliverBundle(patientBundle(3, "other"), test.to, test.outside, { record: known });
      expect([report.remedy, report.failed.map((f) => f.status), report.issues[0]?.code]).toEqual(["fix-bundle", [410], "not-found"]);
      expect(test.seen.filter(isPost)).toHaveLength(1);
    },
  );

  it("without a record a deleted resource is not created again either: the destination is asked, and only --bring-back brings it back", async () => {
    await using test = await openDestination();
    const gone = "/Condition/00000000-0000-5000-8000-000000000002";
    test.misbehave((seen) => (seen.method === "GET" && seen.path === gone ? answer(410) : undefined));
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect([report.remedy, report.failed.map((f) => f.resource), report.issues[0]?.code]).toEqual([
      "fix-bundle",
      [gone.slice(1)],
      "not-found",
    ]);
    expect(report.issues[0]?.message).toContain("--bring-back");
    expect((await planDelivery(patientBundle(3), test.to, test.outside)).issues[0]?.message).toContain(gone.slice(1));
    expect(test.seen.some(isPost)).toBe(false);
    expect((await deliverBundle(patientBundle(3), test.to, test.outside, { bringBack: true })).created).toBe(5);
  });

  it("a destination that cannot be read by id is taken at its search's word; one that fails inside is asked again later", async () => {
    await using test = await openDestination();
    let status = 500;
    test.misbehave((seen) => (seen.method === "GET" && /^\/Condition\/0/.test(seen.path) ? answer(status, outcome()) : undefined));
    expect((await deliverBundle(patientBundle(3), test.to, test.outside, { maxAttempts: 1 })).remedy).toBe("wait");
    expect(test.seen.some(isPost)).toBe(false);
    status = 405;
    expect((await deliverBundle(patientBundle(3), test.to, test.outside)).created).toBe(5);
  });

  it("two resources there with the identifier of one of ours are named, and nothing is sent", async () => {
    await using test = await openDestination({ strategy: "conditional" });
    const twin = () => test.repository.create({ resourceType: "Patient", identifier: [{ system: "urn:test", value: "P1" }] }).resource.id;
    const ids = [twin(), twin()];
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect([report.remedy, report.issues[0]?.code, test.seen.some(isPost)]).toEqual(["fix-bundle", "conflict", false]);
    for (const id of ids) expect(report.issues[0]?.message).toContain(`Patient/${id}`);
  });
});

describe("a server that only creates", () => {
  const open = async (fault: (seen: Seen) => Fault | undefined, more: Partial<Destination> = {}) => {
    const test = await openDestination(more);
    const statement = creatingOnly(["Patient", "Condition", "Provenance"]);
    test.misbehave((seen) => (seen.path === "/metadata" ? answer(200, statement) : fault(seen)));
    return test;
  };

  it("and forbids one type gets the others; the item waits for its operator", async () => {
    await using test = await open((seen) => (isPost(seen) && seen.path === "/Condition" ? answer(403, outcome()) : undefined));
    const report = await deliverBundle(patientBundle(3), test.to, test.outside, { record: record() });
    expect([report.created, report.failed.map((f) => f.status), report.remedy]).toEqual([2, [403, 403, 403], "fix-destination"]);
    expect(test.seen.filter((s) => s.path === "/Condition" && isPost(s))).toHaveLength(1);
  });

  it("and answers a creation with a reset after it: found again, not posted again", async () => {
    let posts = 0;
    await using test = await open((seen) =>
      isPost(seen) && seen.path === "/Condition" && ++posts === 2 ? { kind: "reset-after" } : undefined,
    );
    const known = record();
    const first = await deliverBundle(patientBundle(3), test.to, test.outside, { record: known });
    expect(first.remedy).toBe("wait");
    const second = await deliverBundle(patientBundle(3), test.to, test.outside, { record: known });
    expect([second.remedy, test.repository.search("Condition", {}).total]).toEqual([undefined, 3]);
  });
});

describe("retryAfter", () => {
  const now = new Date("2026-01-01T00:00:00Z");
  it.each([
    [{ "retry-after": "7" }, 7000],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:09 GMT" }, 9000],
    [{ "retry-after": "Wed, 31 Dec 2025 00:00:09 GMT" }, 0],
    [{ "retry-after": "soon" }, undefined],
    [{ "x-ms-retry-after-ms": "1234", "retry-after": "9" }, 1234],
    [{ ratelimit: '"default";r=0;t=30' }, 30000],
    [{ ratelimit: "limit=100, remaining=0, reset=12" }, 12000],
    [{ ratelimit: '"default";r=5;t=30' }, undefined],
    [{}, undefined],
  ])("%j", (headers, ms) => {
    expect(retryAfter(new Headers(headers as Record<string, string>), now)).toBe(ms);
  });
});

describe("compressed bodies", () => {
  it("only where the configuration says so", async () => {
    await using plain = await openDestination();
    await deliverBundle(patientBundle(3), plain.to, plain.outside);
    await using zipped = await openDestination({ gzip: true });
    const report = await deliverBundle(patientBundle(3), zipped.to, zipped.outside);
    const encodings = [plain, zipped].map((test) => test.seen.find(isPost)?.headers["content-encoding"]);
    expect([report.created, encodings]).toEqual([5, [undefined, "gzip"]]);
  });

  it.each([400, 415])("are given up after a %i that the same body plain does not get, and it is remembered", async (status) => {
    const learnt = memory();
    await using test = await openDestination({ gzip: true, memory: learnt });
    test.misbehave((seen) => (seen.headers["content-encoding"] === "gzip" ? answer(status) : undefined));
    const first = await deliverBundle(patientBundle(3), test.to, test.outside);
    await deliverBundle(patientBundle(3, "other"), test.to, test.outside);
    const encodings = test.seen.filter(isPost).map((s) => s.headers["content-encoding"]);
    expect([first.created, learnt.known(), encodings]).toEqual([5, { takesGzip: false }, ["gzip", undefined, undefined]]);
  });

  it("are not blamed for a content that is refused plain too", async () => {
    const learnt = memory();
    await using test = await openDestination({ gzip: true, memory: learnt });
    test.misbehave((seen) => (isPost(seen) ? answer(400, outcome()) : undefined));
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect([report.remedy, learnt.known()]).toEqual(["fix-bundle", {}]);
  });
});
