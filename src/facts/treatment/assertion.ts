// Did it happen? What the context says of a treatment or procedure that a sentence names.
import { gated } from "../../base/gated.ts";
import { contextAt } from "../context/scope.ts";
import { rememberLast } from "../grammar/remember-last.ts";
import type { Reading } from "../reading.ts";
import { isOfDaysToCome } from "./days-to-come.ts";
import { isLeftBehind, talkOf } from "./not-at-that-time.ts";
import { notedAdvice } from "./noted-advice.ts";

/** given: it was done. omitted: turned down or out of reach. proposed: advised, planned or imagined. untold: negated, general, or of somebody else. */
export type TreatmentAssertion = "given" | "omitted" | "proposed" | "untold";

// "he received", "was treated with", "after receiving": what follows happened, whatever was planned or refused before
const DONE =
  /\b(?<!\b(?:to|not|never|without|have|would|could|should|no|plan|by|of)\s)(?:received|receiving|underwent|undergoing|performing|(?:was|were|been) (?:then |subsequently |therefore |initially |successfully )?(?:given|treated|administered|performed|started|switched|initiated|changed|placed)|completed|tolerated|has had|had had)\b/i;
const NOT = /(?:\bnot?|\bnever|n['’]t|\bwithout|\bno)$/i;
// "confirmed", "was performed": what stands before it was done
const RESULT =
  /\b(?:confirm\w*|reveal\w*|show\w*|demonstrat\w+|detect\w*|found|achiev\w+|result\w*|(?:was|were) (?:performed|done|given|administered|carried out|completed|started))\b/i;
const OBJECT =
  /^[\s,]*(?:(?:any|further|the|all|local|additional|other|adjuvant|palliative|to|undergo|receive|have)\s)*(?:[\w-]+\s){0,2}?[\w-]*(?:treat|therap|chemo|radi|surg|ectom|resect|transplant|biops|test|follow|hospital|admission|examination|investigation)/i;
// "was prescribed and will start on Monday"
const TO_COME = /^[^.;,]{0,40}\b(?:and|which|to) (?:will|shall|is to) (?:start|begin|be|follow)\b/i;
// "could not be given", "was not performed"
const NOT_DONE_BEHIND = gated(
  /^(?:[^.;,()]|\([^()]{0,30}\)){0,40}?\b(?:could|was|were|is|are|has|have|had|did|would) (?:therefore |thus |also |however |hence |consequently )?not (?:be |been )?(?:be )?(?:customary|routine(?:ly)?|necessary|given|taken|administered|performed|done|started|used|available|received|carried out|feasible|possible|considered|needed|required|offered|indicated|undertaken|initiated|tolerated enough|appropriate|suitable|advisable|beneficial|of (?:any )?(?:benefit|value)|in (?:her|his|the patient['’]s|their) (?:best )?interests?|safe|sensible|wise|resumed|restarted|carried out|recommended|advis(?:ed|able)|pursued|delivered|reimbursed|funded|an option|(?:felt|deemed|thought|believed|judged) (?:to be )?\w+)\b/i,
);
// "was deemed unnecessary", "was never started", "was abandoned", "was not reimbursed", "is not funded"
const NOT_DONE_OTHERWISE =
  /^(?:[^.;,()]|\([^()]{0,30}\)){0,40}?\b(?:(?:was|were|is|are) (?:deemed|considered|felt|judged|thought) (?:to be )?(?:un\w+|in\w+|too \w+|not \w+)|(?:was|were|has been|had been) (?:planned |prescribed )?(?:but )?never \w+|(?:has|have|had) never been \w+|never (?:given|started|took|taken|delivered|performed|received)|(?:was|were) (?:therefore |thus |then )?(?:abandoned|aborted|omitted(?! (?:from (?:the |cycle)|after (?:the |cycle)))|deferred|cancel(?:l)?ed|fore?gone|waived|dispensed with|refrained from|passed over|not (?:undertaken|attempted))|(?:proved|turned out|was found|were found|seemed|appeared) (?:to be )?(?:technically )?(?:impossible|unfeasible|infeasible|not (?:feasible|possible)|unsafe|too (?:risky|dangerous|difficult))|(?:was|were|is|are) (?:kept|held|left) (?:in reserve|for later|back)|(?:is|are|remains?) in reserve|not (?:needed|required|indicated|done|performed|given|recommended|(?:felt|considered|deemed|thought) (?:to be )?\w+|(?:yet |locally |currently )?(?:available|accessible|funded|reimbursed|covered|approved))\b|(?:prescribed|planned|scheduled|intended|approved|ordered),? (?:but|however,?) (?:\w+ ){0,4}(?:never|not|declin\w+|refus\w+|unable))/i;
// "are alternatives", "would be our next step", "is due", "have also been studied"
const ONLY_AN_OPTION =
  /^[^.;]{0,60}?\b(?:(?:was|were|is|are) (?:felt|deemed|thought|considered|judged) (?:to be )?(?:feasible|possible|appropriate|an option|reasonable|indicated)|(?:is|are|remain|remains|represent|represents|would be|could be|might be|may be|will be|was|were) (?:an |another |other |a |the |our |possible |potential |reasonable |available |also |further |her |his |still )*(?:alternatives?|options?|possibilit(?:y|ies)|next (?:step|option|line|treatment)|considered|due\b(?! to)|discussed|planned|scheduled|pending|awaited|requested|arranged|booked|ordered|needed|necessary|required|in reserve)|(?:has|have) (?:also |recently |not |since )?been (?:studied|investigated|evaluated|tested|explored|described|approved|compared)|(?:is|are) (?:widely |commonly |often |usually )?(?:used|recommended|given|associated) (?:in|for|with) (?:patients|the treatment))/i;
// "Should he progress, …", "the next step would be", "hoped to use", "was willing to try", "asked about"
const IMAGINED =
  /(?:^|[.;,]\s)should (?:she|he|they|it|there|this|the|any|further|disease|progression|recurrence)\b|\b(?:hop(?:ed|es|ing) (?:to|for)|willing to|would (?:like|consider|favou?r|suggest|recommend|then|be)|ask(?:ed|s|ing) about|enquir\w+ about|inquir\w+ about|interested in|eager to|keen to|next (?:step|option|line)|alternatives?|decision of the (?:\w+ ){1,4}(?:was|is)|opted for (?:observation|surveillance) with|(?:chose|prefers?|preferred|elected) (?:observation|surveillance|monitoring) (?:with|by)|prescription (?:of|for))\b/i;
// A rule of the trade, not an event of the patient.
const GENERAL = gated(
  /\b(?:typical(?:ly)?|usual(?:ly)?|standard|commonly|generally|conventionally)\s(?:[a-z]+\s){0,2}(?:administration|dose|dosing|regimen|treatment|therapy|approach|is|are|include[sd]?|consists?)\b|\b(?:remains?|is|are) the (?:mainstay|standard|treatment of choice)\b|\b(?:is|are) (?:recommended|indicated|approved|licen[sc]ed|used|considered|effective|active) (?:for|in|as|against) (?!(?:her|him|this patient|our patient|the patient)\b)|\bthe (?:only|best|first|preferred|optimal) (?:curative |effective |available )?(?:treatment|option|therapy) (?:for|of|is|in)\b|\b(?:may|can|should|could|must) be (?:used|given|considered|offered|recommended|performed|added) (?:for|in|to|with) (?:all |selected |some |most )?(?:patients|cases|those|individuals)\b/i,
);

// "in the KEYNOTE trial", "studies have shown": of others, though no modifier says so
const OF_A_STUDY = gated(
  /\b(?:in|from|of) (?:the|a|an|another|this) (?:[\w-]+ ){0,4}?(?:trials?|study|studies|cohort|meta-analysis|registry)\b|\b(?:stud(?:y|ies)|trials?|authors|investigators) (?:\w+ )?(?:show\w*|report\w*|demonstrat\w+|suggest\w*|found|evaluat\w+)\b|\b\d{1,3}(?:\.\d+)?\s?%,?\s(?:of (?:all |the |these |reported |published )?(?:cases|patients|women|men|individuals|tumou?rs)\b|respectively\b)|\bmost (?:common(?:ly)?|frequent(?:ly)?) (?:\w+ )?(?:treatments?|therap(?:y|ies))\b|\b(?:was|were) (?:rarely|commonly|frequently|most often|also common\w*) (?:used|performed|given)\b/i,
);
const ENROLLED = /\b(?:enrol\w+|participat\w+|randomi[sz]ed to|(?:she|he|the patient) (?:was|had|received|underwent))\b/i;
// "allergic to", "should avoid": of the medicine, not of a treatment
const AGAINST =
  /\b(?:avoid(?:ed|ing)?|allerg(?:ic|y|ies)(?: to|:)|ALL(?:ERG\w+)?:|intoleran(?:t|ce) to|instead of|rather than|in lieu of|naive to|hold(?:ing)? off(?: on)?|reluctant to|hesitant to|wants? to (?:defer|delay|postpone|think about)|no (?:indication|need|role|reason) (?:for|to give))\s(?:\w+\s){0,2}$/i;
// "consideration of", "needs a": what follows was not done
const NOT_YET = gated(
  /\b(?:considerations? (?:of|for)|needs?|in need of|eligible for|ineligible for|role (?:of|for)|option of|indications? for|evaluat(?:ed|ion) for|referr(?:ed|al) (?:to [\w\s]{1,40} )?for|consult\w* (?:for|regarding|about|re)|possible|potential|opinion (?:on|about|regarding)|discussion of|prior to (?:initiation|starting|start) of|before (?:starting|initiation of))\s(?:(?:the|a|an|any|further|additional|adjuvant|palliative|possible|potential|local|systemic)\s)*$/i,
);

// "despite receiving standard treatment with": of this patient after all
const RECEIVED =
  /\b(?:receiv(?:ed|ing)|underwent|(?:was|were) (?:treated|started|given|placed|administered|performed|delivered|carried out))\b/i;
const isOfOthers = rememberLast((text) => (GENERAL.test(text) && !RECEIVED.test(text)) || (OF_A_STUDY.test(text) && !ENROLLED.test(text)));

// "Radiation therapy: None"
const NONE_BEHIND = /^\s?:\s?(?:none|no[.;]?$|nil|n\/a|not (?:done|given|received))/i;
// "Plan: FOLFIRI plus bevacizumab"
const PLAN_LABEL =
  /^\W*(?:\d[.)]\s*)?(?:(?:mdt|mdm|(?:multidisciplinary )?tumou?r board|board|conference)(?: (?:outcome|decision|recommendation|plan|discussion))?s?|outcome|decision|plan|plans|options?|considerations?|recommendations?|rec|next steps?|to do|treatment plan|proposal)\s?:/i;
const PAST = /\b(?:was|were|had|has|have|did|received|underwent|completed|started|tolerat\w+|s\/p|given|continu\w+)\b/i;
// "was given", "was started on 3 May": behind the name it settles the matter
const DONE_BEHIND = gated(
  /^[^.;]{0,50}\b(?:was|were|been) (?:then |subsequently |therefore |finally )?(?:given|started|initiated|administered|begun|commenced|performed|done|delivered|carried out)\b/i,
);
// "six cycles were planned; only four were given"
const GIVEN_IN_PART =
  /^[^.;,]{0,40}\b(?:planned|intended|scheduled)\b(?:(?!\b(?:not|never|none)\b)[^.]){0,40}\b(?:(?:was|were) (?:given|delivered|administered|completed|received)|managed|completed|received)\b|^[^.;,]{0,40}\b(?:planned|scheduled|advised|recommended|proposed|offered) and (?:then |subsequently |later )?(?:was |were )?(?:performed|done|carried out|given|administered|started|completed|undertaken)\b/i;
// "was referred for radiotherapy, which she completed in May"
const WENT_THROUGH =
  /^[^.;,]{0,30},? (?:which|and|that) (?:(?:she|he|the patient|then|subsequently|later) )*(?:completed|received|underwent|tolerated|finished|(?:was|were) (?:performed|carried out|done|completed|delivered|undertaken))\b(?! (?:chemo|radio|surg|an?|the|with))/i;
const LOOK = 160;
// "I have requested a scan, which showed"
const KNOWN_RESULT =
  /^[^.;]{0,60}?(?:,? (?:which|and (?:it|this|these|the \w+)))\s(?:\w+ )?(?:show\w*|reveal\w*|confirm\w*|demonstrat\w+|found|was|were|has shown|have shown)\b/i;
// "recommended surgery and she had six cycles of", "will stop": what follows was, or is, given
const ELSEWHERE =
  /\band\s(?:she|he|they|the patient)\s(?:then |subsequently |has |have )*(?:had|received|underwent|started|completed)\s(?!not\b|agreed|to\b)|^\s(?:now |therefore |then )?(?:stop|discontinue|cease|come off)\s(?:(?:her|his|the|all)\s)*$/i;
// "have arranged a scan and told him to stop enzalutamide"
const NEXT_VERB = /\band\s(?:(?:I|we|he|she|they|have|has|had|also|then|was|were)\s)*(?:told|\w{3,}ed|gave|began|took|went|had)\b/i;
// "had FOLFOX and a CT is pending", "is on docetaxel and is due for": what follows speaks of something else
const NEXT_PREDICATE = /\b(?:and|but|while|whereas)\s(?:an?|the|her|his|we|I|she|he|is|are|was|were|has|have|will|further)\b/i;
const ownWords = (tail: string): number => NEXT_PREDICATE.exec(tail)?.index ?? tail.length;
// No further back than a long clause.
const REACH = 300;
// A picture or a biopsy that was negative was made.
const OF_A_RESULT = /^(?:(?:was|were|is|are|being|came back)\s)?(?:negative|unremarkable|absent|non ?contributory|unlikely)$/i;

/** What the modifiers around the stretch [start, end) decide, nearest meaning first. */
export function assertionOf(reading: Reading, start: number, end: number): TreatmentAssertion {
  const assertion = judge(reading, start, end);
  // "changing from letrozole to fulvestrant was discussed": nobody proposes what one would leave
  return assertion === "proposed" && isLeftBehind(reading.sentence.text.slice(Math.max(0, start - LOOK), start)) ? "untold" : assertion;
}

function judge(reading: Reading, start: number, end: number): TreatmentAssertion {
  const context = contextAt(reading, start, end);
  const { text } = reading.sentence;
  if (context.experiencer !== "patient" || isOfOthers(text)) return "untold";
  if (PLAN_LABEL.test(text) && !PAST.test(text)) return "proposed";
  if (NONE_BEHIND.test(text.slice(end))) return "untold";
  const near = text.slice(Math.max(0, start - REACH), start);
  if (AGAINST.test(near)) return "untold";
  const talk = talkOf(near, text.slice(end, end + LOOK), text);
  if (talk === "later") return "untold";
  if ((talk === "meant" || NOT_YET.test(near)) && !WENT_THROUGH.test(text.slice(end, end + LOOK))) return "proposed";
  const acting = context.modifiers.filter((m) =>
    m.start >= end
      ? !isOfAnother(text, end, m) &&
        !isOfThePatient(text, end, m) &&
        !(PLANNED.has(m.category) && GIVEN_IN_PART.test(text.slice(end, end + LOOK)))
      : !(PLANNED.has(m.category) && WENT_THROUGH.test(text.slice(end, end + LOOK))) &&
        !isDoneBetween(text, m, start) &&
        !hasOwnPredicate(text, m, start, end) &&
        !isLeft(text, m, start) &&
        !(m.category === "arranged" && NEXT_VERB.test(text.slice(m.end, start))) &&
        !(PLANNED.has(m.category) && ELSEWHERE.test(text.slice(m.end, start))),
  );
  const has = (...categories: readonly string[]): boolean => acting.some((m) => categories.includes(m.category));
  // "stopped taking imatinib because of the cost": what was stopped had begun
  if (has("declined", "unaffordable", "unavailable") && !acting.some((m) => m.category === "stopped" && m.end <= start)) return "omitted";
  if (acting.some((m) => m.category === "negated" && !OF_A_RESULT.test(text.slice(m.start, m.end)))) return "untold";
  if (TO_COME.test(text.slice(end))) return "proposed";
  const tail = text.slice(end, end + LOOK);
  if (NOT_DONE_BEHIND.test(tail) || NOT_DONE_OTHERWISE.test(tail)) return "untold";
  const head = text.slice(Math.max(clauseAt(reading, start).start, start - REACH), start);
  if (
    !DONE.test(head) &&
    !DONE_BEHIND.test(tail) &&
    !GIVEN_IN_PART.test(tail) &&
    ((ONLY_AN_OPTION.test(tail.slice(0, ownWords(tail))) && !KNOWN_RESULT.test(tail)) || IMAGINED.test(head))
  )
    return "proposed";
  if (!DONE.test(head.slice(head.lastIndexOf(",") + 1)) && !GIVEN_IN_PART.test(tail) && notedAdvice(text, end)) return "proposed";
  if (has("hypothetical", "recommended") || (has("arranged") && !KNOWN_RESULT.test(tail))) return "proposed";
  if (!DONE.test(head) && isOfDaysToCome(reading.sentence, clauseAt(reading, start), start, end)) return "proposed";
  if (acting.some((m) => m.category === "planned" && !isCountOfPlan(text, m))) return "proposed";
  return "given";
}

function isDoneBetween(text: string, modifier: { readonly start: number; readonly end: number }, start: number): boolean {
  const done = DONE.exec(text.slice(modifier.end, start));
  if (!done) return false;
  // "refused receiving", "did not receive": the verb is the modifier's own
  return done.index > 1 && !NOT.test(text.slice(modifier.start, modifier.end));
}

const PLANNED: ReadonlySet<string> = new Set(["planned", "recommended", "arranged"]);

/** "After surgery she was offered radiotherapy": what is meant stands behind the modifier. */
const isOfThePatient = (text: string, end: number, modifier: { readonly start: number; readonly category: string }): boolean =>
  PLANNED.has(modifier.category) && /\b(?:she|he|they|we|patient|pt)\s$/i.test(text.slice(end, modifier.start));

/** "proton therapy without chemotherapy for …, with total doses of …": what "without" lacks stands directly behind it. */
const isLeft = (text: string, modifier: { readonly start: number; readonly end: number }, start: number): boolean =>
  /^without$/i.test(text.slice(modifier.start, modifier.end)) &&
  /\s(?:for|with|followed by|then|until|while|but)\s/i.test(text.slice(modifier.end, start));

/** "As he rejected surgery, radiotherapy was delivered": behind the comma the target has a verb of its own. */
function hasOwnPredicate(text: string, modifier: { readonly end: number }, start: number, end: number): boolean {
  const between = text.slice(modifier.end, start);
  return (
    /,\s(?:[^\s,;]+\s){0,4}\(?$/.test(between) &&
    !/,\s(?:and|or|nor|such as|including)\s/i.test(between) &&
    DONE_BEHIND.test(text.slice(end, end + LOOK))
  );
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

/** The stretch between two semicolons, those within brackets aside: what stands there is told without what stands beside it. */
export function statementAt(text: string, at: number): { readonly start: number; readonly end: number } {
  let start = 0;
  for (let i = text.indexOf(";"); i >= 0; i = text.indexOf(";", i + 1)) {
    if (text.lastIndexOf("(", i) > Math.max(text.lastIndexOf(")", i), start)) continue;
    if (i >= at) return { start, end: i };
    start = i + 1;
  }
  return { start, end: text.length };
}
