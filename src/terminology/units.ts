// Units as a text writes them → UCUM. Only units of the judged table.
import type { SourcedCoding } from "../base/concept.ts";
import { codingsOf } from "./codings.ts";
import { judgedConcepts } from "./concepts.ts";

let byForm: ReadonlyMap<string, string> | undefined;

// "mg/m²" = "mg/m2", "µg" = "ug", "ng/ml" = "ng/mL"
const plain = (unit: string): string =>
  unit.normalize("NFKC").replace(/[µμ]/gu, "u").replace(/²/gu, "2").replace(/³/gu, "3").replace(/×/gu, "x").replace(/\s+/gu, "");

function forms(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const units = [...judgedConcepts().values()].filter((c) => c.domain === "unit");
  for (const { name, aliases, codes } of units) for (const form of [name, ...aliases]) found.set(plain(form), codes[0]!.code);
  // In another case only where that names no other unit: "MG" is megagram, "ng/ml" is nothing else.
  for (const [form, code] of [...found]) {
    const small = form.toLowerCase();
    if (form.length > 2 && !found.has(small)) found.set(small, code);
  }
  return found;
}

/** UCUM code of a unit of the text: "mg/m²" → "mg/m2", "IU/ml" → "[iU]/mL"; undefined for an unknown one. */
export function ucumOf(unit: string): string | undefined {
  byForm ??= forms();
  const key = plain(unit);
  return byForm.get(key) ?? (key.length > 2 ? byForm.get(key.toLowerCase()) : undefined);
}

/** The unit's own coding with its source. */
export const unitCodings = (ucum: string): readonly SourcedCoding[] => codingsOf(`unit/${ucum}`);
