// The examples of the profiles before the product's own validation.
import { describe, expect, test } from "vitest";
import { loadDefinitions } from "../../src/validation/definitions/load.ts";
import { validateResource } from "../../src/validation/validate.ts";
import { changed } from "./changed.ts";
import { type Json, readExample, readExamples, readOwnRules } from "./own-package.ts";

const DEFINITIONS = loadDefinitions();
const ORIGIN =
  "extension(dose-delivered-to-volume).extension(fractionsDelivered)._valueUnsignedInt.extension(value-origin).extension(code).valueCode";
const FRACTION = "extension(dose-delivered-to-volume).extension(dose-per-fraction).valueQuantity.code";

const errorsOf = (resource: Json): string[] =>
  validateResource(resource, DEFINITIONS)
    .issues.filter((i) => i.severity === "error" || i.severity === "fatal")
    .map((i) => `${i.expression} ${i.rule}`);

test.each(readExamples().map((e) => [e["id"] ?? e["resourceType"], e] as const))("%s is valid", (_, example) => {
  expect(errorsOf(example)).toEqual([]);
});

describe("a date that is too precise or not precise enough", () => {
  const marker = readExample("pd-l1-cps-1");
  test("a marker dated by its month alone is refused by US Core: us-core-1 fires", () => {
    const partial = changed(marker, { effectivePeriod: undefined, effectiveDateTime: "2020-04" });
    expect(errorsOf(partial).filter((e) => e.endsWith("us-core-1"))).toHaveLength(1);
  });
  test("as a period the month is right", () => {
    expect(errorsOf(changed(marker, { effectivePeriod: { start: "2020-04", end: "2020-04" } }))).toEqual([]);
  });
});

describe("what our profiles demand beside their rules", () => {
  const spoiled: readonly (readonly [string, string, Record<string, unknown>])[] = [
    ["a tag of no known reason", "cancer-stage-1", { "meta.tag[1].code": "odd" }],
    ["an origin of no known kind", "radiotherapy-course-1", { [ORIGIN]: "guessed" }],
    ["a confusion of no known class", "tumor-size-2", { "component[0].valueQuantity.extension(repair).extension(class).valueCode": "m-n" }],
    ["a survival of no known measure", "survival-1", { "code.coding[0].code": "time-to-dance" }],
    ["a finding with a word as its value", "clinical-finding-1", { valueBoolean: undefined, valueString: "no" }],
    ["a score of another test", "pd-l1-cps-1", { "code.coding[0].code": "C184941" }],
    ["a medication not given that was completed", "medication-not-given-1", { status: "completed" }],
    ["a medication not given with a dose", "medication-not-given-1", { dosage: { text: "200 mg", dose: { value: 200 } } }],
    ["a metastasis in two places", "metastasis-1", { bodySite: [{ text: "liver" }, { text: "lung" }] }],
    ["consent of another scope", "off-label-consent-1", { "scope.coding[0].code": "research" }],
    ["a dose per fraction in gray", "radiotherapy-course-2", { [FRACTION]: "Gy" }],
  ];
  test.each(spoiled)("%s is refused", (_, example, changes) => {
    const resource = readExample(example);
    expect(errorsOf(resource)).toEqual([]);
    expect(errorsOf(changed(resource, changes)).length).toBeGreaterThan(0);
  });
});

test("the validation evaluates every rule of ours over the examples", () => {
  const evaluated = new Set(readExamples().flatMap((e) => Object.keys(validateResource(e, DEFINITIONS).evaluations)));
  const named = [...evaluated].map((rule) => rule.split("#").at(-1));
  expect(readOwnRules().filter((r) => !named.includes(r.key))).toEqual([]);
});
