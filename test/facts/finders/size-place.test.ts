import { describe, expect, it } from "vitest";
import { factsIn, tell } from "../patient-facts.ts";

const told = (text: string): unknown[] => tell("size", text).map((s) => [s.dimensions[0]?.value, s.place?.site.text, s.evidence[0]?.quote]);

describe("sizes and their places", () => {
  it.each<[string, unknown[]]>([
    ["She had a neck mass at 4cm.", [[4, "neck", "4cm"]]],
    [
      "There was a left supraclavicular node at 2.5 cm and a liver lesion at 31 mm.",
      [
        [2.5, "supraclavicular lymph node", "2.5 cm"],
        [31, "liver", "31 mm"],
      ],
    ],
    ["Colonoscopy showed a mass at 25 cm.", []],
    ["There was a rectal tumour at 8 cm.", []],
    [
      "A 2 cm nodule of the breast and a 2 cm axillary node were palpable.",
      [
        [2, "breast", "2 cm"],
        [2, "axilla lymph node", "2 cm"],
      ],
    ],
    [
      "CT showed a 3 cm mass in the liver and a 3 cm mass in the spleen.",
      [
        [3, "liver", "3 cm"],
        [3, "spleen", "3 cm"],
      ],
    ],
    ["Mastectomy with axillary node dissection: tumour of 28 mm.", [[28, undefined, "28 mm"]]],
    ["Lumpectomy and sentinel node biopsy showed a tumour of 1.8 cm.", [[1.8, undefined, "1.8 cm"]]],
    ["There was a mass in the uterine cavity measuring 5 cm in the pelvis.", [[5, "uterus", "5 cm"]]],
    ["A soft tissue mass of 5 cm near the pancreas was seen.", [[5, undefined, "5 cm"]]],
    ["Pathology: 2.1 cm (pT2, pN0(i+), sn).", [[2.1, undefined, "2.1 cm"]]],
  ])("%s", (text, expected) => expect(told(text)).toEqual(expected));
  it.each([
    ["The carcinoma measured 22 mm (pT2 N0(i+)(sn) M0).", ["T2", "N0", "M0"]],
    ["Histology: 1.6 cm (pT1cpN0i+).", ["T1C", "N0"]],
    ["The mass was 1.6 cm (T1c, N0 i+).", ["T1C", "N0"]],
  ])("the category stands without its suffix: %s", (text, expected) => expect(tell("stage", text).map((s) => s.value)).toEqual(expected));
});

describe("a soft-tissue mass", () => {
  it.each([
    "A soft-tissue mass near the omentum was seen in a woman with colon cancer.",
    "She had a soft tissue density adjacent to the left kidney and colon cancer.",
    "Her tumour, a colon cancer, had a soft-tissue component.",
  ])("has no soft tissue for its place: %s", (text) =>
    expect(JSON.stringify(factsIn(`A 60-year-old woman was seen. ${text}`))).not.toMatch(/"text":"soft tissue"/),
  );
  it("a metastasis of the soft tissues has", () =>
    expect(tell("metastasis", "She had soft tissue metastases.").map((m) => m.place.site.text)).toEqual(["soft tissue"]));
});

describe("the dose of a day", () => {
  it.each<[string, number]>([
    ["The mediastinum was irradiated, 250 cGy daily for 16 days.", 2.5],
    ["The pelvis was irradiated with 200 cGy daily for 25 days.", 2],
    ["Radiotherapy, 3 Gy per day over 10 days, was given to the hip.", 3],
  ])("%s", (text, gy) => {
    const [course] = tell("radiotherapy", text);
    expect([course?.fractionGy, course?.totalGy]).toEqual([gy, undefined]);
    expect(course?.valueEvidence?.["fractionGy"]?.[0]?.quote).toMatch(/Gy/);
  });
});
