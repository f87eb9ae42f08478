// Bundles that are larger than a destination takes at once.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundle } from "@medplum/fhirtypes";
import { afterAll, describe, expect, it } from "vitest";
import { hasErrors } from "../../src/base/issue.ts";
import { deliverBundle } from "../../src/delivery/deliver.ts";
import { readDestinations } from "../../src/delivery/destinations.ts";
import { countStored, type Fault, openDestination, patientBundle, type Seen, type TestDestination } from "./destination.ts";

const root = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(root, { recursive: true }));

const entries = (body: string): number => (JSON.parse(body) as Bundle).entry?.length ?? 0;
const tooMany = (limit: number, status = 400, words = `The bundle exceeds the limit of ${limit} entries`) => {
  const body = JSON.stringify({ resourceType: "OperationOutcome", issue: [{ severity: "error", code: "too-costly", diagnostics: words }] });
  return ({ method, body: sent }: Seen): Fault | undefined =>
    method === "POST" && entries(sent) > limit ? { kind: "answer", status, body } : undefined;
};
const sizes = (test: TestDestination): readonly number[] => test.seen.filter((s) => s.method === "POST").map((s) => entries(s.body));

describe.each(["upsert-by-id", "conditional"] as const)("a bundle that is too large, by %s", (strategy) => {
  it("goes in parts when the server says its limit, each closed; the second push sends nothing", async () => {
    await using test = await openDestination({ strategy });
    test.misbehave(tooMany(25));
    const first = await deliverBundle(patientBundle(), test.to, test.outside);
    expect([first.created, hasErrors(first.issues), sizes(test)]).toEqual([60, false, [60, 25, 25, 10]]);
    const conditions = test.repository.search("Condition", {}).resources;
    expect([conditions.length, JSON.stringify(conditions).includes("urn:uuid:0")]).toEqual([58, strategy === "conditional"]);
    expect(JSON.stringify(conditions)).not.toContain('"reference":"urn:');
    const second = await deliverBundle(patientBundle(58, "neoplasm", "2026-02-02T00:00:00Z"), test.to, test.outside);
    expect([second.created, second.updated, second.unchanged, sizes(test).length]).toEqual([0, 0, 60, 4]);
    expect(countStored(test.repository)).toEqual({ resources: 60, extraVersions: 0 });
  });

  it("is halved until it fits where the server names no number", async () => {
    await using test = await openDestination({ strategy });
    test.misbehave(tooMany(8, 400, "Transaction requires strict isolation but has too many entries"));
    const report = await deliverBundle(patientBundle(18), test.to, test.outside);
    expect([report.created, sizes(test)]).toEqual([20, [20, 10, 5, 5, 5, 5]]);
  });

  it("whose line breaks between two parts is taken up where it stopped", async () => {
    await using test = await openDestination({ strategy });
    test.misbehave((seen, nth) => tooMany(25)(seen) ?? (seen.method === "POST" && nth === 3 ? { kind: "reset-after" } : undefined));
    const report = await deliverBundle(patientBundle(), test.to, test.outside);
    expect([report.created, report.unchanged]).toEqual([60, 0]);
    expect(countStored(test.repository)).toEqual({ resources: 60, extraVersions: 0 });
  });

  it("of which a later part is refused says what is there and what was refused; the next push sends the rest alone", async () => {
    await using test = await openDestination({ strategy, maxEntries: 25 });
    test.misbehave(({ method }, nth) => (method === "POST" && nth === 3 ? { kind: "answer", status: 422 } : undefined));
    const report = await deliverBundle(patientBundle(), test.to, test.outside);
    expect([report.created, report.remedy, report.issues.map((i) => i.code)]).toEqual([50, "fix-bundle", ["rejected", "not-supported"]]);
    test.misbehave(() => undefined);
    const again = await deliverBundle(patientBundle(), test.to, test.outside);
    expect([again.created, again.unchanged, sizes(test).at(-1)]).toEqual([10, 50, 10]);
  });
});

describe("what is learnt of limits", () => {
  it("a plain 413 is about bytes; the limit is kept beside the destinations file and the next process begins with it", async () => {
    await using test = await openDestination();
    const path = join(root, "destinations.json");
    const { name, ...entry } = test.to;
    writeFileSync(path, JSON.stringify({ destinations: { [name]: entry } }));
    const limit = 6000;
    test.misbehave(({ method, body }) =>
      method === "POST" && body.length > limit ? { kind: "answer", status: 413, body: "<html>" } : undefined,
    );
    const first = (await readDestinations(path)).destinations.get(name) ?? test.to;
    expect((await deliverBundle(patientBundle(), first, test.outside)).created).toBe(60);
    const { maxBytes } = JSON.parse(readFileSync(join(root, "destinations.learnt.json"), "utf8")).test as { maxBytes: number };
    expect(maxBytes).toBeLessThanOrEqual(limit);

    const before = test.seen.length;
    const next = (await readDestinations(path)).destinations.get(name) ?? test.to;
    await deliverBundle(patientBundle(58, "other", "2026-02-02T00:00:00Z"), next, test.outside);
    const posts = test.seen.slice(before).filter((s) => s.method === "POST");
    expect(posts.every((s) => s.body.length <= limit)).toBe(true);
  });

  it("one resource that is too large alone is named, and nothing is learnt from it", async () => {
    const learnt: object[] = [];
    const memory = { known: () => ({}), learn: async (more: object) => void learnt.push(more) };
    await using test = await openDestination({ memory });
    test.misbehave(({ method }) => (method === "POST" ? { kind: "answer", status: 413 } : undefined));
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect([report.created, report.remedy, report.issues[0]?.code, learnt]).toEqual([0, "fix-bundle", "not-supported", []]);
    expect(report.issues[0]?.message).toContain("Patient/");
  });

  it("what refers to itself in a circle is not torn apart", async () => {
    await using test = await openDestination({ maxEntries: 2 });
    const bundle = patientBundle(3);
    const circle = JSON.parse(
      JSON.stringify(bundle).replaceAll(
        /"code":\{"text":"[^"]+"\}/g,
        (code) =>
          `${code},"evidence":[{"detail":[{"reference":"urn:uuid:00000000-0000-5000-8000-000000000001"},{"reference":"urn:uuid:00000000-0000-5000-8000-000000000002"},{"reference":"urn:uuid:00000000-0000-5000-8000-000000000003"}]}]`,
      ),
    ) as Bundle;
    const report = await deliverBundle(circle, test.to, test.outside);
    expect(report.issues[0]?.message).toContain("3 that refer to each other");
    expect(test.repository.search("Condition", {}).total).toBe(0);
  });
});
