// Value sets as code sets: what surely belongs, what stays open, what nothing can be said about.
import { expect, test } from "vitest";
import { codeTree } from "../../../src/validation/definitions/digest-code-system.ts";
import type { Json } from "../../../src/validation/definitions/digest-structure.ts";
import { digestValueSet } from "../../../src/validation/definitions/digest-value-set.ts";

const FRUIT = "http://example.org/fruit";
const OUTSIDE = "http://example.org/outside";
const codeSystem = {
  url: FRUIT,
  content: "complete",
  concept: [
    { code: "fruit", concept: [{ code: "apple", concept: [{ code: "russet" }] }, { code: "pear" }] },
    {
      code: "quince",
      property: [
        { code: "parent", valueCode: "pear" },
        { code: "taste", valueCode: "tart" },
      ],
    },
    { code: "stone" },
  ],
};

function digest(compose: object | undefined, others: readonly Json[] = []): ReturnType<typeof digestValueSet> {
  const valueSet: Json = { resourceType: "ValueSet", url: "http://example.org/vs", name: "Tested", ...(compose && { compose }) };
  const valueSets = new Map([valueSet, ...others].map((v) => [String(v["url"]), v]));
  return digestValueSet(valueSet, 0, { valueSets, codeSystems: new Map([[FRUIT, codeTree(codeSystem)]]) });
}

const filter = (property: string, op: string, value: string): object => ({ property, op, value });
const codes = (...list: string[]): object[] => list.map((code) => ({ code }));

test("listed codes are the set", () => {
  const set = digest({ include: [{ system: OUTSIDE, concept: codes("a", "b") }] });
  expect(set.codes).toEqual({ [OUTSIDE]: ["a", "b"] });
  expect(set.open).toBeUndefined();
});

test("a whole code system that is here is listed, children and all", () => {
  expect(digest({ include: [{ system: FRUIT }] }).codes[FRUIT]).toEqual(["fruit", "apple", "russet", "pear", "quince", "stone"]);
});

test.each([
  ["is-a", "concept", "apple", ["apple", "russet"]],
  ["is-a", "concept", "pear", ["pear", "quince"]],
  ["descendent-of", "concept", "apple", ["russet"]],
  ["is-not-a", "concept", "fruit", ["stone"]],
  ["in", "concept", "apple,stone", ["apple", "stone"]],
  ["=", "taste", "tart", ["quince"]],
])("filter %s on %s %s is worked out where the code system is here", (op, property, value, expected) => {
  const set = digest({ include: [{ system: FRUIT, filter: [filter(property, op, value)] }] });
  expect(set.codes).toEqual({ [FRUIT]: expected });
  expect(set.open).toBeUndefined();
});

test("a filter on a code system that is not here leaves that system open, and says why", () => {
  const set = digest({
    include: [
      { system: OUTSIDE, filter: [filter("concept", "is-a", "top")] },
      { system: FRUIT, concept: codes("pear") },
    ],
  });
  expect(set.codes).toEqual({ [FRUIT]: ["pear"] });
  expect(set.open).toEqual([{ system: OUTSIDE, reason: `filter concept is-a top needs ${OUTSIDE}` }]);
});

test("all codes of a system that is not here: every code of it belongs", () => {
  expect(digest({ include: [{ system: OUTSIDE }] }).open).toEqual([
    { system: OUTSIDE, reason: `all codes of ${OUTSIDE}`, isWholeSystem: true },
  ]);
});

test("an unknown kind of filter is open, not empty", () => {
  const set = digest({ include: [{ system: FRUIT, filter: [filter("taste", "regex", "t.*")] }] });
  expect(set.codes).toEqual({});
  expect(set.open).toHaveLength(1);
});

test("excluded codes are taken away", () => {
  const set = digest({ include: [{ system: FRUIT }], exclude: [{ system: FRUIT, concept: codes("stone", "fruit") }] });
  expect(set.codes[FRUIT]).toEqual(["apple", "russet", "pear", "quince"]);
  expect(set.excluded).toBeUndefined();
});

test("from an open system an excluded code is out for certain", () => {
  const set = digest({ include: [{ system: OUTSIDE }], exclude: [{ system: OUTSIDE, concept: codes("x") }] });
  expect(set.excluded).toEqual({ [OUTSIDE]: ["x"] });
});

test("an exclusion that cannot be listed makes listed codes doubtful", () => {
  const set = digest({
    include: [{ system: OUTSIDE, concept: codes("a") }],
    exclude: [{ system: OUTSIDE, filter: [filter("concept", "is-a", "top")] }],
  });
  expect(set.codes).toEqual({});
  expect(set.open?.map((o) => o.system)).toEqual([OUTSIDE]);
});

const imported: Json = {
  url: "http://example.org/imported",
  compose: {
    include: [{ system: FRUIT, concept: codes("apple", "pear", "stone") }],
    exclude: [{ system: FRUIT, concept: codes("stone") }],
  },
};

test("an imported set brings its codes, without what it excludes", () => {
  expect(digest({ include: [{ valueSet: ["http://example.org/imported|1.0"] }] }, [imported]).codes).toEqual({
    [FRUIT]: ["apple", "pear"],
  });
});

test("a system and an imported set in one include are the codes in both", () => {
  const include = [{ system: FRUIT, filter: [filter("concept", "is-a", "pear")], valueSet: ["http://example.org/imported"] }];
  expect(digest({ include }, [imported]).codes).toEqual({ [FRUIT]: ["pear"] });
});

test("an import that no package holds, or of itself, says that nothing can be said", () => {
  expect(digest({ include: [{ valueSet: ["http://example.org/gone"] }] }).unexpandable).toContain("http://example.org/gone");
  expect(digest({ include: [{ valueSet: ["http://example.org/vs"] }] }).unexpandable).toContain("imports itself");
});

test("a set without definition is taken from its expansion", () => {
  const expanded: Json = {
    url: "http://example.org/imported",
    expansion: { contains: [{ system: OUTSIDE, code: "a", contains: [{ system: OUTSIDE, code: "b" }] }] },
  };
  expect(digest({ include: [{ valueSet: ["http://example.org/imported"] }] }, [expanded]).codes).toEqual({ [OUTSIDE]: ["a", "b"] });
  expect(digest(undefined).unexpandable).toBeDefined();
});
