// Evidence: a quote is where it says, and no date knows more than its quotes.
import { expect, test } from "vitest";
import type { Issue } from "../../../src/base/issue.ts";
import { validateBundle } from "../../../src/validation/validate.ts";
import { definitions, type Json } from "../examples.ts";
import { quote, record, TEXT } from "./record.ts";

const issuesOf = (bundle: Json): readonly Issue[] => validateBundle(bundle, definitions).issues;
const evidenceOf = (bundle: Json): readonly Issue[] => issuesOf(bundle).filter(({ code }) => code === "evidence");
const layerOf = (bundle: Json) => validateBundle(bundle, definitions).layers.find(({ name }) => name === "evidence")!;

test("the record as it is has true evidence, and the layer says that it ran", () => {
  expect(issuesOf(record()).filter(({ severity }) => severity === "error")).toEqual([]);
  expect(layerOf(record())).toEqual({ name: "evidence", status: "ran", checked: 2 });
});

test("a bundle without any evidence skips the layer and says why", () => {
  const bare = record({ extension: undefined }, { extension: undefined });
  for (const { resource } of bare["entry"] as { resource: Json }[]) delete resource["extension"];
  expect(layerOf(bare)).toMatchObject({ status: "skipped", why: expect.stringContaining("derivation-reference") });
});

test.each([
  ["an offset behind the end", { offset: TEXT.length }],
  ["a quote that runs over the end", { length: 300 }],
  ["a negative offset", { offset: -1 }],
  ["a length of nothing", { length: 0 }],
  ["a quote longer than 400", { length: 401 }],
])("%s is an error at the extension", (_, change) => {
  const [issue] = evidenceOf(record({ extension: [quote("carcinoma", change)] }));
  expect(issue).toMatchObject({ severity: "error", expression: "Bundle.entry[2].resource.extension[0]" });
});

test("white space is no quote", () => {
  expect(evidenceOf(record({ extension: [quote(" ", { offset: TEXT.indexOf(" of "), length: 1 })] }))).toHaveLength(1);
});

test("offsets count UTF-16 units of the decoded text, so a sign of three bytes moves nothing", () => {
  expect(evidenceOf(record({ extension: [quote("≥ 4 cm"), quote("April 2021")] }))).toEqual([]);
});

test("evidence that points at the patient is no evidence", () => {
  const patient = "urn:uuid:0d3c1c0e-52a5-4c62-9a53-0a4f3b9d1002";
  expect(evidenceOf(record({ extension: [quote("carcinoma", { reference: patient })] }))[0]!.message).toContain("no DocumentReference");
});

test("a document that is elsewhere leaves the quote not checked, and says so", () => {
  const elsewhere = record({ extension: [quote("carcinoma", { reference: "DocumentReference/elsewhere" })] });
  expect(issuesOf(elsewhere).some(({ code, message }) => code === "not-checked" && message.includes("document of this evidence"))).toBe(
    true,
  );
});

test("a day that no quote has is an error; the month that the quote has is none", () => {
  expect(evidenceOf(record({ onsetDateTime: "2021-04-15" }))).toMatchObject([{ expression: "Bundle.entry[2].resource.onsetDateTime" }]);
  expect(evidenceOf(record({ onsetDateTime: "2021-04" }))).toEqual([]);
});

test("a day that one of the quotes has is none", () => {
  expect(evidenceOf(record({ onsetDateTime: "2021-05-03", extension: [quote("seen on 3 May 2021")] }))).toEqual([]);
});

test("a derived day says itself where it comes from", () => {
  const origin = {
    url: "https://casebridge.dev/fhir/StructureDefinition/value-origin",
    extension: [
      { url: "code", valueCode: "derived" },
      { url: "explanation", valueString: "a week later" },
    ],
  };
  expect(evidenceOf(record({ onsetDateTime: "2021-05-10", _onsetDateTime: { extension: [origin] } }))).toEqual([]);
});

test("when it was recorded is not a time of the story", () => {
  expect(evidenceOf(record({ recordedDate: "2024-01-17" }))).toEqual([]);
});

test("an age is not a date of birth", () => {
  expect(evidenceOf(record({}, { birthDate: "1969-01-01" }))).toMatchObject([{ expression: "Bundle.entry[1].resource.birthDate" }]);
  expect(evidenceOf(record({}, { birthDate: "1969" }))).toMatchObject([{ message: expect.stringContaining("age") }]);
});

test("no message carries a word of the text", () => {
  const bad = record({ onsetDateTime: "2021-04-15", extension: [quote("carcinoma", { length: 300 })] }, { birthDate: "1969-01-01" });
  for (const { message } of issuesOf(bad)) expect(message).not.toMatch(/carcinoma|cervix|woman/);
});
