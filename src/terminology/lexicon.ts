// Terms of the field found in clean text: which stretch names which concept. What a term is, is data; what it means here, is decided in facts/.

export type TermKind =
  | "drug"
  | "drug-class"
  | "regimen"
  | "condition"
  | "morphology"
  | "comorbidity"
  | "site"
  | "procedure"
  | "radiotherapy"
  | "marker"
  | "finding"
  | "abbreviation";

export interface Sense {
  /** Opens the concept in the terminology; absent for a term known by its shape alone ("-mab"). */
  readonly key?: string;
  readonly kind: TermKind;
  /** The concept's own name. */
  readonly name: string;
  /** Finer word of the source table: "antineoplastic", "surgery", "imaging", "gene", "neoplasm" … */
  readonly group?: string;
}

export interface TermMatch {
  /** Offsets into the text that was given. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** At least one; several where a form is ambiguous. The first is the likeliest. */
  readonly senses: readonly Sense[];
  /** Found by its ending, not in any vocabulary. */
  readonly isShape?: boolean;
}

export interface Lexicon {
  /** All longest matches in order; matches of different kinds may overlap, of one kind never. Linear in the length of the text. */
  match(text: string): readonly TermMatch[];
}
