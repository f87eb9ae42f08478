// What a term of the text stands for. `key` opens the terminology (codes with their sources); without a key it is text and stays text.

export interface Concept {
  /** Key of `terminology/`: absent where no vocabulary knows the term. */
  readonly key?: string;
  /** Name for a reader: the concept's own name, or the words of the text. */
  readonly text: string;
}

/** A coding as it is emitted, with the row that vouches for it. */
export interface SourcedCoding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
  /** Where the row comes from: package and file, or register. */
  readonly source: string;
  /** The row itself asks for review (recorded without its source at hand). */
  readonly isRecordedOnly?: boolean;
}
