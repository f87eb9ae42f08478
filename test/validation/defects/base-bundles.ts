// Valid bundles of every type, of small resources that refer to each other.
import type { Json } from "../examples.ts";
import { composition, text } from "./base-resources.ts";

const e = (r: Json, extra: Json = {}): Json => ({ fullUrl: `http://example.org/fhir/${r.resourceType}/${r.id}`, resource: r, ...extra });
const U = [
  "urn:uuid:6e4f1a9c-3f0e-4b8e-9d6e-6c1c3a1f0a01",
  "urn:uuid:6e4f1a9c-3f0e-4b8e-9d6e-6c1c3a1f0a02",
  "urn:uuid:6e4f1a9c-3f0e-4b8e-9d6e-6c1c3a1f0a03",
];
const smallPatient = { resourceType: "Patient", id: "p1", text, gender: "female" };
const smallPractitioner = { resourceType: "Practitioner", id: "x", text, name: [{ family: "X" }] };
const smallCondition = {
  resourceType: "Condition",
  id: "c1",
  text,
  clinicalStatus: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-clinical", code: "active" }] },
  code: { text: "x" },
  subject: { reference: "Patient/p1" },
};
export const collection = (): Json =>
  structuredClone({ resourceType: "Bundle", id: "b1", type: "collection", entry: [e(smallPatient), e(smallCondition)] });
export const document = (): Json =>
  structuredClone({
    resourceType: "Bundle",
    id: "b2",
    identifier: { system: "urn:ietf:rfc:3986", value: U[0] },
    type: "document",
    timestamp: "2020-01-01T10:00:00Z",
    entry: [e(composition()), e(smallPatient), e(smallPractitioner), e(smallCondition)],
  });
export const searchset = (): Json =>
  structuredClone({
    resourceType: "Bundle",
    id: "b3",
    type: "searchset",
    total: 1,
    link: [{ relation: "self", url: "http://example.org/fhir/Patient?gender=female" }],
    entry: [e(smallPatient, { search: { mode: "match", score: 0.5 } })],
  });
export const transaction = (): Json =>
  structuredClone({
    resourceType: "Bundle",
    id: "b4",
    type: "transaction",
    entry: [
      { fullUrl: U[0], resource: { ...smallPatient, id: undefined }, request: { method: "POST", url: "Patient" } },
      {
        fullUrl: U[1],
        resource: { ...smallCondition, id: undefined, subject: { reference: U[0] } },
        request: { method: "POST", url: "Condition" },
      },
    ],
  });
export const history = (): Json =>
  structuredClone({
    resourceType: "Bundle",
    id: "b5",
    type: "history",
    total: 1,
    entry: [
      e(smallPatient, { request: { method: "PUT", url: "Patient/p1" }, response: { status: "200", lastModified: "2020-01-01T10:00:00Z" } }),
    ],
  });
export const response = (): Json =>
  structuredClone({
    resourceType: "Bundle",
    id: "b6",
    type: "transaction-response",
    entry: [{ response: { status: "201 Created", location: "Patient/1", etag: 'W/"1"', lastModified: "2020-01-01T10:00:00Z" } }],
  });
export const message = (): Json =>
  structuredClone({
    resourceType: "Bundle",
    id: "b7",
    type: "message",
    timestamp: "2020-01-01T10:00:00Z",
    entry: [
      e({
        resourceType: "MessageHeader",
        id: "h1",
        text,
        eventUri: "http://example.org/e",
        source: { endpoint: "http://example.org/s" },
        focus: [{ reference: "Patient/p1" }],
      }),
      e(smallPatient),
    ],
  });
