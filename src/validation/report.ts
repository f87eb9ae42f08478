// What validation found, what it looked at, and what it could not decide: plain data.
import type { Issue } from "../base/issue.ts";

export type LayerName =
  | "structure"
  | "profiles"
  | "terminology"
  | "invariants"
  | "narrative"
  | "references"
  | "evidence"
  | "plausibility"
  | "second-opinion";

export interface LayerRun {
  readonly name: LayerName;
  readonly status: "ran" | "skipped";
  /** Why it was skipped, or what it left undecided. */
  readonly why?: string;
  /** How many elements, profiles, codes, rules, references … it looked at. */
  readonly checked: number;
}

export interface ValidationReport {
  readonly issues: readonly Issue[];
  readonly layers: readonly LayerRun[];
  /** How often each invariant was evaluated, by its key ("us-core-1"). */
  readonly evaluations: Readonly<Record<string, number>>;
}
