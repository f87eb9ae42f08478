import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findAbbreviations } from "../../../src/facts/context/abbreviations.ts";
import { splitClauses } from "../../../src/facts/context/clauses.ts";
import { narrativeOf } from "../../narrative/reading-of.ts";

const parts = (text: string): string[] => splitClauses(text).map((c) => text.slice(c.start, c.end).trim());

describe("clauses", () => {
  it.each<[string, string[]]>([
    ["The nodes progressed, even though the tumor had shrunk.", ["The nodes progressed", ", even though the tumor had shrunk."]],
    ["She had fever; she was treated.", ["She had fever", "; she was treated."]],
    ["She denied fever and chills.", ["She denied fever and chills."]],
    ["She had no fever, but she had a cough.", ["She had no fever", ", but she had a cough."]],
    ["CT showed that lung and liver metastases were enlarged.", ["CT showed that lung and liver metastases were enlarged."]],
  ])("%s", (text, expected) => expect(parts(text)).toEqual(expected));
  it("cover the sentence without a gap", () => {
    const word = fc.constantFrom("she", "and", "but", "was", "which", "had", "tumor", ";", ",", "no", "(", ")", "progressed", "while");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
        const text = words.join(" ");
        const clauses = splitClauses(text);
        expect(clauses[0]!.start).toBe(0);
        expect(clauses.at(-1)!.end).toBe(text.length);
        for (const [i, c] of clauses.entries()) if (i > 0) expect(c.start).toBe(clauses[i - 1]!.end);
      }),
    );
  });
});

describe("abbreviations that the document defines", () => {
  const found = (text: string): [string, string, string | undefined][] =>
    [...findAbbreviations(narrativeOf(text)).values()].map((a) => [a.short, a.expansion, a.evidence[0]?.quote]);
  it("a long form with its short form", () => {
    expect(found("The progression-free survival (PFS) of this patient was long.")).toEqual([
      ["PFS", "progression-free survival", "progression-free survival (PFS)"],
    ]);
  });
  it("a regimen with its drugs", () => {
    expect(found("The patient received the TP chemotherapy regimen (paclitaxel + cisplatin).")).toEqual([
      ["TP", "paclitaxel + cisplatin", "TP chemotherapy regimen (paclitaxel + cisplatin)"],
    ]);
  });
  it.each(["The patient had a mass (large).", "The patient was staged T4 (2, 3).", "The patient had a tumor (Figure 1)."])(
    "none: %s",
    (text) => expect(found(text)).toEqual([]),
  );
});
