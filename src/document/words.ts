// Coded values and measures in the words of the field.
import type { CodeableConcept, Coding, Quantity } from "@medplum/fhirtypes";

/** The words as written, else the display of the first coding, else its code; undefined where the concept says nothing. */
export function conceptWords(concept: CodeableConcept | undefined): string | undefined {
  const said = concept?.text ?? codingWords(concept?.coding?.[0]);
  return said === undefined || tidy(said) === "" ? undefined : tidy(said);
}

/** SNOMED CT's semantic tag, "(procedure)", is for coders. */
const codingWords = (coding: Coding | undefined): string | undefined =>
  coding?.display?.replace(SEMANTIC_TAG, "").replace("International Federation of Gynecology and Obstetrics", "FIGO") ?? coding?.code;
// "Biopsy of liver (procedure)"
const SEMANTIC_TAG =
  / \((?:procedure|disorder|finding|situation|qualifier value|observable entity|regime\/therapy|tumor staging|staging scale)\)$/;

export const listed = (concepts: readonly CodeableConcept[] | undefined): string | undefined =>
  joined(concepts?.map(conceptWords) ?? [], ", ") || undefined;

/** "a, b and c". */
export function enumerated(items: readonly string[]): string {
  const last = items.at(-1);
  return items.length < 2 || last === undefined ? items.join("") : `${items.slice(0, -1).join(", ")} and ${last}`;
}

export const joined = (parts: readonly (string | false | undefined)[], between: string): string =>
  parts.filter((part) => part !== undefined && part !== false && part !== "").join(between);

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Blanks and line breaks of any kind as one blank. */
const tidy = (words: string): string => words.replace(/\s+/g, " ").trim();

// UCUM as a reader writes it. https://ucum.org/ucum
const UNITS: Readonly<Record<string, string>> = {
  "{score}": "",
  "mg/m2": "mg/m²",
  "g/m2": "g/m²",
  ug: "µg",
  "ug/kg": "µg/kg",
  "[iU]": "IU",
  "[iU]/m2": "IU/m²",
};
const TIMES: Readonly<Record<string, string>> = { a: "year", mo: "month", wk: "week", d: "day" };
const COMPARATORS: Readonly<Record<string, string>> = { ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most " };

/** "more than 9 months", "75 mg/m²", "1 year", "12 %". */
export function quantityWords(quantity: Quantity | undefined): string | undefined {
  if (quantity?.value === undefined) return undefined;
  const { value, comparator = "", code, unit = code } = quantity;
  const time = TIMES[code ?? ""];
  const measure = time === undefined ? joined([String(value), UNITS[unit ?? ""] ?? unit], " ") : counted(value, time);
  return `${COMPARATORS[comparator] ?? ""}${measure}`;
}

/** "Poorly …" where the first word is plain; "p40", "pT2" and "HER2" stay as they are. */
export const capitalised = (words: string): string =>
  // "external beam", "nab-paclitaxel"
  /^[a-z][a-z-]*(?![A-Za-z0-9])/.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words;

/** "Patient's condition" → "patient's condition"; "HER2", "CT" and names such as "American Joint Committee" stay. */
export const lowered = <Words extends string | undefined>(words: Words): Words =>
  words?.replace(/^[A-Z](?=[a-z][^A-Z]*$)/, (letter) => letter.toLowerCase()) as Words;

/** The parts that say something as one sentence; "" where none does. */
export function sentence(...parts: readonly (string | false | undefined)[]): string {
  const words = joined(parts, ", ");
  return words === "" ? "" : `${capitalised(words)}${/[.!?]$/.test(words) ? "" : "."}`;
}
