// Every generated defect is found: more than 500 over more than 27 categories.
import { describe, expect, test } from "vitest";
import { isValid, validateResource } from "../../src/validation/validate.ts";
import { definitions } from "./examples.ts";
import { generatedMutants } from "./mutants/generate.ts";

const mutants = generatedMutants();
const categories = [...new Set(mutants.map(({ category }) => category))];

test("there are more than 500, in more than 27 categories", () => {
  expect(mutants.length).toBeGreaterThan(500);
  expect(categories.length).toBeGreaterThan(27);
});

describe.each(categories)("%s", (category) => {
  test("is found in every example", () => {
    const missed = mutants.filter((mutant) => mutant.category === category && isValid(validateResource(mutant.resource, definitions)));
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});
