// Patient, tumour, metastasis, stage, grade, size: stated, or absent with a reason.
import type { BodyStructure, Condition, Observation, Patient } from "@medplum/fhirtypes";
import { describe, expect, test } from "vitest";
import { bundleOf, changed, claiming, FACTS, resourcesIn } from "../story.ts";
import { words } from "../words.ts";

const one = <T extends Observation | Condition | Patient | BodyStructure>(profile: string, facts = FACTS): T =>
  claiming<T>(bundleOf(facts), profile)[0] as T;

describe("the patient", () => {
  test("has a sex, a masked name and no birth date", () => {
    const patient = one<Patient>("cancer-patient");
    expect(patient).toMatchObject({ gender: "male", name: [{ extension: [{ valueCode: "masked" }] }] });
    expect(patient.birthDate).toBeUndefined();
  });

  test("without a patient fact is of unknown sex", () => {
    expect(
      one<Patient>(
        "cancer-patient",
        FACTS.filter((f) => f.kind !== "patient"),
      ).gender,
    ).toBe("unknown");
  });

  test("is deceased only where the follow-up says so", () => {
    expect(one<Patient>("cancer-patient").deceasedBoolean).toBeUndefined();
    expect(one<Patient>("cancer-patient", changed("follow-up-1", "follow-up", { vitalStatus: "dead" })).deceasedDateTime).toBe("2020-06");
  });
});

describe("the primary", () => {
  test("has code, site with side, histology, age and date of diagnosis, each in its element", () => {
    const primary = one<Condition>("primary-cancer");
    expect(primary).toMatchObject({
      clinicalStatus: { coding: [{ code: "active" }] },
      verificationStatus: { coding: [{ code: "confirmed" }] },
      category: [{ coding: [{ code: "problem-list-item" }] }],
      code: { coding: [{ code: "L" }] },
      bodySite: [{ coding: [{ code: "lung" }], text: "right lung" }],
      onsetAge: { value: 58, code: "a" },
    });
    expect(primary.extension?.find((e) => e.url.endsWith("condition-assertedDate"))?.valueDateTime).toBe("2019-05");
    expect(primary.extension?.find((e) => e.url.endsWith("histology-morphology-behavior"))?.valueCodeableConcept?.coding?.[0]?.code).toBe(
      "S",
    );
    expect(primary.bodySite?.[0]?.extension?.[0]?.valueCodeableConcept?.coding?.[0]?.code).toBe("24028007");
    expect(primary.stage?.flatMap((s) => s.assessment ?? [])).toHaveLength(2);
  });

  test("that is only possible is provisional and tagged", () => {
    const primary = one<Condition>("primary-cancer", changed("primary-1", "primary", { assertion: "possible" }));
    expect(primary.verificationStatus?.coding?.[0]?.code).toBe("provisional");
    expect(primary.meta?.tag?.map((t) => t.code)).toEqual(["review", "uncertain"]);
  });

  test("that was excluded is a refuted condition, not a primary", () => {
    const bundle = bundleOf(changed("primary-1", "primary", { assertion: "absent" }));
    expect(claiming(bundle, "primary-cancer")).toEqual([]);
    const refuted = claiming<Condition>(bundle, "comorbidity").find((c) => c.verificationStatus?.coding?.[0]?.code === "refuted");
    expect(refuted?.clinicalStatus).toBeUndefined();
  });
});

describe("the metastasis", () => {
  test("is related to its primary and has one site with its side", () => {
    const bundle = bundleOf();
    const [primary] = claiming(bundle, "primary-cancer");
    const [metastasis] = claiming<Condition>(bundle, "metastasis");
    expect(metastasis?.bodySite).toHaveLength(1);
    expect(metastasis?.code?.coding?.[0]?.code).toBe("M");
    expect(metastasis?.extension?.find((e) => e.url.endsWith("condition-related"))?.valueReference?.reference).toBe(
      `urn:uuid:${primary?.id}`,
    );
  });

  test("of which the text says that it is not there is an Observation of absence", () => {
    const absent = claiming<Observation>(bundleOf(), "clinical-finding").find((o) => o.code?.text === "metastasis: bone");
    expect(absent?.valueBoolean).toBe(false);
  });

  test("of one of two primaries is given to the latest told, for review", () => {
    const second = { ...FACTS.find((f) => f.kind === "primary")!, id: "primary-2", order: 9, evidence: words("hypertension") };
    const metastasis = one<Condition>("metastasis", [...FACTS, second]);
    expect(metastasis.extension?.some((e) => e.url.endsWith("condition-related"))).toBe(true);
    expect(metastasis.meta?.tag?.map((t) => t.code)).toEqual(["review", "ambiguous"]);
  });
});

