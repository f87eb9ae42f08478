import { describe, expect, it } from "vitest";
import { narrativeOf, sentenceWith, texts } from "./reading-of.ts";

describe("takeOutFurniture", () => {
  it("joins a sentence that a caption cuts in two, over several blocks", () => {
    const n = narrativeOf(
      "The patient improved, leading to the end of\nFIGURE 1\n\nComplete course of treatment of the woman.\n\ntherapy. In May she was well.\n",
    );
    const sentence = sentenceWith(n, "leading to");
    expect(sentence.text).toBe("The patient improved, leading to the end of therapy.");
    expect(n.sentences.filter((s) => s.section === "caption").map((s) => s.text)).toEqual([
      "FIGURE 1",
      "Complete course of treatment of the woman.",
    ]);
    expect(n.repairs.map((r) => r.class)).toEqual(["caption"]);
    expect(texts(n)).toContain("In May she was well.");
  });

  it("takes a caption between two whole paragraphs as its own sentences", () => {
    const n = narrativeOf("The patient had a sarcoma.\n\nFigure 2. Axial scan of the thigh.\n\nShe underwent surgery.");
    expect(n.sentences.map((s) => [s.section, s.text])).toEqual([
      ["case", "The patient had a sarcoma."],
      ["caption", "Figure 2. Axial scan of the thigh."],
      ["case", "She underwent surgery."],
    ]);
  });

  it("leaves a reference to a figure in its sentence", () => {
    const n = narrativeOf(
      "The patient had a large mass in the pelvis, as can be seen in\nFigure 2. The mass was hard and fixed to the left wall.",
    );
    expect(texts(n)).toEqual([
      "The patient had a large mass in the pelvis, as can be seen in Figure 2.",
      "The mass was hard and fixed to the left wall.",
    ]);
  });

  it("takes out page numbers and running heads", () => {
    const n = narrativeOf("The patient received chemotherapy with two\n\nPage 3 of 12\n\ndrugs and was discharged.");
    expect(sentenceWith(n, "chemotherapy").text).toBe("The patient received chemotherapy with two drugs and was discharged.");
  });

  it("does not join paragraphs that are whole, nor a heading with what follows", () => {
    const n = narrativeOf("The patient was operated on.\n\nDiagnosis\n\nadenocarcinoma of the colon");
    expect(texts(n)).toEqual(["The patient was operated on.", "Diagnosis", "adenocarcinoma of the colon"]);
  });
});
