// F1 is counted from sums over texts, never as a mean of the texts' figures.
import { expect, test } from "vitest";
import type { KindCount, Score } from "../../../bench/quality/scorer.ts";
import { f1, tallyOf, totalOf } from "../../../bench/quality/tally.ts";

const count = (gold: number, found: number, strict: number, predicted: number): KindCount => ({ gold, found, strict, predicted });
const score = (kinds: Record<string, KindCount>): Score => ({ kinds, partial: [], surplus: [], pairs: [] });

test("Counts of one kind are added up over the texts before F1 is taken.", () => {
  const tally = tallyOf([score({ drug: count(1, 1, 1, 1) }), score({ drug: count(3, 1, 0, 1), stage: count(2, 2, 2, 2) })]);
  expect(tally.drug).toEqual(count(4, 2, 1, 2));
  expect(f1(tally.drug)).toBeCloseTo((200 * 2) / 6);
  expect(f1(tally.drug, "strict")).toBeCloseTo((200 * 1) / 6);
});

test("A total may be of some kinds only, which is how a peer is held against us.", () => {
  const tally = tallyOf([score({ drug: count(4, 2, 1, 2), stage: count(2, 2, 2, 2) })]);
  expect(totalOf(tally)).toEqual(count(6, 4, 3, 4));
  expect(totalOf(tally, ["drug"])).toEqual(count(4, 2, 1, 2));
});

test("Where nothing was asked for there is no F1, however much was said.", () => {
  expect(f1(undefined)).toBeUndefined();
  expect(f1(count(0, 0, 0, 3))).toBeUndefined();
});

test("Facts that nobody asked for lower F1.", () => {
  expect(f1(count(2, 2, 2, 4))).toBeLessThan(f1(count(2, 2, 2, 2))!);
});
