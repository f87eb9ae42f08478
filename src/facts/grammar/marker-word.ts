// What a marker is called and how it is written.
export type MarkerKind = "serum" | "tissue" | "gene" | "score";

export interface MarkerWord {
  readonly name: string;
  readonly kind: MarkerKind;
  /** Source of a regular expression; letters are matched in their case only where `isExact`. */
  readonly forms: string;
  readonly isExact?: boolean;
}

/** A marker where a sentence names it. */
export interface MarkerMention {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly kind: MarkerKind;
}
