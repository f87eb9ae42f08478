// One administration for each drug of a course; the course tells how it ended.
import type { MedicationAdministration, Procedure } from "@medplum/fhirtypes";
import { describe, expect, test } from "vitest";
import { bundleOf, changed, claiming, FACTS, resourcesIn } from "../story.ts";

const drugs = (facts = FACTS): MedicationAdministration[] =>
  claiming<MedicationAdministration>(bundleOf(facts), "antineoplastic-administration");
const own = (r: MedicationAdministration | Procedure | undefined, name: string) => r?.extension?.find((e) => e.url.endsWith(`/${name}`));
const course = (facts = FACTS): Procedure => claiming<Procedure>(bundleOf(facts), "systemic-therapy-course")[0]!;

describe("buildAntineoplasticAdministration", () => {
  test("keeps drug, dose with its basis, cycles, regimen and schedule", () => {
    const [docetaxel] = drugs();
    expect(docetaxel).toMatchObject({
      status: "completed",
      medicationCodeableConcept: { coding: [{ system: "urn:drugs", code: "D", display: "docetaxel" }], text: "docetaxel" },
      dosage: { dose: { value: 75, unit: "mg/m2", system: "http://unitsofmeasure.org", code: "mg/m2" } },
      partOf: [{ reference: `urn:uuid:${course().id}` }],
      _effectiveDateTime: { extension: [{ valueCode: "unknown" }] },
    });
    expect(own(docetaxel, "mcode-normalization-basis")?.valueCodeableConcept?.coding?.[0]?.code).toBe("301898006");
    expect([
      own(docetaxel, "cycles-delivered")?.valueUnsignedInt,
      own(docetaxel, "regimen")?.valueString,
      own(docetaxel, "schedule-as-written")?.valueString,
    ]).toEqual([2, "DP", "q3w"]);
  });

  test("has no dosage without a dose, none with a dose without a unit, and no basis for a fixed dose", () => {
    const [, cisplatin, nivolumab] = drugs();
    expect(cisplatin?.dosage).toBeUndefined();
    expect(own(nivolumab, "mcode-normalization-basis")).toBeUndefined();
    const [bare] = drugs(changed("drug-1", "drug", { dose: { value: 5 } }));
    expect(bare?.dosage).toBeUndefined();
    expect(bare?.note).toEqual([{ text: "dose without unit: 5" }]);
  });

  test("says off-label on the drug alone for which the text says it", () => {
    expect(drugs().map((d) => own(d, "off-label")?.valueBoolean)).toEqual([undefined, undefined, true]);
  });

  test("is no cancer treatment where the drug is another medicine", () => {
    const bundle = bundleOf(changed("drug-2", "drug", { isAntineoplastic: false }));
    const plain = resourcesIn(bundle).filter((r) => r.resourceType === "MedicationAdministration" && r.meta?.profile === undefined);
    expect(plain).toMatchObject([{ medicationCodeableConcept: { text: "cisplatin" } }]);
  });
});

describe("buildSystemicTherapyCourse", () => {
  test("that was stopped says why and when, once, and its drugs were given", () => {
    expect(course()).toMatchObject({
      status: "stopped",
      statusReason: { coding: [{ code: "407563006" }], text: "toxicity: nausea" },
      code: { text: "DP chemotherapy", coding: [{ code: "367336001" }] },
      performedPeriod: { start: "2019-08", end: "2019-10" },
    });
    expect(drugs().map((d) => d.status)).toEqual(["completed", "completed", "in-progress"]);
  });

  test("carries its line of therapy", () => {
    expect(own(course(), "line-of-therapy")?.valuePositiveInt).toBe(1);
  });

  test("has no code where its name does not say what kind of therapy it was", () => {
    expect(course(changed("course-1", "systemic-course", { name: "DP regimen" })).code).toEqual({ text: "DP regimen" });
  });
});

test("A stop of something that no fact tells of is a stopped Procedure of its own", () => {
  const bundle = bundleOf(changed("stop-1", "stop", { ofIds: [] }));
  const stopped = claiming<Procedure>(bundle, "systemic-therapy-course").filter((p) => p.status === "stopped");
  expect(stopped).toMatchObject([{ code: { text: "treatment" }, performedPeriod: { end: "2019-10" } }]);
  expect(stopped[0]?.performedPeriod?.start).toBeUndefined();
});
