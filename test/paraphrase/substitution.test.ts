// The generator itself: a variant that changed nothing, or facts that were not changed with the text, would prove nothing.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { shiftMonths } from "./dates.ts";
import { rewrap, swapCases } from "./layout.ts";
import { facts, terms, together, words } from "./substitution.ts";
import { VARIANTS } from "./variants.ts";

describe("substitutions", () => {
  test("lets two words change places, across line ends, and leaves parts of words alone", () => {
    const change = words(["left", "right"], ["right", "left"], ["lymph node", "bone"]);
    expect(change.text("left and right,\nbut leftover; lymph\nnode")).toBe("right and left,\nbut leftover; bone");
  });

  test("keeps as many line breaks as the words had", () => {
    expect(words(["one two three four", "five six seven eight"]).text("one two\nthree four.")).toBe("five six\nseven eight.");
  });

  test("refuses words that the text does not say", () => {
    expect(() => words(["nivolumab", "cisplatin"]).text("paclitaxel")).toThrow('does not say "nivolumab"');
  });

  test("changes facts as it changes the text, and no others", () => {
    const change = together(terms(["paclitaxel", "docetaxel"]), facts([{ kind: "drug", cycles: "2" }, { cycles: "3" }]));
    expect(change.fact({ kind: "drug", drug: "paclitaxel", cycles: "2" })).toEqual({ kind: "drug", drug: "docetaxel", cycles: "3" });
    expect(change.fact({ kind: "drug", drug: "nab-paclitaxel", cycles: "4" })).toEqual({
      kind: "drug",
      drug: "nab-paclitaxel",
      cycles: "4",
    });
  });

  test("moves dates over the turn of the year, in text and facts alike", () => {
    const change = shiftMonths(3);
    expect(change.text("on 14 November\n2021 and in May 2022")).toBe("on 14 February\n2022 and in August 2022");
    expect(change.fact({ kind: "drug", when: "2021-11-14..2022-05" })).toEqual({ kind: "drug", when: "2022-02-14..2022-08" });
  });

  test("breaks lines at the width asked for, and words with a hyphen", () => {
    const text = "The patient underwent chemoradiotherapy afterwards.\n\nShe recovered.\n";
    expect(rewrap(text, Number.POSITIVE_INFINITY)).toBe(text);
    const narrow = rewrap(text, 32, true);
    expect(narrow).toContain("-\n");
    expect(narrow.replace(/-\n/g, "").replace(/(?<!\n)\n(?!\n|$)/g, " ")).toBe(text);
  });

  test("gives patient 1 the story of patient 2 and back", () => {
    const text = "Patient 1 lives.\nCase 1\nA man.\nCase 2\nA woman.\nDiscussion\nOur patient 2 is well.\n";
    expect(swapCases(text)).toBe("Patient 2 lives.\nCase 1\nA woman.\nCase 2\nA man.\nDiscussion\nOur patient 1 is well.\n");
  });

  test("makes the same variants every time, no two alike", () => {
    const textOf = (v: (typeof VARIANTS)[number]): string =>
      v.text([...new Set(v.expected.map((e) => e.example))].map((e) => readFileSync(`examples/${e}/narrative.txt`, "utf8")));
    const texts = VARIANTS.map(textOf);
    expect(new Set(texts).size).toBe(VARIANTS.length);
    expect(VARIANTS.map(textOf)).toEqual(texts);
  });
});
