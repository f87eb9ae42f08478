// Treatments, procedures and tests that did not happen, and why: declined, unaffordable, not to be had, or medically out of the question.
import { gated } from "../../base/gated.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { Reason } from "../fact-base.ts";
import { readingOf } from "../place-in-story.ts";
import type { Draft, Reading, Story } from "../reading.ts";
import { clauseAt } from "../treatment/assertion.ts";
import { chosenInstead } from "../treatment/chosen-instead.ts";
import { type NamedTreatment, namedTreatments } from "../treatment/named-treatment.ts";
import { findOmissionCues, type OmissionCue } from "../treatment/omission-cues.ts";
import { hasOwnMatter } from "../treatment/own-matter.ts";
import { type ReasonWords, reasonOf, reasonWords, statedCause } from "../treatment/reason.ts";
import type { OmittedKind } from "../treatment-fact.ts";

const LISTED =
  /^\s*(?:,|and|or|nor|and\/or|as well as|,\s?and|,\s?or|followed by|with|\/|\+|&)\s*(?:(?:any|the|further|other|both|concurrent|subsequent)\s)*$/i;
// Between "refused" and what was refused: no word that leads elsewhere ("declined after chemotherapy").
const STRAY =
  /\b(?:after|following|with|from|during|by|until|when|while|received|was|were|underwent|chose|opted|preferred|selected|so|because|due|despite|to (?:\d|normal|below|a level)|in (?:the|her|his|size)|of the (?:disease|tumou?r))\b|[.;]/i;
const ADVISED = gated(
  /\b(?:recommend\w*|advis\w+|advice|offer\w*|suggest\w*|propos\w+|counsel\w*|plan(?:ned|s)?|indicated|considered|discuss\w*|prescribed|ordered|requested|urged|encouraged|debat\w*|contemplat\w*|should (?:undergo|receive))\b/i,
);
// "Despite our recommendation for local radiotherapy, the patient chose to discontinue …"
const DESPITE = gated(
  /\b(?:despite|in spite of|although|though|even though|against|notwithstanding)\b[^.;]{0,40}?\b(?:recommend\w*|advi[cs]\w*|offer\w*|suggest\w*|propos\w+|counsel\w*|explanation)\b/i,
);
const TURNED_AWAY =
  /\b(?:(?:chose|decided|elected|opted|preferred|wished|insisted)(?: on)? (?:to )?(?:discontinu\w+|stop\w*|not|against|forgo|observ\w+|wait\w*|terminat\w+|leav\w+|return home|go home)|refus\w+|declin\w+|discontinu\w+|did not (?:return|come|comply|follow|undergo|receive)|was lost to follow|abandon\w+|left (?:the )?hospital)\b/i;

export function findNotGiven(reading: Reading, story: Story): readonly Draft[] {
  const { text } = reading.sentence;
  const found = [...despiteAdvice(reading, story), ...turnedFromAdvice(reading, story), ...passedOver(reading, story)];
  for (const cue of findOmissionCues(text)) {
    if (isOfOthers(reading, cue)) continue;
    for (const draft of byCue(reading, story, cue))
      if (!found.some((f) => f.sentence === draft.sentence && f.at === draft.at)) found.push(draft);
  }
  return found;
}

// "in countries that cannot afford", "for patients who decline"
const WHOEVER =
  /\b(?:countries|regions|settings|patients|people|those|individuals|women|men|families|centres|centers|hospitals) (?:that|who|which|where)(?: \w+){0,2}\s$/i;

/** "the patient was unable to choose X, which has indications in …": the end of the sentence is general, the cue is not. */
function isOfOthers(reading: Reading, cue: OmissionCue): boolean {
  if (WHOEVER.test(reading.sentence.text.slice(0, cue.start))) return true;
  const { experiencer } = contextAt(reading, cue.start, cue.end);
  return (
    reading.sentence.section === "family-history" ||
    (experiencer === "other" && !/\b(?:the|our|this) patient\b|\b(?:she|he)\b/i.test(reading.sentence.text.slice(0, cue.start)))
  );
}

