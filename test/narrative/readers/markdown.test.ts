import { describe, expect, it } from "vitest";
import { evidenceAt } from "../../../src/narrative/narrative.ts";
import { narrativeOf, sentenceWith, texts } from "../reading-of.ts";

const TEXT = `# A rare tumor

## Case presentation

A **52-year-old** woman had *invasive* [carcinoma](https://example.org/x) of the
breast \\(left\\) with CA 15-3 &gt; 30 U/ml.

- She received \`paclitaxel\` 80 mg/m².
- She declined surgery.

> In May 2019 the lesion
> had **disappeared**.

## Discussion

### Mechanism

Paclitaxel is a taxane.
`;

describe("readMarkdown", () => {
  const n = narrativeOf(TEXT, "note.md");

  it("reads words, not markup", () => {
    expect(texts(n)).toEqual([
      "A rare tumor",
      "Case presentation",
      "A 52-year-old woman had invasive carcinoma of the breast (left) with CA 15-3 > 30 U/ml.",
      "She received paclitaxel 80 mg/m2.",
      "She declined surgery.",
      "In May 2019 the lesion had disappeared.",
      "Discussion",
      "Mechanism",
      "Paclitaxel is a taxane.",
    ]);
  });

  it("keeps offsets of the file", () => {
    const s = sentenceWith(n, "carcinoma");
    const at = s.text.indexOf("carcinoma");
    expect(evidenceAt(n, s, at, at + 9)).toEqual([
      { span: { start: TEXT.indexOf("carcinoma]"), end: TEXT.indexOf("carcinoma]") + 9 }, quote: "carcinoma" },
    ]);
    const gt = s.text.indexOf("> 30");
    expect(evidenceAt(n, s, gt, gt + 4).map((e) => e.quote)).toEqual(["&gt; 30"]);
  });

  it("reads quotes nested deeper than any call stack", () => {
    const deep = narrativeOf(`The patient had cancer.\n\n${">".repeat(20_000)} She was well.`, "note.md");
    expect(texts(deep)).toEqual(["The patient had cancer.", "She was well."]);
  });

  it("takes sections from headings and leaves a subheading in its section", () => {
    expect(sentenceWith(n, "declined").section).toBe("case");
    expect(sentenceWith(n, "taxane").section).toBe("discussion");
    expect(sentenceWith(n, "A rare tumor").section).toBe("title");
  });
});
