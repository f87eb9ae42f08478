// Fact → profile → element → source of the codes: what docs/mapping.md is written from. The compiler holds it to every kind of fact and to
// the names of their attributes, tools/write-mapping.ts to the profiles.
import type { Fact, FactKind } from "../src/facts/fact.ts";

type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

export interface MappingRow {
  /** Attribute of the fact; several with a comma. */
  readonly attribute: string;
  /** Path in an instance of the first profile, from the resource type. */
  readonly element: string;
  /** Where the codes come from, or what else a reader must know. */
  readonly note?: string;
}

export interface MappingEntry {
  readonly kind: FactKind;
  /** Ids of our profiles; none: base R4. */
  readonly profiles: readonly string[];
  /** Of base R4, where no profile of ours is claimed. */
  readonly resourceType?: string;
  readonly says: string;
  readonly rows: readonly MappingRow[];
}

const SNOMED = "SNOMED CT of the terminology, else text";

type Rows<K extends FactKind> = { readonly [A in keyof FactOf<K>]?: readonly [element: string, note?: string] };

function entry<K extends FactKind>(kind: K, profiles: readonly string[], says: string, rows: Rows<K>, resourceType?: string): MappingEntry {
  const list = Object.entries(rows as Record<string, readonly [string, string?]>).map(([attribute, [element, note]]) => ({
    attribute,
    element,
    ...(note !== undefined && { note }),
  }));
  return { kind, profiles, says, rows: list, ...(resourceType !== undefined && { resourceType }) };
}

const DOSE = "Procedure.extension(mcode-radiotherapy-dose-delivered-to-volume)";
const MODALITY = "Procedure.extension(mcode-radiotherapy-modality-and-technique)";

