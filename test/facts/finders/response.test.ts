import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const read = (sentence: string): unknown[] =>
  tell("response", sentence).map((r) => [r.category, r.isCategoryStated, r.places.map((p) => p.site.text).join(", ")]);

describe("responses", () => {
  it.each<[string, unknown[]]>([
    ["SD after three cycles was seen.", [["SD", true, ""]]],
    ["After two cycles CT showed a partial response.", [["PR", true, ""]]],
    ["She achieved a complete metabolic response (CR).", [["CR", true, ""]]],
    ["The disease progressed under this treatment.", [["PD", true, ""]]],
    [
      "The neck lymph nodes had progressed, even though the lung lesions had shrunk.",
      [
        ["PD", false, "neck lymph node"],
        ["PR", false, "lung"],
      ],
    ],
    ["The liver metastases decreased in size and a partial response was noted.", [["PR", true, "liver"]]],
    ["CT showed no disease progression.", [["nonPD", false, ""]]],
    ["The pulmonary nodules disappeared.", [["CR", false, "lung"]]],
    ["The mediastinal mass remained stable.", [["SD", false, "mediastinum"]]],
    ["The tumor responded well to chemotherapy.", [["other", false, ""]]],
    ["There was progression in the liver.", [["PD", true, "liver"]]],
    ["A mixed response was seen.", [["mixed", true, ""]]],
    ["The tumour had shrunken.", [["PR", false, ""]]],
    ["PET showed CMR.", [["CR", true, ""]]],
    ["She achieved a PMR after four cycles.", [["PR", true, ""]]],
    [
      "The lung nodule shrank from 1.2 to 0.6 cm, liver lesions grew.",
      [
        ["PR", false, "lung"],
        ["PD", false, "liver"],
      ],
    ],
  ])("%s", (sentence, expected) => expect(read(sentence)).toEqual(expected));
  it.each([
    "PD-L1 was 10%.",
    "ER 90%, PR 10%.",
    "The mean dose was 4.2 (SD 1.1).",
    "Her pain improved.",
    "The PSA level decreased to 0.1 ng/mL.",
    "The tumor was microsatellite stable.",
    "He responded well to analgesics.",
    "Her symptoms continued to progress.",
    "Treatment was planned until disease progression.",
    "Steroids were given to reduce the oedema.",
    "Enlarged lymph nodes were palpable.",
    "Vital signs were stable.",
    "CMR of the heart was normal.",
    "Cardiac CMR imaging was normal.",
  ])("no response: %s", (sentence) => expect(read(sentence)).toEqual([]));
  it("words of one category in one sentence are one response with both proofs", () => {
    const [response] = tell("response", "The lung metastases were enlarged and progressive disease was noted.");
    expect(response?.evidence.map((e) => e.quote)).toEqual(["progressive disease", "lung metastases were enlarged"]);
    expect(response?.words).toBe("progressive disease");
  });
  it("a category read out of words says so", () => {
    expect(tell("response", "The tumor shrank.")[0]).toMatchObject({
      words: "shrank",
      review: expect.arrayContaining(["derived"]),
      derived: { category: expect.any(String) },
    });
  });
});
