// One predicate for a list of markers, and the words that turn it round.
import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const read = (sentence: string): string[] => tell("marker", sentence).map((m) => `${m.test.text} ${String(m.value)}`);

describe("lists of markers with one predicate", () => {
  it.each<[string, string[]]>([
    ["CEA and CA 15-3 were both found to be moderately increased.", ["CEA elevated", "CA 15-3 elevated"]],
    ["Serum AFP as well as hCG were normal.", ["AFP normal", "hCG normal"]],
    ["AFP and CEA lay within the reference range.", ["AFP normal", "CEA normal"]],
    [
      "The receptors (ER and PR) were positive and HER2 negative.",
      ["estrogen receptor positive", "progesterone receptor positive", "HER2 negative"],
    ],
    ["Neither CEA nor CA 19-9 was elevated.", ["CEA normal", "CA 19-9 normal"]],
    ["None of CK7, CK20 or CDX2 was expressed.", ["CK7 negative", "CK20 negative", "CDX2 negative"]],
    ["CEA was elevated, but CA 19-9 was not.", ["CEA elevated", "CA 19-9 normal"]],
    ["The tumor had retained MSH2 and MSH6.", ["MSH2 intact", "MSH6 intact"]],
    ["CEA and CA 19-9 levels returned to normal.", ["CEA normal", "CA 19-9 normal"]],
    ["CA 125 declined into the normal range.", ["CA 125 normal"]],
    ["PSA became undetectable.", ["PSA undetectable"]],
    ["CEA was no longer elevated.", ["CEA normal"]],
  ])("%s", (sentence, expected) => expect(read(sentence)).toEqual(expected));

  it.each([
    "CEA and CA 19-9 were measured every three months.",
    "CEA did not normalise.",
    "LDH has not normalized yet.",
    "CA 125 failed to return to normal.",
    "CA 19-9 and CEA both increased.",
    "ER and PR were not tested.",
  ])("no result: %s", (sentence) => expect(read(sentence)).toEqual([]));

  it("the proof of each member holds its name and the predicate", () => {
    expect(tell("marker", "Neither CEA nor CA 19-9 was elevated.").map((m) => m.evidence[0]?.quote)).toEqual([
      "CEA nor CA 19-9 was elevated",
      "CA 19-9 was elevated",
    ]);
  });
});
