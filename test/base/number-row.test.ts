// A row answers as one walks it.
import fc from "fast-check";
import { expect, test } from "vitest";
import { growNumberRow } from "../../src/base/number-row.ts";

test("first and last are found as by walking the row, however it has grown", () => {
  const step = fc.record({ value: fc.integer({ min: -30, max: 30 }), at: fc.nat() });
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 1500, size: "max" }),
      fc.integer({ min: -30, max: 31 }),
      fc.nat(),
      (steps, least, n) => {
        const row = growNumberRow();
        const plain: number[] = [];
        for (const { value, at } of steps) {
          const place = at % (plain.length + 1);
          row.insert(place, value);
          plain.splice(place, 0, value);
        }
        const cut = n % (plain.length + 1);
        expect(row.length).toBe(plain.length);
        expect(row.firstAtLeast(least)).toBe(plain.findIndex((v) => v >= least));
        expect(row.lastAtLeast(least)).toBe(plain.findLastIndex((v) => v >= least));
        expect(row.firstAtLeast(least, cut)).toBe(plain.findIndex((v, i) => i >= cut && v >= least));
        expect(row.lastAtLeast(least, cut)).toBe(plain.findLastIndex((v, i) => i < cut && v >= least));
      },
    ),
    { numRuns: 60 },
  );
});

test("a row made of values holds them in order, and what is no number is never found", () => {
  const row = growNumberRow([3, Number.NaN, 5]);
  row.push(4);
  expect(row.firstAtLeast(4)).toBe(2);
  expect(row.lastAtLeast(4)).toBe(3);
  expect(row.lastAtLeast(4, 3)).toBe(2);
  expect(row.firstAtLeast(Number.NEGATIVE_INFINITY, 1)).toBe(2);
  expect(row.firstAtLeast(6)).toBe(-1);
});
