// Fixed means all of it, pattern means at least it.
import fc from "fast-check";
import { expect, test } from "vitest";
import { isFixedValue, isPatternMet } from "../../../src/validation/walk/match-value.ts";

const concept = { coding: [{ system: "http://loinc.org", code: "33728-7" }] };

test("a pattern allows more than it says, a fixed value does not", () => {
  const more = {
    coding: [
      { system: "http://snomed.info/sct", code: "1" },
      { ...concept.coding[0], display: "x" },
    ],
    text: "y",
  };
  expect(isPatternMet(more, concept)).toBe(true);
  expect(isFixedValue(more, concept)).toBe(false);
});

test("less than the pattern or the fixed value is neither", () => {
  const less = { coding: [{ code: "33728-7" }] };
  expect(isPatternMet(less, concept)).toBe(false);
  expect(isFixedValue(less, concept)).toBe(false);
});

test("one item must meet the whole pattern: halves in two items do not", () => {
  expect(isPatternMet({ coding: [{ system: "http://loinc.org" }, { code: "33728-7" }] }, concept)).toBe(false);
});

test("a prototype key is no property", () => {
  expect(isPatternMet({}, JSON.parse('{"constructor":{}}'))).toBe(false);
});

test("every JSON value is fixed by itself, and meets itself as a pattern", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(isFixedValue(structuredClone(value), value)).toBe(true);
      expect(isPatternMet(structuredClone(value), value)).toBe(true);
    }),
  );
});
