// Answers told by a noun, by the image alone, or in telegram style.
import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const read = (sentence: string): unknown[] => tell("response", sentence).map((r) => [r.category, r.words]);

describe("relapse and recurrence as nouns", () => {
  it.each<[string, unknown[]]>([
    ["In May 2018 there was a relapse.", [["PD", "relapse"]]],
    ["Biopsy confirmed recurrent disease.", [["PD", "recurrent disease"]]],
    ["MRI showed enhancement of the cavity c/w recurrence.", [["PD", "recurrence"]]],
    ["She developed a chest wall recurrence.", [["PD", "recurrence"]]],
    ["A pelvic recurrence was detected in 2016.", [["PD", "recurrence"]]],
    ["Biochemical failure occurred after two years.", [["PD", "Biochemical failure"]]],
    ["Niraparib was given until first recurrence 10/2021.", [["PD", "recurrence"]]],
    // With a far place it is spread, and told as that.
    ["He developed a recurrence in the liver.", []],
    ["There is a risk of recurrence.", []],
    ["Recurrence was not seen.", []],
    ["There was no evidence of relapse.", []],
    ["The recurrence score was 12.", []],
    ["There was a recurrence of ascites.", []],
    ["If relapse occurs, docetaxel will be given.", []],
  ])("%s", (sentence, expected) => expect(read(sentence)).toEqual(expected));
});

describe("answers in few words", () => {
  it.each<[string, unknown[]]>([
    ["CT 8/9/22 stable.", [["SD", "stable"]]],
    ["MRI q3mo stable until 10/2022.", [["SD", "stable"]]],
    ["Restaging CT: no change.", [["SD", "no change"]]],
    ["The patient was stable on the day of the CT.", []],
    ["PET-CT showed a mixed picture.", [["mixed", "mixed picture"]]],
    ["Her disease remains well controlled.", [["other", "disease remains well controlled"]]],
    ["Her diabetes remains well controlled.", []],
    ["He had a good disease response.", [["other", "good disease response"]]],
    ["The scan shows progressing bone mets.", [["PD", "progressing"]]],
    // A grade of regression is a number of its own.
    ["Tumour regression grade 1.", []],
    // Among stains the letters are a receptor.
    ["Positive stains: EMA, CD99, PR.", []],
  ])("%s", (sentence, expected) => expect(read(sentence)).toEqual(expected));
});

describe("what is said of many is no stage of one", () => {
  it.each<[string, unknown[]]>([
    ["The 5-year overall survival is about 80 % in stage I disease.", []],
    ["She has stage IIIC disease with a 5-year survival of 30%.", ["IIIC"]],
  ])("%s", (sentence, expected) => expect(tell("stage", sentence).map((s) => s.value)).toEqual(expected));
  it("a grade of regression is no grade of the tumour", () => {
    expect(tell("grade", "Tumour regression grade 1.")).toEqual([]);
  });
});
