// The shapes of the data files in concepts/: one concept with its names and every row that was judged for it.

export interface CsvCode {
  readonly system: string;
  readonly code: string;
  readonly display: string;
  /** Of the code to the concept: exact, broader, narrower, related. Only exact and preferred rows are ever emitted. */
  readonly relation: string;
  readonly isPreferred: boolean;
  /** Package and file, or repository and commit, in which the code was found. */
  readonly source: string;
  /** Known from an earlier record only: emitted with a request for review. */
  readonly isRecordedOnly?: boolean;
  /** Needs an affiliate licence (SNOMED CT outside the Global Patient Set) or is not cleared (ICD-O-3). */
  readonly isAffiliate?: boolean;
  /** Condition under which the code holds, or why it does not. */
  readonly note?: string;
}

export interface CsvConcept {
  /** "drug/cisplatin", "condition.primary/adenocarcinoma-of-cervix" */
  readonly key: string;
  readonly domain: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Classes of a drug: "cytotoxic", "ICI", "TKI". */
  readonly classes?: readonly string[];
  readonly codes: readonly CsvCode[];
}
