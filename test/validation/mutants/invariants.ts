// Invariants of resources that mCODE's examples do not hold: each is kept by a small resource of our own, and broken at one place.
import { definitions, type Json } from "../examples.ts";
import { type Mutant, REMOVED } from "./mutant.ts";

const HL7 = "http://terminology.hl7.org/CodeSystem/";
const SCT = "http://snomed.info/sct";
const UCUM = "http://unitsofmeasure.org";
const MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/";
const DIV = '<div xmlns="http://www.w3.org/1999/xhtml"><p>text</p></div>';
const concept = (system: string, code: string): Json => ({ coding: [{ system, code }] });
const sct = (code: string): Json => concept(SCT, code);
const patient = { reference: "Patient/p1" };
const of =
  (resourceType: string, rest: Json): (() => Json) =>
  () => ({ resourceType, text: { status: "generated", div: DIV }, ...rest });

const allergy = of("AllergyIntolerance", {
  clinicalStatus: concept(`${HL7}allergyintolerance-clinical`, "active"),
  verificationStatus: concept(`${HL7}allergyintolerance-verification`, "confirmed"),
  patient,
});
const appointment = of("Appointment", {
  status: "booked",
  start: "2021-03-01T09:00:00Z",
  end: "2021-03-01T09:30:00Z",
  participant: [{ actor: patient, status: "accepted" }],
});
const list = of("List", { status: "current", mode: "working", entry: [{ item: { reference: "Condition/c1" }, date: "2021-03-01" }] });
const goal = of("Goal", {
  lifecycleStatus: "active",
  description: { text: "weight" },
  subject: patient,
  target: [{ measure: { text: "weight" }, detailQuantity: { value: 70, unit: "kg", system: UCUM, code: "kg" } }],
});
const immunization = of("Immunization", {
  status: "completed",
  vaccineCode: { text: "influenza" },
  patient,
  occurrenceDateTime: "2021-03-01",
  education: [{ documentType: "sheet", reference: "http://example.org/sheet" }],
});
const dispense = of("MedicationDispense", {
  status: "completed",
  medicationCodeableConcept: { text: "drug" },
  subject: patient,
  whenPrepared: "2021-03-01T09:00:00Z",
  whenHandedOver: "2021-03-01T10:00:00Z",
});
const answers = of("QuestionnaireResponse", {
  questionnaire: "http://example.org/Questionnaire/q",
  status: "completed",
  item: [{ linkId: "1", answer: [{ valueBoolean: true }] }],
});
const risk = of("RiskAssessment", {
  status: "final",
  subject: patient,
  prediction: [{ outcome: { text: "relapse" }, probabilityDecimal: 12.5 }],
});
const order = of("ServiceRequest", {
  status: "active",
  intent: "order",
  code: { text: "biopsy" },
  orderDetail: [{ text: "of the left breast" }],
  subject: patient,
});
const recommendation = of("ImmunizationRecommendation", {
  patient,
  date: "2021-03-01",
  recommendation: [{ vaccineCode: [{ text: "influenza" }], forecastStatus: { text: "due" } }],
});
const group = of("RequestGroup", {
  status: "active",
  intent: "plan",
  action: [{ title: "a", resource: { reference: "ServiceRequest/s1" } }],
});
const linkage = of("Linkage", {
  item: [
    { type: "source", resource: patient },
    { type: "alternate", resource: { reference: "Patient/p2" } },
  ],
});
const volume = of("BodyStructure", {
  meta: { profile: [`${MCODE}mcode-radiotherapy-volume`] },
  description: "chest wall",
  location: sct("78904004"),
  patient,
});
export const INVARIANTS: readonly Mutant[] = [
  {
    title: "ait-1: an allergy without a clinical status",
    of: allergy,
    at: "clinicalStatus",
    becomes: REMOVED,
    code: "invariant",
    says: "#ait-1",
  },
  {
    title: "ait-2: an allergy entered in error that is active",
    of: allergy,
    at: "verificationStatus.coding[0].code",
    becomes: "entered-in-error",
    code: "invariant",
    says: "#ait-2",
  },
  { title: "app-2: an appointment with a start alone", of: appointment, at: "end", becomes: REMOVED, code: "invariant", says: "#app-2" },
  {
    title: "app-4: a reason for cancelling what was not cancelled",
    of: appointment,
    at: "cancelationReason",
    becomes: { text: "ill" },
    code: "invariant",
    says: "#app-4",
  },
  {
    title: "app-1: a participant that is nobody",
    of: appointment,
    at: "participant[0].actor",
    becomes: REMOVED,
    code: "invariant",
    says: "#app-1",
  },
  {
    title: "lst-1: a list that is empty for a reason and has entries",
    of: list,
    at: "emptyReason",
    becomes: { text: "none" },
    code: "invariant",
    says: "#lst-1",
  },
  { title: "lst-2: a deleted entry of a working list", of: list, at: "entry[0].deleted", becomes: true, code: "invariant", says: "#lst-2" },
  { title: "lst-3: a dated entry of a snapshot", of: list, at: "mode", becomes: "snapshot", code: "invariant", says: "#lst-3" },
  { title: "gol-1: a target without its measure", of: goal, at: "target[0].measure", becomes: REMOVED, code: "invariant", says: "#gol-1" },
  {
    title: "imm-1: education about nothing",
    of: immunization,
    at: "education[0]",
    becomes: { publicationDate: "2021" },
    code: "invariant",
    says: "#imm-1",
  },
  {
    title: "mdd-1: handed over before it was prepared",
    of: dispense,
    at: "whenHandedOver",
    becomes: "2021-03-01T08:00:00Z",
    code: "invariant",
    says: "#mdd-1",
  },
  {
    title: "qrs-1: an item with answers and items",
    of: answers,
    at: "item[0].item",
    becomes: [{ linkId: "2" }],
    code: "invariant",
    says: "#qrs-1",
  },
  {
    title: "ras-2: a probability of 120 %",
    of: risk,
    at: "prediction[0].probabilityDecimal",
    becomes: 120,
    code: "invariant",
    says: "#ras-2",
  },
  { title: "prr-1: details of an order for nothing", of: order, at: "code", becomes: REMOVED, code: "invariant", says: "#prr-1" },
  {
    title: "imr-1: a recommendation against nothing",
    of: recommendation,
    at: "recommendation[0].vaccineCode",
    becomes: REMOVED,
    code: "invariant",
    says: "#imr-1",
  },
  {
    title: "rqg-1: an action with a resource and actions",
    of: group,
    at: "action[0].action",
    becomes: [{ title: "b", resource: patient }],
    code: "invariant",
    says: "#rqg-1",
  },
  { title: "lnk-1: one thing linked with nothing", of: linkage, at: "item[1]", becomes: REMOVED, code: "invariant", says: "#lnk-1" },
  {
    title: "a radiotherapy volume that neither a description nor an identifier tells",
    of: volume,
    at: "description",
    becomes: REMOVED,
    code: "invariant",
    says: "#mcode-description-or-id-required",
  },
];

