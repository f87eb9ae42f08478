// What every fact has: evidence, time, order, doubt; and the words that several kinds share.
import type { Concept } from "../base/concept.ts";
import type { Evidence } from "../base/evidence.ts";
import type { PartialDate } from "../base/partial-date.ts";
import type { Repair } from "../narrative/narrative.ts";

/** ConText's assertion of a thing that can be there or not. */
export type Assertion = "present" | "absent" | "possible" | "historical";

/** Why a thing did not happen, ended, or was changed. `text` is the reason as written. */
export type ReasonClass =
  | "refusal"
  | "financial"
  | "personal"
  | "not-available"
  | "toxicity"
  | "progression"
  | "inefficacy"
  | "medical"
  | "completed"
  | "other";

export interface Reason {
  readonly class: ReasonClass;
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** Why a person should look at the fact. */
export type ReviewReason = "repaired" | "ambiguous" | "derived" | "weak-anchor" | "conflicting" | "not-stated" | "uncertain";

/** When. A point in time has start = end; "until September" has only an end; nothing known has neither. */
export interface FactTime {
  /** stated: the words name the date. derived: reckoned from an anchor ("five months after …") and only as precise as the phrase. */
  readonly origin: "stated" | "derived";
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  /** Widest stretch in which a derived or unknown time can lie; either end may be open. */
  readonly bounds?: { readonly earliest?: PartialDate; readonly latest?: PartialDate };
  /** The words of the date or of the phrase and its anchor. */
  readonly evidence: readonly Evidence[];
  /** For a person: "five months before July 2022". Only on derived times. */
  readonly explanation?: string;
}

export type Side = "left" | "right" | "bilateral";

/** A place in the body as the text gives it. */
export interface Place {
  readonly site: Concept;
  readonly side?: Side;
  /** "multiple", "upper", "distal" … as written. */
  readonly qualifier?: string;
  readonly evidence: readonly Evidence[];
}

export interface FactBase {
  /** Unique within the patient: kind and ordinal, "drug-3". */
  readonly id: string;
  /** The words that prove the fact itself; first the strongest. At least one. */
  readonly evidence: readonly Evidence[];
  /** Evidence of single values, by the name of the attribute: { totalGy: [...], fractionGy: [...] }. */
  readonly valueEvidence?: Readonly<Record<string, readonly Evidence[]>>;
  readonly time?: FactTime;
  /** Position in the story: facts with smaller numbers happened earlier or at the same time. */
  readonly order: number;
  /** Absent = certain. */
  readonly review?: readonly ReviewReason[];
  /** For each value that is not stated: its attribute and how it was derived. */
  readonly derived?: Readonly<Record<string, string>>;
  readonly repairs?: readonly Repair[];
  /** Name of the rule that found it, for `explain`: "finders/radiotherapy: dose in dose-per-fraction". */
  readonly rule: string;
}
