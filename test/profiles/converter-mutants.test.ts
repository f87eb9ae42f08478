// What the converter makes breaks no rule; spoilt in one place it breaks that place's rule, and no other of ours.
import type { Bundle } from "@medplum/fhirtypes";
import { expect, test } from "vitest";
import { validateBundle } from "../../src/validation/validate.ts";
import { FACT_MUTANTS } from "./converter-fact-mutants.cases.ts";
import { mutantOf } from "./converter-mutant.ts";
import { DEFINITIONS, OUTPUTS } from "./converter-outputs.ts";
import { PARENTS_RULES, TREATMENT_MUTANTS } from "./converter-treatment-mutants.cases.ts";
import { readExamples, readOwnRules } from "./own-package.ts";

const RULES = readOwnRules();
const OWN_RULES = [...FACT_MUTANTS, ...TREATMENT_MUTANTS];

/** Keys of the invariants that a bundle breaks, as often as it breaks them. */
const brokenIn = (bundle: Bundle): string[] =>
  validateBundle(bundle, DEFINITIONS)
    .issues.filter(({ code, severity }) => code === "invariant" && severity !== "information")
    .map(({ rule = "" }) => rule.split("#").at(-1)!)
    .sort();

const BEFORE = Object.fromEntries(Object.entries(OUTPUTS).map(([name, bundle]) => [name, brokenIn(bundle)]));

test("every rule of the package has a mutant here, and every mutant a rule", () => {
  expect(OWN_RULES.map(({ key }) => key).sort()).toEqual(RULES.map(({ key }) => key).sort());
  expect(RULES.length).toBeGreaterThanOrEqual(54);
});

test.each(Object.keys(OUTPUTS))("the %s output breaks no rule of ours as it is made", (name) => {
  const own = new Set(RULES.map(({ key }) => key));
  expect(BEFORE[name]!.filter((key) => own.has(key))).toEqual([]);
});

test("every rule is evaluated over what the converter makes", () => {
  const seen = new Set(Object.values(OUTPUTS).flatMap((bundle) => Object.keys(validateBundle(bundle, DEFINITIONS).evaluations)));
  expect(RULES.map(({ key }) => key).filter((key) => !seen.has(key))).toEqual([]);
});

test("every rule is evaluated over the examples of the package", () => {
  const seen = new Set(readExamples().flatMap((example) => Object.keys(validateBundle(example, DEFINITIONS).evaluations)));
  expect(RULES.map(({ key }) => key).filter((key) => !seen.has(key))).toEqual([]);
});

test.each([...OWN_RULES, ...PARENTS_RULES])(
  "$key finds its defect in a $profile of the $of output, and nothing else is found",
  (mutant) => {
    const before = BEFORE[mutant.of]!;
    expect(before).not.toContain(mutant.key);
    const after = brokenIn(mutantOf(OUTPUTS[mutant.of], mutant));
    const left = [...before];
    const fresh = after.filter((key) => {
      const at = left.indexOf(key);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    expect([...new Set(fresh)].sort()).toEqual([mutant.key, ...(mutant.also ?? [])].sort());
  },
);
