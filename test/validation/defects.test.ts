// Each defect is found for its cause and where it is; the bases and the changes that are no defects are accepted.
import { describe, expect, test } from "vitest";
import type { Issue } from "../../src/base/issue.ts";
import { validateResource } from "../../src/validation/validate.ts";
import { BASES, type BaseName, baseOf } from "./defects/bases.ts";
import { BUNDLES } from "./defects/bundles.ts";
import { DATATYPES } from "./defects/datatypes.ts";
import { EXTENSIONS } from "./defects/extensions.ts";
import { HARMLESS } from "./defects/harmless.ts";
import { NARRATIVES } from "./defects/narratives.ts";
import { REFERENCES } from "./defects/references.ts";
import { RESOURCES } from "./defects/resources.ts";
import { SHAPES } from "./defects/shapes.ts";
import { TERMINOLOGY, TERMINOLOGY_HARMLESS } from "./defects/terminology.ts";
import { definitions } from "./examples.ts";
import { mutate } from "./mutants/mutant.ts";

const errorsOf = (resource: unknown): Issue[] =>
  validateResource(resource, definitions).issues.filter(({ severity }) => severity === "error" || severity === "fatal");

test.each(Object.keys(BASES) as BaseName[])("the %s is valid before it is broken", (name) => {
  expect(errorsOf(baseOf(name))).toEqual([]);
});

describe.each([
  ["primitives and JSON", SHAPES],
  ["data types", DATATYPES],
  ["references", REFERENCES],
  ["resources", RESOURCES],
  ["extensions and vital signs", EXTENSIONS],
  ["narratives", NARRATIVES],
  ["bundles", BUNDLES],
  ["what stands beside codes", TERMINOLOGY],
] as const)("defects of %s", (_, defects) => {
  test.each(defects.map(([title, of, ...rest]) => ({ title: `${title} (${of})`, of, rest })))("$title", ({ of, rest }) => {
    const [at, becomes, code, expression, invariant] = rest;
    const errors = errorsOf(mutate(baseOf(of), at, becomes));
    const named = errors.filter(
      (error) =>
        error.code === code && error.expression === expression && (invariant === undefined || error.rule?.endsWith(`#${invariant}`)),
    );
    expect(named, JSON.stringify(errors, null, 1)).not.toEqual([]);
  });
});

describe("no defects", () => {
  test.each([...HARMLESS, ...TERMINOLOGY_HARMLESS].map(([title, of, at, becomes]) => ({ title: `${title} (${of})`, of, at, becomes })))(
    "$title",
    ({ of, at, becomes }) => {
      expect(errorsOf(mutate(baseOf(of), at, becomes))).toEqual([]);
    },
  );
});
