// The words before a list of markers: every member has the result, and what was not answered has none.
import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const read = (sentence: string): string[] => tell("marker", sentence).map((m) => `${m.test.text} ${String(m.value)}`);

describe("words before a list of markers", () => {
  it.each<[string, string[]]>([
    ["The lesion was positive for CK7, and p63 and negative for CK20.", ["CK7 positive", "p63 positive", "CK20 negative"]],
    ["There was reactivity for CD34 without staining for desmin or S100.", ["CD34 positive", "desmin negative", "S100 negative"]],
    ["The cells stained with CD20 but lacked CD3 and CD5.", ["CD20 positive", "CD3 negative", "CD5 negative"]],
    ["The cells lacked expression of TTF-1.", ["TTF-1 negative"]],
    ["The cells failed to express CD45 or CD3.", ["CD45 negative", "CD3 negative"]],
    ["The tumor coexpressed CK7 and CK20.", ["CK7 positive", "CK20 positive"]],
    ["They were positive for SALL4 and immunonegative for CD30.", ["SALL4 positive", "CD30 negative"]],
    ["It stained strongly for CD20, weakly for BCL2 and not for CD10.", ["CD20 positive", "BCL2 positive", "CD10 negative"]],
    ["Stains were positive for PAX8; CK7 and CK20 were negative.", ["PAX8 positive", "CK7 negative", "CK20 negative"]],
    ["Staining for CK7 and TTF-1 was negative.", ["CK7 negative", "TTF-1 negative"]],
    ["Normalization of AFP was seen.", ["AFP normal"]],
    ["There was no loss of MLH1 or MSH2.", ["MLH1 intact", "MSH2 intact"]],
    ["Loss of MSH6 was not seen.", ["MSH6 intact"]],
  ])("%s", (sentence, expected) => expect(read(sentence)).toEqual(expected));

  it.each<[string, string[]]>([
    ["Histology showed strong p16 expression.", ["p16 positive"]],
    ["There was patchy CK20 staining and diffuse nuclear TTF-1 staining.", ["CK20 positive", "TTF-1 positive"]],
    ["The tumor showed weak ER and PR expression.", ["estrogen receptor positive", "progesterone receptor positive"]],
    ["No p16 expression was seen.", ["p16 negative"]],
    ["Low ER expression and high Ki-67 were seen.", ["estrogen receptor low", "Ki-67 high"]],
  ])("the amount of a stain: %s", (sentence, expected) => expect(read(sentence)).toEqual(expected));

  it.each([
    "Mutations in TP53 and KRAS were not examined.",
    "Stains for CK7 and CK20 are pending.",
    "Expression of PD-L1 was not assessed.",
    "Loss of MLH1 expression is typical of this syndrome.",
    "If strong p16 expression is found, a viral test is done.",
    "No strong p16 expression was found.",
  ])("no result: %s", (sentence) => expect(read(sentence)).toEqual([]));

  it("the proof reaches from the word to the marker", () => {
    expect(tell("marker", "The cells lacked CD3 and CD5.").map((m) => m.evidence[0]?.quote)).toEqual(["lacked CD3", "lacked CD3 and CD5"]);
    expect(tell("marker", "It had strong p16 expression.")[0]?.evidence[0]?.quote).toBe("strong p16");
  });
});
