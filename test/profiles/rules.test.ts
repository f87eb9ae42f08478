// Each rule of the package: it parses, it holds on its example and on what comes near, and it fires on each thing it was written against.
import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4";
import { describe, expect, test } from "vitest";
import { changed } from "./changed.ts";
import { extensionsOf, holds } from "./evaluate-rule.ts";
import { FACT_RULES } from "./fact-rules.cases.ts";
import { BASE, claimsOf, type Json, type OwnRule, readExample, readExamples, readOwnRules } from "./own-package.ts";
import { TREATMENT_RULES } from "./treatment-rules.cases.ts";

const CASES = [...FACT_RULES, ...TREATMENT_RULES];
const RULES = new Map(readOwnRules().map((rule) => [rule.key, rule]));
const EXTENSIONS = ["value-origin", "repair"];

/** The verdicts of a rule on a resource: one for a profile's rule, one per extension for an extension's. */
function verdicts(rule: OwnRule, resource: Json): boolean[] {
  const extension = rule.statedBy.find((id) => EXTENSIONS.includes(id));
  if (extension === undefined) return [holds(rule.expression, { resource })];
  return extensionsOf(resource, `${BASE}/StructureDefinition/${extension}`).map((element) => holds(rule.expression, { resource, element }));
}

test("every rule of the package has a case here, and every case a rule", () => {
  expect(CASES.map((c) => c.key).sort()).toEqual([...RULES.keys()].sort());
  expect(RULES.size).toBeGreaterThanOrEqual(25);
});

test.each([...RULES.values()])("$key parses in fhirpath.js, and says in a sentence what it demands", (rule) => {
  expect(() => fhirpath.compile(rule.expression, r4)).not.toThrow();
  expect(rule.human).toMatch(/^[A-Z0-9].{15,}\.$/);
  expect(["error", "warning"]).toContain(rule.severity);
});

test.each([...RULES.values()])("$key is evaluated on our examples, and holds on each", (rule) => {
  const seen = readExamples().flatMap((resource) => {
    const isConcerned = rule.statedBy.some((id) => claimsOf(resource).includes(id) || EXTENSIONS.includes(id));
    return isConcerned ? verdicts(rule, resource) : [];
  });
  expect(seen.length).toBeGreaterThan(0);
  expect(seen).not.toContain(false);
});

describe.each(CASES)("$key", ({ key, example, fires, passes }) => {
  const rule = RULES.get(key)!;
  const resource = readExample(example);

  test.each(Object.entries(fires))("fires: %s", (_, changes) => {
    expect(verdicts(rule, resource)).toContain(true);
    expect(verdicts(rule, changed(resource, changes))).toContain(false);
  });
  test.each(Object.entries(passes ?? {}))("passes: %s", (_, changes) => {
    expect(verdicts(rule, changed(resource, changes))).not.toContain(false);
  });
});

test("clinical rules across resources are warnings: the narrative may say so", () => {
  const warnings = [...RULES.values()].filter((r) => r.severity === "warning").map((r) => r.key);
  expect(warnings.sort()).toEqual(["consent-1", "death-1", "line-1", "stage-1"]);
});
