import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findRadiationDoses } from "../../../src/facts/grammar/radiation-dose.ts";

type Expected = readonly [total: number | undefined, perFraction: number | undefined, fractions: number | undefined];

const one = (text: string): Expected => {
  const found = findRadiationDoses(text);
  expect(found).toHaveLength(1);
  const [dose] = found;
  return [dose?.totalGy, dose?.fractionGy, dose?.fractions];
};

describe("a radiation dose is read as it is written", () => {
  it.each<[string, ...Expected]>([
    ["66 Gy/33 fx", 66, undefined, 33],
    ["66Gy/33F", 66, undefined, 33],
    ["39 Gy/13#", 39, undefined, 13],
    ["39 Gy / 13 fractions", 39, undefined, 13],
    ["54 Gy/30", 54, undefined, 30],
    ["39 Gy in 13 fractions", 39, undefined, 13],
    ["39 Gy in thirteen fractions", 39, undefined, 13],
    ["39 Gy given over 13 daily fractions", 39, undefined, 13],
    ["13 fractions of 3 Gy (39 Gy)", 39, 3, 13],
    ["3 Gy × 13", 39, 3, 13],
    ["3 Gy x 13 fractions", 39, 3, 13],
    ["13 × 3 Gy", 39, 3, 13],
    ["thirteen fractions of 3 Gy", 39, 3, 13],
    ["66 Gy in 33 fractions of 2 Gy", 66, 2, 33],
    ["66 Gy (2 Gy per fraction)", 66, 2, 33],
    ["66Gy in 2Gy/fraction", 66, 2, 33],
    ["66 Gy in 2-Gy fractions", 66, 2, 33],
    ["66 Gy at 2 Gy/day", 66, 2, 33],
    ["2 Gy daily to 66 Gy", 66, 2, 33],
    ["a total dose of 66 Gy, with 2 Gy per fraction, in 33 fractions", 66, 2, 33],
    ["dose per fraction of 2.5 Gy, total dose 50 Gy", 50, 2.5, 20],
    ["39.6 Gy in 1.8 Gy/fraction", 39.6, 1.8, 22],
    ["4140 cGy", 41.4, undefined, undefined],
    ["4,140 cGy in 23 fractions of 180 cGy", 41.4, 1.8, 23],
    ["41,4 Gy", 41.4, undefined, undefined],
    ["forty-five gray in twenty-five fractions", 45, undefined, 25],
    ["60 Gray in 30 fractions", 60, undefined, 30],
    ["64 grays", 64, undefined, undefined],
    ["7200 centigray", 72, undefined, undefined],
    ["72 Gy (RBE) in 36 fractions", 72, undefined, 36],
    ["78 GyE", 78, undefined, undefined],
    ["8 Gy in a single fraction", 8, 8, 1],
    ["a single fraction of 8 Gy", 8, 8, 1],
    ["18 Gy single dose", 18, 18, 1],
    ["a total dose of 66 Gy", 66, undefined, undefined],
    ["salvage RT (64Gy)", 64, undefined, undefined],
    ["20 Gy to point B", 20, undefined, undefined],
  ])("%s", (text, ...expected) => expect(one(text)).toEqual(expected));
});

describe("fractions are counted only where the division is a whole number", () => {
  it("40 Gy in 1.8 Gy keeps both doses and no count", () => {
    expect(one("40 Gy in 1.8 Gy/fraction")).toEqual([40, 1.8, undefined]);
    expect(findRadiationDoses("40 Gy in 1.8 Gy/fraction")[0]?.isConflicting).toBe(true);
  });
  it("says that the count is derived", () => {
    expect(findRadiationDoses("36 Gy in 6 Gy/fraction")[0]?.derived).toEqual({ fractions: "total ÷ dose per fraction" });
    expect(findRadiationDoses("36 Gy in 6 fractions")[0]?.derived).toEqual({});
  });
  it("a stated count that does not fit is kept and marked", () => {
    const [dose] = findRadiationDoses("50 Gy in 30 fractions of 2 Gy");
    expect(dose).toMatchObject({ totalGy: 50, fractionGy: 2, fractions: 30, isConflicting: true });
  });
  it("for every whole course the count comes back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 100, max: 500 }), (n, cGy) => {
        fc.pre(n * cGy <= 15_000); // a larger total is withheld, see below
        const [dose] = findRadiationDoses(`${(n * cGy) / 100} Gy in ${cGy / 100} Gy/fraction`);
        expect([dose?.totalGy, dose?.fractions, dose?.isConflicting]).toEqual([(n * cGy) / 100, n, false]);
      }),
    );
  });
});