const COURSE = "Procedure-radiotherapy-treatment-summary-chest-wall-jenny-m";
/** Volumetric modulated arc therapy, which only photons do. */
const ARC = "1156530009";
const UNCODED = { coding: [{ system: `${HL7}v3-NullFlavor`, code: "UNC" }] };

/** Each modality by the rule that says which techniques it has: "Techniques…" with its code. */
const MODALITIES = definitions.constraints.flatMap(({ key, expression }): [key: string, code: string][] => {
  const code = /^Techniques/.test(key) ? /code = '(?<code>\d+)'/.exec(expression ?? "")?.groups?.["code"] : undefined;
  return code === undefined || expression?.includes(ARC) === true ? [] : [[key, code]];
});

export const RADIOTHERAPY: readonly Mutant[] = [
  ...MODALITIES.map(
    ([key, code]): Mutant => ({
      title: `${key}: a technique of another modality`,
      of: COURSE,
      at: "extension[2].extension[0].valueCodeableConcept.coding[0].code",
      becomes: code,
      code: "invariant",
      says: `#${key}`,
    }),
  ),
  {
    title: "another modality without words for it",
    of: COURSE,
    at: "extension[2].extension[0].valueCodeableConcept",
    becomes: UNCODED,
    code: "invariant",
    says: "#ModalityTextRequiredForOther",
  },
  {
    title: "another technique without words for it",
    of: COURSE,
    at: "extension[2].extension[1].valueCodeableConcept",
    becomes: UNCODED,
    code: "invariant",
    says: "#TechniqueTextRequiredForOther",
  },
];
