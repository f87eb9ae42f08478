import { describe, expect, it } from "vitest";
import { extractFacts } from "../../src/facts/extract.ts";
import { openLexicon } from "../../src/terminology/open-lexicon.ts";
import { narrativeOf } from "../narrative/reading-of.ts";

const TEXT = `A 45-year-old woman was diagnosed with cancer of the left breast. She lived by the sea. The last cycle of chemotherapy was postponed for a week by the holidays. Sarcomas are rare tumors (3).`;

describe("coverage", () => {
  const narrative = narrativeOf(TEXT);
  const { patients, coverage } = extractFacts(narrative, openLexicon());
  const verdicts = coverage.map((c) => [c.verdict, c.reason]);
  it("accounts for every sentence in order", () =>
    expect(coverage.map((c) => c.sentence)).toEqual(narrative.sentences.map((s) => s.index)));
  it("a sentence that gave facts names them", () => {
    expect(coverage[0]).toMatchObject({ verdict: "mapped", facts: expect.arrayContaining(["1/patient-1", "1/primary-1"]) });
  });
  it("a sentence without clinical words is ignored with that reason", () =>
    expect(verdicts[1]).toEqual(["ignored", "no-clinical-content"]));
  it("a sentence with a word of treatment is never without clinical content", () => {
    expect(verdicts[2]![0]).not.toBe("ignored");
  });
  it("the literature is ignored as literature", () => expect(verdicts[3]).toEqual(["ignored", "literature"]));
  it("is counted for the patient, by what became of the sentences that speak of her", () => {
    const { mapped, ignored, notUnderstood } = patients[0]!.sentences!;
    const of = (verdict: string): number => coverage.filter((c) => c.verdict === verdict).length;
    expect({ mapped, notUnderstood }).toEqual({ mapped: of("mapped"), notUnderstood: of("not-understood") });
    // the literature speaks of nobody here
    expect(ignored).toBe(of("ignored") - 1);
  });
  it("what was not understood is an issue with a span and without words of the text", () => {
    const spans = coverage.filter((c) => c.verdict === "not-understood").map((c) => ({ start: c.start, end: c.end }));
    const issues = patients[0]!.issues.filter((i) => i.code === "sentence-not-understood");
    expect(issues.map((i) => i.span)).toEqual(spans);
    for (const { message } of issues) expect(message).not.toMatch(/holiday|chemotherapy/);
  });
});
