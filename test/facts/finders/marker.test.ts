import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const read = (sentence: string): unknown[] =>
  tell("marker", sentence).map((m) => [m.test.text, m.value, m.unit, m.comparator].filter((x) => x !== undefined));

describe("tumour markers", () => {
  it.each<[string, unknown[]]>([
    ["The combined positive score (CPS) was 6.", [["PD-L1 combined positive score", 6, "{score}"]]],
    ["PD-L1 expression was < 1%.", [["PD-L1", 1, "%", "<"]]],
    ["Serum CEA was elevated at 12.5 ng/ml.", [["CEA", 12.5, "ng/mL"]]],
    ["CA19-9 was 1,250 U/mL (normal: 0-37 U/mL).", [["CA19-9", 1250, "U/mL"]]],
    [
      "ER-positive (90%), PR-negative, HER2 3+.",
      [
        ["estrogen receptor", 90, "%"],
        ["progesterone receptor", "negative"],
        ["HER2", "positive"],
      ],
    ],
    [
      "ER, PR and HER2 were negative.",
      [
        ["estrogen receptor", "negative"],
        ["progesterone receptor", "negative"],
        ["HER2", "negative"],
      ],
    ],
    [
      "CEA and CA 19-9 were slightly elevated.",
      [
        ["CEA", "elevated"],
        ["CA 19-9", "elevated"],
      ],
    ],
    [
      "There was strong p16 expression and loss of MLH1.",
      [
        ["p16", "positive"],
        ["MLH1", "negative"],
      ],
    ],
    ["The Ki-67 index was 40%.", [["Ki-67", 40, "%"]]],
    [
      "The cells were positive for CK7 and TTF-1 and negative for CK20.",
      [
        ["CK7", "positive"],
        ["TTF-1", "positive"],
        ["CK20", "negative"],
      ],
    ],
    ["An EGFR exon 19 deletion was found.", [["EGFR", "mutated"]]],
    ["No KRAS mutation was found.", [["KRAS", "negative"]]],
    ["FGFR3 fusion was not detected.", [["FGFR3", "negative"]]],
    ["The tumor was microsatellite stable (MSS).", [["microsatellite instability", "stable"]]],
    [
      "PSA rose from 4.1 to 9.8 ng/mL.",
      [
        ["PSA", 4.1, "ng/mL"],
        ["PSA", 9.8, "ng/mL"],
      ],
    ],
    ["The Gleason score was 4+3=7.", [["Gleason score", 7, "{score}"]]],
    [
      "CD20+, CD10-, BCL6+.",
      [
        ["CD20", "positive"],
        ["CD10", "negative"],
        ["BCL6", "positive"],
      ],
    ],
    ["The LDH level did not exceed 240 U/L.", [["LDH", 240, "U/L", "<="]]],
    [
      "There was loss of MLH1 and PMS2.",
      [
        ["MLH1", "negative"],
        ["PMS2", "negative"],
      ],
    ],
  ])("%s", (sentence, expected) => expect(read(sentence)).toEqual(expected));
  it.each([
    "She received an anti-PD-1 antibody.",
    "A PD-L1 inhibitor was started.",
    "T cells (CD3+) and macrophages (CD68+) were seen.",
    "CD8+ T cells were counted.",
    "CEA was measured.",
    "HER2-targeted therapy was given.",
    "PSA doubling time was 12 months.",
    "EGFR testing is planned.",
  ])("no result: %s", (sentence) => expect(read(sentence)).toEqual([]));
  it("the proof holds test and value", () => {
    expect(tell("marker", "Serum CA-125 had fallen to 35 U/ml by then.")[0]?.evidence[0]?.quote).toBe("CA-125 had fallen to 35 U/ml");
  });
  it("triple-negative says three results, and says that they were derived", () => {
    expect(tell("marker", "She has triple-negative breast cancer.").map((m) => [m.test.text, m.derived])).toEqual([
      ["estrogen receptor", { value: "triple-negative" }],
      ["progesterone receptor", { value: "triple-negative" }],
      ["HER2", { value: "triple-negative" }],
    ]);
  });
});
