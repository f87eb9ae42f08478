import type { Bundle, Condition, DocumentReference, Observation, Provenance } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { asDocument, keptBack } from "../../src/delivery/shape.ts";
import { writesOf } from "../../src/delivery/writes.ts";

const EVIDENCE = "http://hl7.org/fhir/StructureDefinition/derivation-reference";
const evidence = { url: EVIDENCE, extension: [{ url: "offset", valueInteger: 3 }] };
const id = (n: number): string => `00000000-0000-5000-8000-00000000000${n}`;

const condition: Condition = {
  resourceType: "Condition",
  id: id(1),
  text: { status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' },
  subject: { reference: `urn:uuid:${id(0)}` },
  extension: [evidence, { url: "https://casebridge.dev/fhir/StructureDefinition/line-of-therapy", valuePositiveInt: 1 }],
  code: { text: "neoplasm", extension: [evidence] },
  evidence: [{ detail: [{ reference: `urn:uuid:${id(2)}` }] }],
};
const absent: Observation = { resourceType: "Observation", id: id(2), status: "final", code: { text: "fever" }, valueBoolean: false };
const document: DocumentReference = {
  resourceType: "DocumentReference",
  id: id(3),
  status: "current",
  content: [{ attachment: { contentType: "text/plain" } }],
};
const provenance: Provenance = {
  resourceType: "Provenance",
  id: id(4),
  recorded: "2026-01-01T00:00:00Z",
  agent: [{ who: { display: "Casebridge" } }],
  target: [{ reference: `urn:uuid:${id(1)}` }, { reference: `urn:uuid:${id(2)}` }],
};
const bundle: Bundle = {
  resourceType: "Bundle",
  type: "transaction",
  entry: [{ resourceType: "Patient" as const, id: id(0) }, condition, absent, document, provenance].map((resource) => ({
    fullUrl: `urn:uuid:${resource.id}`,
    resource,
  })),
};
const get = <T>(of: Bundle, n: number): T => of.entry?.find((e) => e.resource?.id === id(n))?.resource as T;

describe("keptBack", () => {
  it("keeps evidence back and every other extension in place", () => {
    const shaped = keptBack(bundle, ["evidence"]);
    expect(JSON.stringify(shaped)).not.toContain(EVIDENCE);
    expect(get<Condition>(shaped, 1).extension?.map((e) => e.valuePositiveInt)).toEqual([1]);
    expect(get<Condition>(shaped, 1).code).toEqual({ text: "neoplasm" });
  });

  it("keeps findings of absence back with every reference to them, so that nothing dangles", () => {
    const shaped = keptBack(bundle, ["absence"]);
    expect(get(shaped, 2)).toBeUndefined();
    expect(get<Condition>(shaped, 1).evidence?.[0]).not.toHaveProperty("detail");
    expect(get<Provenance>(shaped, 4).target).toEqual([{ reference: `urn:uuid:${id(1)}` }]);
    expect(writesOf(shaped).issues).toEqual([]);
  });

  it("keeps generated text back", () => {
    expect(get<Condition>(keptBack(bundle, ["narrative"]), 1)).not.toHaveProperty("text");
  });

  it("changes nothing where nothing is kept back", () => {
    expect(keptBack(bundle, [])).toBe(bundle);
  });
});

describe("asDocument", () => {
  it("leaves patient and document, with all facts in a second attachment", () => {
    const pieces = asDocument(writesOf(bundle).writes, bundle);
    expect(pieces.map((w) => w.resource.resourceType)).toEqual(["Patient", "DocumentReference"]);
    const second = (pieces[1]?.resource as DocumentReference | undefined)?.content[1];
    const inside = JSON.parse(Buffer.from(second?.attachment.data ?? "", "base64").toString()) as Bundle;
    expect([inside.type, inside.entry?.length]).toEqual(["collection", 5]);
  });

  it("is another document when a fact changes, and the same when only the time of recording does", () => {
    const print = (of: Bundle): string | undefined => asDocument(writesOf(of).writes, of)[1]?.fingerprint;
    const later = JSON.parse(JSON.stringify(bundle).replace("2026-01-01", "2026-02-02")) as Bundle;
    const other = JSON.parse(JSON.stringify(bundle).replace('"neoplasm"', '"other neoplasm"')) as Bundle;
    expect([print(later) === print(bundle), print(other) === print(bundle)]).toEqual([true, false]);
  });
});
