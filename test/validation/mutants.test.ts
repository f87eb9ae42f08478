// Every mutant is valid before its defect, and afterwards the defect is found, where it is and as what it is.
import { describe, expect, test } from "vitest";
import { validateResource } from "../../src/validation/validate.ts";
import { definitions, example } from "./examples.ts";
import { CODES } from "./mutants/codes.ts";
import { CONNECTIONS } from "./mutants/connections.ts";
import { INVARIANTS, RADIOTHERAPY } from "./mutants/invariants.ts";
import { type Mutant, mutate } from "./mutants/mutant.ts";
import { PROFILES } from "./mutants/profiles.ts";
import { RULES } from "./mutants/rules.ts";
import { STRUCTURE } from "./mutants/structure.ts";

const resourceOf = ({ of }: Mutant): Record<string, unknown> => (typeof of === "string" ? example(of) : structuredClone(of()));

describe.each([
  ["structure", STRUCTURE],
  ["profiles", PROFILES],
  ["codes", CODES],
  ["rules", RULES],
  ["connections", CONNECTIONS],
  ["invariants", INVARIANTS],
  ["radiotherapy", RADIOTHERAPY],
] as const)("defects of %s", (_, mutants) => {
  test.each(mutants)("$title is found", (mutant) => {
    const before = validateResource(resourceOf(mutant), definitions).issues;
    expect(before.filter(({ severity }) => severity === "error" || severity === "fatal")).toEqual([]);

    const after = validateResource(mutate(resourceOf(mutant), mutant.at, mutant.becomes), definitions).issues;
    const { code, expression, says, severity = "error" } = mutant;
    const named = after.filter(
      (issue) =>
        issue.code === code &&
        issue.severity === severity &&
        (expression === undefined || issue.expression === expression) &&
        (says === undefined || (typeof says === "string" ? `${issue.rule} ${issue.message}`.includes(says) : says.test(issue.message))),
    );
    expect(
      named,
      JSON.stringify(
        after.filter((issue) => issue.severity !== "information"),
        null,
        1,
      ),
    ).not.toEqual([]);
  });
});

test("there are mutants enough to say something", () => {
  expect(STRUCTURE.length + PROFILES.length + CODES.length + RULES.length + CONNECTIONS.length).toBeGreaterThanOrEqual(120);
});
