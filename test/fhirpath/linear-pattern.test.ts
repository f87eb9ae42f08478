// A stranger's pattern never blocks: what may be slow is not evaluated and says so; what R4, mCODE and our own rules use is.
import { expect, test } from "vitest";
import { compileInvariant } from "../../src/fhirpath/invariant.ts";
import { isLinear, slowPattern } from "../../src/fhirpath/linear-pattern.ts";
import { definitions } from "../validation/examples.ts";

const NOWHERE = { resource: undefined, rootResource: undefined };

test.each([
  "(a+)+$",
  "^(a+)+$",
  "^(a|a)*$",
  "^(a|aa)+$",
  "^(a?){40}b*$",
  "a*a*b",
  "^a*a*b$",
  "(.*)*x",
  "^((a))+$",
  "^(a{1,30}){1,30}$",
  "^(a)\\1+$",
  "(?=a+)a+b",
  "a+$",
  "a?a?a?a?a?a?a?a?a?a?aaaaaaaaaa",
  "^a+|b+$",
  "^a{2,}b{2,}$",
])("%s is not given to the engine", (pattern) => expect(isLinear(pattern)).toBe(false));

test.each([
  "^[0-9a-f]{64}$",
  "^[a-zA-Z0-9]+$",
  "[A-Z]([A-Za-z0-9_]){0,254}",
  "^(no|not|without) ",
  "x-?ray|linac",
  "^\\d{4}-\\d\\d$",
  "^urn:.*",
  "^[^|+*]+\\|$",
])("%s is", (pattern) => expect(isLinear(pattern)).toBe(true));

test("a rule with such a pattern answers at once that it was not checked", () => {
  const hostile = `${"a".repeat(50_000)}!`;
  for (const rule of ["family.matches('^(a+)+$')", "family.replaceMatches('(a|a)*b', '') = ''", "family.matches(text)"]) {
    const { engine, evaluate } = compileInvariant(rule, "HumanName");
    expect(engine).toBe("none");
    expect(evaluate({ family: hostile }, NOWHERE)).toMatch(/pattern/);
  }
  expect(compileInvariant("family.matches('^[a-z]+$')", "HumanName").evaluate({ family: hostile }, NOWHERE)).toBe(false);
});

test("every pattern of the packages that come along is evaluated", () => {
  const rules = definitions.constraints.flatMap(({ expression }) => (expression?.includes("atches") ? [expression] : []));
  expect(rules.length).toBeGreaterThan(40);
  expect(rules.filter((rule) => slowPattern(rule) !== undefined)).toEqual([]);
});
