// "oxaliplatin was dropped": that the drug was given before follows from the words; when, and how often, does not.
import type { DrugFact } from "../treatment-fact.ts";

// "oxaliplatin was reduced by 20 %", "Oxali cut to 75%", "bleomycin dose had to be held"
const CHANGED =
  /^\s?(?:(?:dose|dosage|component|part)\s)?(?:(?:was|were|is|had|has|have|to|be|been|being|later|then|also|subsequently|therefore|thus|permanently|temporarily)\s){0,4}(?:dose[- ])?(?:reduc\w+|dropped|de-?escalat\w+|omitted|held|withheld|withdrawn|interrupted|cut|capped|removed|discontinued|stopped)\b/i;
// "omission of oxaliplatin", "a dose reduction of capecitabine", "reducing the irinotecan"
const CHANGE_OF =
  /\b(?:(?:reduction|omission|discontinuation|interruption|withdrawal|de-?escalation)s? (?:of|in)|reducing|omitting|dropping|holding|withholding|stopping)\s(?:the\s)?(?:(?:dose|dosage) of\s)?$/i;
const REACH = 70;

/** @param text the original, in which the fact has its evidence */
export function isKnownByItsChangeAlone(fact: DrugFact, text: string): boolean {
  const own = fact.evidence[0]?.span;
  if (!own || fact.cycles !== undefined || fact.dose !== undefined || fact.time?.origin === "stated") return false;
  return CHANGED.test(text.slice(own.end, own.end + REACH)) || CHANGE_OF.test(text.slice(Math.max(0, own.start - REACH), own.start));
}
