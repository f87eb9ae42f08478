// Casebridge's own answer to a narrative: the facts that the scorer reads in its bundles, patient by patient.
import { convertNarrative, type Tools } from "../../src/pipeline.ts";
import type { Judged, Score, ScoredFact, Scorer } from "./scorer.ts";

const RECORDED = "2026-01-01T00:00:00Z";

export function ourFacts(judged: Judged, scorer: Scorer, tools: Tools): readonly (readonly ScoredFact[])[] {
  const { patients } = convertNarrative({ name: `${judged.name}.txt`, bytes: judged.bytes }, { recorded: RECORDED }, tools);
  return patients.map(({ bundle }) => scorer.readFacts(bundle));
}

/** Patients apart: the first record of ours against the first patient of gold, as a delivery would have it. */
export const scoreApart = (judged: Judged, ours: readonly (readonly ScoredFact[])[], scorer: Scorer): readonly Score[] =>
  judged.patients.map((gold, i) => scorer.scoreFacts(gold, ours[i] ?? []));

/** All patients of a text together, which is how peers that do not know patients can be compared. */
export const scorePooled = (judged: Judged, facts: readonly ScoredFact[], scorer: Scorer): Score =>
  scorer.scoreFacts(judged.patients.flat(), facts);
