// Defects of what hangs together: references, contained resources, entries of bundles; and of narratives.
import type { Json } from "../examples.ts";
import { type Mutant, REMOVED } from "./mutant.ts";

const MARKER = "Observation-tumor-marker-test-er-jenny-m";
const _SIZE = "Observation-tumor-size-pathology";
const _PRIMARY = "Condition-primary-cancer-condition-breast";
const _DRUG = "MedicationAdministration-cancer-related-medication-admin-paclitaxel-jenny-m";
const _STOPPED = "MedicationRequest-cancer-related-medication-request-cisplatin-stopped";
const PATIENT = "Patient-cancer-patient-adam-everyman";
const _RADIO = "Procedure-radiotherapy-treatment-summary-chest-wall-jenny-m";
const TUMOR = "BodyStructure-tumor-lobular-carcinoma-left-breast";
const BUNDLE = "Bundle-mcode-patient-bundle-jenny-m";

const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"';
const div = (inside: string): { status: string; div: string } => ({ status: "generated", div: `<div ${XHTML}>${inside}</div>` });
const withContained = (): Json => ({
  resourceType: "Observation",
  status: "final",
  code: { text: "size" },
  specimen: { reference: "#s" },
  contained: [{ resourceType: "Specimen", id: "s", note: [{ text: "core" }] }],
  text: div("<p>size</p>"),
});
const transaction = (): Json => ({
  resourceType: "Bundle",
  type: "transaction",
  entry: [
    {
      fullUrl: "urn:uuid:6e4f1a9c-3f0e-4b8e-9d6e-6c1c3a1f0a01",
      resource: { resourceType: "Patient", id: "p", gender: "female" },
      request: { method: "PUT", url: "Patient/p" },
    },
    {
      fullUrl: "urn:uuid:6e4f1a9c-3f0e-4b8e-9d6e-6c1c3a1f0a02",
      resource: { resourceType: "Condition", id: "c", subject: { reference: "urn:uuid:6e4f1a9c-3f0e-4b8e-9d6e-6c1c3a1f0a01" } },
      request: { method: "PUT", url: "Condition/c" },
    },
  ],
});

export const CONNECTIONS: readonly Mutant[] = [
  {
    title: "a subject that is a practitioner",
    of: MARKER,
    at: "subject.reference",
    becomes: "Practitioner/x",
    code: "reference",
    expression: "Observation.subject",
  },
  { title: "a patient that is an organization", of: TUMOR, at: "patient.reference", becomes: "Organization/x", code: "reference" },
  {
    title: "a contained resource that is not there",
    of: withContained,
    at: "specimen.reference",
    becomes: "#t",
    code: "reference",
    expression: "Observation.specimen",
  },
  {
    title: "a contained resource that nothing points at",
    of: withContained,
    at: "specimen",
    becomes: REMOVED,
    code: "invariant",
    says: "dom-3",
  },
  {
    title: "a contained resource with contained ones",
    of: withContained,
    at: "contained[0].contained",
    becomes: [{ resourceType: "Patient", id: "q" }],
    code: "invariant",
    says: "dom-2",
  },
  {
    title: "a contained resource with a version",
    of: withContained,
    at: "contained[0].meta",
    becomes: { versionId: "1" },
    code: "invariant",
    says: "dom-4",
  },
  {
    title: "a contained resource with an unknown element",
    of: withContained,
    at: "contained[0].colour",
    becomes: "red",
    code: "structure",
    expression: "Observation.contained[0]",
  },
  {
    title: "a urn that no entry has",
    of: transaction,
    at: "entry[1].resource.subject.reference",
    becomes: "urn:uuid:6e4f1a9c-3f0e-4b8e-9d6e-6c1c3a1f0a99",
    code: "reference",
    expression: "Bundle.entry[1].resource.subject",
  },
  {
    title: "a subject that is a condition",
    of: transaction,
    at: "entry[1].resource.subject.reference",
    becomes: "urn:uuid:6e4f1a9c-3f0e-4b8e-9d6e-6c1c3a1f0a02",
    code: "reference",
  },
  {
    title: "two entries with one fullUrl",
    of: transaction,
    at: "entry[1].fullUrl",
    becomes: "urn:uuid:6e4f1a9c-3f0e-4b8e-9d6e-6c1c3a1f0a01",
    code: "invariant",
    says: "bdl-7",
  },
  {
    title: "a transaction entry without its request",
    of: transaction,
    at: "entry[1].request",
    becomes: REMOVED,
    code: "invariant",
    says: "bdl-3",
  },
  {
    title: "an entry with nothing in it",
    of: transaction,
    at: "entry[1]",
    becomes: { fullUrl: "urn:uuid:6e4f1a9c-3f0e-4b8e-9d6e-6c1c3a1f0a03" },
    code: "invariant",
    says: "bdl-5",
  },
  { title: "a document without identifier", of: transaction, at: "type", becomes: "document", code: "invariant", says: "bdl-9" },
  {
    title: "an entry of a collection without identity",
    of: BUNDLE,
    at: "entry[3].fullUrl",
    becomes: REMOVED,
    code: "reference",
    says: /fullUrl/,
  },
  {
    title: "a fullUrl of another resource",
    of: BUNDLE,
    at: "entry[3].fullUrl",
    becomes: "http://example.org/Patient/other",
    code: "reference",
    says: /fullUrl/,
  },
  {
    title: "an identifier that says URI and is none",
    of: PATIENT,
    at: "identifier[0].system",
    becomes: "urn:ietf:rfc:3986",
    code: "structure",
    says: /scheme/,
  },
  {
    title: "a script in the narrative",
    of: withContained,
    at: "text",
    becomes: div("<script>alert(1)</script>"),
    code: "structure",
    says: /script/,
  },
  {
    title: "an event handler in the narrative",
    of: withContained,
    at: "text",
    becomes: div('<p onclick="x()">a</p>'),
    code: "structure",
    says: /onclick/,
  },
  {
    title: "a narrative with tags that cross",
    of: withContained,
    at: "text",
    becomes: div("<b><i>a</b></i>"),
    code: "structure",
    says: /narrative/,
  },
  { title: "a narrative without content", of: withContained, at: "text", becomes: div(" "), code: "structure", says: /no content/ },
  {
    title: "a narrative without its namespace",
    of: withContained,
    at: "text",
    becomes: { status: "generated", div: "<div>a</div>" },
    code: "structure",
    says: /xmlns/,
  },
  { title: "a bare ampersand in the narrative", of: withContained, at: "text", becomes: div("a & b"), code: "structure", says: /entity/ },
];
