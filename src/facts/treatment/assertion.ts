// Did it happen? What the context says of a treatment or procedure that a sentence names.
import { contextAt } from "../context/scope.ts";
import type { Reading } from "../reading.ts";

/** given: it was done. omitted: turned down or out of reach. proposed: advised, planned or imagined. untold: negated, general, or of somebody else. */
export type TreatmentAssertion = "given" | "omitted" | "proposed" | "untold";

// Said before "planned" they tell that it was done: "received four of six planned cycles".
const DONE = /\b(?:received|underwent|completed|was given|were given|was treated|were treated|has had|had had|finished|tolerated|was administered|were administered)\b/i;
// A rule of the trade, not an event of the patient.
const GENERAL = /\b(?:typical(?:ly)?|usual(?:ly)?|standard|commonly|generally|conventionally)\s(?:[a-z]+\s){0,2}(?:administration|dose|dosing|regimen|treatment|therapy|approach|is|are|include[sd]?|consists?)\b|\b(?:remains?|is|are) the (?:mainstay|standard|treatment of choice)\b/i;

/** What the modifiers around the stretch [start, end) decide, nearest meaning first. */
export function assertionOf(reading: Reading, start: number, end: number): TreatmentAssertion {
  const context = contextAt(reading, start, end);
  const { text } = reading.sentence;
  if (context.experiencer !== "patient" || GENERAL.test(text)) return "untold";
  if (context.isDeclined || context.isUnaffordable || context.isUnavailable) return "omitted";
  if (context.isNegated) return "untold";
  if (context.isHypothetical || context.isRecommended) return "proposed";
  if (context.isPlanned) {
    const planned = context.modifiers.filter((m) => m.category === "planned");
    const from = clauseAt(reading, start).start;
    return planned.every((m) => m.end <= start && /^planned$/i.test(text.slice(m.start, m.end)) && DONE.test(text.slice(from, m.start))) ? "given" : "proposed";
  }
  return "given";
}

/** The clause in which an offset lies. */
export function clauseAt(reading: Reading, at: number): { readonly start: number; readonly end: number } {
  return reading.clauses.find((c) => at >= c.start && at < c.end) ?? { start: 0, end: reading.sentence.text.length };
}
