// Defects against the invariants of base R4, US Core and mCODE.
import { type Mutant, REMOVED } from "./mutant.ts";

const MARKER = "Observation-tumor-marker-test-er-jenny-m";
const SIZE = "Observation-tumor-size-pathology";
const PRIMARY = "Condition-primary-cancer-condition-breast";
const DRUG = "MedicationAdministration-cancer-related-medication-admin-paclitaxel-jenny-m";
const STOPPED = "MedicationRequest-cancer-related-medication-request-cisplatin-stopped";
const PATIENT = "Patient-cancer-patient-adam-everyman";
const RADIO = "Procedure-radiotherapy-treatment-summary-chest-wall-jenny-m";
const _TUMOR = "BodyStructure-tumor-lobular-carcinoma-left-breast";
const _BUNDLE = "Bundle-mcode-patient-bundle-jenny-m";

export const RULES: readonly Mutant[] = [
  {
    title: "a month where US Core wants the day",
    of: MARKER,
    at: "effectiveDateTime",
    becomes: "2018-03",
    code: "invariant",
    says: "us-core-1",
  },
  {
    title: "no value and no reason for it",
    of: MARKER,
    at: "valueCodeableConcept",
    becomes: REMOVED,
    code: "invariant",
    says: "us-core-2",
  },
  {
    title: "a value and a reason for its absence",
    of: MARKER,
    at: "dataAbsentReason",
    becomes: { text: "unknown" },
    code: "invariant",
    says: "obs-6",
  },
  {
    title: "a component that repeats the observation's code beside its value",
    of: MARKER,
    at: "component",
    becomes: [
      {
        code: {
          coding: [
            {
              system: "http://loinc.org",
              code: "85337-4",
              display: "Estrogen receptor Ag [Presence] in Breast cancer specimen by Immune stain",
            },
          ],
        },
        valueString: "x",
      },
    ],
    code: "invariant",
    says: "obs-7",
  },
  {
    title: "a tumour size of neither tumour nor specimen",
    of: SIZE,
    at: "focus",
    becomes: REMOVED,
    code: "invariant",
    says: "must-have-focus-or-specimen",
  },
  {
    title: "a termination reason on what was not stopped",
    of: STOPPED,
    at: "status",
    becomes: "active",
    code: "invariant",
    says: "termination-reason-invariant",
  },
  {
    title: "a stop for a reason that is none of mCODE's",
    of: STOPPED,
    at: "statusReason.coding[0].code",
    becomes: "1",
    code: "invariant",
    says: "termination-reason-code-invariant",
  },
  { title: "an order without requester", of: STOPPED, at: "requester", becomes: REMOVED, code: "invariant", says: "us-core-21" },
  { title: "a dosage without dose and rate", of: DRUG, at: "dosage.dose", becomes: REMOVED, code: "invariant", says: "mad-1" },
  {
    title: "a procedure that was done at no time",
    of: RADIO,
    at: "performedPeriod",
    becomes: REMOVED,
    code: "invariant",
    says: "us-core-7",
  },
  {
    title: "an abated condition that is still active",
    of: PRIMARY,
    at: "abatementDateTime",
    becomes: "2020",
    code: "invariant",
    says: "con-4",
  },
  {
    title: "a period that ends before it starts",
    of: PATIENT,
    at: "name[0].period",
    becomes: { start: "2020-02", end: "2019-01" },
    code: "invariant",
    says: "per-1",
  },
  { title: "a contact without any detail", of: PATIENT, at: "contact[0]", becomes: { gender: "male" }, code: "invariant", says: "pat-1" },
  { title: "a telecom value without its system", of: PATIENT, at: "telecom", becomes: [{ value: "1" }], code: "invariant", says: "cpt-2" },
  {
    title: "a name with neither part nor reason",
    of: PATIENT,
    at: "name[0]",
    becomes: { text: "A" },
    code: "invariant",
    says: "us-core-6",
  },
  {
    title: "a quantity code without its system",
    of: SIZE,
    at: "component[0].valueQuantity.system",
    becomes: REMOVED,
    code: "invariant",
    says: "qty-3",
  },
];
