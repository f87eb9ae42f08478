// A gate answers as its pattern does alone: whatever the text, it never shuts out a match.
import fc from "fast-check";
import { expect, test } from "vitest";
import { gated, gatesAgainst, openAmong } from "../../src/base/gated.ts";
import { patternNeeds } from "../../src/base/pattern-needs.ts";
import "../../src/facts/extract.ts";
import "../../src/terminology/open-lexicon.ts";

const asked = (pattern: RegExp): readonly string[] =>
  patternNeeds(pattern).map((clause) => clause.map((n) => `${n.isStart ? "<" : ""}${n.text}${n.isEnd ? ">" : ""}`).join("|"));

test("a pattern needs the words of all its branches, whole where the pattern says so", () => {
  expect(asked(/\b(?:tumou?rs?|lymph\w*) of the neck\b/i)).toEqual(["<neck>", "tumour|tumor|lymph"]);
  expect(asked(/radi|brachy|\bRT\b/)).toEqual(["radi|brachy|<RT>"]);
  expect(asked(/(?<![A-Za-z0-9])CA[- ]?125\b(?=\s\d)/)).toEqual(["<125>|<CA125>", ""]);
});

test("a pattern with a branch that asks for nothing has no gate, nor what is not there or may be missing", () => {
  expect(asked(/mass|\w+oid|[a-z]+/i)).toEqual([]);
  expect(asked(/(?:neoplasm)?\s(?!carcinoma)/i)).toEqual([]);
  expect(asked(/(?:neoplasm){0,3}\w/i)).toEqual([]);
});

test("every gated pattern of the reader that matches a text finds its gate open", () => {
  const pieces = fc.constantFrom(
    ...'biopsy CT CA-125 60 Gy in 30 fractions, T2N1M0 stage IIIB 3.5 cm × 2 cm ECOG 1 no evidence of disease; pt. said: "declined" (PD-L1 50%) 5-FU mg/m2 q3w carcinoma HER2+ her mother March 2014 POD 3 Ki-67 S1 PR SD éx ſtage \u212a-ras don\'t 04/05/2011 β II–III grade_2'.split(
      " ",
    ),
  );
  const text = fc.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 30 }).map((words) => words.join(" "));
  let matched = 0;
  fc.assert(
    fc.property(text, (t) => {
      const shut = gatesAgainst(t);
      expect(shut.length).toBeGreaterThan(100);
      for (const { pattern, isShut } of shut) {
        const isMatch = new RegExp(pattern.source, pattern.flags).test(t);
        if (isMatch) matched++;
        expect(isMatch && isShut, pattern.source).toBe(false);
      }
    }),
    { numRuns: 50 },
  );
  expect(matched).toBeGreaterThan(10);
}, 60_000);

test("a gated pattern tests, executes and matches all as the pattern alone, place by place", () => {
  const text = fc.array(fc.constantFrom("node", "nodes", "Mass", "of", "mass 3 cm", "xnode"), { maxLength: 12 }).map((w) => w.join(" "));
  fc.assert(
    fc.property(text, fc.constantFrom("", "g", "gi", "y", "gu"), (t, flags) => {
      const bare = new RegExp("\\b(?:nodes?|mass)\\b", flags);
      const own = gated(new RegExp("\\b(?:nodes?|mass)\\b", flags));
      for (let i = 0; i < 3; i++) {
        expect(own.exec(t)?.index).toBe(bare.exec(t)?.index);
        expect(own.lastIndex).toBe(bare.lastIndex);
      }
      expect(own.test(t)).toBe(bare.test(t));
      if (!flags.includes("g")) return;
      own.lastIndex = bare.lastIndex = 0;
      expect([...t.matchAll(own)]).toEqual([...t.matchAll(bare)]);
    }),
  );
});

test("of a table those entries are left, in their order, that may match the text, and every one that does", () => {
  const table = [/\bnodes? of the neck\b/i, /[a-z]+oma\b/, /\bliver\b/i, /\bspleen\b/i] as const;
  const openFor = openAmong(table, (pattern) => pattern);
  expect(openFor("The liver was enlarged, and a melanoma was found.")).toEqual([table[1], table[2]]);
  expect(openFor("The spleen, the LIVER and the nodes of the neck")).toEqual([table[0], table[2], table[3]]);
  expect(openFor("Nothing was seen in the abdomen.")).toEqual([]);
  // a text that is looked at at once, without asking what it holds
  expect(openFor("spleen")).toEqual([...table]);
});
