// A slice may itself be sliced. What is found in its items is told at the place of each item in the whole array.
import { describe, expect, test } from "vitest";
import type { Issue } from "../../../src/base/issue.ts";
import { addPackages } from "../../../src/validation/definitions/add-packages.ts";
import type { ValidationReport } from "../../../src/validation/report.ts";
import { isValid, validateResource } from "../../../src/validation/validate.ts";
import { definitions } from "../examples.ts";

const PROFILE = "http://example.org/fhir/StructureDefinition/resliced-observation";
const base = definitions.structures["http://hl7.org/fhir/StructureDefinition/Observation"]!;
const COMPONENT = "Observation.component";
type Changes = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A snapshot repeats under a slice all that stands under the element; `changes` says what is other there. */
const sliceOf = (name: string, changes: Changes): object[] =>
  base.element
    .filter(({ id }) => id === COMPONENT || id.startsWith(`${COMPONENT}.`))
    .map((element) => ({ ...element, ...changes[element.id], id: element.id.replace(COMPONENT, `${COMPONENT}:${name}`) }));

const sized: Changes = { [`${COMPONENT}.code`]: { patternCodeableConcept: { text: "size" } } };

const interpreted = { [`${COMPONENT}.interpretation`]: { min: 1 } };
const measured = { [`${COMPONENT}.value[x]`]: { min: 1 } };

/**
 * The slice "size" is told by the code, its slice "size/long" by an interpretation, it has no other; of those, "size/long/measured" by its value.
 * "shade" and its slice "shade/dark" are told by the code alone: nothing says how else.
 */
const elements: readonly object[] = [
  ...base.element.map((element) =>
    element.id === COMPONENT ? { ...element, slicing: { discriminator: [{ type: "pattern", path: "code" }], rules: "open" } } : element,
  ),
  ...sliceOf("size", {
    ...sized,
    [COMPONENT]: { sliceName: "size", slicing: { discriminator: [{ type: "exists", path: "interpretation" }], rules: "closed" } },
  }),
  ...sliceOf("size/long", {
    ...sized,
    [COMPONENT]: {
      sliceName: "size/long",
      max: "2",
      slicing: { discriminator: [{ type: "exists", path: "value" }], rules: "open", ordered: true },
    },
    ...interpreted,
  }),
  ...sliceOf("size/long/measured", {
    ...sized,
    [COMPONENT]: { sliceName: "size/long/measured", max: "1" },
    ...interpreted,
    [`${COMPONENT}.value[x]`]: { min: 1, type: [{ code: "Quantity" }] },
  }),
  ...sliceOf("shade", {
    [COMPONENT]: { sliceName: "shade" },
    [`${COMPONENT}.code`]: { patternCodeableConcept: { coding: [{ code: "shade" }] } },
  }),
  ...sliceOf("shade/dark", {
    [COMPONENT]: { sliceName: "shade/dark", max: "1" },
    [`${COMPONENT}.code`]: { patternCodeableConcept: { coding: [{ code: "shade" }], text: "dark" } },
    ...measured,
  }),
];

const enlarged = addPackages(definitions, [
  {
    id: "own.package",
    version: "1.0.0",
    resources: [
      {
        resourceType: "StructureDefinition",
        url: PROFILE,
        name: "ReslicedObservation",
        kind: "resource",
        abstract: false,
        type: "Observation",
        derivation: "constraint",
        baseDefinition: base.url,
        snapshot: { element: elements.map((element) => ({ ...element, constraint: [] })) },
      },
    ],
  } as never,
]);

const long = { code: { text: "size" }, interpretation: [{ text: "long" }] };
const measuredOne = { ...long, valueQuantity: { value: 2 } };
const dark = { code: { coding: [{ code: "shade" }], text: "dark" }, valueString: "x" };
const none = { code: { text: "size" } };
const other = { code: { text: "colour" } };
const report = (...items: unknown[]): ValidationReport =>
  validateResource(
    { resourceType: "Observation", meta: { profile: [PROFILE] }, status: "final", code: { text: "tumour" }, component: items },
    enlarged,
  );
const errors = (...items: unknown[]): Issue[] => report(...items).issues.filter(({ severity }) => severity === "error");

describe("a slice that is itself sliced", () => {
  test("is accepted with items of its slices, wherever they stand", () => {
    expect(errors(other, long, other, long)).toEqual([]);
    expect(isValid(report(other, long, other, long))).toBe(true);
  });

  test("says of a fault in a later item that it is there, and nothing of the first", () => {
    const broken = { ...long, unheard: true };
    const places = errors(other, long, other, broken).map(({ expression }) => expression ?? "");
    expect(places.length).toBeGreaterThan(0);
    expect(new Set(places.map((place) => place.slice(0, "Observation.component[3]".length)))).toEqual(
      new Set(["Observation.component[3]"]),
    );
  });

  test("counts its items at the array, not at its first item", () => {
    expect(errors(long, long, other, long)).toMatchObject([
      { code: "slice", expression: "Observation.component", message: expect.stringContaining("has 3 items, but at most 2") },
    ]);
  });

  test("names an item that is in none of its slices by its place in the whole array", () => {
    expect(errors(other, long, other, none)).toMatchObject([
      {
        code: "slice",
        expression: "Observation.component",
        message: expect.stringMatching(/^Item 3 of Observation\.component belongs to no slice/),
      },
    ]);
  });

  test("holds the slices of its slices to what they say, at the place of the item", () => {
    expect(errors(other, long, measuredOne)).toEqual([]);
    expect(errors(other, measuredOne, measuredOne)).toMatchObject([
      { code: "slice", expression: "Observation.component", message: expect.stringContaining("size/long/measured") },
    ]);
    expect(errors(other, { ...long, valueString: "long" })).toContainEqual(
      expect.objectContaining({
        code: "structure",
        expression: "Observation.component[1]",
        message: expect.stringContaining("valueString is not allowed here"),
      }),
    );
  });

  test("is told as the slice above it where it does not say how", () => {
    expect(errors(dark, { code: { coding: [{ code: "shade" }] } })).toEqual([]);
    expect(errors(dark, dark)).toMatchObject([
      { code: "slice", expression: "Observation.component", message: expect.stringContaining("shade/dark") },
    ]);
    expect(errors({ code: dark.code })).toMatchObject([{ code: "cardinality", expression: "Observation.component[0]" }]);
  });

  test("whatever changes one item, the verdict on the others stays", () => {
    for (const broken of [none, { ...long, unheard: true }, { ...dark, code: { ...dark.code, txt: "x" } }, null, 5, {}, []])
      expect(errors(other, dark, measuredOne, broken).length, JSON.stringify(broken)).toBeGreaterThan(0);
  });
});
