import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEvidenceTrue } from "../../src/base/evidence.ts";
import { isInside } from "../../src/base/span.ts";
import { evidenceAt } from "../../src/narrative/narrative.ts";
import { readNarrative } from "../../src/narrative/read.ts";
import { narrativeOf, sentenceWith } from "./reading-of.ts";

/** Pieces of text with everything that makes clean and original differ. */
const FRAGMENTS = [
  "The patient",
  " received ",
  "chemo-\ntherapy",
  " 50 Gy in 25 frac\u00ADtions",
  "\r\n",
  "\n",
  "\n\n",
  "  ",
  "\u00A0",
  "\u200B",
  "e\uFB03cacy",
  "\u2018TP\u2019",
  "5\u201310 mg/m\u00B2",
  ". ",
  ".\n",
  "260 mg/m?",
  "7Gyl/fraction",
  "2O Gy",
  "lecm",
  "CPSz1",
  "\nFIGURE 1\n\nScan of the neck.\n\n",
  "Case l\n\n",
  "PLAN: ",
  "of",
  "-\n",
  "anti-\nPD-1",
  "\u{1F600}",
  "m\u00B2",
  "1. ",
  "- ",
  "Dr. ",
  "\f",
  "/",
  "/\n",
  "&amp;",
  "**",
  "`",
  "> ",
]; // prettier-ignore
const anyText = fc
  .array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 40 })
  .map((parts) => `The patient had a carcinoma. ${parts.join("")}`);

describe("evidenceAt", () => {
  it("gives for every stretch of every sentence quotes that stand in the original, inside the sentence", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), fc.constantFrom("a.txt", "a.md"), (text, a, b, name) => {
        const { narrative } = readNarrative({ name, bytes: new TextEncoder().encode(text) });
        for (const sentence of narrative?.sentences ?? []) {
          const start = a % sentence.text.length;
          const end = start + 1 + (b % (sentence.text.length - start));
          for (const e of evidenceAt(narrative!, sentence, start, end)) {
            expect(isEvidenceTrue(narrative!.text, e)).toBe(true);
            expect(isInside(e.span, sentence.span)).toBe(true);
          }
          const whole = evidenceAt(narrative!, sentence, 0, sentence.text.length);
          expect(whole[0]!.span.start).toBe(sentence.span.start);
          expect(whole.at(-1)!.span.end).toBe(sentence.span.end);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("finds every letter of the original in exactly one sentence", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { narrative } = readNarrative({ name: "a.txt", bytes: new TextEncoder().encode(text) });
        const seen = new Uint8Array(narrative!.text.length);
        for (const s of narrative!.sentences)
          for (const g of s.segments) for (let i = 0; i < g.originalLength; i++) seen[g.original + i]!++;
        const wrong =
          [...narrative!.text].length === 0
            ? []
            : [...seen.keys()].filter((i) => /[\p{L}\p{N}]/u.test(narrative!.text[i]!) && seen[i] !== 1);
        expect(wrong).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("throws where the stretch is empty or leaves the sentence", () => {
    const narrative = narrativeOf("The patient had a lymphoma.");
    const sentence = narrative.sentences[0]!;
    for (const [start, end] of [
      [0, 0],
      [5, 4],
      [-1, 3],
      [0, 999],
    ] as const)
      expect(() => evidenceAt(narrative, sentence, start, end)).toThrow(RangeError);
  });

  it("quotes a repaired dose as it stands, in one piece", () => {
    const narrative = narrativeOf("The patient received brachytherapy (21Gy in 7Gyl/fraction) to the vagina.");
    const sentence = sentenceWith(narrative, "7Gy/fraction");
    const at = sentence.text.indexOf("7Gy/fraction");
    expect(evidenceAt(narrative, sentence, at, at + "7Gy/fraction".length).map((e) => e.quote)).toEqual(["7Gyl/fraction"]);
  });

  it("quotes a hyphenated word in one piece and a sentence with a caption in two", () => {
    const narrative = narrativeOf(
      "The patient was given chemo-\ntherapy that led to the shrinking of\nFIGURE 1\n\nAxial scan.\n\nall lesions. She was well.",
    );
    const sentence = sentenceWith(narrative, "chemotherapy");
    const at = sentence.text.indexOf("chemotherapy");
    expect(evidenceAt(narrative, sentence, at, at + 12).map((e) => e.quote)).toEqual(["chemo-\ntherapy"]);
    const of = sentence.text.indexOf("shrinking");
    expect(evidenceAt(narrative, sentence, of, sentence.text.length).map((e) => e.quote)).toEqual(["shrinking of", "all lesions."]);
  });
});