const ENTRIES: { readonly [K in FactKind]: MappingEntry } = {
  patient: entry("patient", ["cancer-patient"], "The name is masked; an age never becomes a birth date.", { sex: ["Patient.gender"] }),
  primary: entry("primary", ["primary-cancer"], "A primary that was excluded is a `comorbidity` that is refuted.", {
    condition: ["Condition.code", `${SNOMED}; ICD-10-CM and NCIt where known`],
    site: ["Condition.bodySite", "SNOMED CT and ICD-O-3 topography; the side in mCODE's laterality qualifier"],
    histology: ["Condition.extension(mcode-histology-morphology-behavior).valueCodeableConcept", "SNOMED CT and ICD-O-3 morphology"],
    ageYears: ["Condition.onsetAge.value"],
    isRecurrence: ["Condition.clinicalStatus"],
    time: ["Condition.extension(condition-assertedDate).valueDateTime", "as precise as the words"],
    assertion: ["Condition.verificationStatus"],
  }),
  metastasis: entry("metastasis", ["metastasis"], "One for each site and side. One that is absent is a `clinical-finding` with false.", {
    place: ["Condition.bodySite", "SNOMED CT; the side in mCODE's laterality qualifier"],
    primaryId: ["Condition.extension(condition-related).valueReference"],
    assertion: ["Condition.verificationStatus"],
    time: ["Condition.extension(condition-assertedDate).valueDateTime"],
  }),
  lesion: entry("lesion", ["lesion"], "The focus of its sizes and responses.", {
    place: ["BodyStructure.location", SNOMED],
    ofId: ["BodyStructure.extension(mcode-related-condition).valueReference"],
  }),
  grade: entry("grade", ["histologic-grade"], "The literal grade; the three levels only where the words use them.", {
    grade: ["Observation.valueCodeableConcept", SNOMED],
    primaryId: ["Observation.extension(mcode-related-condition).valueReference"],
    time: ["Observation.effectivePeriod", "a day as effectiveDateTime; less as a period (us-core-1)"],
  }),
  stage: entry(
    "stage",
    ["cancer-stage", "tnm-stage-group", "tnm-primary-tumor-category", "tnm-regional-nodes-category", "tnm-distant-metastases-category"],
    "FIGO by derivation where the tumour decides the system. TNM profiles where the AJCC code of the value is known.",
    {
      system: ["Observation.code", "mCODE's stage types"],
      value: ["Observation.valueCodeableConcept", "FIGO: NCIt; AJCC: SNOMED CT; else text"],
      category: ["Observation.code", "SNOMED CT T, N or M category"],
      prefix: ["Observation.code", "clinical or pathological category"],
      primaryId: ["Observation.focus"],
      time: ["Observation.effectiveDateTime"],
    },
  ),
  size: entry("size", ["tumor-size"], "A short diameter, or a size without unit, is a plain Observation.", {
    dimensions: ["Observation.component:tumorLongestDimension.valueQuantity", "UCUM cm or mm; the others as tumorOtherDimension"],
    lesionId: ["Observation.focus"],
    place: ["Observation.focus", "a `lesion` of that place"],
    time: ["Observation.effectiveDateTime"],
  }),
  marker: entry(
    "marker",
    ["tumor-marker", "pd-l1-cps"],
    "The combined positive score of PD-L1 has its own profile: a whole number in {score}.",
    {
      test: ["Observation.code", "LOINC, else NCIt, else text; CPS: NCIt C176582"],
      value: ["Observation.valueQuantity", "a word as valueCodeableConcept, a range as valueString"],
      comparator: ["Observation.valueQuantity.comparator"],
      unit: ["Observation.valueQuantity.code", "UCUM"],
      interpretation: ["Observation.interpretation", "text as written"],
      method: ["Observation.method", "text as written"],
      time: ["Observation.effectivePeriod", "a day as effectiveDateTime; less as a period (us-core-1)"],
    },
  ),
  response: entry("response", ["tumor-response"], "First the trend, second the category where the words state it.", {
    category: ["Observation.valueCodeableConcept.coding", "SNOMED CT trend, then LOINC LA28366-5, LA28369-9, LA28371-5, LA28370-7"],
    words: ["Observation.valueCodeableConcept.text"],
    places: ["Observation.focus", "lesion, metastasis or primary of that place"],
    lesionIds: ["Observation.focus"],
    method: ["Observation.extension(mcode-cancer-disease-status-evidence-type).valueCodeableConcept", "only imaging and examination"],
    time: ["Observation.effectiveDateTime", "as precise as the words"],
  }),
  performance: entry(
    "performance",
    ["ecog-performance-status", "karnofsky-performance-status"],
    "WHO's scale has no profile and is a plain Observation.",
    { value: ["Observation.valueInteger"], scale: ["Observation.code"], time: ["Observation.effectivePeriod"] },
  ),
  radiotherapy: entry(
    "radiotherapy",
    ["radiotherapy-course", "radiotherapy-target"],
    "One course; one dose for each volume. Doses in cGy.",
    {
      modality: [`${MODALITY}.extension(mcode-radiotherapy-modality).valueCodeableConcept`, "only what is stated; else UNC and the words"],
      technique: [
        `${MODALITY}.extension(mcode-radiotherapy-technique).valueCodeableConcept`,
        "only what is stated; else UNC and the words",
      ],
      totalGy: [`${DOSE}.extension(totalDoseDelivered).valueQuantity`],
      fractionGy: [`${DOSE}.extension(dose-per-fraction).valueQuantity`, "on the course where it contradicts total and count"],
      fractions: [`${DOSE}.extension(fractionsDelivered).valueUnsignedInt`, "stated, or derived where total / fraction is whole to 1 cGy"],
      target: [`${DOSE}.extension(volume).valueReference`, "a `radiotherapy-target`; its description says where none is stated"],
      intent: ["Procedure.extension(mcode-procedure-intent).valueCodeableConcept", "curative, palliative"],
      concurrentWith: ["Procedure.partOf"],
      status: ["Procedure.status"],
      stopReason: ["Procedure.statusReason", "mCODE's termination reasons, else text"],
      time: ["Procedure.performedPeriod"],
    },
  ),
  drug: entry("drug", ["antineoplastic-administration"], "One drug in one course. Other medicines are plain MedicationAdministrations.", {
    drug: ["MedicationAdministration.medicationCodeableConcept", "RxNorm ingredient, else NCIt, SNOMED CT or text"],
    dose: ["MedicationAdministration.dosage.dose", "UCUM; per surface or weight with mCODE's normalization basis"],
    schedule: ["MedicationAdministration.extension(schedule-as-written).valueString"],
    route: ["MedicationAdministration.dosage.route", SNOMED],
    cycles: ["MedicationAdministration.extension(cycles-delivered).valueUnsignedInt"],
    plannedCycles: ["MedicationAdministration.note"],
    regimen: ["MedicationAdministration.extension(regimen).valueString", "as written: a regimen has no code"],
    isOffLabel: ["MedicationAdministration.extension(off-label).valueBoolean"],
    intent: ["MedicationAdministration.extension(mcode-procedure-intent).valueCodeableConcept"],
    courseId: ["MedicationAdministration.partOf"],
    status: ["MedicationAdministration.status"],
    stopReason: ["MedicationAdministration.statusReason", "mCODE's termination reasons, else text"],
    time: ["MedicationAdministration.effectivePeriod"],
  }),
  "systemic-course": entry("systemic-course", ["systemic-therapy-course"], "Groups its drugs by their partOf.", {
    name: ["Procedure.code", SNOMED],
    regimen: ["Procedure.extension(regimen).valueString"],
    cycles: ["Procedure.extension(cycles-delivered).valueUnsignedInt"],
    intent: ["Procedure.extension(mcode-procedure-intent).valueCodeableConcept"],
    status: ["Procedure.status"],
    stopReason: ["Procedure.statusReason", "mCODE's termination reasons, else text"],
    time: ["Procedure.performedPeriod"],
  }),
  stop: entry(
    "stop",
    ["systemic-therapy-course"],
    "Status, reason and end of what was stopped; a course of its own where that is not told.",
    {
      what: ["Procedure.code", SNOMED],
      reason: ["Procedure.statusReason", "mCODE's termination reasons, else text"],
      time: ["Procedure.performedPeriod.end"],
    },
  ),
  procedure: entry("procedure", ["diagnostic-or-supportive-procedure", "cancer-surgery"], "Surgery has the profile of its own.", {
    procedure: ["Procedure.code", SNOMED],
    place: ["Procedure.bodySite", SNOMED],
    time: ["Procedure.performedDateTime", "as precise as the words"],
  }),
  "not-given": entry(
    "not-given",
    ["procedure-not-done", "medication-not-given"],
    "A drug is a MedicationAdministration; status not-done.",
    {
      what: ["Procedure.code", "as of what was done"],
      place: ["Procedure.bodySite", SNOMED],
      reason: ["Procedure.statusReason", "SNOMED CT 105480006 refusal, 160932005 financial, 309846006 not available, else text"],
    },
  ),
  recommendation: entry("recommendation", ["treatment-plan"], "An activity that is not started or scheduled.", {
    what: ["CarePlan.activity.detail.code", "a drug as productCodeableConcept"],
    status: ["CarePlan.activity.detail.status"],
  }),
  line: entry("line", ["treatment-plan"], "One plan for each line, and one without a number for what stands in none.", {
    number: ["CarePlan.extension(line-of-therapy).valuePositiveInt"],
    memberIds: ["CarePlan.activity.outcomeReference"],
    omittedIds: ["CarePlan.activity.detail.statusReason", "cancelled"],
    status: ["CarePlan.status"],
    endReason: ["CarePlan.note"],
    time: ["CarePlan.period"],
  }),
  consent: entry("consent", ["off-label-consent"], "Consent to treatment alone is a plain Consent; consent to publication is not built.", {
    drug: ["Consent.provision.code", "as of the drug"],
    drugIds: ["Consent.provision.data.reference"],
    time: ["Consent.dateTime"],
  }),
  survival: entry("survival", ["survival"], "As stated, never reckoned.", {
    measure: ["Observation.code", "our own code system: no public vocabulary at hand codes it"],
    months: ["Observation.valueQuantity.value", "UCUM mo"],
    comparator: ["Observation.valueQuantity.comparator"],
    time: ["Observation.effectivePeriod"],
  }),
  finding: entry("finding", ["clinical-finding"], "True where it is there, false where it is expressly not.", {
    finding: ["Observation.code", SNOMED],
    assertion: ["Observation.valueBoolean"],
    severity: ["Observation.interpretation", "text as written"],
    place: ["Observation.bodySite", SNOMED],
    time: ["Observation.effectivePeriod"],
  }),
  comorbidity: entry("comorbidity", ["comorbidity"], "Refuted only where the diagnosis was entertained and excluded.", {
    condition: ["Condition.code", SNOMED],
    assertion: ["Condition.verificationStatus"],
  }),
  "adverse-event": entry("adverse-event", ["adverse-event", "clinical-finding"], "Part of what it is ascribed to.", {
    event: ["Observation.code", SNOMED],
    grade: ["Observation.component.valueCodeableConcept", "NCIt C41338, C41339, C41340, C41337, C48275"],
    dueToIds: ["Observation.partOf"],
  }),
  "family-history": entry("family-history", ["family-history"], "That nothing runs in the family is a `clinical-finding` with false.", {
    condition: ["FamilyMemberHistory.condition.code", SNOMED],
    relative: ["FamilyMemberHistory.relationship", "text as written"],
  }),
  "follow-up": entry(
    "follow-up",
    [],
    "A death also stands in Patient.deceased[x].",
    { vitalStatus: ["Observation.valueCodeableConcept", "text; lost to follow-up: SNOMED CT"], time: ["Observation.effectiveDateTime"] },
    "Observation",
  ),
};

export const MAPPING: readonly MappingEntry[] = Object.values(ENTRIES);
