// Treatments that had begun and were ended: what, and why as far as the words say.
import { gated } from "../../base/gated.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import { readingOf } from "../place-in-story.ts";
import type { Draft, Reading, Story } from "../reading.ts";
import { assertionOf } from "../treatment/assertion.ts";
import { type NamedTreatment, namedTreatments } from "../treatment/named-treatment.ts";
import { type ReasonWords, reasonOf, reasonWords, statedCause } from "../treatment/reason.ts";
import { findReplacements } from "../treatment/replacement.ts";

// "chose to discontinue treatment", "stopped chemotherapy", "the discontinuation of treatment"
const ENDS_BEHIND =
  /\b(?:discontinu(?:ed|e|es|ing|ation of)|d\/?c['’]?ed|d\/c['’]?d|stopp(?:ed|ing)|(?:to|and|will) stop|ceas(?:ed|ing|e)|cessation of|terminat(?:ed|ing|ion of)|withdrew from|withdrawal of|withdrawing|interrupt(?:ed|ing|ion of)|suspend(?:ed|ing)|suspension of|abandon(?:ed|ing)|halt(?:ed|ing)|abort(?:ed|ing)|go(?:es|ing)? off|went off|came off|(?:took|taken|taking|pulled)(?: (?:her|him|them|the patient))? off|broke off|breaking off|gave up|giving up|g(?:a|i)ve up on|default(?:ed|ing) (?:on|from)|abscond(?:ed|ing) from|(?<=\b(?:we|I|she|he|they|team|clinicians?|oncologists?|physicians?)\s(?:\w+ly\s|then\s|therefore\s)?)(?:held|withheld|paused|dropped|left out))\b/gi;
