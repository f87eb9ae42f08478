// Doses of medicines in clean text: "200mg", "3 mg/kg", "40 mg/m2", "AUC 5", "1,500 mg", "10,000 IU", each with its stretch.
import type { Comparator } from "../../base/measure.ts";
import { DECIMAL, readDecimal } from "./decimal.ts";
import { doseUnitOf } from "./dose-units.ts";

export interface MedicineDose {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Absent where the words give no single number: "20/25 mg", "200-400 mg". */
  readonly value?: number;
  /** UCUM; absent where the table has no code for it. */
  readonly unit?: string;
  readonly comparator?: Comparator;
  /** "/day", "daily" within the unit. */
  readonly per?: string;
}

const MASS = "mgs?|milligrams?|mcg|[µμu]g|micrograms?|gm|grams?|g|m?IU|M?U|units?|m[Ll]|[MG]Bq|mCi";
const AREA_OR_WEIGHT = "(?:\\s?/\\s?|\\sper\\s)(?:square met(?:er|re)|sq\\.?\\s?m\\b|sqm\\b|mq\\b|m\\s?\\^?\\s?[2²]|kg|kilogram)";
// "260mg/m²", "1500mgs", "5 mg/kg/day", "20/25 mg", "100-200 mg"
const AMOUNT = new RegExp(
  `(?<![\\w.,/²^-])(?<n>${DECIMAL})(?<more>\\s?(?:/|-|–|to)\\s?\\d{1,5}(?:\\.\\d{1,2})?)?\\s?-?(?<unit>(?:${MASS})(?:${AREA_OR_WEIGHT})?)(?<per>\\s?(?:/|per)\\s?(?:day|d|week|wk|dose|h|hr|min|body)\\b)?(?:(?![A-Za-z0-9²])|(?=(?:iv|IV|po|PO|sc|SC|im|IM|bd|bid|BID|od|OD|qd|QD|tds)\\b))(?!\\s?(?:/|per\\s)\\s?(?:[dmµ]?[lL]\\b|dL))`,
  "g",
);
// "AUC 5", "AUC = 6", "AUC of 2", "area under the curve (AUC) 5"
const AUC = /\b(?:AUC|area under (?:the )?curve)(?:\s?\(AUC\))?\s?(?:=|of|:|-)?\s?(?<n>\d{1,2}(?:\.\d)?)(?![\d.])/gi;

/** All doses in the order of the text. Concentrations of the laboratory (ng/mL, U/L, g/dL) are none. */
export function findMedicineDoses(text: string): readonly MedicineDose[] {
  const doses: MedicineDose[] = [];
  for (const m of text.matchAll(AMOUNT)) {
    const { n, more, unit, per } = m.groups!;
    const value = more ? undefined : readDecimal(n!);
    const code = doseUnitOf(unit!);
    doses.push({
      start: m.index,
      end: m.index + m[0].length,
      text: m[0],
      ...(value === undefined ? {} : { value }),
      ...(code === undefined ? {} : { unit: code }),
      ...(per === undefined ? {} : { per: per.trim() }),
    });
  }
  for (const m of text.matchAll(AUC)) doses.push({ start: m.index, end: m.index + m[0].length, text: m[0] });
  return doses.sort((a, b) => a.start - b.start);
}
