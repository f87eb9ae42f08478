// The grammar of primitives against the calendar of the platform.
import fc from "fast-check";
import { expect, test } from "vitest";
import { primitiveFault } from "../../../src/validation/walk/primitive.ts";

const isFine = (type: string, value: unknown): boolean => primitiveFault(type, value) === undefined;
const two = (n: number): string => String(n).padStart(2, "0");

test("a date is one exactly where the calendar has the day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, day) => {
      const date = new Date(Date.UTC(2000, month - 1, day));
      date.setUTCFullYear(year, month - 1, day);
      const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1 && month <= 12;
      expect(isFine("date", `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`)).toBe(exists);
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  [
    "dateTime",
    ["2022", "2022-07", "2022-07-15", "2022-07-15T10:00:00Z", "2022-07-15T10:00:00.123+14:00"],
    ["22", "2022-7", "2022-07-15T10:00Z", "2022-07-15T24:00:00Z", "2022-07-15T10:00:00+15:00", "0000"],
  ],
  ["instant", ["2022-07-15T10:00:00Z"], ["2022-07-15", "2022-02-30T10:00:00Z"]],
  ["time", ["10:00:00", "23:59:60.5"], ["24:00:00", "10:00", "10:00:00Z"]],
  ["id", ["a", "A-1.b", "a".repeat(64)], ["", "a_b", "a".repeat(65), "ä"]],
  ["code", ["final", "entered in error"], [" final", "a  b", "a\tb", ""]],
  ["oid", ["urn:oid:1.2.840"], ["1.2.840", "urn:oid:3.1", "urn:oid:1.02"]],
  ["uuid", ["urn:uuid:6e4f1a9c-3f0e-4b8e-9d6e-6c1c3a1f0a01"], ["6e4f1a9c-3f0e-4b8e-9d6e-6c1c3a1f0a01", "urn:uuid:x"]],
  ["base64Binary", ["AbC+", "AbC+ AbC=\n", "AA=="], ["AbC", "A$==", "", "AA=A"]],
  ["positiveInt", [1, 2_147_483_647], [0, 1.5, 2_147_483_648, "1"]],
  ["unsignedInt", [0], [-1, "0"]],
  ["decimal", [0.1, -5], [Number.POSITIVE_INFINITY, Number.NaN, "0.1"]],
  ["boolean", [true, false], ["true", 1, null]],
  ["string", ["a", "a\nb", "é"], ["", " ", "a\u0000", 5]],
  ["uri", ["http://a", "#b", "urn:x"], ["a b", ""]],
] as const)("%s takes what R4 says and refuses the rest", (type, good, bad) => {
  for (const value of good) expect(isFine(type, value), JSON.stringify(value)).toBe(true);
  for (const value of bad) expect(isFine(type, value), JSON.stringify(value)).toBe(false);
});
