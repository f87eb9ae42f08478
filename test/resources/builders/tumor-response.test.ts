// Trend first, answer second, and nothing of RECIST that the text does not say.
import type { Observation } from "@medplum/fhirtypes";
import { describe, expect, test } from "vitest";
import type { ResponseFact } from "../../../src/facts/disease-fact.ts";
import { bundleOf, changed, claiming, FACTS } from "../story.ts";
import { HILUM } from "../words.ts";

const responses = (facts = FACTS): Observation[] => claiming<Observation>(bundleOf(facts), "tumor-response");
const codesOf = (change: Partial<ResponseFact>): (string | undefined)[] | undefined =>
  responses(changed("response-1", "response", change))[0]?.valueCodeableConcept?.coding?.map((c) => c.code);

describe("buildTumorResponse", () => {
  test.each([
    ["CR", "550991000124107", "LA28366-5"],
    ["PR", "551001000124108", "LA28369-9"],
    ["SD", "359746009", "LA28371-5"],
    ["PD", "271299001", "LA28370-7"],
  ] as const)("%s as the text names it is trend and LOINC answer", (category, trend, answer) => {
    expect(codesOf({ category, isCategoryStated: true })).toEqual([trend, answer]);
  });

  test.each([
    ["PR", "268910001"],
    ["SD", "359746009"],
    ["PD", "271299001"],
    ["nonPD", "359746009"],
    ["mixed", "709137006"],
  ] as const)("%s in plain words is a trend alone", (category, trend) => {
    expect(codesOf({ category, isCategoryStated: false })).toEqual([trend]);
  });

  test("keeps the words, is about the primary where no place is named, and says that its date is not known", () => {
    const [first] = responses();
    const primary = claiming(bundleOf(), "primary-cancer")[0];
    expect(first).toMatchObject({
      status: "final",
      valueCodeableConcept: { text: "stable (SD)" },
      focus: [{ reference: `urn:uuid:${primary?.id}` }],
    });
    expect(first?.effectiveDateTime).toBeUndefined();
  });

  test("at the place of a metastasis is about the metastasis", () => {
    const metastasis = claiming(bundleOf(), "metastasis")[0];
    expect(responses()[1]?.focus?.map((f) => f.reference)).toEqual([`urn:uuid:${metastasis?.id}`]);
  });

  test("at a place of no known condition is about a lesion that is made for it", () => {
    const bundle = bundleOf(changed("response-2", "response", { places: [HILUM] }));
    const focus = claiming<Observation>(bundle, "tumor-response")[1]?.focus?.[0]?.reference;
    const lesion = claiming(bundle, "lesion").find((l) => `urn:uuid:${l.id}` === focus);
    expect(lesion).toMatchObject({ resourceType: "BodyStructure", location: { text: "hilum" } });
  });

  test("without any primary still has a focus, which says that it is not known", () => {
    const facts = FACTS.filter((f) => f.kind !== "primary");
    expect(responses(facts)[0]?.focus).toEqual([
      { extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" }] },
    ]);
  });

  test("names the method only where the text does", () => {
    const type = (facts = FACTS) => responses(facts)[0]?.extension?.find((e) => e.url.endsWith("disease-status-evidence-type"));
    expect(type()).toBeUndefined();
    expect(type(changed("response-1", "response", { method: "imaging" }))?.valueCodeableConcept?.coding?.[0]?.code).toBe("363679005");
  });
});
