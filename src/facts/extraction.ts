// What the facts stage hands on.
import type { Issue } from "../base/issue.ts";
import type { Span } from "../base/span.ts";
import type { Fact } from "./fact.ts";

/** How many of the sentences that speak of one patient gave facts, were left out for a reason, or were not understood. */
export interface SentenceCounts {
  readonly mapped: number;
  readonly ignored: number;
  readonly notUnderstood: number;
}

export interface PatientRecord {
  /** Ordinal of the case in the narrative: 1, 2, … */
  readonly ordinal: number;
  readonly label?: string;
  /** In the order of the story. */
  readonly facts: readonly Fact[];
  /** Contradictions, withheld values, doubtful arithmetic, sentences with clinical words that gave nothing. */
  readonly issues: readonly Issue[];
  /** Stretches outside the cases that speak of other patients alone: their words have no place in this patient's chart. */
  readonly aboutOthers?: readonly Span[];
  readonly sentences?: SentenceCounts;
}

export type Verdict = "mapped" | "ignored" | "not-understood";

/** Why a sentence gave nothing; closed, so that a new excuse must be argued for here. */
export type IgnoredReason =
  | "heading"
  | "caption"
  | "literature"
  | "other-patient"
  | "general-statement"
  | "family-history-negative"
  | "administrative"
  | "opinion"
  | "reference-list"
  | "no-clinical-content";

export interface CoverageEntry {
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly verdict: Verdict;
  readonly reason?: IgnoredReason;
  /** Fact ids, prefixed with the case: "1/drug-3". */
  readonly facts: readonly string[];
}

export interface Extraction {
  readonly patients: readonly PatientRecord[];
  /** Every sentence of the narrative, in order. */
  readonly coverage: readonly CoverageEntry[];
}
