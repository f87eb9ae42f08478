import { describe, expect, it } from "vitest";
import { narrativeOf, sentenceWith } from "./reading-of.ts";

const ARTICLE = `Background: Thymoma is rare. Case presentation: We report a man with thymoma. Conclusions: Surgery helps.

Introduction

Thymoma is a tumor of the thymus (1).

Case presentation

A 50-year-old man had chest pain. A biopsy showed thymoma.

Discussion

Thymoma has been reported in many patients.

References

1. Someone. A paper. 2010.
`;

const NOTE = `HISTORY OF PRESENT ILLNESS:  The patient is a 50-year-old man with melanoma.

PHYSICAL EXAMINATION:
VITAL SIGNS:  Pulse 65.  LUNGS:  Clear.

ASSESSMENT/PLAN:  Stable disease.  Continue nivolumab.
PSA: 4.5
`;

describe("splitSections", () => {
  it("knows the parts of an article, and its abstract before the introduction", () => {
    const n = narrativeOf(ARTICLE);
    const section = (words: string) => sentenceWith(n, words).section;
    expect(section("Thymoma is rare")).toBe("abstract");
    expect(section("We report a man")).toBe("abstract");
    expect(section("Surgery helps")).toBe("abstract");
    expect(section("tumor of the thymus")).toBe("introduction");
    expect(section("chest pain")).toBe("case");
    expect(section("reported in many")).toBe("discussion");
    expect(section("A paper")).toBe("references");
  });

  it("gives document-wide parts no case and the case part its ordinal", () => {
    const n = narrativeOf(ARTICLE);
    const by = (words: string) => sentenceWith(n, words).caseOrdinal;
    expect([by("We report a man"), by("tumor of the thymus"), by("reported in many"), by("A paper")]).toEqual([null, null, null, null]);
    expect([by("chest pain"), by("biopsy showed")]).toEqual([1, 1]);
    expect(n.cases).toHaveLength(1);
    expect(n.cases[0]?.label).toBeUndefined();
  });

  it("reads the headings of a clinical note, with the labels of an examination inside it", () => {
    const n = narrativeOf(NOTE);
    const at = (words: string) => [sentenceWith(n, words).section, sentenceWith(n, words).heading];
    expect(at("melanoma")).toEqual(["history", "HISTORY OF PRESENT ILLNESS"]);
    expect(at("Pulse 65")).toEqual(["examination", "VITAL SIGNS"]);
    expect(at("Clear.")).toEqual(["examination", "LUNGS"]);
    expect(at("nivolumab")).toEqual(["assessment-plan", "ASSESSMENT/PLAN"]);
  });

  it("keeps the name of a test before its value in the sentence", () => {
    expect(sentenceWith(narrativeOf(NOTE), "4.5").text).toBe("PSA: 4.5");
    const n = narrativeOf("The patient had prostate cancer.\n\nRadiotherapy: 50 Gy in 25 fractions.");
    expect(sentenceWith(n, "50 Gy").text).toBe("Radiotherapy: 50 Gy in 25 fractions.");
    expect(sentenceWith(n, "50 Gy").section).toBe("treatment");
  });

  it.each([
    ["IMPRESSION:", "assessment-plan"],
    ["2. Case presentation", "case"],
    ["PAST MEDICAL HISTORY:", "past-history"],
    ["Family history", "family-history"],
    ["SOCIAL HISTORY", "social-history"],
    ["Current medications:", "medications"],
    ["ALLERGIES:", "allergies"],
    ["Review of systems", "review-of-systems"],
    ["LABORATORY DATA:", "laboratory"],
    ["Imaging findings", "imaging"],
    ["Pathological findings", "pathology"],
    ["Therapeutic intervention", "treatment"],
    ["Follow-up and outcomes", "follow-up"],
    ["HOSPITAL COURSE:", "history"],
    ["Learning points", "conclusion"],
  ])("opens with %j the section %s", (heading, kind) => {
    const n = narrativeOf(`The patient has lung cancer.\n\n${heading}\n\nHere it says something of note.\n`);
    expect(sentenceWith(n, "something of note").section).toBe(kind);
    expect(sentenceWith(n, heading.replace(/:$/, "")).isHeading).toBe(true);
  });

  it("takes the discussion of a tumor board for its assessment, not for literature", () => {
    const n = narrativeOf("Dx: lung adenocarcinoma\nECOG: 1\n\nDiscussion:\nThe patient has progression.\n");
    expect(n.sentences.map((s) => s.text)).toEqual(["Dx: lung adenocarcinoma", "ECOG: 1", "Discussion:", "The patient has progression."]);
    expect([sentenceWith(n, "progression").section, sentenceWith(n, "progression").caseOrdinal]).toEqual(["assessment-plan", 1]);
  });

  it("does not take the start of a sentence for a heading", () => {
    const n = narrativeOf("The patient refused all further\nTreatment. Plan of action was open. Discussion with her went on.");
    expect(n.sentences.every((s) => !s.isHeading && s.section === "case")).toBe(true);
  });
});