function byCue(reading: Reading, story: Story, cue: OmissionCue): readonly Draft[] {
  const { text } = reading.sentence;
  const clause = clauseAt(reading, cue.start);
  const targets = cue.side === "behind" ? behind(reading, cue) : cue.side === "before" ? before(reading, cue) : [];
  const cause =
    statedCause(text, cue.end, nextTurn(text, cue.end)) ??
    statedCause(text, clause.start, cue.start) ??
    (cue.reason ? undefined : causeBefore(reading, cue.start));
  // Money that stands in the reason outweighs the verb: economic reasons are never a refusal.
  const said =
    cause && (cue.reason === undefined || cause.class === "financial" || cause.class === "personal" || cue.reason === "medical")
      ? cause
      : cue.reason
        ? { class: cue.reason, start: cue.start, end: cue.end }
        : undefined;
  const words =
    said ??
    soBefore(reading, cue, targets) ??
    moneyBehind(text, cue) ??
    (targets.some((t) => isAdvised(reading, t)) || clauseHasPlan(text, cue) ? unexplained(text, cue) : unclassedCause(text, cue));
  if (!words) return [];
  if (targets.length > 0)
    return targets.map((t) => draftOf(reading, story, t, reasonFor(reading, story, words, cue), cue, isAdvised(reading, t)));
  return cue.isChoice ? whatWasAdvised(reading, story, cue, words) : [];
}

/** "The tumour was unresectable, so surgery was not performed", "he died before radiotherapy could be started". */
function soBefore({ sentence: { text } }: Reading, cue: OmissionCue, targets: readonly NamedTreatment[]): ReasonWords | undefined {
  const [first] = targets;
  if (cue.reason !== undefined || !first || !/\b(?:so|thus|therefore|hence|before|and)\b[^.;]{0,30}$/i.test(text.slice(0, first.start)))
    return undefined;
  const words = reasonWords(text, 0, first.start);
  return words && words.class !== "completed" ? words : undefined;
}

/** "was not performed, the payer having denied it": no word of cause */
function moneyBehind(text: string, cue: OmissionCue): ReasonWords | undefined {
  const words = cue.reason === undefined ? reasonWords(text, cue.end, Math.min(text.length, cue.end + 90)) : undefined;
  return words?.class === "financial" ? words : undefined;
}

// "had been considered but was not undertaken", "was planned but never given"
const PLANNED_BEFORE =
  /\b(?:planned|scheduled|considered|contemplated|intended|prescribed|discussed|offered|recommended|advised|proposed)\b/i;
const clauseHasPlan = (text: string, cue: OmissionCue): boolean => PLANNED_BEFORE.test(text.slice(Math.max(0, cue.start - 120), cue.start));

/** Meant and not done, whatever the reason: the words that say so stand for it. */
const unexplained = (text: string, cue: OmissionCue): ReasonWords =>
  unclassedCause(text, cue) ?? { class: "other", start: cue.start, end: cue.end };

