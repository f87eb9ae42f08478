// Patients told apart in running text by the heads of sentences, whatever verb follows; and heads that name no patient.
import { describe, expect, it } from "vitest";
import { headOf, pairHeadOf } from "../../src/narrative/case-heads.ts";
import { narrativeOf } from "./reading-of.ts";

const ordinals = (text: string): readonly (number | null)[] => narrativeOf(text).sentences.map((s) => s.caseOrdinal);

describe("the head of a sentence names a case", () => {
  it.each([
    ["The second patient underwent nephrectomy.", "2"],
    ["Our first patient refused surgery.", "1"],
    ["The third case relates to a man of 60.", "3"],
    ["The second patient's tumour was found by chance.", "2"],
    ["The first patient of our series had a sarcoma.", "1"],
    ["In the second case, a biopsy was done.", "2"],
    ["Regarding our second patient, the tumour was small.", "2"],
    ["The second patient initially complained of cough.", "2"],
    ["The first, a 50-year-old man, had a sarcoma.", "1"],
    ["The second was a previously healthy woman with a mass.", "2"],
    ["Patient B developed a melanoma.", "2"],
    ["Case 2 describes a man.", "2"],
    ["Patient 1 (a 50-year-old man) had melanoma.", "1"],
  ])("%s", (text, key) => expect(headOf(text)?.key).toBe(key));

  it.each([
    "The first visit took place in May.",
    "The second operation followed in June.",
    "The first case of this kind was described in 1950.",
    "The first case conference recommended surgery.",
    "The first patient described in the literature was a child.",
    "The second case published by Doe et al. was similar.",
    "The second was a nodule of the lung.",
    "In the first course the patient received cisplatin.",
    "Case 2 of that series was similar.",
    "Patient information was given.",
  ])("no case: %s", (text) => expect(headOf(text)).toBeUndefined());

  it.each([
    ["One patient had rectal cancer.", "1"],
    ["One of the two patients died.", "1"],
    ["The other patient underwent surgery.", "2"],
    ["The other was a 44-year-old woman.", "2"],
    ["The other kidney was normal.", undefined],
    ["One node was excised.", undefined],
  ])("of a pair: %s", (text, key) => expect(pairHeadOf(text)?.key).toBe(key));
});

describe("two patients are parted", () => {
  it.each<[string, (number | null)[]]>([
    [
      "The first patient concerned a 58-year-old man with a thymoma. He was operated on. The second patient concerned a 49-year-old woman with a glioma. She was irradiated.",
      [1, 1, 2, 2],
    ],
    [
      "The first case occurred in a 66-year-old woman. She had a chordoma. The second case occurred in a 72-year-old man. He had a sarcoma.",
      [1, 1, 2, 2],
    ],
    ["Our first patient underwent nephrectomy at the age of 61. Our second patient refused nephrectomy at 70.", [1, 2]],
    [
      "Patient 1 underwent surgery for a sarcoma. She did well. Patient 2 developed a melanoma. He was treated with nivolumab.",
      [1, 1, 2, 2],
    ],
    [
      "Two patients are described. One patient had rectal cancer and a fistula. He received capecitabine. The other patient had a gastric cancer. She died.",
      [null, 1, 1, 2, 2],
    ],
    [
      "We saw two patients with this syndrome. One patient, a man of 60, had a glioma. The other was a 44-year-old woman with a lymphoma. The other patient underwent surgery.",
      [null, 1, 2, 2],
    ],
    [
      "We describe 2 cases. The first, a 50-year-old man, had a sarcoma. He died. The second, a 33-year-old man, had a seminoma. He lives.",
      [null, 1, 1, 2, 2],
    ],
    [
      "We report two cases of thymoma. In May 2010, a 40-year-old man had chest pain. He was operated on. In 2012, a 70-year-old woman had a cough.",
      [null, 1, 1, 2],
    ],
    ["Two cases are reported here. A woman aged 51 had a thymoma. She was operated on. A man aged 63 had a glioma.", [null, 1, 1, 2]],
    ["A 40-year-old man had a glioma. He did well. The second patient underwent surgery for thymoma; she was 70 years old.", [1, 1, 2]],
  ])("%s", (text, expected) => expect(ordinals(text)).toEqual(expected));
});

describe("one patient stays whole", () => {
  it.each([
    "A 50-year-old man had melanoma. The first case of this kind was described in 1950. The second case followed in 1960. He was treated with nivolumab.",
    "A 50-year-old man had melanoma. Two patients have been reported before. One patient died. The other patient survived. He was treated with nivolumab.",
    "A 50-year-old man had melanoma. Two patients are known to us from hearsay. One patient died. The other patient survived.",
    "A 60-year-old man had a renal carcinoma. One patient visit was missed. The other kidney was normal.",
    "A 52-year-old woman had breast cancer. The first case conference recommended surgery. The second case conference recommended chemotherapy.",
    "He had two nodes in the neck. One node was excised. The other node was left. The patient is a man of 60 with melanoma.",
    "A 50-year-old man had melanoma. Of the published cases, the first patient had a nodule. The second patient showed an ulcer.",
  ])("%s", (text) => expect(new Set(ordinals(text))).toEqual(new Set([1])));
});
