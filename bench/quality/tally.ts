// Counts of the scorer, added up per kind, as F1 in percent.
import type { KindCount, Score } from "./scorer.ts";

export type Tally = Readonly<Record<string, KindCount>>;

const NONE: KindCount = { gold: 0, found: 0, strict: 0, predicted: 0 };

const plus = (a: KindCount, b: KindCount): KindCount => ({
  gold: a.gold + b.gold,
  found: a.found + b.found,
  strict: a.strict + b.strict,
  predicted: a.predicted + b.predicted,
});

export function tallyOf(scores: readonly Score[]): Tally {
  const tally: Record<string, KindCount> = {};
  for (const { kinds } of scores) for (const [kind, count] of Object.entries(kinds)) tally[kind] = plus(tally[kind] ?? NONE, count);
  return tally;
}

/** The sum of all kinds, or of those named. */
export const totalOf = (tally: Tally, kinds?: readonly string[]): KindCount =>
  Object.entries(tally)
    .filter(([kind]) => kinds?.includes(kind) ?? true)
    .reduce((sum, [, count]) => plus(sum, count), NONE);

/** F1 in percent; undefined where nothing was asked for. */
export function f1(count: KindCount | undefined, right: "found" | "strict" = "found"): number | undefined {
  if (count === undefined || count.gold === 0) return undefined;
  return (200 * count[right]) / (count.predicted + count.gold);
}
