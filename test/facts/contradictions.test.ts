import { describe, expect, it } from "vitest";
import { extractFacts } from "../../src/facts/extract.ts";
import { openLexicon } from "../../src/terminology/open-lexicon.ts";
import { narrativeOf } from "../narrative/reading-of.ts";

function conflicts(text: string): { code: string; quotes: (string | undefined)[] }[] {
  const narrative = narrativeOf(text);
  const quote = (span: { start: number; end: number } | undefined): string | undefined =>
    span ? narrative.text.slice(span.start, span.end) : undefined;
  return extractFacts(narrative, openLexicon())
    .patients[0]!.issues.filter((i) => i.code === "contradiction" || i.code === "dose-arithmetic" || i.code === "value-withheld")
    .map((i) => ({ code: i.code, quotes: [quote(i.span), quote(i.otherSpan)] }));
}

describe("contradictions", () => {
  it("a total that is no whole number of fractions", () => {
    expect(conflicts("A 45-year-old woman received pelvic radiotherapy (50 Gy in 1.8 Gy/fraction).")).toMatchObject([
      { code: "dose-arithmetic" },
    ]);
  });
  it("a dose that no unit can have is withheld, and said to be", () => {
    expect(conflicts("A 45-year-old woman received pelvic radiotherapy (4500 Gy in 25 fractions).")).toMatchObject([
      { code: "value-withheld", quotes: ["4500 Gy in 25 fractions", undefined] },
    ]);
  });
  it("a total that is one stays silent", () => {
    expect(conflicts("A 45-year-old woman received pelvic radiotherapy (45 Gy in 1.8 Gy/fraction).")).toEqual([]);
  });
  it("two survival times, with both places", () => {
    expect(conflicts("A 45-year-old woman with lung cancer had a PFS of 24 months. The PFS was more than 24 months.")).toEqual([
      { code: "contradiction", quotes: ["PFS of 24 months", "PFS was more than 24 months"] },
    ]);
  });
  it("two sexes", () => {
    expect(conflicts("A 45-year-old woman had lung cancer. This 45-year-old man smoked.")).toMatchObject([{ code: "contradiction" }]);
  });
  it("two stages without dates", () => {
    expect(conflicts("A 45-year-old woman had stage IIB cancer of the cervix. The cancer of the cervix was stage IIIB.")).toMatchObject([
      { code: "contradiction" },
    ]);
  });
  it("an earlier and a later stage with their dates are none", () => {
    expect(conflicts("A 45-year-old woman had stage II breast cancer in May 2015. In June 2018 she had stage IV breast cancer.")).toEqual(
      [],
    );
  });
  it("both facts are kept and ask for review", () => {
    const narrative = narrativeOf("A 45-year-old woman with lung cancer had a PFS of 24 months. The PFS was more than 24 months.");
    const survival = extractFacts(narrative, openLexicon()).patients[0]!.facts.filter((f) => f.kind === "survival");
    expect(survival.map((f) => f.review)).toEqual([["conflicting"], ["conflicting"]]);
  });
});
