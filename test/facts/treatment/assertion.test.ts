import { describe, expect, it } from "vitest";
import { readSentence } from "../../../src/facts/read-sentence.ts";
import type { Reading } from "../../../src/facts/reading.ts";
import { assertionOf } from "../../../src/facts/treatment/assertion.ts";
import { openLexicon } from "../../../src/terminology/open-lexicon.ts";
import { narrativeOf, sentenceWith } from "../../narrative/reading-of.ts";

const readingOf = (sentence: string): Reading => {
  const narrative = narrativeOf(`A 61-year-old woman was seen in our clinic. ${sentence}`);
  return readSentence(sentenceWith(narrative, "docetaxel"), openLexicon());
};
const assertion = (sentence: string): string => {
  const reading = readingOf(sentence);
  const at = reading.sentence.text.indexOf("docetaxel");
  return assertionOf(reading, at, at + "docetaxel".length);
};

describe("did it happen?", () => {
  it.each([
    "She received docetaxel.",
    "After receiving docetaxel she recovered.",
    "She received four of six planned cycles of docetaxel.",
    "No response was seen, and she received docetaxel.",
    "Despite our recommendation for surgery she chose to go home after receiving docetaxel.",
    "She was enrolled in a trial and received docetaxel.",
  ])("given: %s", (s) => expect(assertion(s)).toBe("given"));
  it.each(["She refused docetaxel.", "She could not afford docetaxel.", "She declined to receive docetaxel."])("omitted: %s", (s) =>
    expect(assertion(s)).toBe("omitted"),
  );
  it.each([
    "We will give docetaxel.",
    "She was offered docetaxel.",
    "It was planned that docetaxel was offered.",
    "If it grows, docetaxel would be an option.",
    "She is here for consideration of docetaxel.",
    "She was referred to the clinic for docetaxel.",
  ])("proposed: %s", (s) => expect(assertion(s)).toBe("proposed"));
  it.each([
    "She did not receive docetaxel.",
    "The docetaxel was not given.",
    "She is allergic to docetaxel.",
    "Her sister received docetaxel.",
    "In the largest trial docetaxel was superior.",
    "Typical administration is docetaxel on day 1.",
  ])("untold: %s", (s) => expect(assertion(s)).toBe("untold"));
});
