import type { BodyStructure, Bundle, Condition, Observation } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { deliverBundle } from "../../src/delivery/deliver.ts";
import { heldBy } from "../../src/delivery/record.ts";
import { withdrawn } from "../../src/delivery/withdraw.ts";
import { openDestination, patientBundle } from "./destination.ts";

const without = (bundle: Bundle, id: string): Bundle => {
  const text = JSON.stringify({ ...bundle, entry: bundle.entry?.filter((entry) => entry.resource?.id !== id) });
  return JSON.parse(text.replaceAll(`{"reference":"urn:uuid:${id}"},`, "")) as Bundle;
};
const THIRD = "00000000-0000-5000-8000-000000000003";

describe.each(["upsert-by-id", "conditional"] as const)("a fact that disappears, delivered by %s", (strategy) => {
  it("is marked entered-in-error once, stays readable, and comes back when the narrative states it again", async () => {
    await using test = await openDestination({ strategy });
    const first = await deliverBundle(patientBundle(5), test.to, test.outside);
    const smaller = without(patientBundle(5, "neoplasm", "2026-02-02T00:00:00Z"), THIRD);
    const second = await deliverBundle(smaller, test.to, test.outside, { holdings: heldBy(first.entries) });
    expect([second.withdrawn, second.updated + second.created, second.unchanged]).toEqual([1, 0, 6]);
    const marked = (): readonly Condition[] =>
      (test.repository.search("Condition", {}).resources as Condition[]).filter(
        (c) => c.verificationStatus?.coding?.[0]?.code === "entered-in-error",
      );
    expect(marked().map((c) => c.code?.text)).toEqual(["finding 2"]);

    const third = await deliverBundle(smaller, test.to, test.outside, { holdings: [...heldBy(first.entries), ...heldBy(second.entries)] });
    expect([third.withdrawn, third.updated, third.created, third.unchanged]).toEqual([0, 0, 0, 6]);

    const back = await deliverBundle(patientBundle(5, "neoplasm", "2026-03-03T00:00:00Z"), test.to, test.outside);
    expect(back.updated + back.created).toBeGreaterThan(0);
    expect(marked()).toEqual([]);
    expect(test.repository.search("Condition", {}).total).toBe(5);
  });

  it("is not looked for where nothing was delivered before", async () => {
    await using test = await openDestination({ strategy });
    const report = await deliverBundle(patientBundle(5), test.to, test.outside, { holdings: [] });
    expect([report.created, report.withdrawn]).toEqual([7, 0]);
  });
});

describe("withdrawn", () => {
  it("says it in each type's own words, once", () => {
    const observation: Observation = { resourceType: "Observation", status: "final", code: { text: "size" } };
    expect(withdrawn(observation)).toEqual({ ...observation, status: "entered-in-error" });
    expect(withdrawn({ ...observation, status: "entered-in-error" })).toBeUndefined();
    const structure: BodyStructure = { resourceType: "BodyStructure", patient: {} };
    expect(withdrawn(structure)).toEqual({ ...structure, active: false });
  });

  it("takes the text for readers away, which would go on saying it", () => {
    const text = { status: "generated" as const, div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Fever.</p></div>' };
    const observation: Observation = { resourceType: "Observation", text, status: "final", code: { text: "fever" } };
    expect(withdrawn(observation)).toEqual({ resourceType: "Observation", status: "entered-in-error", code: { text: "fever" } });
  });

  it("takes the clinical status from a condition, which must not have one any more (con-5)", () => {
    const condition: Condition = { resourceType: "Condition", subject: {}, clinicalStatus: { coding: [{ code: "active" }] } };
    const gone = withdrawn(condition) as Condition;
    expect([gone.clinicalStatus, gone.verificationStatus?.coding?.[0]?.code]).toEqual([undefined, "entered-in-error"]);
  });

  it("a patient is never withdrawn", () => {
    expect(withdrawn({ resourceType: "Patient", active: true })).toBeUndefined();
  });
});
