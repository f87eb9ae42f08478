// A small record with evidence: one document, one patient, one condition with its quotes.
import type { Json } from "../examples.ts";

export const TEXT = "A 52-year-old woman, seen on 3 May 2021, had a carcinoma of the cervix since April 2021. ≥ 4 cm.";
const DOCUMENT = "urn:uuid:0d3c1c0e-52a5-4c62-9a53-0a4f3b9d1001";
const PATIENT = "urn:uuid:0d3c1c0e-52a5-4c62-9a53-0a4f3b9d1002";

const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

export const quote = (words: string, change: { offset?: unknown; length?: unknown; reference?: string } = {}): Json => ({
  url: "http://hl7.org/fhir/StructureDefinition/derivation-reference",
  extension: [
    { url: "reference", valueReference: { reference: change.reference ?? DOCUMENT } },
    { url: "offset", valueInteger: change.offset ?? TEXT.indexOf(words) },
    { url: "length", valueInteger: change.length ?? words.length },
  ],
});

/** The record, with the condition's and the patient's own parts changed. */
export function record(condition: Json = {}, patient: Json = {}): Json {
  return {
    resourceType: "Bundle",
    type: "collection",
    entry: [
      {
        fullUrl: DOCUMENT,
        resource: {
          resourceType: "DocumentReference",
          status: "current",
          content: [{ attachment: { contentType: "text/plain; charset=utf-8", data: base64(TEXT) } }],
        },
      },
      { fullUrl: PATIENT, resource: { resourceType: "Patient", gender: "female", extension: [quote("52-year-old woman")], ...patient } },
      {
        fullUrl: "urn:uuid:0d3c1c0e-52a5-4c62-9a53-0a4f3b9d1003",
        resource: {
          resourceType: "Condition",
          extension: [quote("carcinoma of the cervix since April 2021")],
          code: { text: "carcinoma of the cervix" },
          subject: { reference: PATIENT },
          onsetDateTime: "2021-04",
          ...condition,
        },
      },
    ],
  };
}
