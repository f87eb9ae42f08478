// Every generated defect is found, and for its cause: more than 500 over more than 27 categories.
import { describe, expect, test } from "vitest";
import type { IssueCode } from "../../src/base/issue.ts";
import { validateResource } from "../../src/validation/validate.ts";
import { definitions } from "./examples.ts";
import { generatedMutants } from "./mutants/generate.ts";

const mutants = generatedMutants();
const categories = [...new Set(mutants.map(({ category }) => category))];

/** What some error must be called, and how its rule ends where it is one rule. */
const CAUSES: Readonly<Record<string, readonly [code: IssueCode, key?: string]>> = {
  "required-base": ["cardinality"],
  "required-profile": ["cardinality"],
  "array-as-object": ["structure"],
  "object-as-array": ["structure"],
  "string-as-number": ["structure"],
  "number-as-string": ["structure"],
  "boolean-as-string": ["structure"],
  "unknown-element": ["structure"],
  "unknown-element-inside": ["structure"],
  "date-not-in-calendar": ["structure"],
  "date-with-slashes": ["structure"],
  "time-without-zone": ["structure"],
  "hour-24": ["structure"],
  "id-grammar": ["structure"],
  "code-with-space": ["structure"],
  "empty-object": ["structure", "ele-1"],
  "empty-array": ["structure"],
  "empty-string": ["structure"],
  "null-value": ["structure"],
  "status-unknown": ["binding"],
  "gender-unknown": ["binding"],
  "ucum-invalid": ["binding", "ucum"],
  "concept-of-nothing-known": ["binding"],
  "two-choices": ["structure"],
  "choice-type-unknown": ["structure"],
  "pattern-code": ["value-fixed"],
  "value-and-reason": ["invariant", "obs-6"],
  "period-reversed": ["invariant", "per-1"],
  "resource-type-unknown": ["structure", "json"],
  "reference-to-wrong-type": ["reference"],
  "reference-dangling": ["reference"],
  "extension-without-value": ["invariant", "ext-1"],
  "extension-without-url": ["cardinality", "Extension.url"],
  "extension-value-and-parts": ["invariant", "ext-1"],
  "extension-url-relative": ["structure"],
  "extension-value-type": ["structure", "Extension.value[x]"],
  "narrative-script": ["structure", "txt-1"],
  "narrative-empty": ["structure", "txt-2"],
  "narrative-unclosed": ["structure", "txt-1"],
  "narrative-attribute": ["structure", "txt-1"],
  "narrative-without-namespace": ["structure"],
  "narrative-status": ["binding"],
  "contained-unused": ["invariant", "dom-3"],
  "contained-nested": ["invariant", "dom-2"],
};

test("there are more than 500, in more than 27 categories", () => {
  expect(mutants.length).toBeGreaterThan(500);
  expect(categories.length).toBeGreaterThan(27);
  expect(categories).toEqual(Object.keys(CAUSES));
});

describe.each(categories)("%s", (category) => {
  test("is found in every example, for its cause", () => {
    const [code, key] = CAUSES[category]!;
    const missed = mutants.filter(
      (mutant) =>
        mutant.category === category &&
        !validateResource(mutant.resource, definitions).issues.some(
          (issue) => issue.severity === "error" && issue.code === code && (key === undefined || issue.rule?.endsWith(key)),
        ),
    );
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});
