// Units of medicine doses as written → UCUM, as far as the unit table of the terminology has them.
import { ucumOf } from "../../terminology/units.ts";

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\s?(?:per|\/)\s?(?:square met(?:er|re)|sq\.?\s?m|mq\b|m\s?\^?\s?[2²])/i, "/m2"],
  [/\s?(?:per|\/)\s?(?:kilogram|kg)(?: of body weight)?/i, "/kg"],
  [/^(?:milligrams?|mgs)/i, "mg"],
  [/^(?:micrograms?|mcg|ug)/i, "µg"],
  [/^(?:gm|grams?)(?![a-z])/i, "g"],
  [/^units?(?![a-z])/i, "U"],
  [/^ml$/, "mL"],
];

/** "mg/m²", "mgs", "mg per square meter" → "mg", "mg/m2"; undefined where the table has no code: g/m2, U/kg. */
export function doseUnitOf(unit: string): string | undefined {
  const written = WORDS.reduce((text, [pattern, plain]) => text.replace(pattern, plain), unit);
  return ucumOf(written);
}