describe("the stage", () => {
  test("of no named system is a neoplasm stage without a method or a code of any system", () => {
    const stage = one<Observation>("cancer-stage");
    expect(stage).toMatchObject({ code: { coding: [{ code: "C16899" }] }, valueCodeableConcept: { text: "stage IIIB" } });
    expect([stage.method, stage.valueCodeableConcept?.coding]).toEqual([undefined, undefined]);
  });

  test("that is FIGO by derivation says so on code and method", () => {
    const stage = one<Observation>(
      "cancer-stage",
      changed("stage-1", "stage", { system: "figo", derived: { system: "the primary is gynaecological" } }),
    );
    expect(stage.code?.extension?.[0]?.extension?.[1]?.valueString).toBe("the primary is gynaecological");
    expect(stage.method?.coding?.[0]?.code).toBe("254383006");
    expect(stage.valueCodeableConcept?.coding?.[0]).toMatchObject({ system: "urn:figo", code: "IIIB" });
  });

  test("category T is of mCODE's TNM profile where its AJCC code is known, with the edition absent", () => {
    const category = one<Observation>("tnm-primary-tumor-category");
    expect(category).toMatchObject({
      code: { coding: [{ code: "399504009" }] },
      valueCodeableConcept: { text: "cT3" },
      method: { extension: [{ valueCode: "unknown" }] },
    });
  });
});

describe("grade, size and performance", () => {
  test("the grade of a month has a Period: us-core-1 forbids a partial dateTime", () => {
    const grade = one<Observation>("histologic-grade");
    expect(grade.effectiveDateTime).toBeUndefined();
    expect(grade).toMatchObject({
      effectivePeriod: { start: "2019-05", end: "2019-05" },
      valueCodeableConcept: { text: "poorly differentiated" },
    });
  });

  test("the size is the longest dimension of a lesion that is the primary's", () => {
    const bundle = bundleOf();
    const [size] = claiming<Observation>(bundle, "tumor-size");
    const lesion = claiming<BodyStructure>(bundle, "lesion").find((l) => `urn:uuid:${l.id}` === size?.focus?.[0]?.reference);
    expect(size?.component).toMatchObject([{ code: { coding: [{ code: "33728-7" }] }, valueQuantity: { value: 5.2, code: "cm" } }]);
    expect(size?.note).toEqual([{ text: "approximate, as written" }]);
    expect(lesion).toMatchObject({ location: { text: "right lung" } });
    const side = lesion?.location?.extension?.find((e) => e.url.endsWith("/mcode-laterality-qualifier"));
    expect(side?.valueCodeableConcept).toMatchObject({ coding: [{ code: "24028007" }], text: "right" });
    expect(lesion?.extension?.[0]?.valueReference?.reference).toBe(`urn:uuid:${claiming(bundle, "primary-cancer")[0]?.id}`);
  });

  test("a short axis is no longest dimension", () => {
    const bundle = bundleOf(changed("size-1", "size", { which: "short-axis" }));
    expect(claiming(bundle, "tumor-size")).toEqual([]);
    const plain = resourcesIn(bundle).find(
      (r) => r.resourceType === "Observation" && r.code?.text === "short-axis diameter",
    ) as Observation;
    expect([plain.component, plain.valueQuantity?.value]).toEqual([undefined, 5.2]);
  });

  test("ECOG has its answer, and a karnofsky of the WHO scale no mCODE profile", () => {
    expect(one<Observation>("ecog-performance-status")).toMatchObject({
      valueInteger: 1,
      interpretation: [{ coding: [{ code: "LA9623-5" }] }],
    });
    expect(claiming(bundleOf(changed("performance-1", "performance", { scale: "who" })), "ecog-performance-status")).toEqual([]);
  });
});
