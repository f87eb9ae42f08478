// What a reader hands on: blocks in the order of the text, as stretches of the original.

/** A stretch of the original; `as` where the markup means other characters (an entity, an escape). */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly as?: string;
}

export interface Block {
  readonly kind: "heading" | "paragraph" | "item" | "caption";
  /** 1 to 6 where the format has levels. */
  readonly level?: number;
  readonly pieces: readonly Piece[];
  /** A blank line, a heading or the like stands before it: it may not be the rest of the block before unless a sentence is cut. */
  readonly paragraph: number;
}
