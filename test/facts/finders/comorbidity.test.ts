import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const told = (sentence: string): unknown =>
  tell("comorbidity", sentence).map((c) => [c.condition.text.toLowerCase(), c.evidence[0]?.quote]);

describe("diseases that the patient has beside the tumour", () => {
  it.each<[string, unknown]>([
    // Short names, where other diseases are listed.
    [
      "PMH: emphysema, IHD, AF.",
      [
        ["emphysema", "emphysema"],
        ["ischemic heart disease", "IHD"],
        ["atrial fibrillation", "AF"],
      ],
    ],
    // The patient is named by the disease.
    ["He is a known type 2 diabetic.", [["type 2 diabetes mellitus", "type 2 diabetic"]]],
    ["She is asthmatic and lives alone.", [["asthma", "asthmatic"]]],
    // A reason that the patient brings, whatever was denied before it.
    ["Surgery was not offered in view of her hypertension.", [["hypertension", "hypertension"]]],
    // Diseases that stay need no word of history.
    [
      "He has gout and hyperlipidemia.",
      [
        ["gout", "gout"],
        ["hyperlipidemia", "hyperlipidemia"],
      ],
    ],
    // What a treatment did, and what is denied, are none.
    ["She developed atrial fibrillation on ibrutinib.", []],
    ["She denies diabetes.", []],
    ["AF mutations were not found in the MI cohort.", []],
    ["He presented with hypertensive crisis.", []],
  ])("%s", (sentence, expected) => expect(told(sentence)).toEqual(expected));
});

describe("metastases that are denied", () => {
  const absent = (sentence: string): unknown =>
    tell("finding", sentence)
      .filter((f) => f.assertion === "absent")
      .map((f) => [f.finding.text, f.evidence[0]?.quote]);
  it.each<[string, unknown]>([
    [
      "There was no sign of bone or brain metastases.",
      [
        ["bone metastasis", "no sign of bone or brain metastases"],
        ["brain metastasis", "no sign of bone or brain metastases"],
      ],
    ],
    ["The scan did not show metastases in the lungs.", [["lung metastasis", "did not show metastases in the lungs"]]],
    ["CT showed no metastatic disease.", [["metastasis", "no metastatic disease"]]],
  ])("%s", (sentence, expected) => expect(absent(sentence)).toEqual(expected));
  it("says no more than the words: bleeding on contact is not bleeding after intercourse", () => {
    expect(tell("finding", "Contact bleeding was seen.").map((f) => [f.finding.text, f.finding.key])).toEqual([
      ["contact bleeding", undefined],
    ]);
  });
});

describe("performance status that changed", () => {
  it.each<[string, unknown]>([
    ["KPS 90 -> 60.", [90, 60]],
    ["ECOG PS declined from 1 to 3.", [1, 3]],
    ["Her performance status is 2.", [2]],
    ["PS 1 to 2 weeks ago was noted.", [1]],
  ])("%s", (sentence, expected) => {
    const found = tell("performance", sentence);
    expect(found.map((p) => p.value)).toEqual(expected);
    expect(found.flatMap((p) => p.review ?? [])).toEqual([]);
  });
});
