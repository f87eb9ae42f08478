// Defects against mCODE's profiles: cardinality, fixed and pattern, narrowed types, slices, extensions and their content.
import { type Mutant, REMOVED } from "./mutant.ts";

const MARKER = "Observation-tumor-marker-test-er-jenny-m";
const SIZE = "Observation-tumor-size-pathology";
const PRIMARY = "Condition-primary-cancer-condition-breast";
const METASTASIS = "Condition-secondary-cancer-condition-brain-mets";
const DRUG = "MedicationAdministration-cancer-related-medication-admin-paclitaxel-jenny-m";
const PATIENT = "Patient-cancer-patient-adam-everyman";
const ECOG = "Observation-ecog-performance-status-jenny-m";
const STAGE = "Observation-tnm-clinical-stage-group-3c";
const STATUS = "Observation-cancer-disease-status-jenny-m";
const TUMOR = "BodyStructure-tumor-lobular-carcinoma-left-breast";
const RADIO = "Procedure-radiotherapy-treatment-summary-chest-wall-jenny-m";
const BUNDLE = "Bundle-mcode-patient-bundle-jenny-m";
const REPORT = "DiagnosticReport-genomics-report-jenny-m";

const HISTOLOGY = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior";
const twice = (old: unknown[]): unknown[] => [...old, structuredClone(old[0])];

