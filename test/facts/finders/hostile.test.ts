// Lines made to make a pattern backtrack: each has to come to an end within the test's time.
import { describe, expect, it } from "vitest";
import { extractFacts } from "../../../src/facts/extract.ts";
import { openLexicon } from "../../../src/terminology/open-lexicon.ts";
import { narrativeOf } from "../../narrative/reading-of.ts";

const PIECES = [
  "no ",
  "metastatic ",
  "lung ",
  "lung, ",
  "1 x ",
  "1.2 cm ",
  "CEA ",
  "positive for CK7, ",
  "grade II ",
  "stage ",
  "squamous cell ",
  "decreased ",
  "and ",
  "left ",
  "(",
];

describe("hostile lines", () => {
  it.each(PIECES)("20 kB of %j", (piece) => {
    const line = piece.repeat(Math.ceil(20_000 / piece.length));
    const narrative = narrativeOf(`A 45-year-old woman had cancer of the breast. ${line} carcinoma of the lung was 5 cm.`);
    expect(extractFacts(narrative, openLexicon()).coverage).toHaveLength(narrative.sentences.length);
  });
});
