// Treatments and tests of the days to come, where no verb of planning stands before them: what a letter asks its reader to do, what a note says
// without a subject, and what the present tense tells of tomorrow.
import { gated } from "../../base/gated.ts";
import type { Sentence } from "../../narrative/narrative.ts";

// "I would be grateful if you could arrange a CT", "please start letrozole", "I have asked her GP to prescribe"
const REQUESTED = gated(
  /\b(?:grateful (?:if|for)|(?:would|could|can|will) you|please|kindly|ask(?:ed|ing)? (?:you|(?:her|his|their|the|your|our) (?:GP|(?:own |family |local |general )?(?:doctor|physician|practitioner|team|colleagues?|nurses?|oncologists?|surgeons?|urologists?))) to)\b[^.;]{0,50}?\b(?:arrang(?:e|ing)|organi[sz](?:e|ing)|book|request|order|prescrib(?:e|ing)|start(?:ing)?|commenc(?:e|ing)|begin|give|giving|administer(?:ing)?|refer(?:ring)? (?:\w+ ){1,4}for|perform|do|check|repeat|issu(?:e|ing)|supply|continue|consider|add|switch|change|see (?:\w+ ){1,4}for)\b[^.;]{0,80}$/i,
);
// "To start on osimertinib", "…, aim to give six cycles of": a note's sentence without a subject
const WITHOUT_SUBJECT = gated(
  /(?:^|[.;:,–-]\s)\W*(?:\d[.)]\s)?(?:(?:then|and|aim|aiming|plan|hoping|hope|patient|pt)\s)?to (?:start|commence|begin|have|receive|undergo|proceed (?:to|with)|go (?:on to|ahead with)|continue|complete|consider|repeat|resume|restart|switch to|change to|book|arrange|organi[sz]e|be (?:started on|given|treated with|offered|referred for|listed for|booked for|considered for|restarted on))\b[^.;]{0,70}$/i,
);
// "For palliative radiotherapy to L3."
const FOR = /^\W*(?:\d[.)]\s)?for\s(?:(?:the|an?|urgent|early|elective|palliative|adjuvant|repeat|restaging|staging|follow-up)\s)*$/i;
const NO_VERB =
  /^(?:(?!\b(?:was|were|is|are|has|had|have|she|he|we|they|I|received|underwent|did|showed|revealed)\b)[^.;,]){0,60}(?:[.;,]|$)/i;
// "tomorrow", "next Tuesday", "in three weeks' time"
const TO_COME = gated(
  /\b(?:tomorrow|next (?:week|month|year|spring|summer|autumn|fall|winter|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|clinic|visit|appointment)|later this (?:week|month|year)|this coming|in the (?:coming|next) (?:\w+ )?(?:days?|weeks?|months?)|in (?:[\w-]+|\w+ (?:or|to) \w+) (?:days|weeks|months|years)['’]? time|in due course|in the (?:near )?future|at (?:her|his|the) next (?:visit|clinic|appointment|review))\b/i,
);
// "CT in 3 months."
const SOON =
  /^[^.;,]{0,25}\bin (?:[\w-]+|\w+ (?:or|to) \w+|\d{1,2}[-–]\d{1,2}) (?:days?|weeks?|wks?|months?|mo|mos|years?)(?: with [\w ]{3,30})?\s*(?:[.;]|$)/i;
// "RTC in 3 weeks with CT chest"
const BACK_THEN =
  /^\W*(?:\d[.)]\s)?(?:RTC|return|review|follow[- ]?up|f\/?u|see|clinic|back|recheck|r\/v)\b[^.;]{0,60}\b(?:in|at) (?:[\w-]+|\w+ (?:or|to) \w+) (?:days?|weeks?|wks?|months?|mo|mos|years?)\b[^.;]{0,40}$/i;
// "arranged a CT for next week", "booked her scan in 8 weeks"
const BOOKED =
  /\b(?:arranged|requested|booked|ordered|organi[sz]ed)\s(?:(?:the|an?|her|his|urgent|early|further|repeat|restaging|staging|follow-up)\s)*$/i;
const FOR_THEN = /^[^.;,]{0,25}\bfor (?:next|the (?:\d|week|end)|\d{1,2}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|this)\b/i;
const TOLD =
  /\b(?:was|were|had|has|have|did|\w+ed|given|underwent|began|begun|s\/p|status post|took|taken|went|came|led|shows?|shown|since)\b/i;

// "her next scan", told in the present
const NEXT_ONE = /\b(?:the|her|his|their|our)\snext\s(?:\w+\s)?$/i;
// "Start FOLFOX", "Obtain CT chest": what a note orders
const ORDERED =
  /^\W*(?:\d[.)]\s)?(?:will |then |to )?(?:get|obtain|order|start|begin|initiate|refer|schedule|arrange|consider|add|give|switch|send|book|proceed|offer|restart|resume)\b(?!\s?(?:of\b|date|:))[^.;]{0,90}$/i;
const DATED = /\b(?:19|20)\d{2}\b|\b\d{1,2}\/\d{1,2}\b/;
// What stands under "Plan" or "Decision" without a verb is meant.
const PLAN_HEADING =
  /^\W*(?:plans?|treatment plan|recommendations?|decisions?|(?:mdt|mdm|(?:multidisciplinary )?(?:tumou?r )?board)(?: (?:outcome|decision|recommendation|plan)s?)|next steps?|to do|proposal)\W*$/i;
const GOES_ON = /^\W*(?:\d[.)]\s)?(?:continue|cont\b|ongoing|on\b|hold|stop|s\/p|status post|current)/i;

/** Under a heading that promises a plan. */
export const isUnderPlan = ({ heading }: Sentence): boolean => heading !== undefined && PLAN_HEADING.test(heading);

/** @param clause the stretch in which the name stands */
export function isOfDaysToCome(
  sentence: Sentence,
  clause: { readonly start: number; readonly end: number },
  start: number,
  end: number,
): boolean {
  const { text } = sentence;
  const head = text.slice(0, start);
  if (REQUESTED.test(head) || WITHOUT_SUBJECT.test(head)) return true;
  const tail = text.slice(end, clause.end);
  if (FOR.test(head) && NO_VERB.test(tail)) return true;
  if (BOOKED.test(head) && (TO_COME.test(tail) || SOON.test(tail) || FOR_THEN.test(tail))) return true;
  const words = text.slice(clause.start, clause.end);
  if (TOLD.test(words)) return false;
  if (NEXT_ONE.test(head) || TO_COME.test(words) || SOON.test(tail) || BACK_THEN.test(head)) return true;
  return (ORDERED.test(head) || (isUnderPlan(sentence) && !GOES_ON.test(text))) && !DATED.test(words);
}
