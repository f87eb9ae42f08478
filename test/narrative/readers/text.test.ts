import { describe, expect, it } from "vitest";
import { readText } from "../../../src/narrative/readers/text.ts";

const blocks = (text: string): string[] =>
  readText(text).map((b) => `${b.kind}: ${b.pieces.map((p) => text.slice(p.start, p.end)).join("|")}`);
const WRAPPED =
  "The patient was treated with chemotherapy and radiotherapy at\nthe university hospital in spring and tolerated both of these very\nwell. She went home.";

describe("readText", () => {
  it("keeps hard-wrapped lines in one paragraph", () => expect(blocks(WRAPPED)).toHaveLength(1));

  it("breaks lines that could have gone on", () => {
    expect(blocks(`${WRAPPED}\n\nHb 12\nWBC 3.4\nPLT 210`)).toHaveLength(4);
  });

  it("takes each line of an unwrapped text as a paragraph, unless it goes on in lower case", () => {
    const long =
      "The patient was treated with chemotherapy and radiotherapy at the university hospital in spring and tolerated both of these very well indeed, and";
    expect(blocks(`${long}\nwent home.\nShe came back.`)).toEqual([`paragraph: ${long}\nwent home.`, "paragraph: She came back."]);
  });

  it("takes a dated entry of a chronicle for one of its own, with a dash or a colon or without", () => {
    const entries = ["14.7.21 debulking", "3.8.21 start of FOLFOX", "November 2021: capecitabine", "- 03.03.2022 CT", "2023: ablation"];
    const long =
      "He was seen in the clinic today and we went through all his options at great length, and he understood them all very well indeed.";
    const kind = (entry: string): string => (entry.startsWith("-") ? "item" : "paragraph");
    expect(blocks(`${entries.join("\n")}\n\n${long}\n${long}`).slice(0, 5)).toEqual(entries.map((entry) => `${kind(entry)}: ${entry}`));
    expect(
      blocks(
        "The patient was treated with chemotherapy and radiotherapy from\n3 May 2021 and she went home in the course of the summer of\n2022. She is well.",
      ),
    ).toHaveLength(1);
  });

  it("sees list items, headings and captions", () => {
    expect(blocks("PLAN:\n1.  Continue therapy.\n2.  Scan in May.\n\nFigure 1. Scan.\n\nDiscussion\n\nIt is rare.")).toEqual([
      "heading: PLAN:",
      "item: 1.  Continue therapy.",
      "item: 2.  Scan in May.",
      "caption: Figure 1. Scan.",
      "heading: Discussion",
      "paragraph: It is rare.",
    ]);
  });

  it("does not take a wrapped number for a list item", () => {
    expect(
      blocks("The patient was treated in our hospital with a total of\n12. She had no complaints about the treatment she was given"),
    ).toHaveLength(1);
  });

  it("counts CRLF, form feed and a missing last line break right", () => {
    const text = "PLAN:\r\nScan.\fNext page";
    for (const b of readText(text)) for (const p of b.pieces) expect(text.slice(p.start, p.end)).not.toMatch(/[\r\n\f]$/);
  });
});
