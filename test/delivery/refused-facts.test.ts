import type { Bundle, Condition, DocumentReference, Extension } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { refusedFacts } from "../../src/delivery/refused-facts.ts";
import { makeReport } from "../../src/delivery/report.ts";

const TEXT = "Squamous cell carcinoma of the cervix, stage IIB.";
const evidence = (words: string): Extension => ({
  url: "http://hl7.org/fhir/StructureDefinition/derivation-reference",
  extension: [
    { url: "reference", valueReference: { reference: "urn:uuid:doc" } },
    { url: "offset", valueInteger: TEXT.indexOf(words) },
    { url: "length", valueInteger: words.length },
  ],
});
const condition: Condition = {
  resourceType: "Condition",
  id: "c",
  subject: { reference: "urn:uuid:p" },
  code: { text: "carcinoma", extension: [evidence("Squamous cell carcinoma")] },
  bodySite: [{ text: "cervix", extension: [evidence("cervix")] }],
};
const attachment = { contentType: "text/plain", data: Buffer.from(TEXT).toString("base64") };
const document: DocumentReference = { resourceType: "DocumentReference", id: "doc", status: "current", content: [{ attachment }] };
const bundle: Bundle = {
  resourceType: "Bundle",
  type: "transaction",
  entry: [
    { fullUrl: "urn:uuid:c", resource: condition },
    { fullUrl: "urn:uuid:doc", resource: document },
  ],
};
const refusedWith = (expression: string[]) =>
  refusedFacts(
    bundle,
    makeReport(
      "ehr",
      [],
      [
        {
          fullUrl: "urn:uuid:c",
          resource: "Condition/c",
          status: 422,
          outcome: {
            resourceType: "OperationOutcome",
            issue: [{ severity: "error", code: "code-invalid", diagnostics: "not in the value set", expression }],
          },
        },
      ],
      [],
    ),
  )[0];

describe("refusedFacts", () => {
  it("leads from the element that the server names to the words of the narrative", () => {
    const fact = refusedWith(["Bundle.entry[0].resource.bodySite[0].coding"]);
    expect(fact).toMatchObject({
      key: "Condition/c",
      status: 422,
      elements: ["bodySite[0].coding"],
      reasons: ["not in the value set"],
      quotes: ["cervix"],
    });
    expect(TEXT.slice(fact?.spans[0]?.start, fact?.spans[0]?.end)).toBe("cervix");
  });

  it.each([[["Condition.code"]], [["Bundle.entry[0].resource.ofType(Condition).code"]]])("reads the path %j", (expression) => {
    expect(refusedWith(expression)?.quotes).toEqual(["Squamous cell carcinoma"]);
  });

  it("gives all evidence of the resource where the server names no element, or one without evidence", () => {
    expect(refusedWith([])?.quotes).toEqual(["Squamous cell carcinoma", "cervix"]);
    expect(refusedWith(["Condition.subject"])?.quotes).toEqual(["Squamous cell carcinoma", "cervix"]);
  });
});
