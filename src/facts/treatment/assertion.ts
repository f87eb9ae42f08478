// Did it happen? What the context says of a treatment or procedure that a sentence names.
import { contextAt } from "../context/scope.ts";
import type { Reading } from "../reading.ts";

/** given: it was done. omitted: turned down or out of reach. proposed: advised, planned or imagined. untold: negated, general, or of somebody else. */
export type TreatmentAssertion = "given" | "omitted" | "proposed" | "untold";

// "he received", "was treated with", "after receiving": what follows happened, whatever was planned or refused before
const DONE =
  /\b(?<!\b(?:to|not|never|without|have|would|could|should|no|plan|by|of)\s)(?:received|receiving|underwent|undergoing|(?:was|were|been) (?:then |subsequently |therefore |initially |successfully )?(?:given|treated|administered|performed|started|switched|initiated|changed|placed)|completed|tolerated|has had|had had)\b/i;
const NOT = /(?:\bnot?|\bnever|n['’]t|\bwithout|\bno)$/i;
// "will be given", "is to start": the future tense of a plan
const FUTURE =
  /\b(?:will|shall|going to|plan(?:s|ning|ned)? (?:to|for)|is to|are to|to be (?:given|treated|started|followed|administered|performed|initiated|operated))\b/i;
// "confirmed", "was performed": what stands before it was done
const RESULT =
  /\b(?:confirm\w*|reveal\w*|show\w*|demonstrat\w+|detect\w*|found|achiev\w+|result\w*|(?:was|were) (?:performed|done|given|administered|carried out|completed|started))\b/i;
const OBJECT =
  /^[\s,]*(?:(?:any|further|the|all|local|additional|other|adjuvant|palliative|to|undergo|receive|have)\s)*(?:[\w-]+\s){0,2}?[\w-]*(?:treat|therap|chemo|radi|surg|ectom|resect|transplant|biops|test|follow|hospital|admission|examination|investigation)/i;
// "was offered", "were recommended", "had been planned"
const ADVISED_BEHIND =
  /^[^.;,]{0,40}\b(?:was|were|is|are|had been|has been|been) (?:also |then |therefore |initially |subsequently |strongly )?(?:offered|recommended|advised|suggested|proposed|planned|discussed|scheduled|contemplated|under consideration)\b/i;
// "could not be given", "was not performed"
const NOT_DONE_BEHIND =
  /^[^.;,]{0,40}\b(?:could|was|were|is|are|has|have|had|did|would) not (?:be |been )?(?:be )?(?:given|administered|performed|done|started|used|available|received|carried out|feasible|possible|considered|needed|required|offered|indicated|undertaken|initiated|tolerated enough)\b/i;
// A rule of the trade, not an event of the patient.
const GENERAL =
  /\b(?:typical(?:ly)?|usual(?:ly)?|standard|commonly|generally|conventionally)\s(?:[a-z]+\s){0,2}(?:administration|dose|dosing|regimen|treatment|therapy|approach|is|are|include[sd]?|consists?)\b|\b(?:remains?|is|are) the (?:mainstay|standard|treatment of choice)\b/i;

/** What the modifiers around the stretch [start, end) decide, nearest meaning first. */
export function assertionOf(reading: Reading, start: number, end: number): TreatmentAssertion {
  const context = contextAt(reading, start, end);
  const { text } = reading.sentence;
  if (context.experiencer !== "patient" || GENERAL.test(text)) return "untold";
  const acting = context.modifiers.filter((m) => (m.start >= end ? !isOfAnother(text, end, m) : !isDoneBetween(text, m, start)));
  const has = (...categories: readonly string[]): boolean => acting.some((m) => categories.includes(m.category));
  if (has("declined", "unaffordable", "unavailable")) return "omitted";
  if (has("negated")) return "untold";
  if (ADVISED_BEHIND.test(text.slice(end))) return "proposed";
  if (NOT_DONE_BEHIND.test(text.slice(end))) return "untold";
  if (has("hypothetical", "recommended")) return "proposed";
  if (acting.some((m) => m.category === "planned" && !isCountOfPlan(text, m))) return "proposed";
  const before = text.slice(clauseAt(reading, start).start, start);
  const future = FUTURE.exec(before);
  return future && !DONE.test(before.slice(future.index)) ? "proposed" : "given";
}

function isDoneBetween(text: string, modifier: { readonly start: number; readonly end: number }, start: number): boolean {
  const done = DONE.exec(text.slice(modifier.end, start));
  if (!done) return false;
  // "refused receiving", "did not receive": the verb is the modifier's own
  return done.index > 1 && !NOT.test(text.slice(modifier.start, modifier.end));
}

/** "A biopsy confirmed …, but the patient declined further treatment": the modifier behind has an object of its own. */
function isOfAnother(text: string, end: number, modifier: { readonly start: number; readonly end: number }): boolean {
  return RESULT.test(text.slice(end, modifier.start)) && OBJECT.test(text.slice(modifier.end));
}

/** "received four of six planned cycles" */
const isCountOfPlan = (text: string, m: { readonly start: number; readonly end: number }): boolean =>
  /^planned$/i.test(text.slice(m.start, m.end)) && /\b(?:of|out of)\s(?:the\s)?\w+\s$/i.test(text.slice(0, m.start));

/** The clause in which an offset lies. */
export function clauseAt(reading: Reading, at: number): { readonly start: number; readonly end: number } {
  return reading.clauses.find((c) => at >= c.start && at < c.end) ?? { start: 0, end: reading.sentence.text.length };
}
