// Is `review` worth its name? The share of wrong facts (nobody asked for them, or a value is wrong) among those marked and among the others.
import type { Score, ScoredFact } from "./scorer.ts";

export interface Rate {
  readonly wrong: number;
  readonly judged: number;
}
export interface ReviewRates {
  readonly marked: Rate;
  readonly others: Rate;
  /** Per reason that stands beside the mark. */
  readonly reasons: Readonly<Record<string, Rate>>;
}

const NO_REASON = "no reason given";

/** Reasons beside the tag `review`, on the resources that the fact was read from. */
function reasonsOf(fact: ScoredFact): readonly string[] {
  const codes = (fact.from ?? []).slice(0, 1).flatMap(({ meta }) => (meta?.tag ?? []).map((tag) => tag.code ?? ""));
  const reasons = codes.filter((code) => code !== "" && code !== "review" && code !== "unlinked");
  return reasons.length > 0 ? reasons : [NO_REASON];
}

const add = (rate: Rate | undefined, wrong: boolean): Rate => ({
  wrong: (rate?.wrong ?? 0) + (wrong ? 1 : 0),
  judged: (rate?.judged ?? 0) + 1,
});

/** Free findings are left out: gold does not list them all. A plan's repetition of a fact is no fact of its own. */
export function reviewRates(scores: readonly Score[]): ReviewRates {
  let marked: Rate = { wrong: 0, judged: 0 };
  let others: Rate = { wrong: 0, judged: 0 };
  const reasons: Record<string, Rate> = {};
  for (const score of scores) {
    const wrongValue = new Set(score.partial.map(({ got }) => got));
    const told = [
      ...score.pairs.map(({ got }) => ({ got, wrong: wrongValue.has(got) })),
      ...score.surplus.map((got) => ({ got, wrong: true })),
    ];
    for (const { got, wrong } of told) {
      if (got.kind === "symptom" || got.fromPlan === true) continue;
      if (got.review !== true) others = add(others, wrong);
      else {
        marked = add(marked, wrong);
        for (const reason of reasonsOf(got)) reasons[reason] = add(reasons[reason], wrong);
      }
    }
  }
  return { marked, others, reasons };
}

export const percent = ({ wrong, judged }: Rate): string =>
  judged === 0 ? "none" : `${((100 * wrong) / judged).toFixed(1)} % (${wrong} of ${judged})`;
