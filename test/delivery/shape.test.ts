import { readFileSync } from "node:fs";
import type { Bundle, CarePlan, Condition, DocumentReference, Extension, Observation, Patient, Provenance } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { asDocument, keptBack } from "../../src/delivery/shape.ts";
import { writesOf } from "../../src/delivery/writes.ts";
import { validateForDelivery } from "../../src/pipeline.ts";
import { loadDefinitions } from "../../src/validation/definitions/load.ts";

const definitions = loadDefinitions();
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

  it("keeps evidence back however deep it stands, with what held nothing else, and leaves no hole", () => {
    const carePlan: CarePlan = {
      resourceType: "CarePlan",
      id: id(5),
      status: "active",
      intent: "plan",
      subject: { reference: `urn:uuid:${id(0)}` },
      activity: [
        { detail: { status: "not-started", description: "radiotherapy", code: { extension: [evidence] } } },
        { extension: [evidence] },
      ],
      extension: [
        { url: "urn:test:outer", extension: [{ url: "inner", extension: [evidence] }] },
        { url: "urn:test:line", extension: [{ url: "n", valuePositiveInt: 2, _valuePositiveInt: { extension: [evidence] } } as Extension] },
      ],
    };
    const names = { given: ["A", "B"], _given: [null, { extension: [evidence] }] };
    const patient = { resourceType: "Patient", id: id(6), name: [names] } as unknown as Patient;
    const shaped = keptBack({ ...bundle, entry: [{ resource: carePlan }, { resource: patient }] }, ["evidence"]);
    expect(shaped.entry?.map((e) => e.resource)).toEqual([
      {
        ...carePlan,
        activity: [{ detail: { status: "not-started", description: "radiotherapy" } }],
        extension: [{ url: "urn:test:line", extension: [{ url: "n", valuePositiveInt: 2 }] }],
      },
      { resourceType: "Patient", id: id(6), name: [{ given: ["A", "B"] }] },
    ]);
  });

  it("keeps an excluded diagnosis back as a finding of absence, and a Provenance that spoke of nothing else", () => {
    const refuted: Condition = {
      ...{ resourceType: "Condition", id: id(7), subject: { reference: `urn:uuid:${id(0)}` } },
      verificationStatus: { coding: [{ code: "refuted" }] },
    };
    const about = { ...provenance, id: id(8), target: [{ reference: `urn:uuid:${id(7)}` }] };
    const more = [refuted, about].map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource }));
    const shaped = keptBack({ ...bundle, entry: [...(bundle.entry ?? []), ...more] }, ["absence"]);
    expect(shaped.entry?.map((e) => e.resource?.id)).toEqual([id(0), id(1), id(3), id(4)]);
  });

  it("keeps findings of absence back with every reference to them, so that nothing dangles", () => {
    const shaped = keptBack(bundle, ["absence"]);
    expect(get(shaped, 2)).toBeUndefined();
    expect(get<Condition>(shaped, 1).evidence?.[0]).not.toHaveProperty("detail");
    expect(get<Provenance>(shaped, 4).target).toEqual([{ reference: `urn:uuid:${id(1)}` }]);
    expect(writesOf(shaped).issues).toEqual([]);
  });

  it.each(["breast-discharge-letter", "lung-tumour-board", "two-cervical-cancers"])(
    "whatever is kept back, %s stays valid: no claim of a profile that demands evidence is left without it",
    (name) => {
      const whole = JSON.parse(readFileSync(`examples/${name}/1.bundle.json`, "utf8")) as Bundle;
      for (const keepBack of [["evidence"], ["absence"], ["evidence", "absence", "narrative"]] as const) {
        const shaped = keptBack(whole, keepBack);
        expect(JSON.stringify(shaped).includes(EVIDENCE)).toBe(!keepBack.some((one) => one === "evidence"));
        expect(validateForDelivery(shaped, definitions).issues.filter((i) => i.severity === "error")).toEqual([]);
        expect(writesOf(shaped).issues).toEqual([]);
      }
      expect(JSON.stringify(keptBack(whole, ["evidence"]))).toContain("mcode-cancer-patient");
    },
  );

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
