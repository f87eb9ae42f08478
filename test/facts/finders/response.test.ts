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
    ["The rectal lesion regressed almost completely.", [["PR", false, "rectum"]]],
    ["The hepatic lesions regressed completely.", [["CR", false, "liver"]]],
    ["Radiotherapy led to downsizing of the rectal tumour.", [["PR", false, "rectum"]]],
    ["The bone metastases stabilised under this drug.", [["SD", false, "bone"]]],
    ["CT showed unchanged mediastinal nodes.", [["SD", false, "mediastinum lymph node"]]],
    ["There was expansion of the left lung lesion.", [["PD", false, "lung"]]],
    ["The brain lesions had become larger.", [["PD", false, "brain"]]],
    ["The lung metastases responded to the chemotherapy.", [["other", false, "lung"]]],
    ["The lesion in the left lung had increased from 12 to 20 mm.", [["PD", false, "lung"]]],
    ["An incomplete response was seen.", [["other", false, ""]]],
    [
      "The cervical mass decreased and then progressed.",
      [
        ["PR", false, "cervical"],
        ["PD", false, "cervical"],
      ],
    ],
    [
      "In April 2020 the lung nodules were smaller, but in December 2020 they had become larger.",
      [
        ["PR", false, "lung"],
        ["PD", false, "lung"],
      ],
    ],
    [
      "The liver deposits shrank in March 2020 but the lung nodules enlarged in August 2020.",
      [
        ["PR", false, "liver"],
        ["PD", false, "lung"],
      ],
    ],
  ])("%s", (sentence, expected) => expect(read(sentence)).toEqual(expected));
  it.each([
    "PD-L1 was 10%.",
    "ER 90%, PR 10%.",
    "The mean dose was 4.2 (SD 1.1).",
    "Her pain improved.",
    "The rash responded to steroids.",
    "Tumour markers decreased after chemotherapy.",
    "Chemotherapy was given for downstaging of the tumour.",
    "The plan was downsizing of the mass.",
    "The femur with the lesion was stabilised with a nail.",
    "Her blood pressure stabilised.",
    "The dose for the tumour was increased from 20 to 40 mg.",
    "The lesion expanded the cortex.",
    "Radiological improvement of the pneumonitis was noted.",
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
  it("a verdict of a clause without a tumour has its own proof and that of the tumour before it", () => {
    const progressed = tell("response", "The cervical mass decreased and then progressed.").find((r) => r.category === "PD");
    expect(progressed?.evidence.map((e) => e.quote)).toEqual(["progressed", "cervical mass"]);
  });
  it("a category read out of words says so", () => {
    expect(tell("response", "The tumor shrank.")[0]).toMatchObject({
      words: "shrank",
      review: expect.arrayContaining(["derived"]),
      derived: { category: expect.any(String) },
    });
  });
});