/** A cause of no class: "was not given because of an anastomotic leak". */
function unclassedCause(text: string, cue: OmissionCue): ReasonWords | undefined {
  const m =
    /^[^.;,]{0,30}?(?<cause>\b(?:due to|because of|because|owing to|on account of|in view of|since (?!\d|then\b|the (?:age|last|time|beginning)|\w+ \d{4})|as (?=the\b|she\b|he\b|her\b|his\b|it\b|there\b)|(?:at|on|by) (?:the |her |his )?(?:patient['’]s )?(?:own )?(?:request|wish|wishes|insistence|preference)\b)[^.;,]{0,80})/i.exec(
      text.slice(cue.end),
    );
  if (!m) return undefined;
  const start = cue.end + m[0].length - m.groups!.cause!.length;
  return { class: /^(?:at|on|by) /i.test(m.groups!.cause!) ? "refusal" : "other", start, end: cue.end + m[0].length };
}

// What a treatment brings, as against what a patient had before it.
const OF_TREATMENT =
  /toxic|adverse|side.effect|toler|reaction|neuropath|neutropeni|leu[ck]openi|cytopeni|mucositis|hand.foot|diarrh|nausea|vomit|rash|pneumonitis|colitis|stomatitis|anaphyla|hypersensit|suppress/i;
const BEGUN = /\b(?:further|resum|restart|continu|repeat|complet|additional|re-?challeng|remaining|cycle|again)/i;

/** Words of the text that carry the class; for a person's choice the verb itself. */
function reasonFor(reading: Reading, story: Story, stated: ReasonWords, cue: OmissionCue): Reason {
  const { text } = reading.sentence;
  // "avoided because of renal failure": before the first dose it is the patient's body, no toxicity
  const isBody = stated.class === "toxicity" && !OF_TREATMENT.test(text.slice(stated.start, stated.end)) && !BEGUN.test(text);
  const words: ReasonWords = isBody ? { ...stated, class: "medical" } : stated;
  // "not a surgical candidate": the name belongs to the words
  const named = /^surgical candidates?/i.exec(text.slice(cue.end));
  const end = named ? cue.end + named[0].length : cue.start + text.slice(cue.start, cue.end).trimEnd().length;
  return words.class === cue.reason && words.start === cue.start
    ? {
        class: cue.reason,
        text: text.slice(cue.start, end),
        evidence: evidenceAt(story.narrative, reading.sentence, cue.start, end),
      }
    : reasonOf(reading, story, words);
}

function behind(reading: Reading, cue: OmissionCue): readonly NamedTreatment[] {
  const { text } = reading.sentence;
  const all = namedTreatments(reading, cue.end, text.length);
  const [first] = all;
  if (!first || first.start - cue.end > 70 || STRAY.test(text.slice(cue.end, first.start))) return [];
  return listFrom(text, all);
}

function before(reading: Reading, cue: OmissionCue): readonly NamedTreatment[] {
  const { text } = reading.sentence;
  const all = [...namedTreatments(reading, 0, cue.start)].reverse();
  // "chemotherapy after the operation was declined": what stands behind "after" says when
  const isOfTime = /^could be/i.test(text.slice(cue.start, cue.end));
  // "nine cycles …; the last three were omitted": some of them were given
  if (/\b(?:last|remaining|final|other) (?:\w+ )?(?:cycles? |courses? |doses? )?$/i.test(text.slice(0, cue.start))) return [];
  while (all.length > 1 && WHEN.test(text.slice(0, all[0]!.start).slice(-30))) all.shift();
  const [last] = all;
  // "Radiotherapy was given; surgery was considered but not done"
  if (last && OF_ANOTHER.test(text.slice(last.end, cue.start))) return [];
  if (!last || cue.start - last.end > 80 || (!isOfTime && WHEN.test(text.slice(0, last.start).slice(-30)))) return [];
  const list = [last];
  for (const next of all.slice(1)) {
    if (!LISTED.test(text.slice(next.end, list.at(-1)!.start))) break;
    list.push(next);
  }
  return list.reverse();
}

const OF_ANOTHER = /;(?![^()]*\))[^;]*\b(?:surgery|operation|treatments?|therapy|resection)\b/i;
const WHEN = /[;]|\b(?:after|following|during|before|prior to) (?:\w+\s){0,3}$/i;

function listFrom(text: string, all: readonly NamedTreatment[]): readonly NamedTreatment[] {
  const list: NamedTreatment[] = [];
  for (const next of all) {
    const last = list.at(-1);
    if (last && !LISTED.test(text.slice(last.end, next.start))) break;
    // "refused surgery, radiotherapy was delivered": behind the comma another sentence begins
    if (last && /^,\s*$/.test(text.slice(last.end, next.start)) && OWN_VERB.test(text.slice(next.end, next.end + 60))) break;
    list.push(next);
  }
  return list;
}

const OWN_VERB =
  /^[^.;,]{0,40}\b(?:was|were) (?:then |therefore |subsequently )?(?:given|started|initiated|administered|performed|done|delivered|carried out|chosen)\b/i;
const nextTurn = (text: string, from: number): number => {
  const turn = /[;]|,\s(?:but|however)\b|,?\s(?:and|but)\s(?=(?:for|because|due to|owing to|on account)\b)/.exec(text.slice(from));
  return turn ? from + turn.index : text.length;
};

/** "Due to economic reasons, the patient was unable …": the cause stands in the clause before. */
function causeBefore(reading: Reading, at: number): ReasonWords | undefined {
  return statedCause(reading.sentence.text, 0, at);
}

function isAdvised(reading: Reading, treatment: NamedTreatment): boolean {
  const context = contextAt(reading, treatment.start, treatment.end);
  return context.isRecommended || ADVISED.test(reading.sentence.text.slice(0, treatment.start));
}

/** "Chemotherapy was recommended, but she declined": what was advised earlier in the sentence, or in the sentence before. */
function whatWasAdvised(reading: Reading, story: Story, cue: OmissionCue, words: ReasonWords): readonly Draft[] {
  const { text } = reading.sentence;
  const here = namedTreatments(reading, 0, cue.start).filter((t) => isAdvised(reading, t) || ADVISED.test(text.slice(t.end, cue.start)));
  const reason = reasonFor(reading, story, words, cue);
  if (here.length > 0) return here.map((t) => draftOf(reading, story, t, reason, cue, true));
  if (hasOwnMatter(text, cue)) return [];
  const previous = readingOf(reading.sentence.index - 1, story);
  if (!previous || !ADVISED.test(previous.sentence.text)) return [];
  return (
    namedTreatments(previous, 0, previous.sentence.text.length)
      .filter((t) => isAdvised(previous, t) || ADVISED.test(previous.sentence.text.slice(t.end)))
      // "cystectomy after chemotherapy was recommended": what stands behind "after" says when
      .filter((t, _, all) => all.length === 1 || !WHEN.test(previous.sentence.text.slice(0, t.start).slice(-30)))
      .map((t) => ({ ...draftOf(previous, story, t, reason, undefined, true), sentence: reading.sentence.index, at: cue.start }))
  );
}

// "We advised radiotherapy, but for personal reasons the patient chose to stop all treatment"
const BUT = /,?\s(?:but|however|yet)\b/i;

// "… chose to stop all treatment once she had received one more cycle of …": what follows is when, not what
const SUBORDINATE = /\b(?:once|after|before|when|until|while|because|following)\b/i;

function turnedFromAdvice(reading: Reading, story: Story): readonly Draft[] {
  const { text } = reading.sentence;
  if (!ADVISED.test(text)) return [];
  const but = BUT.exec(text);
  const turned = but && TURNED_AWAY.exec(text.slice(but.index));
  if (!but || !turned || DESPITE.test(text)) return [];
  const at = but.index + turned.index;
  // a verb that the cues know, or an object of its own, has been read
  if (findOmissionCues(text).some((c) => c.start < at + turned[0].length && at < c.end)) return [];
  const subordinate = SUBORDINATE.exec(text.slice(at));
  const objectEnd = subordinate ? at + subordinate.index : text.length;
  if (namedTreatments(reading, at, objectEnd).some((t) => t.of !== "treatment")) return [];
  const targets = namedTreatments(reading, 0, but.index).filter(
    (t) => t.of !== "treatment" && contextAt(reading, t.start, t.end).isRecommended,
  );
  const cause = statedCause(text, but.index, text.length) ?? { class: "refusal" as const, start: at, end: at + turned[0].length };
  return targets.map((t) => draftOf(reading, story, t, reasonOf(reading, story, cause), undefined, true));
}

/** "SBRT was offered but the patient preferred systemic therapy": what was advised is what was turned down. */
function passedOver(reading: Reading, story: Story): readonly Draft[] {
  const choice = chosenInstead(reading, story);
  if (!choice) return [];
  const { text } = reading.sentence;
  const reason = reasonOf(
    reading,
    story,
    statedCause(text, choice.end, text.length) ?? { class: "refusal", start: choice.start, end: choice.end },
  );
  return choice.targets.map((t) =>
    choice.where === reading
      ? draftOf(reading, story, t, reason, undefined, true)
      : { ...draftOf(choice.where, story, t, reason, undefined, true), sentence: reading.sentence.index, at: choice.start },
  );
}

function despiteAdvice(reading: Reading, story: Story): readonly Draft[] {
  const { text } = reading.sentence;
  const despite = DESPITE.exec(text);
  if (!despite) return [];
  const from = despite.index + despite[0].length;
  const comma = text.indexOf(",", from);
  const to = comma < 0 ? text.length : comma;
  const turned = TURNED_AWAY.exec(text.slice(to));
  const targets = namedTreatments(reading, from, to);
  if (!turned || targets.length === 0) return [];
  const at = to + turned.index;
  const cause = statedCause(text, at, text.length) ??
    reasonWords(text, at, at + turned[0].length + 1) ?? { class: "refusal" as const, start: at, end: at + turned[0].length };
  return targets.map((t) => draftOf(reading, story, t, reasonOf(reading, story, cause), undefined, true));
}

function draftOf(
  reading: Reading,
  story: Story,
  target: NamedTreatment,
  reason: Reason,
  cue: OmissionCue | undefined,
  wasRecommended: boolean,
): Draft {
  const { sentence } = reading;
  const named = evidenceAt(story.narrative, sentence, target.start, target.end);
  const proof = cue ? evidenceAt(story.narrative, sentence, cue.start, cue.end) : [];
  const of: OmittedKind = target.of;
  return {
    kind: "not-given",
    what: target.concept,
    of,
    ...(wasRecommended ? { wasRecommended } : {}),
    reason,
    evidence: [...named, ...proof],
    valueEvidence: { what: named, reason: reason.evidence },
    rule: "finders/not-given",
    sentence: sentence.index,
    at: target.start,
  };
}
