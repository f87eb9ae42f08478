// Every canonical URL and code system that the builders write, once.

const OURS = "https://casebridge.dev/fhir";
const MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-";
const CORE = "http://hl7.org/fhir/StructureDefinition/";

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
  derivationReference: `${CORE}derivation-reference`,
  dataAbsentReason: `${CORE}data-absent-reason`,
  uncertainPeriod: `${CORE}uncertainPeriod`,
  conditionRelated: `${CORE}condition-related`,
  assertedDate: `${CORE}condition-assertedDate`,
  valueOrigin: ourProfile("value-origin"),
  repair: ourProfile("repair"),
  foundBy: ourProfile("found-by"),
  dosePerFraction: ourProfile("dose-per-fraction"),
  cyclesDelivered: ourProfile("cycles-delivered"),
  lineOfTherapy: ourProfile("line-of-therapy"),
  regimen: ourProfile("regimen"),
  scheduleAsWritten: ourProfile("schedule-as-written"),
  offLabel: ourProfile("off-label"),
  relatedCondition: `${MCODE}related-condition`,
  histology: `${MCODE}histology-morphology-behavior`,
  laterality: `${MCODE}laterality-qualifier`,
  locationQualifier: `${MCODE}body-location-qualifier`,
  evidenceType: `${MCODE}cancer-disease-status-evidence-type`,
  intent: `${MCODE}procedure-intent`,
  normalizationBasis: `${MCODE}normalization-basis`,
  modalityAndTechnique: `${MCODE}radiotherapy-modality-and-technique`,
  modality: `${MCODE}radiotherapy-modality`,
  technique: `${MCODE}radiotherapy-technique`,
  doseDelivered: `${MCODE}radiotherapy-dose-delivered-to-volume`,
} as const;

export const UCUM = "http://unitsofmeasure.org";
export const HL7 = "http://terminology.hl7.org/CodeSystem/";
