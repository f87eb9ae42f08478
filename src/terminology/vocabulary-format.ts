// How the packed vocabulary is written, by tools/digest-terminology.ts, and read, by vocabulary.ts. Words that repeat stand once in a list and are named by their place in it.

/** System, code, display (0: as the name; "": not known), source, 1 where an affiliate licence is needed. */
export type PackedCode = readonly [system: number, code: string, display: string | 0, source: number, isAffiliate: 0 | 1];

export type PackedConcept = readonly [
  key: string,
  kind: number,
  group: number,
  name: string,
  codes: readonly PackedCode[],
  components?: readonly string[],
];

/** Rest of the form after its first word → numbers of the concepts. */
export type PackedForms = Readonly<Record<string, readonly number[]>>;
