// Names of the rules that find treatments. The refiners join facts by them: what only looks back joins what was told before.
import type { Telling } from "./telling.ts";

export const DRUG_RULE: Readonly<Record<Telling, string>> = {
  given: "finders/drug: given",
  anew: "finders/drug: begun",
  back: "finders/drug: looked back on",
};
export const HOME_MEDICATION = "finders/drug: medication list";
export const RADIOTHERAPY_RULE: Readonly<Record<Telling | "dose", string>> = {
  dose: "finders/radiotherapy: dose",
  given: "finders/radiotherapy: given",
  anew: "finders/radiotherapy: begun",
  back: "finders/radiotherapy: looked back on",
};
export const PROCEDURE_RULE: Readonly<Record<Telling, string>> = {
  given: "finders/procedure: done",
  anew: "finders/procedure: done again",
  back: "finders/procedure: looked back on",
};
export const SYSTEMIC_RULE: Readonly<Record<Telling, string>> = {
  given: "finders/systemic: given",
  anew: "finders/systemic: begun",
  back: "finders/systemic: looked back on",
};

/** How the fact's sentence told of it; undefined for facts of other finders. */
export function tellingOfRule(rule: string): Telling | undefined {
  for (const table of [DRUG_RULE, RADIOTHERAPY_RULE, PROCEDURE_RULE, SYSTEMIC_RULE] as const)
    for (const telling of ["given", "anew", "back"] as const) if (table[telling] === rule) return telling;
  return rule === RADIOTHERAPY_RULE.dose ? "given" : undefined;
}
