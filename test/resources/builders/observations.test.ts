// Markers, findings, adverse events, family history, survival and follow-up.
import type { FamilyMemberHistory, Observation } from "@medplum/fhirtypes";
import { describe, expect, test } from "vitest";
import { bundleOf, changed, claiming, FACTS, resourcesIn } from "../story.ts";
import { words } from "../words.ts";

const one = (profile: string, facts = FACTS): Observation => claiming<Observation>(bundleOf(facts), profile)[0]!;

describe("markers", () => {
  test("a combined positive score is a whole number in {score}, proved by its own digits", () => {
    const cps = one("pd-l1-cps");
    const [{ span } = { span: { start: -1 } }] = words("12");
    expect(cps).toMatchObject({
      code: { coding: [{ code: "C176582" }] },
      valueQuantity: { value: 12, code: "{score}", system: "http://unitsofmeasure.org" },
      effectivePeriod: { start: "2019-05", end: "2019-05" },
    });
    expect(cps.valueQuantity?.extension?.[0]?.extension?.find((e) => e.url === "offset")?.valueInteger).toBe(span.start);
  });

  test.each([101, 12.5, -1])("a score of %d is not of the CPS profile", (value) => {
    const bundle = bundleOf(changed("marker-1", "marker", { value }));
    expect(claiming(bundle, "pd-l1-cps")).toEqual([]);
    expect(claiming<Observation>(bundle, "tumor-marker")[0]?.valueQuantity?.value).toBe(value);
  });

  test("a word is a concept, a range is text", () => {
    expect(one("tumor-marker").valueCodeableConcept).toMatchObject({ coding: [{ code: "10828004" }], text: "positive" });
    expect(one("tumor-marker", changed("marker-2", "marker", { value: [20, 30], unit: "%" })).valueString).toBe("20-30 %");
  });
});

describe("findings", () => {
  test("one that is there is true, one that is not is false: never a refuted condition", () => {
    const findings = claiming<Observation>(bundleOf(), "clinical-finding");
    expect(findings.find((f) => f.code?.text === "cough")).toMatchObject({ valueBoolean: true, effectiveDateTime: "2019-05" });
    expect(findings.find((f) => f.code?.text === "fever")).toMatchObject({ valueBoolean: false, status: "final" });
  });

  test("an adverse event has its CTCAE grade and the drug it is blamed on", () => {
    const event = one("adverse-event");
    expect(event).toMatchObject({
      code: { text: "neutropenia" },
      component: [{ valueCodeableConcept: { coding: [{ code: "C41340" }], text: "grade 3" } }],
    });
    expect(event.partOf?.[0]?.type).toBe("MedicationAdministration");
  });

  test("a disease of a relative is a family history; none in the family is an absent finding", () => {
    expect(claiming<FamilyMemberHistory>(bundleOf(), "family-history")).toMatchObject([
      { relationship: { text: "father" }, condition: [{ code: { text: "gastric cancer" } }] },
    ]);
    const bundle = bundleOf(changed("family-1", "family-history", { assertion: "absent" }));
    expect(claiming(bundle, "family-history")).toEqual([]);
    expect(
      claiming<Observation>(bundle, "clinical-finding").find((f) => f.code?.text === "family history of gastric cancer")?.valueBoolean,
    ).toBe(false);
  });
});

describe("course of the disease", () => {
  test("survival is in months as stated, derived from the last response", () => {
    const survival = one("survival");
    const responses = claiming(bundleOf(), "tumor-response");
    expect(survival).toMatchObject({
      valueQuantity: { value: 9, comparator: ">", code: "mo" },
      derivedFrom: [{ reference: `urn:uuid:${responses.at(-1)?.id}` }],
    });
  });

  test("the last follow-up is an Observation with its date", () => {
    const status = resourcesIn(bundleOf()).find(
      (r) => r.resourceType === "Observation" && r.code?.text === "vital status at last follow-up",
    );
    expect(status).toMatchObject({ effectiveDateTime: "2020-06", valueCodeableConcept: { text: "alive" } });
  });
});

test("A doubtful observation is preliminary and tagged with the reason", () => {
  const marker = one("tumor-marker", changed("marker-2", "marker", { review: ["repaired"] }));
  expect(marker.status).toBe("preliminary");
  expect(marker.meta?.tag?.map((t) => t.code)).toEqual(["review", "repaired"]);
});

test("A repair stands on the value that it changed, and can be undone", () => {
  const [{ span, quote } = { span: { start: 0, end: 1 }, quote: "" }] = words("12");
  const repairs = [{ span, original: quote, repaired: "12", class: "l-1" as const }];
  const value = one("pd-l1-cps", changed("marker-1", "marker", { repairs })).valueQuantity;
  expect(value?.extension?.find((e) => e.url.endsWith("/repair"))?.extension).toEqual([
    { url: "original", valueString: "12" },
    { url: "repaired", valueString: "12" },
    { url: "class", valueCode: "l-1" },
  ]);
});

test("A code of a recorded row goes out tagged for review", () => {
  const bundle = bundleOf(changed("procedure-1", "procedure", { procedure: { key: "procedure/recorded", text: "scan" } }));
  const [procedure] = claiming(bundle, "diagnostic-or-supportive-procedure");
  expect(procedure?.meta?.tag?.map((t) => t.code)).toEqual(["review", "recorded-code"]);
});