describe("a number that no dose can have is withheld and marked", () => {
  it.each<[string, number | undefined]>([
    ["5400 Gy in 30 fractions", 30],
    ["45 mg of radiation in 25 fractions", 25],
    ["170 Gy", undefined],
    ["2 Gy in fractions of 50 Gy", undefined],
    ["0.05 Gy", undefined],
  ])("%s", (text, fractions) => {
    const [dose] = findRadiationDoses(text);
    expect([dose?.isImpossible, dose?.totalGy, dose?.fractionGy, dose?.fractions]).toEqual([true, undefined, undefined, fractions]);
  });
  it("150 Gy is the largest total that is taken, and a mass of a medicine is no dose", () => {
    expect(findRadiationDoses("150 Gy")[0]).toMatchObject({ totalGy: 150, isImpossible: false });
    expect(findRadiationDoses("45 mg of prednisone")).toEqual([]);
  });
  it("whatever total and fraction are written, what is taken is possible", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (a, b) => {
        for (const { totalGy, fractionGy } of findRadiationDoses(`${a / 10} Gy in ${b / 10} Gy/fraction`)) {
          expect(totalGy === undefined || (totalGy >= 0.1 && totalGy <= 150)).toBe(true);
          expect((fractionGy ?? 0) <= (totalGy ?? 0)).toBe(true);
        }
      }),
    );
  });
});

describe("what is no dose to a volume gives nothing", () => {
  it.each([
    "BED of 96 Gy",
    "EQD2 82 Gy",
    "82 Gy10",
    "mean lung dose of 11 Gy",
    "the V20 Gy was 24%",
    "a maximum spinal cord dose of 44 Gy",
    "45-50 Gy",
    "45 to 50 Gy",
    "30 fractions",
    "hemoglobin of 9 g/dL",
  ])("%s", (text) => expect(findRadiationDoses(text)).toEqual([]));

  it("the biological dose beside the physical one is left out", () => {
    expect(one("48 Gy in four fractions (BED10 = 105.6 Gy)")).toEqual([48, undefined, 4]);
  });
});

describe("several doses", () => {
  it("a boost is a dose of its own", () => {
    const found = findRadiationDoses("46 Gy in 23 fractions followed by a boost of 14 Gy in 7 fractions");
    expect(found.map((d) => [d.totalGy, d.fractions, d.isBoost])).toEqual([
      [46, 23, false],
      [14, 7, true],
    ]);
  });
  it("two volumes keep their own fractions", () => {
    const found = findRadiationDoses("54 Gy/30F to the nodes and 66 Gy/30F to the tumour");
    expect(found.map((d) => [d.totalGy, d.fractions])).toEqual([
      [54, 30],
      [66, 30],
    ]);
  });
});

it("each part is a stretch from which its value can be read again", () => {
  const text = "She had 45 Gy (1.8 Gy/fraction) to the axilla.";
  const [dose] = findRadiationDoses(text);
  const words = Object.fromEntries(Object.entries(dose!.parts).map(([k, p]) => [k, text.slice(p.start, p.end)]));
  expect(words).toEqual({ totalGy: "45 Gy", fractionGy: "1.8 Gy/fraction" });
});

it("stretches lie in the text, in order, whatever it holds", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("60", "Gy", "2", "/", "fraction", "fractions", "×", " in ", "(", ")", "30", "cGy", ",", " of ", "boost ")),
      (words) => {
        const text = words.join(" ");
        for (const { start, end, parts } of findRadiationDoses(text)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          for (const p of Object.values(parts)) expect(p.start >= start && p.end <= end).toBe(true);
        }
      },
    ),
  );
});
