// What holds for every row of the data: a source, a valid check digit, and no way for an unjudged code to get out.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codingsOf } from "../../src/terminology/codings.ts";
import { judgedConcepts } from "../../src/terminology/concepts.ts";
import { openVocabulary } from "../../src/terminology/vocabulary.ts";

const SNOMED = "http://snomed.info/sct";
const LOINC = "http://loinc.org";
const judged = [...judgedConcepts().values()];
const vocabulary = openVocabulary();
const everyKey = [
  ...new Set([...judged.map((c) => c.key), ...Array.from({ length: vocabulary.size }, (_, i) => vocabulary.concept(i).key)]),
];

// https://www.nlm.nih.gov/healthit/snomedct: the last digit is a Verhoeff check over the dihedral group of order ten
const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
function times(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
  return b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 5) % 5;
}
function isVerhoeff(code: string): boolean {
  const permuted = (digit: number, turns: number): number => (turns === 0 ? digit : permuted(PERMUTATION[digit]!, turns - 1));
  return [...code].reverse().reduce((sum, digit, i) => times(sum, permuted(Number(digit), i % 8)), 0) === 0;
}
// https://loinc.org: Luhn, mod 10
function isLoincCheckDigit(code: string): boolean {
  const [number, check] = code.replace(/^L[AL]/u, "").split("-");
  const digits = [...number!].reverse().map((d, i) => (i % 2 === 0 ? Number(d) * 2 : Number(d)));
  const sum = digits.reduce((total, d) => total + (d > 9 ? d - 9 : d), 0);
  return (10 - (sum % 10)) % 10 === Number(check);
}

test("the check digits know a wrong code", () => {
  expect(isVerhoeff("10200004")).toBe(true);
  expect(isVerhoeff("10200005")).toBe(false);
  expect(isLoincCheckDigit("97509-4")).toBe(true);
  expect(isLoincCheckDigit("97509-5")).toBe(false);
});

describe("every coding that can be emitted", () => {
  const codings = everyKey.flatMap((key) => codingsOf(key).map((coding) => ({ key, ...coding })));

  test("there are thousands, and each names its source", () => {
    expect(codings.length).toBeGreaterThan(10_000);
    expect(codings.filter((c) => c.source.trim() === "")).toEqual([]);
  });

  test("SNOMED CT and LOINC codes have a right check digit", () => {
    expect(codings.filter((c) => c.system === SNOMED && !isVerhoeff(c.code)).map((c) => c.code)).toEqual([]);
    expect(codings.filter((c) => c.system === LOINC && /^\d/u.test(c.code) && !isLoincCheckDigit(c.code)).map((c) => c.code)).toEqual([]);
  });

  test("one per system and concept, of systems that are known by their official URI", () => {
    for (const key of everyKey) {
      const systems = codingsOf(key).map((c) => c.system);
      expect(new Set(systems).size, key).toBe(systems.length);
      expect(
        systems.every((system) => system.startsWith("http")),
        key,
      ).toBe(true);
    }
  });

  test("a code that was judged not exact, or not preferred, never comes out for its concept", () => {
    for (const { key, codes } of judged) {
      const refused = codes.filter((c) => c.relation !== "exact" || !c.isPreferred);
      const emitted = new Set(codingsOf(key).map((c) => `${c.system}|${c.code}`));
      expect(
        refused.filter((c) => emitted.has(`${c.system}|${c.code}`)).map((c) => c.code),
        key,
      ).toEqual([]);
    }
  });

  test("with the licence switch off no affiliate row and no ICD-O-3 remains", () => {
    const affiliate = new Set(
      judged.flatMap((c) => c.codes.filter((code) => code.isAffiliate).map((code) => `${c.key}|${code.system}|${code.code}`)),
    );
    expect(affiliate.size).toBeGreaterThan(100);
    for (const { key } of judged)
      for (const { system, code } of codingsOf(key, { affiliateCodes: false }))
        expect(affiliate.has(`${key}|${system}|${code}`), `${key} ${code}`).toBe(false);
  });

  test("what is known from a record only asks for review", () => {
    const recorded = judged.flatMap((c) =>
      c.codes
        .filter((code) => code.isRecordedOnly && code.relation === "exact" && code.isPreferred)
        .map((code) => [c.key, code.code] as const),
    );
    expect(recorded.length).toBeGreaterThan(0);
    for (const [key, code] of recorded) expect(codingsOf(key).find((c) => c.code === code)?.isRecordedOnly, key).toBe(true);
  });
});

const TABLE = new URL("../../../shared/reference/terminology.csv", import.meta.url);
const hasTable = existsSync(TABLE);

test.skipIf(!hasTable && !process.env["CI"])(
  "every code of the reference table stands in the data with the same verdict (skipped where the table is not beside the project)",
  () => {
    const codes = new Set(judged.flatMap((c) => c.codes.map((code) => code.code)));
    const rows = readFileSync(TABLE, "utf8").match(/https?:\/\/[^,]+,([^,"]+),/gu) ?? [];
    expect(rows.length).toBeGreaterThan(900);
    expect(rows.map((row) => row.split(",")[1]!).filter((code) => !codes.has(code))).toEqual([]);
  },
);
