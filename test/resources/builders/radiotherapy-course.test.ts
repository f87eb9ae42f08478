// Doses in cGy, fractions only where they divide, and no beam that the text does not name.
import type { BodyStructure, Extension, Procedure } from "@medplum/fhirtypes";
import { describe, expect, test } from "vitest";
import { bundleOf, changed, claiming, FACTS } from "../story.ts";
import { LEFT_AXILLA, words } from "../words.ts";

const DOSE = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-dose-delivered-to-volume";
const MODALITY = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-modality-and-technique";
const PER_FRACTION = "https://casebridge.dev/fhir/StructureDefinition/dose-per-fraction";

const course = (facts = FACTS): Procedure => claiming<Procedure>(bundleOf(facts), "radiotherapy-course")[0]!;
const parts = (extension: Extension | undefined): Record<string, unknown> =>
  Object.fromEntries(
    (extension?.extension ?? []).map((e) => [e.url, e.valueQuantity?.value ?? e.valueUnsignedInt ?? e.valueReference?.reference]),
  );
const doses = (procedure: Procedure): Record<string, unknown>[] => (procedure.extension ?? []).filter((e) => e.url === DOSE).map(parts);

describe("buildRadiotherapyCourse", () => {
  test("is one Procedure with a dose for each volume: the course and its boost", () => {
    expect(claiming(bundleOf(), "radiotherapy-course")).toHaveLength(1);
    expect(doses(course())).toMatchObject([
      { totalDoseDelivered: 6000, fractionsDelivered: 30, [PER_FRACTION]: 200 },
      { totalDoseDelivered: 1000, fractionsDelivered: 5 },
    ]);
    expect(course()).toMatchObject({
      status: "completed",
      category: { coding: [{ code: "108290001" }] },
      code: { coding: [{ code: "1217123003" }], text: "EBRT" },
      performedPeriod: { extension: [{ valueCode: "unknown" }] },
      bodySite: [{ text: "hilum" }],
    });
  });

  test("marks a derived count on the count itself, with what it was derived from", () => {
    const dose = course().extension?.find((e) => e.url === DOSE);
    const count = dose?.extension?.find((e) => e.url === "fractionsDelivered") as unknown as {
      _valueUnsignedInt: { extension: Extension[] };
    };
    expect(count._valueUnsignedInt.extension.find((e) => e.url.endsWith("value-origin"))?.extension).toEqual([
      { url: "code", valueCode: "derived" },
      { url: "explanation", valueString: "60 Gy / 2 Gy" },
    ]);
  });

  test("invents no count where the doses do not divide", () => {
    const { fractions: _f, derived: _d, ...undivided } = FACTS.find((f) => f.kind === "radiotherapy")!;
    const facts = FACTS.map((f) => (f.id === "radiotherapy-1" ? { ...undivided, totalGy: 50, fractionGy: 1.8 } : f));
    expect(doses(course(facts))[0]).toEqual({ volume: expect.any(String), totalDoseDelivered: 5000, [PER_FRACTION]: 180 });
  });

  test("keeps a stated count that contradicts the doses, and moves the dose per fraction to the course", () => {
    const procedure = course(changed("radiotherapy-1", "radiotherapy", { fractions: 28, derived: {}, review: ["conflicting"] }));
    expect(doses(procedure)[0]).toEqual({ volume: expect.any(String), totalDoseDelivered: 6000, fractionsDelivered: 28 });
    expect(procedure.extension?.find((e) => e.url === PER_FRACTION)?.valueQuantity?.value).toBe(200);
    expect(procedure.meta?.tag?.map((t) => t.code)).toEqual(["review", "conflicting"]);
  });

  test("drops a derived count that its doses do not bear out", () => {
    const [dose] = doses(course(changed("radiotherapy-1", "radiotherapy", { totalGy: 50, fractionGy: 1.8, fractions: 28 })));
    expect(dose).toMatchObject({ totalDoseDelivered: 5000 });
    expect(dose).not.toHaveProperty("fractionsDelivered");
  });

  test("does not make photons of EBRT: the modality is not coded, with the words, and teleradiotherapy second", () => {
    const modality = course().extension?.find((e) => e.url === MODALITY)?.extension?.[0]?.valueCodeableConcept;
    expect(modality?.coding?.map((c) => c.code)).toEqual(["UNC", "33195004"]);
    expect(modality?.text).toBe("EBRT");
  });

  test("codes photons where the text says them", () => {
    const modality = course(changed("radiotherapy-1", "radiotherapy", { modalityText: "6 MV photons" })).extension?.find(
      (e) => e.url === MODALITY,
    );
    expect(modality?.extension?.[0]?.valueCodeableConcept?.coding?.map((c) => c.code)).toEqual(["1156506007"]);
  });

  test("does not make high dose rate of brachytherapy", () => {
    const facts = changed("radiotherapy-1", "radiotherapy", { modality: "brachytherapy", modalityText: "brachytherapy" });
    const modality = course(facts).extension?.find((e) => e.url === MODALITY);
    expect(modality?.extension?.[0]?.valueCodeableConcept?.coding?.map((c) => c.code)).toEqual(["UNC"]);
  });

  test("has no modality where the text says radiotherapy alone", () => {
    const {
      modality: _m,
      modalityText: _t,
      ...bare
    } = FACTS.find((f) => f.kind === "radiotherapy" && f.id === "radiotherapy-1") as { modality?: unknown; modalityText?: unknown };
    const facts = FACTS.map((f) => (f.id === "radiotherapy-1" ? ({ ...bare } as typeof f) : f));
    expect(course(facts).extension?.some((e) => e.url === MODALITY)).toBe(false);
  });

  test("names a target that the text does not name by saying so, without a location", () => {
    const [unnamed, hilum] = claiming<BodyStructure>(bundleOf(), "radiotherapy-target");
    expect(unnamed).toMatchObject({ description: "target not stated" });
    expect(unnamed?.location).toBeUndefined();
    expect(hilum).toMatchObject({ description: "hilum (boost)", location: { text: "hilum" } });
  });

  test("treats the metastasis that lies at its target", () => {
    const bundle = bundleOf(changed("radiotherapy-1", "radiotherapy", { target: LEFT_AXILLA }));
    const metastasis = claiming(bundle, "metastasis")[0];
    expect(claiming<Procedure>(bundle, "radiotherapy-course")[0]?.reasonReference?.[0]?.reference).toBe(`urn:uuid:${metastasis?.id}`);
  });

  test("that was stopped says why, with mCODE's termination reason", () => {
    const stopReason = { class: "refusal", text: "declined the rest", evidence: words("refused") } as const;
    const procedure = course(changed("radiotherapy-1", "radiotherapy", { status: "stopped", stopReason }));
    expect(procedure).toMatchObject({ status: "stopped", statusReason: { coding: [{ code: "105480006" }], text: "declined the rest" } });
  });
});
