// Every canonical URL and code system that the builders write, once.

const OURS = "https://casebridge.dev/fhir";
const MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-";

/** Our profile by its id: "pd-l1-cps". */
export const ourProfile = (id: string): string => `${OURS}/StructureDefinition/${id}`;
/** mCODE's profile by its id without the prefix: "tumor-marker-test". */
export const mcodeProfile = (id: string): string => MCODE + id;

export const NAMESPACE_URL: string = OURS;
export const FACT_IDENTIFIERS: string = `${OURS}/sid/fact`;
export const DOCUMENT_IDENTIFIERS: string = `${OURS}/sid/document`;
export const SHA256_IDENTIFIERS: string = `${OURS}/sid/sha256`;
export const REVIEW_CODES: string = `${OURS}/CodeSystem/review`;
export const SURVIVAL_CODES: string = `${OURS}/CodeSystem/survival-measure`;

export const EXTENSION = {
  derivationReference: "http://hl7.org/fhir/StructureDefinition/derivation-reference",
  dataAbsentReason: "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
  uncertainPeriod: "http://hl7.org/fhir/StructureDefinition/uncertainPeriod",
  conditionRelated: "http://hl7.org/fhir/StructureDefinition/condition-related",
  assertedDate: "http://hl7.org/fhir/StructureDefinition/condition-assertedDate",
  valueOrigin: "https://casebridge.dev/fhir/StructureDefinition/value-origin",
  repair: "https://casebridge.dev/fhir/StructureDefinition/repair",
  foundBy: "https://casebridge.dev/fhir/StructureDefinition/found-by",
  dosePerFraction: "https://casebridge.dev/fhir/StructureDefinition/dose-per-fraction",
  cyclesDelivered: "https://casebridge.dev/fhir/StructureDefinition/cycles-delivered",
  lineOfTherapy: "https://casebridge.dev/fhir/StructureDefinition/line-of-therapy",
  regimen: "https://casebridge.dev/fhir/StructureDefinition/regimen",
  scheduleAsWritten: "https://casebridge.dev/fhir/StructureDefinition/schedule-as-written",
  sentenceCoverage: "https://casebridge.dev/fhir/StructureDefinition/sentence-coverage",
  offLabel: "https://casebridge.dev/fhir/StructureDefinition/off-label",
  relatedCondition: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-related-condition",
  histology: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior",
  laterality: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-laterality-qualifier",
  locationQualifier: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-body-location-qualifier",
  evidenceType: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-disease-status-evidence-type",
  intent: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-procedure-intent",
  normalizationBasis: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-normalization-basis",
  modalityAndTechnique: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-modality-and-technique",
  modality: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-modality",
  technique: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-technique",
  doseDelivered: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-dose-delivered-to-volume",
} as const;

export const UCUM: string = "http://unitsofmeasure.org";
export const HL7: string = "http://terminology.hl7.org/CodeSystem/";
