// Stated dates that run against the order in which they are told, without a word such as "previously": reported with both places.
import type { Issue } from "../../base/issue.ts";
import { compareDates } from "../../base/partial-date.ts";
import type { Fact } from "../fact.ts";

/** @param facts of one patient, as `placeInTime` gives them: those that go back are marked "conflicting" there */
export function findTimeConflicts(facts: readonly Fact[]): readonly Issue[] {
  const inText = facts.filter((f) => f.time?.origin === "stated" && f.time.start).toSorted((a, b) => startOf(a) - startOf(b));
  const seen = new Set<number>();
  return inText.flatMap((fact, i): Issue[] => {
    const place = fact.time!.evidence[0]?.span;
    if (!place || !fact.review?.includes("conflicting") || seen.has(place.start)) return [];
    const before = inText.slice(0, i).findLast((f) => compareDates(f.time!.start!, fact.time!.end ?? fact.time!.start!) > 0);
    const other = before?.time?.evidence[0]?.span;
    if (!other) return [];
    seen.add(place.start);
    return [
      {
        severity: "warning",
        code: "contradiction",
        message: "A date lies before one that is told earlier, and no word says that the story goes back. Both are kept; check the source.",
        span: place,
        otherSpan: other,
      },
    ];
  });
}

const startOf = (fact: Fact): number => fact.evidence[0]?.span.start ?? 0;
