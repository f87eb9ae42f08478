// Primaries, stages, grades, markers and follow-up as pathology, clinics and other schools write them; beside each what must not be read.
import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

describe("names and places of tumours", () => {
  const read = (text: string): unknown[] =>
    tell("primary", text).map((p) => [p.site?.site.text, p.site?.side, p.assertion, p.evidence[0]?.quote]);
  it.each<[string, unknown[]]>([
    ["Biopsy showed mid-rectal adenoCa.", [["rectum", undefined, "present", "rectal adenoCa"]]],
    ["Clear cell renal cell carcinoma, left kidney.", [["kidney", "left", "present", "Clear cell renal cell carcinoma, left kidney"]]],
    ["She was treated for Ca of the left breast.", [["breast", "left", "present", "Ca of the left breast"]]],
    ["CA 125 was 30 U/mL.", []],
    ["He was known with metastatic PCa.", [["prostate", undefined, "present", "metastatic PCa"]]],
    ["She had luminal B-like breast cancer.", [["breast", undefined, "present", "luminal B-like breast cancer"]]],
    ["She was suspected of having lung cancer.", [["lung", undefined, "possible", "lung cancer"]]],
    ["The abscess was mimicking a pancreatic cancer.", []],
    ["She spoke to the melanoma nurse.", []],
    ["A lung metastasis of bladder cancer was removed.", [["bladder", undefined, "present", "bladder cancer"]]],
    [
      "There was a mass in the abdomen. Biopsy: tubular adenocarcinoma. She has gastric cancer.",
      [["stomach", undefined, "present", "gastric cancer"]],
    ],
    ["There is a mass of the left thigh and a lung nodule. Biopsy: liposarcoma.", [["thigh", "left", "present", "liposarcoma"]]],
    ["A net was used to retrieve the stent.", []],
  ])("%s", (text, expected) => expect(read(text)).toEqual(expected));
  it("a basal cell carcinoma of the nose lies in the skin of the nose", () =>
    expect(tell("primary", "She had a basal cell carcinoma of the nose.")[0]?.site?.site).toEqual({
      key: "vocabulary.site/skin-of-nose",
      text: "nose",
    }));
});

describe("stages of other schools", () => {
  const read = (text: string): string =>
    tell("stage", text)
      .map((s) => `${s.prefix ?? ""}${s.value}`)
      .join(" ");
  it.each([
    ["Gastric cancer cT3N1H1P0.", "cT3 cN1"],
    ["pT3N3aH1CY0P0.", "pT3 pN3A"],
    ["Rectal cancer (cT3d/4, N2, Ml).", "cT3D cN2 cM1"],
    ["Bladder cancer, pTaG1.", "pTA"],
    ["It was stage T2b.", "T2B"],
    ["Breast cancer (pT2N0M0, IIa).", "pT2 pN0 pM0 IIA"],
    ["Stage-IV lung cancer.", "IV"],
    ["Hoehn and Yahr stage 2.", ""],
    ["A stage III sacral pressure ulcer.", ""],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("grades by their scale", () => {
  it.each([
    ["ISUP grade 4.", "isup grade 4"],
    ["WHO grade II astrocytoma.", "who grade ii"],
    ["An anaplastic astrocytoma (grade III).", "grade iii"],
    ["pT1G3 bladder cancer.", "g3"],
    ["Grade 3 diarrhoea.", ""],
    ["Gleason grade 4 + 3.", ""],
  ])("%s", (text, expected) =>
    expect(
      tell("grade", text)
        .map((g) => g.grade.text)
        .join(" "),
    ).toBe(expected),
  );
});

describe("markers", () => {
  const read = (text: string): string =>
    tell("marker", text)
      .map((m) => `${m.test.text}=${m.comparator ?? ""}${m.value}${m.unit ?? ""}`)
      .join(" | ");
  it.each([
    ["Mitotic rate 12/10 HPF.", "Mitotic rate=12"],
    ["There were three mitoses per 10 high-power fields.", "mitotic rate=3"],
    ["Mitotic figures were seen.", ""],
    ["1p/19q codeletion was absent.", "1p/19q codeletion=not codeleted"],
    ["IDH1 mutated, 1p/19q codeleted.", "IDH1=mutated | 1p/19q codeletion=codeleted"],
    ["The HRD score was 52.", "homologous recombination deficiency=52"],
    ["The tumor mutational burden was 30.9 and 39.1 mutations/Mb.", "tumor mutational burden=30.9mut/Mb"],
    ["PSA fell to <.02 ng/mL.", "PSA=<0.02ng/mL"],
    ["Her PSA was 26 [ng/mL].", "PSA=26ng/mL"],
    ["Biopsy GS 4+5.", "Gleason score=9{score}"],
    ["GS was given for sedation.", ""],
    [
      "It showed positive estrogen and progesterone receptors and a normal CEA.",
      "estrogen receptor=positive | progesterone receptor=positive | CEA=normal",
    ],
    ["ER positive HER2 negative.", "estrogen receptor=positive | HER2=negative"],
    ["ROS1 - positive.", "ROS1=positive"],
    ["ALK rearrangement: negative.", "ALK=negative"],
    ["Triple-positive breast cancer.", "estrogen receptor=positive | progesterone receptor=positive | HER2=positive"],
    ["c-erbB-2 showed strong membrane staining (3+).", "HER2=positive"],
  ])("%s", (text, expected) => expect(read(text)).toBe(expected));
  it("equal results of two dates are two", () =>
    expect(read("PSA was 0.1 ng/mL on 3 March 2012 and 0.1 ng/mL on 4 July 2013.")).toBe("PSA=0.1ng/mL | PSA=0.1ng/mL"));
  it("equal results of one date are one", () =>
    expect(read("CEA was 5 ng/mL in March 2012. CEA was 5 ng/mL in March 2012.")).toBe("CEA=5ng/mL"));
});

describe("recurrence and follow-up", () => {
  it.each([
    ["There was a local recurrence in the right breast.", "present local recurrence breast"],
    ["There was no local recurrence.", "absent recurrence "],
  ])("%s", (text, expected) =>
    expect(
      tell("finding", text)
        .map((f) => `${f.assertion} ${f.finding.text} ${f.place?.site.text ?? ""}`)
        .join(" | "),
    ).toBe(expected),
  );
  it.each([
    ["Her asthma is well controlled.", []],
    ["She is well.", ["alive"]],
    ["The graft died.", []],
    ["She was treated, succumbing 15 days later.", ["dead"]],
  ])("%s", (text, expected) => expect(tell("follow-up", text).map((f) => f.vitalStatus)).toEqual(expected));
  it("the size of the primary tumour is of the primary's organ", () =>
    expect(
      tell(
        "size",
        "She has cancer of the right kidney with bone metastases. The bone lesions and the primary tumor (2.8 cm) were stable.",
      )[0]?.place?.site.text,
    ).toBe("kidney"));
});