export const PROFILES: readonly Mutant[] = [
  {
    title: "a cancer patient without identifier",
    of: PATIENT,
    at: "identifier",
    becomes: REMOVED,
    code: "cardinality",
    says: "Patient.identifier",
  },
  {
    title: "an identifier without a value",
    of: PATIENT,
    at: "identifier[0].value",
    becomes: REMOVED,
    code: "cardinality",
    expression: "Patient.identifier[0]",
  },
  { title: "a cancer patient without gender", of: PATIENT, at: "gender", becomes: REMOVED, code: "cardinality" },
  { title: "a tumour without identifier", of: TUMOR, at: "identifier", becomes: REMOVED, code: "cardinality" },
  { title: "a TNM stage without method", of: STAGE, at: "method", becomes: REMOVED, code: "cardinality" },
  { title: "a TNM stage with two foci", of: STAGE, at: "focus", becomes: twice, code: "cardinality", expression: "Observation.focus" },
  {
    title: "a value of a type that the profile excludes",
    of: STAGE,
    at: "valueQuantity",
    becomes: { value: 3 },
    code: "structure",
    says: /valueQuantity is not allowed/,
  },
  { title: "an ECOG value as text", of: ECOG, at: "valueString", becomes: "0", code: "structure", says: /valueString is not allowed/ },
  {
    title: "a disease status with a period",
    of: STATUS,
    at: "effectivePeriod",
    becomes: { start: "2018" },
    code: "structure",
    says: /effectivePeriod is not allowed/,
  },
  {
    title: "an extension that the profile forbids",
    of: PRIMARY,
    at: "extension[0].extension",
    becomes: [{ url: "http://example.org/x", valueString: "x" }],
    code: "cardinality",
  },
  {
    title: "another code than the profile fixes",
    of: STATUS,
    at: "code.coding[0].code",
    becomes: "88040-1",
    code: "value-fixed",
    expression: "Observation.code",
  },
  { title: "ECOG under another code", of: ECOG, at: "code.coding[0].code", becomes: "89243-0", code: "value-fixed" },
  {
    title: "a total dose in Gy",
    of: RADIO,
    at: "extension",
    becomes: (old: { url: string }[]) => JSON.parse(JSON.stringify(old).replaceAll('"code":"cGy"', '"code":"Gy"')),
    code: "value-fixed",
    says: /cGy/,
  },
  {
    title: "a tumour size without the longest dimension",
    of: SIZE,
    at: "component[0]",
    becomes: REMOVED,
    code: "slice",
    says: "tumorLongestDimension",
  },
  {
    title: "a tumour size with two longest dimensions",
    of: SIZE,
    at: "component",
    becomes: twice,
    code: "slice",
    says: "tumorLongestDimension",
  },
  {
    title: "three other dimensions",
    of: SIZE,
    at: "component",
    becomes: (old: unknown[]) => [...old, old[1], structuredClone(old[1])],
    code: "slice",
    says: "tumorOtherDimension",
  },
  {
    title: "a slice with a value of another type",
    of: SIZE,
    at: "component[0]",
    becomes: (old: Record<string, unknown>) => ({ code: old["code"], valueString: "1.2 cm" }),
    code: "structure",
    expression: "Observation.component[0]",
  },
  {
    title: "a slice with a unit outside its value set",
    of: SIZE,
    at: "component[0].valueQuantity.code",
    becomes: "m",
    code: "binding",
    expression: "Observation.component[0].valueQuantity",
  },
  {
    title: "the identifier slice with another type",
    of: TUMOR,
    at: "identifier[0].type.coding[0].code",
    becomes: "Patient",
    code: "slice",
  },
  {
    title: "two histologies on one condition",
    of: PRIMARY,
    at: "extension",
    becomes: twice,
    code: "slice",
    says: "histologyMorphologyBehavior",
  },
  {
    title: "an extension without its value",
    of: PRIMARY,
    at: "extension[0].valueCodeableConcept",
    becomes: REMOVED,
    code: "cardinality",
    expression: "Condition.extension[0]",
  },
  {
    title: "an extension with a value of another type",
    of: PRIMARY,
    at: "extension[0]",
    becomes: { url: HISTOLOGY, valueString: "lobular" },
    code: "structure",
    expression: "Condition.extension[0]",
  },
  {
    title: "an extension where it must not stand",
    of: PATIENT,
    at: "extension[0]",
    becomes: { url: HISTOLOGY, valueCodeableConcept: { text: "x" } },
    code: "structure",
    says: /may stand at Condition/,
  },
  {
    title: "an extension with value and extensions",
    of: METASTASIS,
    at: "extension[0].extension",
    becomes: [{ url: "http://example.org/x", valueString: "x" }],
    code: "invariant",
    says: "ext-1",
  },
  {
    title: "a part of a complex extension that its definition does not know",
    of: RADIO,
    at: "extension",
    becomes: (old: unknown) => JSON.parse(JSON.stringify(old).replaceAll('"fractionsDelivered"', '"fractionDelivered"')),
    code: "structure",
    says: /no part of this url/,
  },
  {
    title: "an extension with a typing error in its url",
    of: PRIMARY,
    at: "extension[0].url",
    becomes: `${HISTOLOGY}s`,
    code: "structure",
    says: "none of hl7.fhir.us.mcode",
  },
  {
    title: "a category that is words alone, where a slice wants a code of a set that no package has",
    of: PRIMARY,
    at: "category",
    becomes: [{ text: "problem" }],
    code: "slice",
    says: "us-core",
  },
  {
    title: "a focus that none of the allowed profiles is for, one of them US Core's",
    of: "Observation-cancer-disease-status-jenny-m",
    at: "focus",
    becomes: [{ reference: "Patient/x" }],
    code: "reference",
    expression: "Observation.focus[0]",
  },
  {
    title: "a profile for another type",
    of: MARKER,
    at: "meta.profile[0]",
    becomes: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-patient",
    code: "structure",
    says: /is for Patient/,
  },
  {
    title: "a profile that no package has",
    of: MARKER,
    at: "meta.profile[0]",
    becomes: "http://example.org/p",
    code: "unknown-profile",
    severity: "warning",
  },
  {
    title: "a patient bundle without its patient",
    of: BUNDLE,
    at: "entry",
    becomes: (old: { resource: { resourceType: string } }[]) => old.filter(({ resource }) => resource.resourceType !== "Patient"),
    code: "slice",
  },
  {
    title: "a resource in a bundle entry that breaks its own profile",
    of: BUNDLE,
    at: "entry[0].resource.gender",
    becomes: REMOVED,
    code: "cardinality",
    expression: "Bundle.entry[0].resource",
  },
  { title: "a drug given without a time", of: DRUG, at: "effectiveDateTime", becomes: REMOVED, code: "cardinality" },
  { title: "a genomics report of another category", of: REPORT, at: "code", becomes: REMOVED, code: "cardinality" },
];
