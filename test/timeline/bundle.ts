// A small invented bundle for the timeline's tests: two dated events, one derived, one bounded, two known only by their order.
import type { Bundle, Resource } from "@medplum/fhirtypes";

export const TEXT =
  "In May 2020 a biopsy proved carcinoma. Pelvic radiotherapy was given. She declined surgery. In March 2021 there was a complete response.";

const evidence = (quote: string): object => ({
  url: "http://hl7.org/fhir/StructureDefinition/derivation-reference",
  extension: [
    { url: "reference", valueReference: { reference: "urn:uuid:doc" } },
    { url: "offset", valueInteger: TEXT.indexOf(quote) },
    { url: "length", valueInteger: quote.length },
  ],
});

export const resources: readonly object[] = [
  { resourceType: "Patient", id: "p" },
  {
    resourceType: "Procedure",
    id: "biopsy",
    status: "completed",
    code: { text: "biopsy" },
    performedDateTime: "2020-05",
    extension: [evidence("biopsy")],
  },
  {
    resourceType: "Procedure",
    id: "rt",
    status: "completed",
    meta: { profile: ["https://casebridge.dev/fhir/StructureDefinition/radiotherapy-course"], tag: [{ code: "review" }] },
    code: { text: "radiotherapy" },
    bodySite: [{ text: "pelvis" }],
    extension: [evidence("Pelvic radiotherapy")],
    performedPeriod: {
      extension: [
        { url: "http://hl7.org/fhir/StructureDefinition/uncertainPeriod", valuePeriod: { start: "2020-05", end: "2021-03" } },
        { url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" },
      ],
    },
  },
  {
    resourceType: "Procedure",
    id: "course",
    status: "completed",
    meta: { profile: ["https://casebridge.dev/fhir/StructureDefinition/systemic-therapy-course"] },
    code: { text: "chemotherapy" },
  },
  {
    resourceType: "MedicationAdministration",
    id: "drug",
    status: "completed",
    medicationCodeableConcept: { text: "cisplatin" },
    dosage: { dose: { value: 40, unit: "mg/m2" } },
    partOf: [{ reference: "urn:uuid:course" }],
    _effectiveDateTime: { extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" }] },
  },
  {
    resourceType: "Procedure",
    id: "no-surgery",
    status: "not-done",
    code: { text: "surgery" },
    statusReason: { text: "declined" },
    extension: [evidence("declined surgery")],
  },
  {
    resourceType: "Observation",
    id: "cr",
    status: "final",
    meta: { profile: ["https://casebridge.dev/fhir/StructureDefinition/tumor-response"] },
    code: { text: "response" },
    valueCodeableConcept: { text: "complete response", coding: [{ system: "http://loinc.org", code: "LA28366-5" }] },
    effectiveDateTime: "2021-03",
    extension: [evidence("complete response")],
  },
  { resourceType: "Observation", id: "nameless", status: "final", code: {} },
  {
    resourceType: "CarePlan",
    id: "plan",
    status: "completed",
    intent: "plan",
    extension: [{ url: "https://casebridge.dev/fhir/StructureDefinition/line-of-therapy", valuePositiveInt: 1 }],
    activity: [{ outcomeReference: [{ reference: "urn:uuid:rt" }, { reference: "urn:uuid:drug" }] }],
  },
  {
    resourceType: "DocumentReference",
    id: "doc",
    status: "current",
    content: [{ attachment: { contentType: "text/plain; charset=utf-8", data: Buffer.from(TEXT, "utf8").toString("base64") } }],
  },
];

export const bundle: Bundle = {
  resourceType: "Bundle",
  type: "transaction",
  entry: resources.map((r) => ({ fullUrl: `urn:uuid:${(r as Resource).id}`, resource: r as Resource })),
};
