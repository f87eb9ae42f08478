// Plausibility warns where oncology says no, and never makes a bundle invalid.
import { expect, test } from "vitest";
import { isValid, validateBundle } from "../../../src/validation/validate.ts";
import { definitions, type Json } from "../examples.ts";

const PATIENT: Json = { resourceType: "Patient", id: "p", birthDate: "1969", deceasedDateTime: "2022-05" };
const bundle = (...resources: Json[]): Json => ({
  resourceType: "Bundle",
  type: "collection",
  entry: [PATIENT, ...resources].map((resource, index) => ({
    fullUrl: `http://example.org/${resource["resourceType"]}/${resource["id"] ?? `x${index}`}`,
    resource: { id: `x${index}`, ...resource },
  })),
});
const SUBJECT = { subject: { reference: "Patient/p" } };
const warnings = (...resources: Json[]): string[] => {
  const report = validateBundle(bundle(...resources), definitions);
  expect(report.issues.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(isValid(report)).toBe(true);
  return report.issues.filter(({ rule }) => rule?.startsWith("plausibility#")).map(({ rule }) => rule!.slice("plausibility#".length));
};

const dose = (total: number, fractions: number, perFraction: number): Json => ({
  resourceType: "Procedure",
  status: "completed",
  ...SUBJECT,
  extension: [
    {
      url: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-dose-delivered-to-volume",
      extension: [
        { url: "volume", valueReference: { display: "pelvis" } },
        { url: "totalDoseDelivered", valueQuantity: { value: total, system: "http://unitsofmeasure.org", code: "cGy" } },
        { url: "fractionsDelivered", valueUnsignedInt: fractions },
        {
          url: "https://casebridge.dev/fhir/StructureDefinition/dose-per-fraction",
          valueQuantity: { value: perFraction, system: "http://unitsofmeasure.org", code: "cGy" },
        },
      ],
    },
  ],
});

test("25 × 1.8 Gy are 45 Gy, 28 × 1.8 Gy are not 50 Gy", () => {
  expect(warnings(dose(4500, 25, 180))).toEqual([]);
  expect(warnings(dose(5000, 28, 180))).toEqual(["fractions"]);
});

test("a dose that nobody gives and a fraction greater than the total are noticed", () => {
  expect(warnings(dose(45_000, 250, 180))).toEqual(["total"]);
  expect(warnings(dose(180, 1, 4500))).toEqual(["per-fraction", "fractions"]);
});

const event = (date: string): Json => ({ resourceType: "Procedure", status: "completed", ...SUBJECT, performedDateTime: date });

test("an event after death or before birth is noticed, one that may lie within life is not", () => {
  expect(warnings(event("2022-06"))).toEqual(["death"]);
  expect(warnings(event("1968-12-31"))).toEqual(["birth"]);
  expect(warnings(event("2022"), event("1969-03"), event("2022-05-30"))).toEqual([]);
});

test("a condition that ends before it begins is noticed", () => {
  const condition = (onsetDateTime: string, abatementDateTime: string): Json => ({
    resourceType: "Condition",
    ...SUBJECT,
    clinicalStatus: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-clinical", code: "resolved" }] },
    onsetDateTime,
    abatementDateTime,
  });
  expect(warnings(condition("2020-05", "2020-04"))).toEqual(["abatement"]);
  expect(warnings(condition("2020-05", "2020"))).toEqual([]);
});

const figoIvb: Json = {
  resourceType: "Observation",
  status: "final",
  code: { text: "stage" },
  ...SUBJECT,
  valueCodeableConcept: { coding: [{ system: "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl", code: "C96263" }] },
  method: { coding: [{ system: "http://snomed.info/sct", code: "106250008" }] },
};

test("FIGO IVB of the cervix wants a metastasis", () => {
  expect(warnings(figoIvb)).toEqual(["stage"]);
  expect(warnings({ ...figoIvb, method: { text: "FIGO" } })).toEqual([]);
});

const drug: Json = {
  resourceType: "MedicationAdministration",
  id: "drug",
  status: "completed",
  ...SUBJECT,
  medicationCodeableConcept: { text: "sintilimab" },
  effectiveDateTime: "2021",
  extension: [{ url: "https://casebridge.dev/fhir/StructureDefinition/off-label", valueBoolean: true }],
};
const consent: Json = {
  resourceType: "Consent",
  status: "active",
  scope: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/consentscope", code: "treatment" }] },
  category: [{ text: "off-label use" }],
  patient: { reference: "Patient/p" },
  policyRule: { text: "local" },
  provision: { data: [{ meaning: "instance", reference: { reference: "MedicationAdministration/drug" } }] },
};

test("an off-label drug wants a consent that covers it", () => {
  expect(warnings(drug)).toEqual(["consent"]);
  expect(warnings(drug, consent)).toEqual([]);
});

const response: Json = {
  resourceType: "Observation",
  status: "final",
  code: { coding: [{ system: "http://loinc.org", code: "97509-4" }] },
  ...SUBJECT,
  valueCodeableConcept: { text: "partial response" },
};

test("a response wants the lesion or disease that responded", () => {
  const lesion: Json = { resourceType: "Condition", id: "lesion", ...SUBJECT, code: { text: "lung metastasis" } };
  expect(warnings(response, lesion)).toEqual(["response"]);
  expect(warnings({ ...response, focus: [{ reference: "Condition/lesion" }] }, lesion)).toEqual([]);
  expect(warnings({ ...response, code: { text: "another finding" } }, lesion)).toEqual([]);
});

test("a period that ends before it starts is noticed once more in words of the record", () => {
  const performed = (start: string, end: string): Json => ({
    resourceType: "Procedure",
    status: "completed",
    ...SUBJECT,
    performedPeriod: { start, end },
  });
  const rules = (resource: Json): (string | undefined)[] =>
    validateBundle(bundle(resource), definitions)
      .issues.map(({ rule }) => rule)
      .filter((rule) => rule?.startsWith("plausibility#"));
  expect(rules(performed("2020-05-02", "2020-05-01"))).toEqual(["plausibility#period"]);
  expect(rules(performed("2020-05-01", "2020-05-02"))).toEqual([]);
});

test("stage IVB with a recorded metastasis is fine", () => {
  const metastasis: Json = {
    resourceType: "Condition",
    id: "met",
    ...SUBJECT,
    meta: { profile: ["https://casebridge.dev/fhir/StructureDefinition/metastasis"] },
    code: { text: "metastasis to bone" },
  };
  const report = validateBundle(bundle(figoIvb, metastasis), definitions);
  expect(report.issues.filter(({ rule }) => rule === "plausibility#stage")).toEqual([]);
});

test("a second patient in a record is noticed", () => {
  expect(warnings({ resourceType: "Patient", id: "q" })).toEqual(["patients"]);
});
