// Nobody's text enters another's chart, and no offset moves.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/facts/fact.ts";
import { blankedText } from "../../src/resources/blanked-text.ts";
import { narrativeOf, OPTIONS, recordOf } from "./story.ts";
import { words } from "./words.ts";

const SHARED = "Case 1: She had a cough.\nCase 2: He took the TP regimen (paclitaxel, cisplatin).\nShe lived for 9 months, he for 12.\n";
const finding = (id: string, quote: string): Fact => ({
  kind: "finding",
  id,
  order: 0,
  rule: "test",
  evidence: words(quote, SHARED),
  assertion: "present",
  finding: { text: "x" },
});
const end = SHARED.indexOf("Case 2");
const narrative = {
  ...narrativeOf(SHARED),
  cases: [
    { ordinal: 1, spans: [{ start: 0, end }] },
    { ordinal: 2, spans: [{ start: end, end: SHARED.indexOf("She lived") }] },
  ],
};

describe("blankedText", () => {
  test("blanks the other case and keeps lines, shared parts and length", () => {
    const text = blankedText({ narrative, record: recordOf([], 1), options: OPTIONS });
    expect(text).toHaveLength(SHARED.length);
    expect(
      text
        .trimEnd()
        .split("\n")
        .map((l) => l.trim()),
    ).toEqual(["Case 1: She had a cough.", "", "She lived for 9 months, he for 12."]);
  });

  test("blanks what proves a fact of another patient in a shared part", () => {
    const others = [recordOf([finding("a", "he for 12")], 2)];
    const text = blankedText({ narrative, record: recordOf([], 1), options: { ...OPTIONS, others } });
    expect(text).not.toContain("he for 12");
    expect(text).toContain("She lived for 9 months,");
  });

  test("keeps what proves a fact of this patient: an abbreviation defined in the other case", () => {
    const text = blankedText({ narrative, record: recordOf([finding("a", "TP regimen (paclitaxel, cisplatin)")], 1), options: OPTIONS });
    expect(text).toContain("TP regimen (paclitaxel, cisplatin)");
    expect(text).not.toContain("He took");
  });

  test("changes nothing but blanks, whatever is blanked", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.nat(60), fc.nat(60), (text, a, b) => {
        const span = { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) };
        const cases = [{ ordinal: 2, spans: [span] }];
        const blanked = blankedText({ narrative: { ...narrativeOf(text), cases }, record: recordOf([], 1), options: OPTIONS });
        expect(blanked).toHaveLength(text.length);
        for (let i = 0; i < text.length; i++)
          if (blanked[i] !== text[i]) expect([blanked[i], i >= span.start && i < span.end]).toEqual([" ", true]);
      }),
    );
  });
});
