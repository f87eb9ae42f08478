import { describe, expect, test } from "vitest";
import { extractFacts } from "../../src/facts/extract.ts";
import { tellsOfCancer } from "../../src/facts/oncologic.ts";
import { readNarrative } from "../../src/narrative/read.ts";
import { openLexicon } from "../../src/terminology/open-lexicon.ts";

const lexicon = openLexicon();
const tells = (text: string): boolean => {
  const { narrative } = readNarrative({ name: "letter.txt", bytes: new TextEncoder().encode(text) });
  return tellsOfCancer(extractFacts(narrative!, lexicon).patients);
};

describe("a record tells of a cancer", () => {
  test.each([
    ["a tumour", "A 61-year-old man was diagnosed with adenocarcinoma of the sigmoid colon."],
    ["a treatment of one alone", "The patient has had four cycles of carboplatin and paclitaxel and feels well."],
    ["a response alone", "The patient came for follow-up. CT showed stable disease."],
    ["a tumour that was excluded", "The patient is a 40-year-old woman. There was no evidence of metastatic disease."],
  ])("where it tells %s", (_, text) => expect(tells(text)).toBe(true));

  test.each([
    ["a heart attack", "A 45-year-old man with chest pain had an acute myocardial infarction. He received aspirin and a stent was placed."],
    ["a fracture", "A 70-year-old woman fell at home and broke her left wrist. The patient was given a cast."],
    ["the cancer of a relative alone", "A 30-year-old man came with asthma. His mother had breast cancer."],
  ])("not where it tells of %s", (_, text) => expect(tells(text)).toBe(false));
});
