// What a procedure's own line says of its time to come, of an attempt that failed, and of a plan that was carried out.
import { gated } from "../../base/gated.ts";
import type { Sentence } from "../../narrative/narrative.ts";

// A plan's line that names no past: "CT chest in 8 weeks", "PET/CT after cycle 4", "Surveillance: colonoscopy 1 yr"
const LATER =
  /^[^.;]{0,30}?(?:\b(?:in|at|every) (?:\d{1,2}|one|two|three|four|six|eight|twelve)(?:\s?(?:-|to)\s?\d{1,2})?\s?(?:wks?|weeks?|months?|mo|yrs?|years?)\b(?! (?:later|after|showed|revealed))|\b(?:after|before|prior to) (?:(?:cycle|course) \d|(?:the )?next|any (?:new|further|change))|\d{1,2}\/12\b(?!\s?(?:cores?|biops|nodes?|LNs?|lymph|positive|samples?))|\b(?:1|2|3|5) yrs?\b|only if\b|if there is\b)/i;
// "closure of the stoma in May if no leak"
const CONDITION = /^[^.;]{0,40}\b(?<!\bas )if (?:no|all|the|she|he|it|still|fit|well|negative|positive|clear)\b/i;
const PAST =
  /\b(?:was|were|had|has|have|did|showed|revealed|demonstrated|confirmed|underwent|performed|done|received|obtained|\d{1,2}\/\d{1,2}\/\d{2,4})\b/i;
// "the biopsy will show whether", "a CT would have shown"
const TO_TELL = /^\s(?:scan\s)?(?:will|would|should|might|may)\s(?:then\s)?(?:be|have|show|tell|reveal|help|decide|exclude|clarify)\b/i;
const PLAN_LABEL = /^\W*(?:\d[.)]\s*)?(?:plan|surveillance|follow-?up|f\/u|recommend\w*|next steps?|to do|rec)\s?:/i;

const DETERMINERS = "(?:(?:the|an?|her|his|further|urgent|repeat|elective|palliative|staging|restaging|follow-up)\\s)*";
// "awaits PET-CT", "He is for TACE", "Ordered MRI brain", "Thank you for sending this lady for mastectomy"
const MEANT_BEFORE = gated(
  new RegExp(
    `(?:\\b(?:awaits?|(?:is|are) for|(?:sending|sent|refer(?:ring)?) (?:\\w+ ){1,4}for(?: consideration of)?)|^\\W*(?:\\d[.)]\\s)?(?:ordered|requested|booked))\\s${DETERMINERS}(?:[\\w-]+\\s){0,2}$`,
    "i",
  ),
);
const RESULT = /\b(?:show\w*|reveal\w*|demonstrat\w+|confirm\w*|found|was|were|had|underwent)\b/i;
// "CT TAP and bone scan to be arranged", "CT after C3, scheduled for 9/19"
const MEANT_BEHIND = gated(
  /^[^.;:]{0,60}?(?:\bto be (?:arranged|booked|requested|organi[sz]ed|done|performed|scheduled|repeated)\b|,\s(?:scheduled|booked|planned|due|requested|pending)\b)/i,
);
// "Colonoscopy 1 year after surgery." and no more: a line of a plan; a story has a verb
const ALONE = /^\W*(?:\d[.)]\s)?(?:[\w/-]+\s){0,3}$/;
const AFTER_SO_LONG =
  /^\s(?:in )?(?:about )?(?:\d{1,2}|one|two|three|six|twelve)[\s-](?:weeks?|months?|years?)\s(?:after|from|post)[\s-](?:[\w-]+\s?){1,4}[.;]?\s*$/i;

/** No event yet: a line of a plan, a condition, a request. */
export function isOnlyPlanned({ text, section }: Sentence, word: { readonly start: number; readonly end: number }): boolean {
  const behind = text.slice(word.end);
  const before = text.slice(Math.max(0, word.start - 80), word.start);
  if (TO_TELL.test(behind)) return true;
  if (MEANT_BEFORE.test(before) && !RESULT.test(behind)) return true;
  if (PAST.test(text)) return false;
  if (CONDITION.test(behind) || MEANT_BEHIND.test(behind)) return true;
  if (AFTER_SO_LONG.test(behind) && ALONE.test(text.slice(0, word.start))) return true;
  return PLAN_LABEL.test(text) || (LATER.test(behind) && (section === "assessment-plan" || !/\b(?:19|20)\d{2}\b/.test(text)));
}

// "an attempt at bronchoscopy failed", "failed ERCP"
const ATTEMPT_BEFORE =
  /\b(?:failed|unsuccessful)\s(?:attempts?\s(?:at|to perform)\s)?(?:(?:an?|the)\s)?$|\battempts?\sat\s(?:(?:an?|the)\s)?(?:\w+\s)?$/i;
const FAILED_BEHIND =
  /^\s(?:(?:was|were|has been|had been)\s)?(?:attempted[,\s]\s?(?:but\s)?(?:unsuccessfully|without success|failed|was unsuccessful|could not be completed|(?:was|had to be) (?:abandoned|aborted))|unsuccessful\b|failed\b|could not be completed\b|not successful\b)/i;

/** Tried and not achieved. An attempt alone may have succeeded. */
export function isFailedAttempt(before: string, behind: string): boolean {
  if (/\bfailed\s$|\bunsuccessful\s(?:attempts?\s(?:at|to perform)\s)?$/i.test(before)) return true;
  return (ATTEMPT_BEFORE.test(before) || !/\battempts?\s/i.test(before)) && FAILED_BEHIND.test(behind);
}

// "… was carried out on 3 June", "requested and performed", "requested in March showed"
const CARRIED_OUT =
  /^(?:\s(?:scan|was|were))*(?:\s(?:requested|ordered|arranged|booked|planned|scheduled)(?:\s(?:and|in|on|for|at|last)(?:\s[\w/]+){0,3}?)?)?\s(?:(?:was|were)\s(?:then\s|subsequently\s|duly\s)?(?:carried out|performed|undertaken|completed|done)\b|(?:and\s)?(?:then\s)?(?:performed|carried out|undertaken)\b|(?:showed|revealed|demonstrated|confirmed)\b)/i;

/** Whatever was planned or asked for before: it was done, or its result is told. */
export const wasCarriedOut = (behind: string): boolean => CARRIED_OUT.test(behind) && !/^[^.;,]{0,40}\b(?:not|never|to be)\b/i.test(behind);
