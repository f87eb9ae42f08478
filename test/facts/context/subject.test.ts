import { describe, expect, it } from "vitest";
import { splitClauses } from "../../../src/facts/context/clauses.ts";
import { decideSubjects } from "../../../src/facts/context/subject.ts";
import type { Narrative, Sentence } from "../../../src/narrative/narrative.ts";

function decisions(texts: readonly (readonly [string, number | null])[], cases: number): ReturnType<typeof decideSubjects> {
  const sentences = texts.map(
    ([text, caseOrdinal], index): Sentence => ({
      index,
      text,
      span: { start: 0, end: text.length },
      segments: [{ clean: 0, length: text.length, original: 0, originalLength: text.length }],
      section: caseOrdinal === null ? "discussion" : "case",
      paragraph: 1,
      caseOrdinal,
    }),
  );
  const narrative = {
    text: "",
    sha256: "",
    repairs: [],
    issues: [],
    sentences,
    cases: Array.from({ length: cases }, (_, i) => ({ ordinal: i + 1, spans: [] })),
  } satisfies Narrative;
  return decideSubjects(narrative, (i) => splitClauses(sentences[i]!.text));
}

const subjects = (text: string, cases = 2): readonly number[] => decisions([[text, null]], cases)[0]!.subjects;

describe("whose fact it is", () => {
  it.each<[string, number[]]>([
    ["Patient 1 received immunotherapy.", [1]],
    ["The second patient refused surgery.", [2]],
    ["Both patients showed weight gain.", [1, 2]],
    ["Our patients were satisfied.", [1, 2]],
    ["In this report, we present two cases of sarcoma.", [1, 2]],
    ["Patients with sarcoma have a poor prognosis.", []],
    ["The response rate was 33% (19).", []],
    ["Doe et al. reported a complete response.", []],
    ["Pembrolizumab has been approved for cervical cancer.", []],
    ["Radiotherapy is often used.", []],
  ])("%s", (text, expected) => expect(subjects(text)).toEqual(expected));
  it("a document about one patient calls her our patient", () => {
    expect(subjects("In our patient, the tumor recurred.", 1)).toEqual([1]);
    expect(subjects("Sarcomas are rare tumors.", 1)).toEqual([]);
  });
  it("a sentence of a case is that patient's", () => expect(decisions([["The tumor recurred.", 2]], 2)[0]!.subjects).toEqual([2]));
  it("inside the story of one, a sentence about both is of both, and a sentence that names two is shared", () => {
    const inside = (text: string): ReturnType<typeof decisions>[number] => decisions([[text, 1]], 2)[0]!;
    expect(inside("Both patients underwent mastectomy.").subjects).toEqual([1, 2]);
    expect(inside("Both breasts were normal.").subjects).toEqual([1]);
    const shared = inside("The first patient received docetaxel, whereas the second received letrozole.");
    expect(shared.subjects).toEqual([1, 2]);
    expect(shared.clausesOf?.get(1)?.some((c) => c.start === 0)).toBe(true);
    expect(shared.clausesOf?.get(2)?.every((c) => c.start > 30)).toBe(true);
  });
  it("a pronoun goes on about the patient of the sentence before it", () => {
    const [, second, third] = decisions(
      [
        ["Patient 2 had a new lesion.", null],
        ["She discontinued treatment.", null],
        ["Immunotherapy is often used.", null],
      ],
      2,
    );
    expect(second!.subjects).toEqual([2]);
    expect(third!.subjects).toEqual([]);
  });
  it("a sentence about two patients is shared out by its clauses", () => {
    const text = "The results were good, with patient 1 achieving 12 months and patient 2 achieving 24 months.";
    const { clausesOf } = decisions([[text, null]], 2)[0]!;
    const of = (n: number): string =>
      clausesOf!
        .get(n)!
        .map((c) => text.slice(c.start, c.end))
        .join("|");
    expect(of(1)).toContain("12 months");
    expect(of(1)).not.toContain("24 months");
    expect(of(2)).toContain("24 months");
    expect(of(2)).not.toContain("12 months");
  });
  it("says why a sentence is nobody's", () => {
    expect(
      decisions(
        [
          ["Response rates are low (12, 13).", null],
          ["Radiotherapy is often used.", null],
        ],
        2,
      ).map((d) => d.reason),
    ).toEqual(["literature", "general-statement"]);
  });
});
