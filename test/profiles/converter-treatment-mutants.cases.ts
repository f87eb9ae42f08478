// Outputs of the converter spoilt against the rules about treatment, plans and the record of one patient: one for each rule; and against rules of
// US Core and mCODE that a conversion could break.
import type { CarePlan, Condition, Consent } from "@medplum/fhirtypes";
import { claiming } from "../resources/story.ts";
import { type ConverterMutant, has, withoutExtension } from "./converter-mutant.ts";
import type { Json } from "./own-package.ts";

const SNOMED = "http://snomed.info/sct";
const DOSE = "extension(dose-delivered-to-volume)";
const coding = (system: string, code: string, text?: string): object => ({ coding: [{ system, code }], ...(text && { text }) });

const status =
  (value: string) =>
  (resource: Json): boolean =>
    resource["status"] === value;
const says =
  (words: string) =>
  (resource: Json): boolean =>
    JSON.stringify(resource).includes(words);

/** Its fractions were reckoned from both doses. */
const isCounted = (resource: Json): boolean =>
  ["dose-per-fraction", "fractionsDelivered", "value-origin"].every((name) => has(name)(resource));

const RADIOTHERAPY: readonly ConverterMutant[] = [
  {
    key: "rt-1",
    of: "second",
    profile: "radiotherapy-course",
    having: isCounted,
    mutate: { [`${DOSE}.extension(fractionsDelivered).valueUnsignedInt`]: 97 },
  },
  {
    key: "rt-2",
    of: "hand",
    profile: "radiotherapy-course",
    having: (r) => !has("dose-per-fraction")(r),
    mutate: { [`${DOSE}.extension(totalDoseDelivered).valueQuantity.value`]: 280000 },
  },
  {
    key: "rt-3",
    of: "hand",
    profile: "radiotherapy-course",
    having: (r) => !has("dose-per-fraction")(r),
    mutate: { [`${DOSE}.extension(fractionsDelivered).valueUnsignedInt`]: 400 },
  },
  {
    key: "rt-4",
    of: "second",
    profile: "radiotherapy-course",
    having: isCounted,
    mutate: withoutExtension("dose-delivered-to-volume", "dose-per-fraction"),
  },
  {
    key: "rt-5",
    of: "second",
    profile: "radiotherapy-course",
    having: says("rachytherapy"),
    mutate: {
      "extension(modality-and-technique).extension(radiotherapy-modality).valueCodeableConcept": coding(
        SNOMED,
        "394902000",
        "brachytherapy",
      ),
    },
  },
  {
    key: "rt-6",
    of: "first",
    profile: "radiotherapy-course",
    mutate: {
      [`${DOSE}.extension(volume).valueReference`]: {
        extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" }],
      },
    },
  },
];

