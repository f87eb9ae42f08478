// Outputs of the converter spoilt against the rules about evidence, doubt, periods and what was found: one for each rule.
import type { MedicationAdministration } from "@medplum/fhirtypes";
import { type ConverterMutant, has, withoutExtension } from "./converter-mutant.ts";
import type { Json } from "./own-package.ts";

const SNOMED = "http://snomed.info/sct";
const NCIT = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl";
const REVIEW = "https://casebridge.dev/fhir/CodeSystem/review";
const DOSE = "extension(dose-delivered-to-volume)";
const BACKWARDS = { start: "2022-02", end: "2021-01" };
const coding = (system: string, code: string, text?: string): object => ({ coding: [{ system, code }], ...(text && { text }) });

const needsReview = (resource: Json): boolean => JSON.stringify(resource["meta"]).includes('"review"');

const EVIDENCE_AND_DOUBT: readonly ConverterMutant[] = [
  { key: "ev-1", of: "first", profile: "clinical-finding", mutate: withoutExtension("derivation-reference") },
  {
    key: "vo-1",
    of: "first",
    profile: "radiotherapy-course",
    having: (r) => /"fractionsDelivered","valueUnsignedInt":\d+,"_valueUnsignedInt"/.test(JSON.stringify(r)),
    mutate: {
      [`${DOSE}.extension(fractionsDelivered)._valueUnsignedInt.extension(value-origin).extension`]: [
        { url: "code", valueCode: "derived" },
      ],
    },
  },
  {
    key: "rep-1",
    of: "second",
    profile: "antineoplastic-administration",
    having: has("/repair"),
    mutate: (r) => {
      const { dose } = (r as unknown as MedicationAdministration).dosage!;
      const parts = dose!.extension!.find(({ url }) => url.endsWith("/repair"))!.extension!;
      parts.find(({ url }) => url === "repaired")!.valueString = parts.find(({ url }) => url === "original")!.valueString!;
    },
  },
  { key: "rev-1", of: "first", profile: "tumor-response", having: needsReview, mutate: { status: "final" } },
  { key: "rev-2", of: "hand", profile: "metastasis", having: needsReview, mutate: { "verificationStatus.coding[0].code": "confirmed" } },
  {
    key: "rev-3",
    of: "first",
    profile: "radiotherapy-course",
    having: needsReview,
    mutate: { "meta.tag": [{ system: REVIEW, code: "review" }] },
  },
  { key: "ver-1", of: "hand", profile: "comorbidity", mutate: { "verificationStatus.coding[0].code": "refuted" } },
];

const backwards = (key: string, profile: string, element: string): ConverterMutant => ({
  key,
  of: "first",
  profile,
  // R4's rule about every Period says it too.
  also: ["per-1"],
  mutate: (r) => {
    const name = element.replace(/Period$/, "DateTime");
    delete r[name];
    delete r[`_${name}`];
    r[element] = BACKWARDS;
  },
});

const PERIODS: readonly ConverterMutant[] = [
  backwards("prd-1", "diagnostic-or-supportive-procedure", "performedPeriod"),
  backwards("prd-2", "antineoplastic-administration", "effectivePeriod"),
  backwards("prd-3", "clinical-finding", "effectivePeriod"),
  backwards("prd-4", "treatment-plan", "period"),
];

const DISEASE: readonly ConverterMutant[] = [
  { key: "pt-1", of: "first", profile: "cancer-patient", mutate: { birthDate: "1968" } },
  { key: "onset-1", of: "first", profile: "primary-cancer", mutate: { "onsetAge.value": 520 } },
  {
    key: "gr-1",
    of: "first",
    profile: "histologic-grade",
    mutate: { "valueCodeableConcept.coding": [{ system: SNOMED, code: "1155707008" }] },
  },
  { key: "stage-2", of: "first", profile: "cancer-stage", mutate: { code: coding(NCIT, "C16899") } },
  { key: "size-1", of: "first", profile: "tumor-size", mutate: { "component[0].valueQuantity.value": 240 } },
  { key: "size-2", of: "hand", profile: "tumor-size", mutate: { "component[1].valueQuantity.value": 5.3 } },
  {
    key: "tgt-1",
    of: "first",
    profile: "radiotherapy-target",
    having: (r) => r["location"] === undefined,
    mutate: { description: undefined },
  },
  { key: "cps-1", of: "first", profile: "pd-l1-cps", mutate: { "valueQuantity.value": 101 } },
  { key: "mk-1", of: "hand", profile: "tumor-marker", having: has("%"), mutate: { "valueQuantity.value": 140 } },
  {
    key: "mk-2",
    of: "hand",
    profile: "tumor-marker",
    having: has("%"),
    mutate: { "valueQuantity.system": "http://example.org/units" },
  },
  { key: "ecog-1", of: "hand", profile: "ecog-performance-status", mutate: { valueInteger: 6 } },
  { key: "kps-1", of: "hand", profile: "karnofsky-performance-status", mutate: { valueInteger: 85 } },
  {
    key: "resp-1",
    of: "first",
    profile: "tumor-response",
    having: has("LA28371-5"),
    mutate: { "valueCodeableConcept.coding[0].code": "271299001" },
  },
  {
    key: "resp-2",
    of: "first",
    profile: "tumor-response",
    having: has("LA28371-5"),
    mutate: (r) => {
      (r["valueCodeableConcept"] as { coding: object[] }).coding.reverse();
    },
  },
  { key: "surv-1", of: "first", profile: "survival", mutate: { "valueQuantity.value": -1 } },
  {
    key: "find-1",
    of: "first",
    profile: "clinical-finding",
    having: (r) => r["valueBoolean"] === false,
    mutate: { "code.text": "no family history of cancer" },
  },
  { key: "ae-1", of: "hand", profile: "adverse-event", mutate: { "component[0].valueCodeableConcept": coding(SNOMED, "1663004") } },
];

export const FACT_MUTANTS: readonly ConverterMutant[] = [...EVIDENCE_AND_DOUBT, ...PERIODS, ...DISEASE];
