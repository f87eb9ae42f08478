// Stated dates that run against the order in which they are told, without a word such as "previously": reported with both places.
import type { Issue } from "../../base/issue.ts";
import { growNumberRow } from "../../base/number-row.ts";
import { earliestDay, latestDay, type PartialDate } from "../../base/partial-date.ts";
import type { Fact } from "../fact.ts";
import { dayNumber } from "./day-range.ts";

/** @param facts of one patient, as `placeInTime` gives them: those off the line of the story are marked "conflicting" there */
export function findTimeConflicts(facts: readonly Fact[]): readonly Issue[] {
  const dated = facts.filter((f) => f.time?.origin === "stated" && f.time.start && f.time.evidence.length > 0);
  const inText = dated.toSorted((a, b) => placeOf(a).start - placeOf(b).start);
  // days as numbers; a later end is a smaller one of these
  const begins = growNumberRow(inText.map((f) => dayNumber(earliestDay(f.time!.start!))));
  const ends = growNumberRow(inText.map((f) => -dayNumber(lastDayOf(f))));
  const seen = new Set<number>();
  return inText.flatMap((fact, i): Issue[] => {
    if (!fact.review?.includes("conflicting")) return [];
    const before = inText[begins.lastAtLeast(dayNumber(lastDayOf(fact)) + 1, i)];
    const after = inText[ends.firstAtLeast(1 - dayNumber(earliestDay(fact.time!.start!)), i + 1)];
    const [earlier, later] = before ? [before, fact] : after ? [fact, after] : [];
    if (!earlier || !later || seen.has(placeOf(later).start)) return [];
    seen.add(placeOf(later).start);
    return [
      {
        severity: "warning",
        code: "contradiction",
        message: "A date lies before one that is told earlier, and no word says that the story goes back. Both are kept; check the source.",
        span: placeOf(later),
        otherSpan: placeOf(earlier),
      },
    ];
  });
}

const placeOf = (fact: Fact): { readonly start: number; readonly end: number } => fact.time!.evidence[0]!.span;

/** Up to which it may have been. */
const lastDayOf = ({ time }: Fact): PartialDate => latestDay(time!.end ?? time!.start!);
