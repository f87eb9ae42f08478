import type { Bundle, Condition, Patient } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { hasErrors } from "../../src/base/issue.ts";
import { deliverBundle } from "../../src/delivery/deliver.ts";
import { countStored, openDestination, patientBundle } from "./destination.ts";

const counts = ({ created, updated, unchanged }: { created: number; updated: number; unchanged: number }) => [created, updated, unchanged];

describe.each(["upsert-by-id", "conditional"] as const)("delivery by %s", (strategy) => {
  it("creates sixty resources in one transaction; the second push writes nothing", async () => {
    await using test = await openDestination({ strategy });
    const first = await deliverBundle(patientBundle(), test.to, test.outside);
    expect([counts(first), first.issues.map((i) => i.code)]).toEqual([[60, 0, 0], ["delivered"]]);
    expect(test.seen.filter((s) => s.method !== "GET")).toHaveLength(1);

    const laterConversion = patientBundle(58, "neoplasm", "2026-02-02T00:00:00Z");
    const second = await deliverBundle(laterConversion, test.to, test.outside);
    expect(counts(second)).toEqual([0, 0, 60]);
    expect(test.seen.filter((s) => s.method !== "GET")).toHaveLength(1);
    expect(countStored(test.repository)).toEqual({ resources: 60, extraVersions: 0 });
  });

  it("sends only what changed, and the Provenance that speaks of it", async () => {
    await using test = await openDestination({ strategy });
    await deliverBundle(patientBundle(), test.to, test.outside);
    const report = await deliverBundle(patientBundle(58, "other neoplasm", "2026-02-02T00:00:00Z"), test.to, test.outside);
    expect([report.updated + report.created, report.unchanged]).toEqual([2, 58]);
    const texts = test.repository.search("Condition", {}).resources.map((r) => (r as Condition).code?.text);
    expect(texts.filter((text) => text === "other neoplasm")).toHaveLength(1);
  });

  it("leaves no placeholder at the destination", async () => {
    await using test = await openDestination({ strategy });
    await deliverBundle(patientBundle(9), test.to, test.outside);
    const [patient] = test.repository.search("Patient", {}).resources;
    const conditions = test.repository.search("Condition", { patients: [`Patient/${patient?.id}`] });
    expect(conditions.total).toBe(9);
    expect(JSON.stringify(test.repository.search("Provenance", {}).resources)).not.toContain("urn:uuid:");
  });

  it("two pushes of the same bundle at the same time leave every resource once", async () => {
    await using test = await openDestination({ strategy });
    const reports = await Promise.all([1, 2, 3].map(() => deliverBundle(patientBundle(20), test.to, test.outside)));
    expect(reports.flatMap((r) => r.issues.filter((i) => i.severity === "error"))).toEqual([]);
    expect(test.repository.search("Condition", {}).total).toBe(20);
    expect(test.repository.search("Patient", {}).total).toBe(1);
  });
});

describe("delivery by identifier", () => {
  it("links to the patient that is there and does not overwrite it", async () => {
    await using test = await openDestination({ strategy: "conditional" });
    const there: Patient = { resourceType: "Patient", identifier: [{ system: "urn:test", value: "P1" }], gender: "female" };
    const { resource } = test.repository.create(there);
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect(counts(report)).toEqual([4, 0, 1]);
    expect((test.repository.read("Patient", resource.id ?? "") as Patient).gender).toBe("female");
    expect(test.repository.search("Condition", { patients: [`Patient/${resource.id}`] }).total).toBe(3);
  });
});

describe("what is not sent", () => {
  it("an unlinked bundle goes to a repository, not to an EHR, and the message says the way out", async () => {
    const tag = [{ system: "https://casebridge.dev/fhir/CodeSystem/review", code: "unlinked" }];
    const unlinked: Bundle = { ...patientBundle(2), meta: { tag } };
    await using ehr = await openDestination({ kind: "ehr" });
    const refused = await deliverBundle(unlinked, ehr.to, ehr.outside);
    expect(refused.issues[0]).toMatchObject({ severity: "error", code: "forbidden", message: expect.stringContaining("--patient") });
    expect(ehr.seen).toEqual([]);
    await using repository = await openDestination();
    expect(hasErrors((await deliverBundle(unlinked, repository.to, repository.outside)).issues)).toBe(false);
  });

  it.each<[string, Bundle]>([
    ["an entry without id", { resourceType: "Bundle", type: "transaction", entry: [{ resource: { resourceType: "Patient" } }] }],
    ["the same entry twice", { ...patientBundle(1), entry: [...(patientBundle(1).entry ?? []), ...(patientBundle(1).entry ?? [])] }],
    ["a reference to nothing", { ...patientBundle(1), entry: patientBundle(1).entry?.slice(1) ?? [] }],
    ["no entry", { resourceType: "Bundle", type: "transaction" }],
  ])("a bundle with %s is refused before anything is asked", async (_, bundle) => {
    await using test = await openDestination();
    expect(hasErrors((await deliverBundle(bundle, test.to, test.outside)).issues)).toBe(true);
    expect(test.seen).toEqual([]);
  });

  it("a private address that nobody allowed is not called", async () => {
    await using test = await openDestination({ allowPrivateAddress: false });
    const report = await deliverBundle(patientBundle(1), test.to, test.outside);
    expect([report.issues[0]?.code, test.seen]).toEqual(["configuration", []]);
  });
});
