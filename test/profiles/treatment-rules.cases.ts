// Rules about treatment, plans, the narrative and the record of one patient.
import type { RuleCase } from "./rule-case.ts";

const SNOMED = "http://snomed.info/sct";
const DOSE = "extension(dose-delivered-to-volume)";
const MODALITY = "extension(modality-and-technique).extension(radiotherapy-modality).valueCodeableConcept";
const UNKNOWN = { extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" }] };
const reason = (code: string, text?: string): object => ({ coding: [{ system: SNOMED, code }], ...(text && { text }) });

const gray = (total: number, fraction: number, fractions: number): Record<string, unknown> => ({
  [`${DOSE}.extension(totalDoseDelivered).valueQuantity.value`]: total,
  [`${DOSE}.extension(dose-per-fraction).valueQuantity.value`]: fraction,
  [`${DOSE}.extension(fractionsDelivered).valueUnsignedInt`]: fractions,
});

export const TREATMENT_RULES: readonly RuleCase[] = [
  {
    key: "rt-1",
    example: "radiotherapy-course-1",
    fires: { "28 fractions of 1.8 Gy for 50 Gy": gray(5000, 180, 28), "30 fractions of 2 Gy for 66 Gy": gray(6600, 200, 30) },
    passes: { "1 cGy of rounding": gray(5000, 166.7, 30), "25 fractions of 1.8 Gy for 45 Gy": gray(4500, 180, 25) },
  },
  {
    key: "rt-2",
    example: "radiotherapy-course-2",
    fires: {
      "28 in gray": { [`${DOSE}.extension(totalDoseDelivered).valueQuantity.code`]: "Gy" },
      "a total of 2800 Gy": { [`${DOSE}.extension(totalDoseDelivered).valueQuantity.value`]: 280000 },
      "a fraction larger than the total": { [`${DOSE}.extension(dose-per-fraction).valueQuantity.value`]: 7000 },
    },
    passes: { "one fraction": gray(3400, 3400, 1) },
  },
  {
    key: "rt-3",
    example: "radiotherapy-course-2",
    fires: { "no fraction": gray(2800, 700, 0), "400 fractions": gray(2800, 7, 400) },
    passes: { hyperfractionated: gray(7920, 120, 66) },
  },
  {
    key: "rt-4",
    example: "radiotherapy-course-1",
    fires: {
      "derived from a dose that is not there": { [`${DOSE}.extension(dose-per-fraction).url`]: "http://example.org/other" },
    },
    passes: {
      "stated, without the dose of a fraction": {
        [`${DOSE}.extension(dose-per-fraction).url`]: "http://example.org/other",
        [`${DOSE}.extension(fractionsDelivered)._valueUnsignedInt`]: undefined,
      },
    },
  },
  {
    key: "rt-5",
    example: "radiotherapy-course-2",
    fires: {
      "brachytherapy coded as HDR": { [`${MODALITY}.text`]: "brachytherapy" },
      "HDR without words": { [`${MODALITY}.text`]: undefined },
      "external beam coded as photons": { [MODALITY]: reason("1156506007", "external beam radiotherapy") },
    },
    passes: {
      "photons as stated": { [MODALITY]: reason("1156506007", "6 MV photons") },
      "HDR as an abbreviation": { [`${MODALITY}.text`]: "HDR" },
    },
  },
  {
    key: "rt-6",
    example: "radiotherapy-course-2",
    fires: { "a dose to no volume": { [`${DOSE}.extension(volume).valueReference`]: UNKNOWN } },
  },
  {
    key: "tgt-1",
    example: "radiotherapy-target-2",
    fires: { "a volume of which nothing is said": { description: undefined } },
    passes: { "a place instead": { description: undefined, location: { text: "pelvis" } } },
  },
  {
    key: "drug-1",
    example: "antineoplastic-administration-1",
    fires: {
      "75 mg/m2 without its basis": { "extension(normalization-basis).valueCodeableConcept": reason("1157245009") },
      "no milligrams": { "dosage.dose.value": 0 },
      "a unit of no system": { "dosage.dose.system": undefined },
    },
    passes: { "no dose at all": { dosage: undefined } },
  },
  {
    key: "drug-2",
    example: "antineoplastic-administration-1",
    fires: { "no cycle": { "extension(cycles-delivered).valueUnsignedInt": 0 } },
    passes: { "35 cycles": { "extension(cycles-delivered).valueUnsignedInt": 35 } },
  },
  {
    key: "drug-3",
    example: "antineoplastic-administration-3",
    fires: { "3 mg/kg without its basis": { "extension(normalization-basis).valueCodeableConcept": reason("301898006") } },
    passes: { "a flat dose": { "dosage.dose.code": "mg", "extension(normalization-basis).valueCodeableConcept": reason("301898006") } },
  },
  {
    key: "given-1",
    example: "cancer-surgery-1",
    fires: { "surgery that was not done": { status: "not-done" } },
    passes: { "in progress": { status: "in-progress" } },
  },
  {
    key: "stop-1",
    example: "systemic-therapy-course-2",
    fires: { "stopped without a reason": { statusReason: undefined }, "stopped without a time": { performedPeriod: undefined } },
    passes: {
      "neither is known": { statusReason: UNKNOWN, performedPeriod: UNKNOWN },
      completed: { status: "completed", statusReason: undefined },
    },
  },
  {
    key: "ng-1",
    example: "procedure-not-done-1",
    fires: {
      "no reason": { statusReason: undefined },
      "refusal for want of money": { statusReason: reason("105480006", "could not afford the test") },
      "refusal and a financial problem": {
        statusReason: {
          coding: [
            { system: SNOMED, code: "105480006" },
            { system: SNOMED, code: "160932005" },
          ],
        },
      },
    },
    passes: {
      "a financial problem": { statusReason: reason("160932005", "could not afford the test") },
      unknown: { statusReason: UNKNOWN },
    },
  },
  {
    key: "ng-2",
    example: "medication-not-given-2",
    fires: {
      "the code of vaccines": {
        statusReason: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ActReason", code: "PATOBJ" }] }],
      },
    },
  },
  {
    key: "plan-1",
    example: "treatment-plan-2",
    fires: {
      "a plan of nothing": { activity: undefined },
      "cancelled without a reason": { "activity[1].detail.statusReason": undefined },
      "in progress without an outcome": { "activity[1].detail.status": "in-progress" },
    },
    passes: { "still to come": { "activity[1].detail.status": "scheduled", "activity[1].detail.statusReason": undefined } },
  },
  {
    key: "plan-2",
    example: "treatment-plan-2",
    fires: {
      "line 0": { "extension(line-of-therapy).valuePositiveInt": 0 },
      "line 2019": { "extension(line-of-therapy).valuePositiveInt": 2019 },
    },
    passes: { "line 9": { "extension(line-of-therapy).valuePositiveInt": 9 } },
  },
  {
    key: "plan-3",
    example: "treatment-plan-2",
    fires: { "radiotherapy and an antibody as a labelled antibody": { "activity[1].detail.code": reason("118640001") } },
    passes: { "radiotherapy alone": { "activity[1].detail.code": reason("108290001") } },
  },
  {
    key: "consent-2",
    example: "off-label-consent-1",
    fires: {
      "consent to no drug": { "provision.code": undefined },
      "data that are related only": { "provision.data[0].meaning": "related" },
    },
    passes: { "the drug alone": { "provision.data": undefined } },
  },
  {
    key: "doc-1",
    example: "source-narrative-1",
    fires: {
      "a PDF as the addressed text": { "content[0].attachment.contentType": "application/pdf" },
      "no text": { "content[0].attachment.data": undefined },
    },
    passes: { "the type without a blank": { "content[0].attachment.contentType": "text/plain;charset=UTF-8" } },
  },
  {
    key: "doc-2",
    example: "source-narrative-1",
    fires: {
      "no hash": { "identifier[0].system": "http://example.org/hash" },
      "a hash in upper case": { "identifier[0].value": "AB".repeat(32) },
    },
  },
  { key: "conv-1", example: "conversion-1", fires: { "a conversion of nothing": { "entity[0].role": "derivation" } } },
  {
    key: "rec-1",
    example: "patient-record-1",
    fires: {
      "somebody else's disease": { "entry(Condition/comorbidity-1).resource.subject.reference": "Patient/somebody-else" },
      "somebody else's lesion": { "entry(BodyStructure/lesion-1).resource.patient.reference": "Patient/somebody-else" },
      "no patient": { "entry(Patient/cancer-patient-1).resource": { resourceType: "Group", id: "cancer-patient-1" } },
    },
  },
  {
    key: "met-1",
    example: "patient-record-1",
    fires: {
      "a metastasis of no primary": {
        "entry(Condition/metastasis-1).resource.extension(condition-related)": undefined,
        "entry(Condition/metastasis-1).resource.extension": [],
      },
      "a metastasis in no place": { "entry(Condition/metastasis-1).resource.bodySite": undefined },
    },
    passes: {
      "no primary is known": {
        "entry(Condition/metastasis-1).resource.extension": [],
        "entry(Condition/primary-cancer-1).resource.verificationStatus": { coding: [{ code: "refuted" }] },
      },
    },
  },
  {
    key: "stage-1",
    example: "patient-record-2",
    fires: {
      "FIGO IVB and no metastasis": { "entry(Condition/metastasis-2).resource.verificationStatus": { coding: [{ code: "refuted" }] } },
    },
    passes: {
      "IVB of another organ": {
        "entry(Condition/metastasis-2).resource.verificationStatus": { coding: [{ code: "refuted" }] },
        "entry(Observation/cancer-stage-2).resource.method": reason("106244003"),
      },
    },
  },
  {
    key: "consent-1",
    example: "patient-record-1",
    fires: {
      "a consent that points elsewhere": {
        "entry(Consent/off-label-consent-1).resource.provision.data[0].reference.reference": "MedicationAdministration/other",
      },
    },
    passes: {
      "a drug within its label": {
        "entry(Consent/off-label-consent-1).resource.provision.data[0].reference.reference": "MedicationAdministration/other",
        "entry(MedicationAdministration/antineoplastic-administration-3).resource.extension(off-label).valueBoolean": false,
      },
    },
  },
  {
    key: "line-1",
    example: "patient-record-2",
    fires: {
      "two second lines": {
        "entry(DocumentReference/source-narrative-2).resource": {
          resourceType: "CarePlan",
          status: "completed",
          extension: [{ url: "https://casebridge.dev/fhir/StructureDefinition/line-of-therapy", valuePositiveInt: 2 }],
        },
      },
    },
    passes: {
      "a first line": {
        "entry(DocumentReference/source-narrative-2).resource": {
          resourceType: "CarePlan",
          status: "completed",
          extension: [{ url: "https://casebridge.dev/fhir/StructureDefinition/line-of-therapy", valuePositiveInt: 1 }],
        },
      },
    },
  },
  {
    key: "death-1",
    example: "patient-record-1",
    fires: {
      "surgery after death": { "entry(Patient/cancer-patient-1).resource.deceasedDateTime": "2020-06" },
      "a drug after death": { "entry(Patient/cancer-patient-1).resource.deceasedDateTime": "2020-12" },
    },
    passes: { "death in the year of the last drug": { "entry(Patient/cancer-patient-1).resource.deceasedDateTime": "2021-03" } },
  },
];
