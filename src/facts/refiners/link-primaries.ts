// Metastases, stages and grades belong to a primary: the one of their sentence, or the last one told before them.
import { firstAbove } from "../../base/sorted.ts";
import type { PrimaryFact } from "../disease-fact.ts";
import type { Fact } from "../fact.ts";
import type { Story } from "../reading.ts";
import { whereaboutsOf } from "../treatment/whereabouts.ts";

export function linkPrimaries(facts: readonly Fact[], story: Story): readonly Fact[] {
  const primaries = facts.filter((f): f is PrimaryFact => f.kind === "primary" && f.assertion !== "absent");
  if (primaries.length === 0) return facts;
  const seats = primaries.flatMap((p) =>
    p.evidence.map((e) => ({ id: p.id, start: e.span.start, sentence: whereaboutsOf({ ...p, evidence: [e] }, story).sentence })),
  );
  const bySentence = Map.groupBy(seats, (s) => s.sentence);
  const inText = seats.toSorted((a, b) => a.start - b.start);
  const starts = inText.map((s) => s.start);
  return facts.map((fact) => {
    if (fact.kind !== "metastasis" && fact.kind !== "stage" && fact.kind !== "grade") return fact;
    const where = whereaboutsOf(fact, story);
    const beside = (bySentence.get(where.sentence) ?? []).toSorted(
      (a, b) => Math.abs(a.start - where.start) - Math.abs(b.start - where.start),
    )[0];
    // A metastasis is of a tumour that was known: a second primary that is told nearby did not spread.
    const last = starts[firstAbove(starts, where.start - 1) - 1];
    const before = last === undefined ? undefined : inText[firstAbove(starts, last - 1)];
    const id = (fact.kind === "metastasis" ? (before ?? beside) : (beside ?? before))?.id ?? primaries[0]!.id;
    return { ...fact, primaryId: id };
  });
}
