// Halving finds what walking finds.
import fc from "fast-check";
import { expect, test } from "vitest";
import { firstAbove, inRisingOrder, isAnyBetween } from "../../src/base/sorted.ts";

test("the first above a value, and whether one lies between two, are found as by walking", () => {
  const number = fc.integer({ min: -9, max: 9 });
  fc.assert(
    fc.property(fc.array(number), number, number, (values, a, b) => {
      const sorted = inRisingOrder(values);
      const walked = sorted.findIndex((v) => v > a);
      expect(firstAbove(sorted, a)).toBe(walked < 0 ? sorted.length : walked);
      expect(isAnyBetween(sorted, a, b)).toBe(values.some((v) => v > a && v < b));
    }),
  );
});

test("nothing lies between numbers of an empty row", () => {
  expect(isAnyBetween([], 0, 9)).toBe(false);
  expect(isAnyBetween([0, 9], 0, 9)).toBe(false);
  expect(isAnyBetween([4], 0, 9)).toBe(true);
});
