// A date that a noun phrase has for itself: "the CT of 3 May shows …", "14.2 ng/ml (07/2019)". It dates that thing and what it shows, not its neighbours.
import { gated } from "../../base/gated.ts";
import type { TimeMention } from "./time-mention.ts";

// "… has risen and the latest CT of 3 May": what stands before the date, from the conjunction on
const NEXT_SUBJECT =
  /(?:,|;|\b(?:and|but|while|whereas|although|with))\s(?:(?:the|a|an|her|his|their|our|recent|latest|most|last|repeat|follow-up|subsequent|surveillance|restaging|staging|interval|new|further)\s)*(?:[\w/+-]+\s){1,4}\(?(?:(?:of|from|dated|on|in|(?:done|performed|taken|carried out|obtained) (?:on|in))\s)?(?:the\s)?$/i;
/** Behind the date the verb of its noun. */
const SHOWS =
  /^\)?,?\s(?:(?:also|then|now|again|\w+ly)\s)?(?:show|reveal|demonstrat|confirm|suggest|identif|report|detect|disclos|indicat|found|depict|(?:was|were|is|are|has|had)\b)/i;
const VERB = gated(
  /\b(?:is|was|were|are|has|have|had|rose|fell|remains?|remained|shows?|showed|increased|decreased|improved|worsened|feels?|felt|developed|received|underwent|tolerat\w+|continu\w+|complain\w+|stopped|started)\b/i,
);

/** The fact at `at` stands before a conjunction, and the date is of the subject behind it, which has its own verb. */
export function isOfNextSubject(text: string, m: TimeMention, at: number): boolean {
  if (m.start < at || !SHOWS.test(text.slice(m.end, m.end + 40))) return false;
  const from = Math.max(at, m.start - 80);
  const subject = NEXT_SUBJECT.exec(text.slice(from, m.start));
  return subject !== null && VERB.test(text.slice(0, from + subject.index));
}

// "14.2 ng/ml (", "= 7 (": not "x 6 (", "cycle 4 ("
const VALUE_BEFORE = /(?<![\w.,])(?<![x×]\s?|cycles?\s|#\s?)[<>≤≥~]?\d+(?:[.,]\d+)?\s?(?:%|[A-Za-zµμ][\w/µμ^%]{0,11})?\s?[([]$/;
const PART_ENDS = /[,;]\s/;

/** The date alone in brackets behind a value: of the value and its name, of nothing behind the brackets and of no other part of a list. */
export function isOfOtherValue(text: string, m: TimeMention, at: number): boolean {
  if (!/^\s?[)\]]/.test(text.slice(m.end, m.end + 2)) || !VALUE_BEFORE.test(text.slice(Math.max(0, m.start - 30), m.start))) return false;
  return at >= m.end || PART_ENDS.test(text.slice(at, m.start));
}

/** "fell from 14.2 to 2.1 by June": the value that it fell from is of no date that stands behind the value that it fell to. */
export function isLeftValue(text: string, m: TimeMention, at: number): boolean {
  return (
    m.start > at &&
    /\bfrom\s(?:[a-z]+\s){0,3}$/i.test(text.slice(Math.max(0, at - 30), at)) &&
    /^[^,;(]{0,40}\bto\s[^,;(]{0,30}\d/i.test(text.slice(at, m.start))
  );
}
