// One thing on the timeline: what it is, where its resource stands, and when it was, as wide as that is uncertain.

export const LANES = [
  "Disease",
  "Response",
  "Radiotherapy",
  "Systemic therapy",
  "Procedures",
  "Not given",
  "Findings",
  "Follow-up",
] as const;
export type Lane = (typeof LANES)[number];

/** Days since 1970-01-01, start of the first day to end of the last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * stated: the words name the date. derived: reckoned from an anchor. bounded: somewhere in the stretch. ordered: only the neighbours are known.
 */
export type Certainty = "stated" | "derived" | "bounded" | "ordered";

/** CR, PR, SD, PD where the text names the category; worse, better, stable where it only describes. */
export type Mark = "bar" | "event" | "CR" | "PR" | "SD" | "PD" | "worse" | "better" | "stable" | "other-response" | "omitted";

export interface Item {
  /** "Procedure/3f2…": the resource it draws. */
  readonly ref: string;
  /** Other resources that are drawn with it: the drugs of a course. */
  readonly with: readonly string[];
  readonly lane: Lane;
  readonly mark: Mark;
  readonly label: string;
  /** One line a person reads when pointing at it: date as written and the quotes. */
  readonly title: string;
  readonly stretch?: Stretch;
  readonly certainty: Certainty;
  readonly isReview: boolean;
}

export interface PlacedItem extends Item {
  readonly stretch: Stretch;
}
