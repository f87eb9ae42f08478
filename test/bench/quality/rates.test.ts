// The share of wrong facts is counted from what the scorer calls surplus or wrong in a value, and split by the mark.
import { expect, test } from "vitest";
import { percent, reviewRates } from "../../../bench/quality/rates.ts";
import type { Score, ScoredFact } from "../../../bench/quality/scorer.ts";

const fact = (kind: string, reasons: readonly string[] | undefined, more: Record<string, unknown> = {}): ScoredFact => ({
  kind,
  spans: [],
  review: reasons !== undefined,
  from: [{ meta: { tag: reasons === undefined ? [] : ["review", ...reasons].map((code) => ({ code })) } }],
  ...more,
});
const score = (right: readonly ScoredFact[], wrongValue: readonly ScoredFact[], surplus: readonly ScoredFact[]): Score => ({
  kinds: {},
  partial: wrongValue.map((got) => ({ got })),
  surplus,
  pairs: [...right, ...wrongValue].map((got) => ({ got })),
});

test("A fact with a wrong value and a fact that nobody asked for are wrong, whether marked or not.", () => {
  const rates = reviewRates([
    score([fact("drug", undefined), fact("drug", ["derived"])], [fact("drug", ["derived"])], [fact("stage", undefined)]),
  ]);
  expect(rates.marked).toEqual({ wrong: 1, judged: 2 });
  expect(rates.others).toEqual({ wrong: 1, judged: 2 });
});

test("Reasons are counted each for itself, and a mark without a reason says so.", () => {
  const rates = reviewRates([score([fact("drug", ["derived", "ambiguous"])], [], [fact("drug", ["derived"]), fact("drug", [])])]);
  expect(rates.reasons).toEqual({
    ambiguous: { wrong: 0, judged: 1 },
    derived: { wrong: 1, judged: 2 },
    "no reason given": { wrong: 1, judged: 1 },
  });
});

test("The tag of a bundle without an identifier is no reason to doubt a fact.", () => {
  expect(Object.keys(reviewRates([score([fact("drug", ["unlinked", "uncertain"])], [], [])]).reasons)).toEqual(["uncertain"]);
});

test("Free findings and what a plan repeats are not judged.", () => {
  const { marked, others } = reviewRates([score([fact("symptom", undefined)], [], [fact("notGiven", undefined, { fromPlan: true })])]);
  expect([marked.judged, others.judged]).toEqual([0, 0]);
});

test("A share of nothing is none, not zero percent.", () => {
  expect(percent({ wrong: 0, judged: 0 })).toBe("none");
  expect(percent({ wrong: 1, judged: 8 })).toBe("12.5 % (1 of 8)");
});
