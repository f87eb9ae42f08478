// Valid resources of our own, whole enough to have something to break everywhere.
import type { Json } from "../examples.ts";

const XHTML = '<div xmlns="http://www.w3.org/1999/xhtml"><p>text</p></div>';
export const text: Json = { status: "generated", div: XHTML };
const UCUM = "http://unitsofmeasure.org";
const LOINC = "http://loinc.org";
export const patient = (): Json => ({
  resourceType: "Patient",
  id: "p1",
  text,
  active: true,
  identifier: [{ use: "official", system: "http://example.org/mrn", value: "1" }],
  name: [
    {
      use: "official",
      family: "Doe",
      given: ["Ann", "B"],
      _given: [null, { extension: [{ url: "http://hl7.org/fhir/StructureDefinition/iso21090-EN-qualifier", valueCode: "MID" }] }],
      period: { start: "2001", end: "2010-05" },
    },
  ],
  telecom: [{ system: "phone", value: "1", rank: 1 }],
  gender: "female",
  birthDate: "1960-02-29",
  _birthDate: { extension: [{ url: "http://hl7.org/fhir/StructureDefinition/patient-birthTime", valueDateTime: "1960-02-29T10:00:00Z" }] },
  deceasedBoolean: false,
  multipleBirthInteger: 2,
  maritalStatus: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", code: "M" }] },
  photo: [{ contentType: "image/png", data: "aGVsbG8=", size: 5, creation: "2020-01-01" }],
  contact: [{ relationship: [{ text: "x" }], name: { family: "F" } }],
  communication: [{ language: { coding: [{ system: "urn:ietf:bcp:47", code: "en" }] }, preferred: true }],
  link: [{ other: { reference: "Patient/p2" }, type: "seealso" }],
  extension: [
    { url: "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", valueAddress: { city: "X" } },
    {
      url: "http://hl7.org/fhir/StructureDefinition/patient-nationality",
      extension: [
        { url: "code", valueCodeableConcept: { text: "x" } },
        { url: "period", valuePeriod: { start: "2000" } },
      ],
    },
  ],
});
export const observation = (): Json => ({
  resourceType: "Observation",
  id: "o1",
  text,
  contained: [{ resourceType: "Specimen", id: "s1", note: [{ text: "core" }] }],
  specimen: { reference: "#s1" },
  status: "final",
  category: [
    { coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code: "laboratory", display: "Laboratory" }] },
  ],
  code: { coding: [{ system: LOINC, code: "2857-1" }], text: "PSA" },
  subject: { reference: "Patient/p1" },
  focus: [{ reference: "Condition/c1" }],
  encounter: { reference: "Encounter/e1" },
  effectivePeriod: { start: "2020-01-01T10:00:00Z", end: "2020-01-02" },
  issued: "2020-01-03T10:00:00.123+02:00",
  performer: [{ reference: "Practitioner/x" }, { reference: "Organization/y" }],
  valueQuantity: { value: 4.2, unit: "ng/mL", system: UCUM, code: "ng/mL" },
  interpretation: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", code: "H" }] }],
  note: [{ authorReference: { reference: "Practitioner/x" }, time: "2020-01-03", text: "note" }],
  bodySite: { text: "prostate" },
  method: { text: "x" },
  device: { reference: "Device/d" },
  referenceRange: [
    {
      low: { value: 0, unit: "ng/mL", system: UCUM, code: "ng/mL" },
      high: { value: 4, unit: "ng/mL", system: UCUM, code: "ng/mL" },
      age: { low: { value: 18, unit: "a", system: UCUM, code: "a" } },
    },
  ],
  hasMember: [{ reference: "Observation/m" }],
  derivedFrom: [{ reference: "DocumentReference/d" }],
  component: [
    {
      code: { text: "x" },
      valueRange: { low: { value: 1, unit: "cm", system: UCUM, code: "cm" }, high: { value: 2, unit: "cm", system: UCUM, code: "cm" } },
    },
    { code: { text: "y" }, valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } },
    { code: { text: "z" }, valueSampledData: { origin: { value: 0 }, period: 10, dimensions: 1, data: "1 2 3 E U L" } },
    { code: { text: "w" }, valueTime: "10:00:00" },
    {
      code: { text: "v" },
      dataAbsentReason: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/data-absent-reason", code: "unknown" }] },
    },
  ],
});
export const condition = (): Json => ({
  resourceType: "Condition",
  id: "c1",
  text,
  clinicalStatus: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-clinical", code: "active" }] },
  verificationStatus: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-ver-status", code: "confirmed" }] },
  category: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-category", code: "problem-list-item" }] }],
  code: { text: "x" },
  subject: { reference: "Patient/p1" },
  onsetAge: { value: 60, unit: "a", system: UCUM, code: "a" },
  recordedDate: "2020-01-01",
  stage: [{ summary: { text: "II" }, assessment: [{ reference: "Observation/o1" }] }],
  evidence: [{ code: [{ text: "x" }], detail: [{ reference: "Observation/o1" }] }],
});
export const request = (): Json => ({
  resourceType: "MedicationRequest",
  id: "mr1",
  text,
  status: "active",
  intent: "order",
  medicationCodeableConcept: { text: "drug" },
  subject: { reference: "Patient/p1" },
  authoredOn: "2020-01-01",
  requester: { reference: "Practitioner/x" },
  dosageInstruction: [
    {
      sequence: 1,
      text: "x",
      timing: {
        repeat: {
          boundsDuration: { value: 5, unit: "d", system: UCUM, code: "d" },
          frequency: 1,
          period: 3,
          periodUnit: "wk",
          dayOfWeek: ["mon"],
          duration: 2,
          durationUnit: "h",
        },
      },
      asNeededBoolean: false,
      doseAndRate: [
        {
          doseQuantity: { value: 50, unit: "mg", system: UCUM, code: "mg" },
          rateRatio: {
            numerator: { value: 1, unit: "mg", system: UCUM, code: "mg" },
            denominator: { value: 1, unit: "h", system: UCUM, code: "h" },
          },
        },
      ],
      maxDosePerPeriod: {
        numerator: { value: 1, unit: "mg", system: UCUM, code: "mg" },
        denominator: { value: 1, unit: "d", system: UCUM, code: "d" },
      },
    },
  ],
  dispenseRequest: {
    validityPeriod: { start: "2020" },
    numberOfRepeatsAllowed: 1,
    quantity: { value: 1 },
    expectedSupplyDuration: { value: 3, unit: "d", system: UCUM, code: "d" },
  },
  substitution: { allowedBoolean: true },
});
export const procedure = (): Json => ({
  resourceType: "Procedure",
  id: "pr1",
  text,
  status: "completed",
  code: { text: "x" },
  subject: { reference: "Patient/p1" },
  performedDateTime: "2020-01-01T10:00:00Z",
  performer: [{ actor: { reference: "Practitioner/x" }, onBehalfOf: { reference: "Organization/y" } }],
  focalDevice: [{ manipulated: { reference: "Device/d" } }],
  usedReference: [{ reference: "Medication/m" }],
});
export const report = (): Json => ({
  resourceType: "DiagnosticReport",
  id: "d1",
  text,
  status: "final",
  code: { text: "x" },
  subject: { reference: "Patient/p1" },
  effectiveDateTime: "2020",
  issued: "2020-01-01T10:00:00Z",
  result: [{ reference: "Observation/o1" }],
  presentedForm: [{ contentType: "text/plain", language: "en", data: "aGVsbG8=" }],
});
export const questionnaire = (): Json => ({
  resourceType: "Questionnaire",
  id: "q1",
  text,
  url: "http://example.org/q",
  name: "Q1",
  status: "active",
  subjectType: ["Patient"],
  item: [
    {
      linkId: "1",
      text: "a",
      type: "group",
      item: [
        { linkId: "1.1", text: "b", type: "choice", required: true, answerOption: [{ valueCoding: { code: "a" } }, { valueString: "b" }] },
        {
          linkId: "1.2",
          text: "c",
          type: "string",
          maxLength: 10,
          enableWhen: [{ question: "1.1", operator: "exists", answerBoolean: true }],
        },
      ],
    },
  ],
});
export const valueset = (): Json => ({
  resourceType: "ValueSet",
  id: "vs1",
  text,
  url: "http://example.org/vs",
  name: "VS1",
  status: "active",
  compose: { include: [{ system: LOINC, concept: [{ code: "1-8" }] }] },
});
export const composition = (): Json => ({
  resourceType: "Composition",
  id: "comp1",
  text,
  status: "final",
  type: { text: "x" },
  subject: { reference: "Patient/p1" },
  date: "2020",
  author: [{ reference: "Practitioner/x" }],
  title: "T",
  section: [{ title: "A", text, entry: [{ reference: "Condition/c1" }] }],
});
export const documentReference = (): Json => ({
  resourceType: "DocumentReference",
  id: "dr1",
  text,
  masterIdentifier: { system: "urn:ietf:rfc:3986", value: "urn:oid:1.2.3" },
  status: "current",
  subject: { reference: "Patient/p1" },
  date: "2020-01-01T10:00:00Z",
  content: [
    {
      attachment: {
        contentType: "text/plain",
        url: "http://example.org/x",
        size: 5,
        hash: "qvTGHdzF6KLavt4PO0gs2a6pQ00=",
        data: "aGVsbG8=",
      },
    },
  ],
  context: { period: { start: "2020" } },
});
export const consent = (): Json => ({
  resourceType: "Consent",
  id: "co1",
  text,
  status: "active",
  scope: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/consentscope", code: "research" }] },
  category: [{ text: "x" }],
  patient: { reference: "Patient/p1" },
  policy: [{ uri: "http://example.org/p" }],
  provision: { type: "permit", data: [{ meaning: "instance", reference: { reference: "Observation/o1" } }] },
});
export const family = (): Json => ({
  resourceType: "FamilyMemberHistory",
  id: "f1",
  text,
  status: "completed",
  patient: { reference: "Patient/p1" },
  relationship: { text: "mother" },
  bornDate: "1930",
  deceasedAge: { value: 60, unit: "a", system: UCUM, code: "a" },
  condition: [{ code: { text: "x" }, onsetRange: { low: { value: 50, unit: "a", system: UCUM, code: "a" } } }],
});
export const group = (): Json => ({
  resourceType: "Group",
  id: "g1",
  text,
  type: "person",
  actual: true,
  member: [{ entity: { reference: "Patient/p1" } }],
});
export const vital = (): Json => ({
  resourceType: "Observation",
  id: "v1",
  text,
  status: "final",
  category: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code: "vital-signs" }] }],
  code: { coding: [{ system: LOINC, code: "29463-7" }] },
  subject: { reference: "Patient/p1" },
  effectiveDateTime: "2020-01-01",
  valueQuantity: { value: 70, unit: "kg", system: UCUM, code: "kg" },
});
export const pressure = (): Json => ({
  ...vital(),
  meta: { profile: ["http://hl7.org/fhir/StructureDefinition/bp"] },
  code: { coding: [{ system: LOINC, code: "85354-9" }] },
  valueQuantity: undefined,
  component: [
    { code: { coding: [{ system: LOINC, code: "8480-6" }] }, valueQuantity: { value: 120, unit: "mm[Hg]", system: UCUM, code: "mm[Hg]" } },
    { code: { coding: [{ system: LOINC, code: "8462-4" }] }, valueQuantity: { value: 80, unit: "mm[Hg]", system: UCUM, code: "mm[Hg]" } },
  ],
});

/** A fresh copy each time, without the properties that are undefined. */
