import { describe, expect, it } from "vitest";
import { factsIn, tell } from "../patient-facts.ts";

const told = (text: string): unknown[] => tell("primary", text).map((p) => [p.histology?.text, p.site?.site.text, p.site?.side]);

describe("a stage between a histology and its place", () => {
  it.each<[string, unknown[]]>([
    ["Squamous cell carcinoma (SCC) T2N0 of right buccal mucosa was found.", ["Squamous cell carcinoma", "buccal mucosa", "right"]],
    ["Biopsy showed adenocarcinoma, cT3 cN1 cM0, of the distal rectum.", ["adenocarcinoma", "rectum", undefined]],
    ["She had urothelial carcinoma, stage II, of the bladder.", ["urothelial carcinoma", "bladder", undefined]],
    ["She had a stage IIIB endometrioid adenocarcinoma G2 of the uterus.", ["endometrioid adenocarcinoma", "uterus", undefined]],
    ["She had adenocarcinoma FIGO stage IB of the cervix.", ["adenocarcinoma", "cervix", undefined]],
    ["She had adenocarcinoma pT3N1M0 G2 of the sigmoid colon.", ["adenocarcinoma", "sigmoid colon", undefined]],
    ["She had mucinous carcinoma (G1, pT2N0M0) in the right breast.", ["mucinous carcinoma", "breast", "right"]],
    ["She had melanoma, Clark IV, of the left calf.", ["melanoma", expect.any(String), undefined]],
  ])("%s", (text, expected) => expect(told(text)[0]).toEqual(expected));
  it("the side of a second tumour of the skin stands with its part", () =>
    expect(told("Diagnoses: 1) adenocarcinoma of the prostate 2) squamous cell carcinoma of the skin, right ear.")).toEqual([
      ["adenocarcinoma", "prostate", undefined],
      ["squamous cell carcinoma", "skin", "right"],
    ]));
  it("a soft tissue sarcoma of the thigh is of the thigh", () =>
    expect(told("She had a soft tissue sarcoma of the left thigh.")).toEqual([["sarcoma", "thigh", "left"]]));
});

describe("the whole name of a histology", () => {
  it.each([
    ["She had Bellini duct carcinoma of the right kidney.", "Bellini duct carcinoma"],
    ["She had hairy cell leukemia.", "hairy cell leukemia"],
    ["She had T-cell prolymphocytic leukemia.", "T-cell prolymphocytic leukemia"],
    ["She had Hürthle cell carcinoma of the thyroid.", "Hürthle cell carcinoma"],
    ["She had Paget's carcinoma of the vulva.", "Paget's carcinoma"],
    ["She had eccrine carcinoma of the scalp.", "eccrine carcinoma"],
    ["She had salivary duct carcinoma of the parotid gland.", "salivary duct carcinoma"],
    ["She had insular carcinoma of the thyroid.", "insular carcinoma"],
    ["She had chromophobe renal cell carcinoma of the left kidney.", "chromophobe renal cell carcinoma"],
    ["She had chronic myelomonocytic leukemia.", "chronic myelomonocytic leukemia"],
    ["She had angioimmunoblastic T-cell lymphoma.", "angioimmunoblastic T-cell lymphoma"],
    ["She had polygonal cell carcinoma of the lung.", "polygonal cell carcinoma"],
    ["She underwent thyroidectomy for FVPTC.", "follicular variant of papillary thyroid carcinoma"],
    ["She had a lobectomy for SqCLC.", "squamous cell lung carcinoma"],
  ])("%s", (text, name) => {
    const [primary] = tell("primary", text);
    expect(primary?.histology?.text).toBe(name);
    expect(primary?.evidence[0]?.quote.split(" ")[0]).toBe(/for (\S+)\.$/.exec(text)?.[1] ?? name.split(" ")[0]);
  });
});

describe("a sample of a spread is no seat", () => {
  it.each([
    "CT showed masses in the pancreatic head and the liver. The liver specimen showed adenocarcinoma of uncertain origin, probably biliary.",
    "MRI revealed lesions in the left kidney and the femur. Biopsy of the femur showed clear cell carcinoma.",
    "CT showed an ovarian mass and liver lesions. Liver biopsy showed adenocarcinoma.",
    "There were lung nodules and a colonic mass on CT. Lung biopsy revealed adenocarcinoma.",
  ])("%s", (text) => expect(tell("primary", text).map((p) => p.site)).toEqual([undefined]));
  it("but a biopsy of the only organ with a lesion is", () =>
    expect(told("There was a colonic polyp, and there were liver cysts. Colon biopsy showed adenocarcinoma.")).toEqual([
      ["adenocarcinoma", "colon", undefined],
    ]));
});

describe("the age of a visit and an earlier diagnosis", () => {
  it.each<[string, number | undefined]>([
    ["A 61-year-old man presented in 2020. He had been diagnosed with renal cell carcinoma of the left kidney in 2009.", undefined],
    ["A 61-year-old man was admitted with cough. Six years earlier he had been diagnosed with colon cancer.", undefined],
    ["A 63-year-old woman presented in 2019 and was diagnosed with ovarian cancer in 2019.", 63],
    ["A 63-year-old woman presented with a lump that she had noticed two years before. She was diagnosed with breast cancer.", 63],
  ])("%s", (text, age) => {
    const [primary] = factsIn(text).filter((f) => f.kind === "primary");
    expect(primary?.ageYears).toBe(age);
  });
});
