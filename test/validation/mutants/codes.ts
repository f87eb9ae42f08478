// Defects of codes and units: required and max value sets of base and profile, UCUM, codes that their system does not have.
import { type Mutant, REMOVED } from "./mutant.ts";

const MARKER = "Observation-tumor-marker-test-er-jenny-m";
const SIZE = "Observation-tumor-size-pathology";
const PRIMARY = "Condition-primary-cancer-condition-breast";
const DRUG = "MedicationAdministration-cancer-related-medication-admin-paclitaxel-jenny-m";
const PATIENT = "Patient-cancer-patient-adam-everyman";
const STAGE = "Observation-tnm-clinical-stage-group-3c";
const STATUS = "Observation-cancer-disease-status-jenny-m";
const RADIO = "Procedure-radiotherapy-treatment-summary-chest-wall-jenny-m";

const inText =
  (from: string, to: string) =>
  (old: unknown): unknown =>
    JSON.parse(JSON.stringify(old).replaceAll(from, to));

export const CODES: readonly Mutant[] = [
  {
    title: "a status that no value set has",
    of: MARKER,
    at: "status",
    becomes: "finished",
    code: "binding",
    expression: "Observation.status",
  },
  { title: "a gender that is none of the four", of: PATIENT, at: "gender", becomes: "m", code: "binding", expression: "Patient.gender" },
  { title: "a status of another resource", of: DRUG, at: "status", becomes: "active", code: "binding" },
  {
    title: "a clinical status outside the required set",
    of: PRIMARY,
    at: "clinicalStatus.coding[0].code",
    becomes: "cured",
    code: "binding",
    expression: "Condition.clinicalStatus",
  },
  {
    title: "a required code given as text only",
    of: PRIMARY,
    at: "clinicalStatus",
    becomes: { text: "active" },
    code: "binding",
    says: /There is no code/,
  },
  { title: "a use of identifiers that does not exist", of: PATIENT, at: "identifier[0].use", becomes: "main", code: "binding" },
  {
    title: "a modality outside mCODE's required set",
    of: RADIO,
    at: "extension",
    becomes: inText('"code":"1156506007"', '"code":"33195004"'),
    code: "binding",
    says: /RadiotherapyModality/,
  },
  {
    title: "a disease status outside the max value set",
    of: STATUS,
    at: "valueCodeableConcept.coding[0]",
    becomes: { system: "http://loinc.org", code: "LA28370-7" },
    code: "binding",
    says: /max value set/,
  },
  {
    title: "a staging type outside the max value set",
    of: STAGE,
    at: "code.coding[0].code",
    becomes: "21908",
    code: "binding",
    says: /max value set/,
  },
  {
    title: "a language that is no language",
    of: PATIENT,
    at: "language",
    becomes: "english!",
    code: "binding",
    expression: "Patient.language",
  },
  {
    title: "a content type without a slash",
    of: PATIENT,
    at: "photo",
    becomes: [{ contentType: "png", url: "http://example.org/p" }],
    code: "binding",
    expression: "Patient.photo[0].contentType",
  },
  {
    title: "a unit that is not UCUM",
    of: SIZE,
    at: "component[0].valueQuantity.code",
    becomes: "centimeter",
    code: "binding",
    says: /UCUM/,
  },
  {
    title: "a square that UCUM writes otherwise",
    of: DRUG,
    at: "dosage.dose",
    becomes: { value: 175, unit: "mg/m²", system: "http://unitsofmeasure.org", code: "mg/m^2" },
    code: "binding",
    says: /UCUM/,
  },
  {
    title: "a code that its system does not have",
    of: MARKER,
    at: "category[0].coding[0].code",
    becomes: "labor",
    code: "binding",
    says: /has no code/,
  },
  {
    title: "a size with a comparator that does not exist",
    of: SIZE,
    at: "component[0].valueQuantity.comparator",
    becomes: "=",
    code: "binding",
  },
  { title: "a required coding without a code", of: PRIMARY, at: "verificationStatus.coding[0].code", becomes: REMOVED, code: "binding" },
  {
    title: "an interpretation outside the extensible set",
    of: MARKER,
    at: "interpretation",
    becomes: [{ coding: [{ system: "http://example.org", code: "X" }] }],
    code: "binding",
    severity: "warning",
    says: /extensible/,
  },
];