const DRUGS: readonly ConverterMutant[] = [
  {
    key: "drug-1",
    of: "second",
    profile: "antineoplastic-administration",
    having: has("mg/m2"),
    mutate: withoutExtension("normalization-basis"),
  },
  {
    key: "drug-2",
    of: "first",
    profile: "antineoplastic-administration",
    having: has("cycles-delivered"),
    mutate: { "extension(cycles-delivered).valueUnsignedInt": 0 },
  },
  {
    key: "drug-3",
    of: "hand",
    profile: "antineoplastic-administration",
    having: has("mg/kg"),
    mutate: { "extension(normalization-basis).valueCodeableConcept": coding(SNOMED, "301898006") },
  },
  { key: "given-1", of: "hand", profile: "cancer-surgery", mutate: { status: "not-done" } },
  { key: "stop-1", of: "first", profile: "systemic-therapy-course", having: status("stopped"), mutate: { statusReason: undefined } },
  {
    key: "ng-1",
    of: "second",
    profile: "procedure-not-done",
    having: has("105480006"),
    mutate: { "statusReason.text": "could not afford it" },
  },
  {
    key: "ng-2",
    of: "first",
    profile: "medication-not-given",
    mutate: { statusReason: [coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", "PATOBJ")] },
  },
];

type Activities = NonNullable<CarePlan["activity"]>;
const cancelledIn = (r: Json) => ((r["activity"] ?? []) as Activities).find(({ detail }) => detail?.status === "cancelled")?.detail;

const PLANS: readonly ConverterMutant[] = [
  {
    key: "plan-1",
    of: "first",
    profile: "treatment-plan",
    having: (r) => cancelledIn(r) !== undefined,
    mutate: (r) => {
      delete cancelledIn(r)!.statusReason;
    },
  },
  { key: "plan-2", of: "first", profile: "treatment-plan", mutate: { "extension(line-of-therapy).valuePositiveInt": 2019 } },
  {
    key: "plan-3",
    of: "second",
    profile: "treatment-plan",
    having: (r) => cancelledIn(r)?.code !== undefined,
    mutate: (r) => {
      cancelledIn(r)!.code = { coding: [{ system: SNOMED, code: "118640001" }] };
    },
  },
  { key: "consent-2", of: "first", profile: "off-label-consent", mutate: { "provision.code": undefined } },
];

const RECORD: readonly ConverterMutant[] = [
  { key: "doc-1", of: "first", profile: "source-narrative", mutate: { "content[0].attachment.contentType": "text/html; charset=utf-8" } },
  { key: "doc-2", of: "first", profile: "source-narrative", mutate: { "identifier(sid/sha256).value": "AB".repeat(32) } },
  { key: "conv-1", of: "first", profile: "conversion", mutate: { "entity[0].role": "derivation" } },
  { key: "rec-1", of: "first", profile: "primary-cancer", mutate: { "subject.reference": "Patient/somebody-else" } },
  { key: "met-1", of: "first", profile: "metastasis", mutate: withoutExtension("condition-related") },
  {
    key: "stage-1",
    of: "first",
    profile: "patient-record",
    mutate: (_, bundle) => {
      for (const metastasis of claiming<Condition>(bundle, "metastasis")) {
        metastasis.verificationStatus!.coding![0]!.code = "refuted";
        metastasis.clinicalStatus!.coding![0]!.code = "inactive";
      }
    },
  },
  {
    key: "consent-1",
    of: "first",
    profile: "off-label-consent",
    mutate: (r) => {
      delete (r as unknown as Consent).provision!.data;
    },
  },
  {
    key: "line-1",
    of: "first",
    profile: "treatment-plan",
    having: says('"valuePositiveInt":2'),
    mutate: { "extension(line-of-therapy).valuePositiveInt": 1 },
  },
  { key: "death-1", of: "first", profile: "cancer-patient", mutate: { deceasedDateTime: "2001" } },
];

export const TREATMENT_MUTANTS: readonly ConverterMutant[] = [...RADIOTHERAPY, ...DRUGS, ...PLANS, ...RECORD];

const REFUSAL = coding(SNOMED, "105480006");

/** Rules of the parents that our converter must not break either. */
export const PARENTS_RULES: readonly ConverterMutant[] = [
  {
    key: "us-core-1",
    of: "first",
    profile: "mcode-tumor-marker-test",
    mutate: (r) => {
      delete r["effectivePeriod"];
      r["effectiveDateTime"] = "2022-07";
    },
  },
  {
    key: "termination-reason-invariant",
    of: "first",
    profile: "mcode-radiotherapy-course-summary",
    having: status("completed"),
    mutate: { statusReason: REFUSAL },
  },
  {
    key: "termination-reason-invariant",
    of: "first",
    profile: "mcode-cancer-related-medication-administration",
    having: status("completed"),
    mutate: { statusReason: [REFUSAL] },
  },
  {
    key: "termination-reason-code-invariant",
    of: "first",
    profile: "mcode-cancer-related-medication-administration",
    mutate: { status: "stopped", statusReason: [coding("http://example.org/reasons", "other")] },
  },
  {
    key: "termination-reason-code-invariant",
    of: "first",
    profile: "mcode-radiotherapy-course-summary",
    mutate: { status: "stopped", statusReason: coding("http://example.org/reasons", "other") },
  },
];