// "treatment was discontinued", "chemotherapy had to be stopped", "nivolumab was permanently discontinued"
const ENDS_BEFORE =
  /\b(?:(?:was|were|is|been|be|being)\s(?:then |therefore |subsequently |immediately |permanently |temporarily |eventually |also |finally |thus |prematurely |again |later )?)?(?:dropped(?=,? (?:from (?:the |cycle)|after|because|due|for|owing|on account|at cycle))|(?<=\b(?:was|were|been|be) (?:\w+ly |then |therefore |again )?)(?:dropped(?=,? (?:in|at|with|on|once|when|by|entirely|altogether|completely)\b| ?[.;])|left out(?=,? (?:from|after|because|due|for|owing|in|at|on|of the (?:remaining|last|next|following|subsequent))\b)|taken off(?! (?:the market|label))|given up(?! (?:for|to)\b)|broken off|paused|called off(?=[^.;]{0,30}\bafter\b)|brought to an end|shelved)|omitted(?= (?:from (?:the |cycle)|after (?:the |cycle)|as of))|discontinued|stopped|ceased|terminated|withdrawn|withheld|halted|interrupted|suspended|held|abandoned|aborted|cut short|(?:put|placed) on hold|(?<=\b(?:could|was|were|can) (?:therefore |thus |no longer )?)(?:not (?:be )?(?:further )?continued)|(?<=\b(?:was|were|been) )(?:not|poorly|badly) tolerated(?=,? (?:because|due|owing|by|with|and had|,))|d\/c['’]?e?d|ended(?=[^.;]{0,40}\b(?:because|due|owing|on account|after (?:severe|grade)|d\/t)))(?![A-Za-z])/gi;
// "we held it for diarrhoea and resumed it two weeks later": it went on
const PAUSED = /^(?:(?:was|were|been|be|is) )?(?:\w+ly |then |therefore |again )?(?:held|withheld|paused|(?:put|placed) on hold)/i;
const WENT_ON =
  /^(?<lead>[^.;]{0,100}?)\b(?:and|then|but|until|before)\s(?:(?!not|never|no\b)\w+\s){0,3}(?:taken up again|begun again|given again|continued|resum(?:ed|ing|ption)|restart(?:ed|ing)|re-?started|re-?initiated|reintroduced|re-?challenged)\b/i;
const FARTHEST = 60;
const NOT_A_STOP = /\b(?:smoking|smoke|alcohol|drinking|bleeding|breast-?feeding|growing|working)\b/i;
// "was started but [had to be discontinued]"
const STARTED =
  /\b(?:was|were|had been)\s(?:then |also )?(?:started|initiated|given|begun|commenced|administered)(?:\sin\s\w+(?:\s\d{4})?)?,?\s(?:but|and)\b(?:\s(?:was|were|later|then|soon|subsequently))*/i;
const GOES_ON =
  /(?:,|\bbut|\band|\bthen)\s(?:(?:then|later|soon|subsequently|again|therefore|was|were|is|could|can|had to be|has been|\w+ly)\s)*$/i;
// "Stopped after the fourth cycle": a note's sentence without a subject
const WITHOUT_SUBJECT =
  /^\W*(?:and |then |it was |this was |they were |both were |(?:the |this )?(?:treatment|drug|agent|medication|medicine|therapy|combination|regimen|infusion)s? (?:was |were |had to be |has been )?)?$/i;
const DOSED =
  "(?:\\s\\(?(?:\\d[\\d.,]*\\s?(?:mg|g|mcg|AUC)\\b(?:\\/(?:m2|m²|kg|day))?|AUC \\d|b\\.?d\\.?|o\\.?d\\.?|(?:twice |once )?daily|weekly|monthly|orally|iv)\\)?)*";
const LISTED = new RegExp(`^${DOSED}\\s*(?:,|and|plus|\\+|\\/|with|combined with|in combination with)\\s*$`, "i");
// "…, treated with prednisone, and discontinued": what was given for the harm is not what was discontinued
const FOR_THE_HARM =
  /\b(?:(?:treated|managed|controlled|improved|resolved|settled|responded|covered) (?:with|by|on|to)|requir(?:ed|ing))\s(?:[\w-]+\s){0,3}$/i;
const LINKED_CAUSE =
  /\b(?:leading to|resulting in|led to|resulted in|requiring|necessitating|prompting|forcing|caus(?:ed|ing)|so|and|thus|therefore|hence)\b[^.;]{0,40}$/i;

const MAY_STOP = gated(
  /continued|aborted|abort|hold|short|go off|went off|going off|goes off|came off|default|abscond|tolerated|d\/?c['’]?e?d|ended|dropped|omitted|discontinu|stop|ceas|cessation|taken off|took|taking off|pulled|broke|breaking|g[ai]ve up|given up|giving up|left out|called off|an end|shelved|terminat|withd?r|interrupt|suspen|abandon|halt|withheld|held|paused/i,
);

export function findStops(reading: Reading, story: Story): readonly Draft[] {
  const { text } = reading.sentence;
  const drafts: Draft[] = [...replaced(reading, story)];
  if (!MAY_STOP.test(text)) return drafts;
  const seen = new Set<number>();
  for (const [pattern, side] of [
    [ENDS_BEHIND, "behind"],
    [ENDS_BEFORE, "before"],
  ] as const)
    for (const m of text.matchAll(pattern)) {
      const end = m.index + m[0].length;
      if (seen.has(end) || isNoStop(reading, m.index, end)) continue;
      const own = side === "behind" ? targetBehind(reading, end) : targetBefore(reading, m.index);
      const cue = { start: m.index, end };
      const target = own ?? (side === "before" ? targetReferredTo(reading, story, cue) : undefined);
      if (!target) continue;
      seen.add(end);
      drafts.push(draftOf(reading, story, target, cue));
    }
  return drafts;
}

/** "was switched from cisplatin to carboplatin because of …": an end for a reason; without one it may be the plan. */
function replaced(reading: Reading, story: Story): readonly Draft[] {
  return findReplacements(reading)
    .filter(({ ended }) => assertionOf(reading, ended.start, ended.end) === "given")
    .filter(({ verb }) => !isNoStop(reading, verb.start, verb.end) && !contextAt(reading, verb.start, verb.end).isRecommended)
    .filter(({ start, end }) => causeOf(reading.sentence.text, start, end) !== undefined)
    .map(({ ended, start, end }) => draftOf(reading, story, ended, { start, end }));
}

function isNoStop(reading: Reading, start: number, end: number): boolean {
  const context = contextAt(reading, start, end);
  const { text } = reading.sentence;
  return (
    context.isNegated ||
    context.isHypothetical ||
    (context.isPlanned && !/\b(?:today|now|immediately|at once)\b/i.test(text.slice(end, end + 60))) ||
    context.experiencer !== "patient" ||
    (PAUSED.test(text.slice(start, end)) && wentOn(reading, end)) ||
    NOT_A_STOP.test(text.slice(end, end + 15)) ||
    (/\b(?:will|would|should|could|may|might|without|if|before|until)\s(?:\w+\s)?(?:be )?$/i.test(text.slice(0, start)) &&
      !/^(?:was|were|not)\b/i.test(text.slice(start, end)) &&
      !/^[^.;]{0,40}\b(?:today|now|immediately|at once|from today|with immediate effect)\b/i.test(text.slice(end)))
  );
}

/** "was paused and resumed"; what another treatment did says nothing: "was paused and tamoxifen was taken up again". */
function wentOn(reading: Reading, end: number): boolean {
  const m = WENT_ON.exec(reading.sentence.text.slice(end));
  return (
    m !== null &&
    !namedTreatments(reading, end + m.groups!.lead!.length, end + m[0].length).some((t) => t.of === "drug" || t.of === "systemic-therapy")
  );
}

const isTreatment = (t: NamedTreatment): boolean => t.of !== "test" && t.of !== "follow-up" && t.of !== "procedure" && t.of !== "surgery";

function targetBehind(reading: Reading, from: number): NamedTreatment | undefined {
  const { text } = reading.sentence;
  const first = namedTreatments(reading, from, text.length)[0];
  if (!first || !isTreatment(first) || first.start - from > FARTHEST) return undefined;
  return /^\s(?:(?:the|her|his|all|any|further|of|oral|both|this|that|their|with|from|active|adjuvant|maintenance|\w+ing)\s)*$/i.test(
    text.slice(from, first.start),
  )
    ? first
    : undefined;
}

function targetBefore(reading: Reading, to: number): NamedTreatment | undefined {
  const { text } = reading.sentence;
  const named = namedTreatments(reading, 0, to).filter(isTreatment);
  const subjects = named.filter((t) => !FOR_THE_HARM.test(text.slice(Math.max(0, t.start - 60), t.start)));
  const isCarriedOn = subjects.length < named.length && /,?\sand\s(?:\w+ly\s|was\s|then\s)*$/i.test(text.slice(0, to));
  if (isCarriedOn && subjects.length > 0) return subjects[0];
  const all = named;
  const last = all.at(-1);
  if (!last) return undefined;
  // "X was started in May but stopped after two cycles": what goes on has the same subject
  const way = text.slice(last.end, to).replace(/\b(?:[a-z]\.){1,3}|\d[.,]\d/gi, " ");
  if (GOES_ON.test(way) && !/[;.]|\b(?:she|he|they|the patient|we)\b/i.test(way)) return last;
  // "cisplatin (5 of 7 doses; held for AKI)": within its brackets
  const isInBrackets = /^\s?\([^()]*$/.test(text.slice(last.end, to));
  const between = (isInBrackets ? text.slice(last.end, to).replace(/[;.]/g, ",") : text.slice(last.end, to))
    .replace(STARTED, "")
    .replace(/\b(?:had|has|have) to(?: be)?\b/i, "");
  if (between.length > FARTHEST || /[;.]|\b(?:and|but|she|he|the patient|because|due to|to)\b/i.test(between)) return undefined;
  // "pembrolizumab treatment was discontinued": the medicine, not the word behind it
  const before = all.at(-2);
  if (before && last.of === "treatment" && /^\s$/.test(text.slice(before.end, last.start))) return before;
  // "FOLFIRI plus cetuximab was discontinued": the whole of it
  const first = all.toReversed().reduce((head, t) => (t.end <= head.start && LISTED.test(text.slice(t.end, head.start)) ? t : head), last);
  return first === last
    ? last
    : { ...last, start: first.start, concept: { text: text.slice(first.start, last.end) }, of: "systemic-therapy" };
}

// "…, but this was stopped", "; it had to be discontinued"
const PRONOUN =
  /(?:^|[;,]|\b(?:but|and|however))\s*(?:,\s)?(?:this|it|both|they|these|all)\s(?:(?:was|were|has been|have been|had been|had to be)\s)?$/i;

/** The medicine or regimen told last before a verb without a subject of its own, in the sentence or in the one before it: its place is that of the verb. */
function targetReferredTo(
  reading: Reading,
  story: Story,
  cue: { readonly start: number; readonly end: number },
): NamedTreatment | undefined {
  const { text } = reading.sentence;
  const isSystemic = (t: NamedTreatment): boolean => t.of === "drug" || t.of === "systemic-therapy";
  const here = PRONOUN.test(text.slice(0, cue.start)) ? namedTreatments(reading, 0, cue.start).findLast(isSystemic) : undefined;
  if (here) return { ...here, ...cue };
  if (!WITHOUT_SUBJECT.test(text.slice(0, cue.start))) return undefined;
  const previous = previousOf(reading, story);
  const last = previous && namedTreatments(previous, 0, previous.sentence.text.length).findLast(isSystemic);
  return last && { ...last, ...cue };
}

const previousOf = (reading: Reading, story: Story): Reading | undefined => readingOf(reading.sentence.index - 1, story);

function draftOf(reading: Reading, story: Story, target: NamedTreatment, cue: { readonly start: number; readonly end: number }): Draft {
  const { sentence } = reading;
  const [from, to] = [Math.min(target.start, cue.start), Math.max(target.end, cue.end)];
  const cause = causeOf(sentence.text, from, to) ?? causeBetween(sentence.text, target.end, cue.start);
  const reason = cause ? reasonOf(reading, story, cause) : ledToIt(reading, story, from);
  const named = evidenceAt(story.narrative, sentence, target.start, target.end);
  return {
    kind: "stop",
    what: target.concept,
    ...(reason ? { reason } : {}),
    ofIds: [],
    evidence: [...evidenceAt(story.narrative, sentence, from, to)],
    valueEvidence: { what: named, ...(reason ? { reason: reason.evidence } : {}) },
    rule: "finders/stop",
    sentence: sentence.index,
    // behind its verb stands the date of the end: "started in 2011, discontinued in 2012"
    at: cue.end - 1,
  };
}

/** What a word of cause says behind it, then before it; else what led to it. */
function causeOf(text: string, from: number, to: number): ReasonWords | undefined {
  // "was held for neutropenia": behind the end of a treatment it is no indication
  const direct = /^(?:\s(?:temporarily|permanently|\w+ly))?(?:\s(?:in|on) [\w/.]{3,10}(?: \d{4})?)?\sfor\s/i.exec(text.slice(to));
  const harm = direct && reasonWords(text, to, Math.min(text.length, to + direct[0].length + 45));
  if (harm && harm.class !== "completed" && /^[^.;,]{0,50}$/.test(text.slice(to, harm.start)))
    return { ...harm, start: to + direct[0].length - 4 };
  const stated = statedCause(text, to, text.length) ?? statedCause(text, 0, from) ?? otherCause(text, to);
  if (stated) return stated;
  // "stopped 3/2018 (toxicity)"
  const remark = /^[^.;,(]{0,25}\((?<said>[^)]{3,60})\)/.exec(text.slice(to));
  const noted = remark && reasonWords(text, to + remark[0].length - 1 - remark.groups!.said!.length, to + remark[0].length - 1);
  if (noted && noted.class !== "completed") return noted;
  const when = WHEN.exec(text.slice(to));
  const led = when && reasonWords(text, to, to + when[0].length);
  if (led && /^(?:toxicity|progression|inefficacy)$/.test(led.class)) return led;
  const asked = REQUEST.exec(text.slice(Math.max(0, from - 80), Math.min(text.length, to + 50)));
  if (asked)
    return { class: "refusal", start: Math.max(0, from - 80) + asked.index, end: Math.max(0, from - 80) + asked.index + asked[0].length };
  if (!LINKED_CAUSE.test(text.slice(0, from)) && !/^\s*(?:at|by|upon) (?:the |her |his )?(?:patient|request|wish)/i.test(text.slice(to)))
    return undefined;
  const before = reasonWords(text, 0, from);
  return before && before.class !== "completed" ? before : reasonWords(text, to, Math.min(text.length, to + 40));
}

/** "was poorly tolerated and discontinued", "led to colitis and was stopped" */
function causeBetween(text: string, from: number, to: number): ReasonWords | undefined {
  if (to - from < 8) return undefined;
  const words = reasonWords(text, from, to);
  return words &&
    /^(?:toxicity|progression|inefficacy)$/.test(words.class) &&
    !/\b(?:no|without|well)\s(?:\w+\s)?$/i.test(text.slice(from, words.start))
    ? words
    : undefined;
}

// "when pneumonia developed", "at progression", "upon disease progression"
const WHEN =
  /^(?:\s(?:temporarily|permanently))?,?(?:\s(?:in|by) \w+(?: \d{4})?)?\s(?:when|once|at(?: the time of)?|upon|on|after|following|as)\s[^.;,]{0,60}/i;

const REQUEST =
  /\b(?:(?:at|on|upon) (?:the patient['’]?s?|her|his|their)(?: own)? (?:request|wish|will|insistence)|(?:on|of) (?:her|his|their) own accord|(?:the patient|she|he) (?:requested|asked|wished|wanted|insisted)(?: (?:to|on|for|that))?|by (?:the )?patient(?:['’]s)? (?:choice|preference|request))\b/i;

const HARM =
  /\b(?:develop\w*|grade [2-4]|suffer\w*|experienc\w*|complicated by|noted to have|found to have|diagnosed with|admitted (?:with|for)|hospitali[sz]ed (?:with|for)|presented with|caus(?:ed|ing)|complained of|(?:side|adverse) (?:effects?|events?)|confirmed|revealed|noted|occurred|appeared|observed|seen|led to|resulted in|toxicit\w+|because of)\b/i;
const TURN = /\b(?:progressive disease|disease progression|progress(?:ed|ion)\b|\bPD\b)/i;

/** No word of cause: the harm or the progression told just before, in this sentence or the one before it. */
function ledToIt(reading: Reading, story: Story, to: number): ReturnType<typeof reasonOf> | undefined {
  const previous = previousOf(reading, story);
  const places: readonly (readonly [Reading, number])[] = [
    [reading, to],
    ...(previous ? [[previous, previous.sentence.text.length] as const] : []),
  ];
  for (const [where, end] of places) {
    const from = Math.max(0, end - 220);
    const words = where.sentence.text.slice(from, end);
    const found = reasonWords(where.sentence.text, from, end);
    if (!found || /\b(?:no|without|stable)\b/i.test(words.slice(Math.max(0, found.start - from - 25), found.start - from))) continue;
    if ((found.class === "toxicity" && HARM.test(words)) || (found.class === "progression" && TURN.test(words)))
      return reasonOf(where, story, found);
  }
  return undefined;
}

/** A cause that belongs to no class: the words of the text, no longer than the clause. */
function otherCause(text: string, to: number): ReasonWords | undefined {
  const m = /^[^.;,]{0,40}?\b(?:due to|because of|owing to|on account of)\s[^.;,]{3,80}/i.exec(text.slice(to));
  const start = m ? to + m[0].search(/\b(?:due to|because of|owing to|on account of)\s/i) : 0;
  const end = m ? to + m[0].length : 0;
  const trimmed = m ? text.slice(start, end).replace(/\s(?:in|on|after|and)\s.*$/i, "") : "";
  return m ? { class: "other", start, end: start + trimmed.length } : undefined;
}
