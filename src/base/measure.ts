// A number with its unit as UCUM writes it. https://ucum.org

export type Comparator = "<" | "<=" | ">" | ">=";

export interface Measure {
  readonly value: number;
  /** UCUM code, such as "mg/m2", "cm", "{score}"; absent where the text gives none. */
  readonly unit?: string;
  readonly comparator?: Comparator;
  /** "about", "approximately", "roughly" stood before the number. */
  readonly isApproximate?: boolean;
}
