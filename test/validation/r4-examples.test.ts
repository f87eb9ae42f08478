// The clinical examples of R4: the invalid ones are the pinned ones, each for its rule; all others are accepted.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { isValid, validateResource } from "../../src/validation/validate.ts";
import { definitions } from "./examples.ts";
import { REJECTED } from "./r4-rejected.ts";

const PLACES = [
  resolve("node_modules/hl7.fhir.r4.examples"),
  resolve("node_modules/.cache/hl7-validator/work/pkg/r4ex/package"),
  ...(process.env["HL7_VALIDATOR"] === undefined ? [] : [join(process.env["HL7_VALIDATOR"], "pkg/r4ex/package")]),
];
const folder = PLACES.find((place) => existsSync(place));
if (folder === undefined) console.warn("R4's examples are not judged: the npm package hl7.fhir.r4.examples is not installed.");

/** Definitions and terminology are no clinical examples, and bundles of a megabyte hold nothing else. */
const DEFINITIONS =
  /^(?:CapabilityStatement|CodeSystem|CompartmentDefinition|ConceptMap|ExampleScenario|GraphDefinition|ImplementationGuide|NamingSystem|OperationDefinition|SearchParameter|StructureDefinition|StructureMap|TerminologyCapabilities|ValueSet|ig|package)\b/;
const isClinical = (name: string): boolean =>
  name.endsWith(".json") && !name.startsWith(".") && !DEFINITIONS.test(name) && statSync(join(folder!, name)).size <= 1_200_000;

test.skipIf(folder === undefined)("of the 712 clinical examples those are rejected that are pinned, for the pinned rule", () => {
  const names = readdirSync(folder!).filter(isClinical);
  expect(names).toHaveLength(712);
  const rejected: Record<string, string> = {};
  for (const name of names) {
    const report = validateResource(JSON.parse(readFileSync(join(folder!, name), "utf8")), definitions);
    const first = report.issues.find(({ severity }) => severity === "error" || severity === "fatal");
    expect(isValid(report)).toBe(first === undefined);
    if (first !== undefined) rejected[name.slice(0, -".json".length)] = `${first.code} ${first.rule ?? ""}`;
  }
  expect(rejected).toEqual(REJECTED);
});
