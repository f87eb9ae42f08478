import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const stages = (sentence: string): unknown[] =>
  tell("stage", sentence).map((s) => [s.system, s.prefix, s.value].filter((x) => x !== undefined));
const sizes = (sentence: string): unknown[] =>
  tell("size", sentence).map((s) => [s.dimensions.map((d) => `${d.comparator ?? ""}${d.value} ${d.unit}`).join(" x "), s.place?.site.text]);

describe("stages", () => {
  it.each<[string, unknown[]]>([
    ["FIGO stage IIB was assigned.", [["figo", "IIB"]]],
    ["The cancer of the cervix was stage IVB.", [["figo", "IVB"]]],
    ["The lung cancer was stage IIIA.", [["IIIA"]]],
    [
      "It was staged as pT3N1M0.",
      [
        ["tnm", "p", "T3"],
        ["tnm", "p", "N1"],
        ["tnm", "p", "M0"],
      ],
    ],
    ["T3 N2c M0, stage IVA.", [["tnm", "T3"], ["tnm", "N2C"], ["tnm", "M0"], ["IVA"]]],
    [
      "ypT0 ypN0 was found.",
      [
        ["tnm", "yp", "T0"],
        ["tnm", "yp", "N0"],
      ],
    ],
    ["Extensive-stage small cell lung cancer was diagnosed.", [["va-lung", "EXTENSIVE"]]],
    ["It was a Dukes C tumor.", [["dukes", "C"]]],
    ["Ann Arbor stage IIE lymphoma.", [["ann-arbor", "IIE"]]],
    ["BCLC stage C hepatocellular carcinoma.", [["barcelona", "C"]]],
    ["It was stage 3b melanoma (AJCC).", [["IIIB"]]],
  ])("%s", (sentence, expected) => expect(stages(sentence)).toEqual(expected));
  it.each([
    "She has chronic kidney disease stage 3.",
    "A stage 2 pressure ulcer was noted.",
    "T1 and T2 weighted images were normal.",
    "Metastases in T3, T11 and T12 were seen.",
    "Patients with stage IV disease do poorly.",
  ])("no stage: %s", (sentence) => expect(stages(sentence)).toEqual([]));
  it("FIGO that the tumour implies is marked as derived", () => {
    expect(tell("stage", "Ovarian cancer, stage IIIC.")[0]).toMatchObject({ system: "figo", derived: { system: expect.any(String) } });
  });
});

describe("grades", () => {
  it.each<[string, string[]]>([
    ["Biopsy showed poorly differentiated adenocarcinoma of the lung.", ["poorly differentiated"]],
    ["Invasive carcinoma, grade 3, of the breast was found.", ["grade 3"]],
    ["High-grade serous carcinoma of the ovary.", ["high-grade"]],
  ])("%s", (sentence, expected) => expect(tell("grade", sentence).map((g) => g.grade.text)).toEqual(expected));
  it("a CTCAE grade is an adverse event and never a grade of the tumour", () => {
    const sentence = "She developed grade III neuropathy and neutropenia (grade 4).";
    expect(tell("grade", sentence)).toEqual([]);
    expect(tell("adverse-event", sentence).map((e) => [e.event.text, e.grade, e.evidence[0]?.quote])).toEqual([
      ["neuropathy", 3, "grade III neuropathy"],
      ["neutropenia", 4, "neutropenia (grade 4"],
    ]);
  });
});

describe("sizes", () => {
  it.each<[string, unknown[]]>([
    ["A 3.2 × 2.5 × 3.6 cm tumor of the cervix was seen.", [["3.6 cm x 3.2 cm x 2.5 cm", "cervix"]]],
    ["The mass in the liver measured 34 x 26 mm.", [["34 mm x 26 mm", "liver"]]],
    ["A 2-cm nodule was found in the left lung.", [["2 cm", "lung"]]],
    [
      "The tumor of the breast shrank from 3 to 1,2 cm.",
      [
        ["3 cm", "breast"],
        ["1.2 cm", "breast"],
      ],
    ],
    ["The node exceeds 4cm.", [[">4 cm", "lymph node"]]],
  ])("%s", (sentence, expected) => expect(sizes(sentence)).toEqual(expected));
  it.each([
    "The tumor was 8 cm from the anal verge.",
    "The tumor was removed with a 2 cm margin.",
    "A tumor bed boost of 10 Gy was given.",
    "CT with 5 mm slices showed the mass.",
    "Blood pressure was 120 mm Hg, and a mass was felt.",
    "A tumor with stromal invasion of 14 mm was seen.",
  ])("no size: %s", (sentence) => expect(sizes(sentence)).toEqual([]));
  it("a short diameter is not a longest dimension", () => {
    expect(tell("size", "The short diameter of the node was 12 mm.")[0]?.which).toBe("short-axis");
  });
});
