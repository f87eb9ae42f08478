// What holds for any text: matches slice, are ordered, do not overlap within a kind, and the work grows with the text alone.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findCandidates, stretches } from "../../src/terminology/find-candidates.ts";
import type { TermKind } from "../../src/terminology/lexicon.ts";
import { tokensOf } from "../../src/terminology/normalise.ts";
import { openLexicon } from "../../src/terminology/open-lexicon.ts";

const lexicon = openLexicon();
const WORDS = [
  ...[
    "carcinoma",
    "of",
    "the",
    "cervix",
    "lung",
    "lymph",
    "node",
    "metastasis",
    "PD-1",
    "anti-",
    "PD",
    "CT",
    "-",
    "/",
    ".",
    ",",
    "(",
    ")",
    "\n\n",
    " ",
  ],
  ...[
    "nab-",
    "paclitaxel",
    "liposomal",
    "cycles",
    "TP",
    "hepatic",
    "left",
    "squamous",
    "cell",
    "HER2",
    "positive",
    "β-hCG",
    "EBRT",
    "MK-3475",
    "inhibitor",
  ],
];
const clinical = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(" "));

function check(text: string): void {
  const last = new Map<TermKind, { start: number; end: number }>();
  let start = 0;
  for (const match of lexicon.match(text)) {
    expect(text.slice(match.start, match.end)).toBe(match.text);
    expect(match.text.trim()).not.toBe("");
    expect(match.senses.length).toBeGreaterThan(0);
    expect(match.start).toBeGreaterThanOrEqual(start);
    start = match.start;
    for (const kind of new Set(match.senses.map((s) => s.kind))) {
      const before = last.get(kind);
      expect(before !== undefined && before.end > match.start, `${kind} overlaps at ${match.start}`).toBe(false);
      last.set(kind, match);
    }
  }
}

test("matches slice to their text, stand in order, and of one kind never overlap", () => {
  fc.assert(fc.property(clinical, check), { numRuns: 300 });
});

test("the same holds for any string at all", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), check), { numRuns: 100 });
});

test("what is found survives JSON and is found again", () => {
  fc.assert(
    fc.property(clinical, (text) => {
      const found = lexicon.match(text);
      expect(JSON.parse(JSON.stringify(found))).toEqual(lexicon.match(text));
    }),
    { numRuns: 50 },
  );
});

describe("hostile text of 100 kB", () => {
  const LENGTH = 100_000;
  const hostile: readonly (readonly [string, string])[] = [
    ["one word", "a".repeat(LENGTH)],
    ["hyphens", "a-".repeat(LENGTH / 2)],
    ["repeated head of long names", "carcinoma of ".repeat(LENGTH / 13)],
    ["anti without end", "anti-PD-1/".repeat(LENGTH / 10)],
    ["capitals", "PD ".repeat(LENGTH / 3)],
    ["blanks", " ".repeat(LENGTH)],
    ["company codes", "MK-1".repeat(LENGTH / 4)],
    ["chemo", "chemo".repeat(LENGTH / 5)],
    ["accents", "é".repeat(LENGTH)],
    ["brackets", "paclitaxel (albumin ".repeat(LENGTH / 20)],
  ];
  test.each(hostile)("%s is read to the end", (_, text) => check(text), 20_000);
});

test("the number of look-ups grows with the number of tokens alone", () => {
  const asked = (copies: number): number => {
    let count = 0;
    const forms = { rests: new Map([["of lung", [0]]]), longest: 13, seconds: new Set(["of"]) };
    const text = "carcinoma of lung ".repeat(copies);
    const tokens = tokensOf(text);
    findCandidates(
      tokens,
      stretches(text, tokens),
      (token) => {
        count += 1;
        return token.norm;
      },
      () => forms,
      false,
    );
    return count;
  };
  expect(asked(2000)).toBeLessThanOrEqual(asked(1000) * 2 + 200);
});
