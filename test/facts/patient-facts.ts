// The facts of a short text about one patient, for tests: read and extracted as the product does it.
import { extractFacts } from "../../src/facts/extract.ts";
import type { Fact, FactKind } from "../../src/facts/fact.ts";
import { openLexicon } from "../../src/terminology/open-lexicon.ts";
import { narrativeOf } from "../narrative/reading-of.ts";

export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/** All facts of the first patient of a text. */
export function factsIn(text: string): readonly Fact[] {
  return extractFacts(narrativeOf(text), openLexicon()).patients[0]?.facts ?? [];
}

/** The facts of one kind in a sentence about a patient. */
export function tell<K extends FactKind>(kind: K, sentence: string): readonly FactOf<K>[] {
  return factsIn(`A 61-year-old woman was seen in our clinic. ${sentence}`).filter((f): f is FactOf<K> => f.kind === kind);
}

/** The words that prove a value. */
export const proof = (fact: Fact | undefined, value: string): string | undefined =>
  fact?.valueEvidence?.[value]?.map((e) => e.quote.replace(/\s+/g, " ")).join(" | ");
