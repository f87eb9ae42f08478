import { describe, expect, it } from "vitest";
import { keyOf } from "../../src/narrative/case-heads.ts";
import { narrativeOf, sentenceWith } from "./reading-of.ts";

const ordinals = (text: string, ...words: string[]) => {
  const n = narrativeOf(text);
  return words.map((w) => sentenceWith(n, w).caseOrdinal);
};

describe("assignCases", () => {
  it.each([
    ["Case 1", "Case 2"],
    ["Case l", "Case 2"],
    ["CASE I", "CASE II"],
    ["Case No. 1", "Case No. 2"],
    ["Patient A", "Patient B"],
    ["Case report 1", "Case report 2"],
    ["First case", "Second case"],
    ["Patient 1:", "Patient 2:"],
  ])("tells two patients apart under %j and %j", (first, second) => {
    const text = `${first}\n\nA 40-year-old man had a glioma.\n\n${second}\n\nA 70-year-old woman had a thymoma.\n`;
    expect(ordinals(text, "glioma", "thymoma")).toEqual([1, 2]);
    expect(narrativeOf(text).cases.map((c) => c.label)).toEqual([narrativeOf(text).cases[0]!.label, second.replace(":", "")]);
  });

  it("finds cases in one paragraph", () => {
    expect(
      ordinals(
        "Case 1: A 40-year-old man had a glioma. He died. Case 2: A woman of 70 had a thymoma. She lives.",
        "glioma",
        "died",
        "thymoma",
        "lives",
      ),
    ).toEqual([1, 1, 2, 2]);
  });

  it.each([
    ["Case 1 A", "Case 2 A"],
    ["Case 1. A", "Case 2. A"],
    ["Case 1 - A", "Case 2 - A"],
    ["CASE 1 This", "CASE 2 This"],
    ["Patient one. A", "Patient two. A"],
    ["Case I: A", "Case II: A"],
  ])("finds cases whose label runs into their first sentence: %j, %j", (first, second) => {
    for (const between of ["\n\n", " "]) {
      const text = `${first} 40-year-old man had a glioma. He died.${between}${second} 70-year-old woman had a thymoma. She lives.`;
      expect(ordinals(text, "glioma", "died", "thymoma", "lives")).toEqual([1, 1, 2, 2]);
    }
  });

  it("finds an unannounced second patient of another age and sex, and leaves one patient whole whose age is told twice", () => {
    const told = (second: string): string =>
      `A 40-year-old Caucasian man had a glioma. He died.\n\n${second} presented with a thymoma. The tumour was removed.`;
    expect(ordinals(told("A 70-year-old woman"), "glioma", "thymoma", "removed")).toEqual([1, 2, 2]);
    expect(ordinals(told("The 41-year-old man"), "glioma", "thymoma")).toEqual([1, 1]);
    expect(ordinals(told("A 41-year-old patient"), "glioma", "thymoma")).toEqual([1, 1]);
    expect(ordinals("A 40-year-old man had a glioma. A 70-year-old sister had a thymoma.", "glioma", "thymoma")).toEqual([1, 1]);
  });

  it("does not part a patient from a case that is only spoken of", () => {
    expect(
      ordinals("A 50-year-old man had melanoma. Case 2 of that series was similar. In case 3 the nodes were clear.", "melanoma", "nodes"),
    ).toEqual([1, 1]);
  });

  it("finds cases by their introduction where the report announces several", () => {
    const text =
      "We report two cases of thymoma.\n\nA 40-year-old man had chest pain. He was operated on.\n\nA 70-year-old woman had a cough. She was irradiated.";
    expect(ordinals(text, "chest pain", "operated", "cough", "irradiated")).toEqual([1, 1, 2, 2]);
  });

  it("does not split one patient who is introduced twice, nor a note that mentions two cases of the literature", () => {
    expect(
      ordinals(
        "The patient is a 50-year-old man with melanoma.\n\nASSESSMENT: The patient is a 50-year-old man. He is well.",
        "melanoma",
        "well",
      ),
    ).toEqual([1, 1]);
    expect(
      ordinals(
        "A 50-year-old man had melanoma. Two cases have been reported in the literature. A 60-year-old man was one.",
        "melanoma",
        "one",
      ),
    ).toEqual([1, 1]);
  });

  it("finds the second patient by name where only that one is named", () => {
    expect(
      ordinals(
        "A 40-year-old man had a glioma. He did well. The second patient was a 70-year-old woman. She had a thymoma.",
        "glioma",
        "well",
        "second",
        "thymoma",
      ),
    ).toEqual([1, 1, 2, 2]);
  });

  it("finds a third patient without a heading after two with one", () => {
    const text =
      "Patient 1\n\nA 40-year-old man had a glioma.\n\nPatient 2\n\nA woman had a thymoma.\n\nThe third patient, a 69-year-old man, had a sarcoma.\n";
    expect(ordinals(text, "glioma", "thymoma", "sarcoma")).toEqual([1, 2, 3]);
  });

  it("leaves the discussion to nobody, and later talk of patient 1 there too", () => {
    const text =
      "Introduction\n\nGlioma is rare.\n\nCase 1\n\nA 40-year-old man had a glioma.\n\nCase 2\n\nA woman had a thymoma.\n\nDiscussion\n\nPatient 1 lived long.\n";
    expect(ordinals(text, "Glioma is rare", "lived long")).toEqual([null, null]);
  });

  it("gives each patient the stretches about that patient alone", () => {
    const text =
      "Case 1\n\nA 40-year-old man had a glioma. It led to the loss of\nFIGURE 1\n\nScan of patient 2.\n\nspeech. He died.\n\nCase 2\n\nA woman had a thymoma.\n";
    const n = narrativeOf(text);
    const words = n.cases.map((c) => c.spans.map((s) => n.text.slice(s.start, s.end)).join("|"));
    expect(words[0]).not.toContain("patient 2");
    expect(words[0]).toContain("speech. He died.");
    expect(words[1]).toContain("Scan of patient 2.");
    expect(words[1]).not.toContain("glioma");
    const all = n.cases.flatMap((c) => c.spans).toSorted((a, b) => a.start - b.start);
    for (const [i, s] of all.entries()) expect(s.start).toBeGreaterThanOrEqual(all[i - 1]?.end ?? 0);
  });

  it.each([
    ["Case l", "1"],
    ["CASE I", "1"],
    ["Patient B", "2"],
    ["Case No. 3", "3"],
    ["second patient", "2"],
    ["Case two", "2"],
    ["Case IV", "4"],
  ])("reads the number of %j as %s", (label, key) => expect(keyOf(label)).toBe(key));
});
