// Treatments, procedures and tests that did not happen, and why: declined, unaffordable, not to be had, or medically out of the question.
import { gated } from "../../base/gated.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { Reason } from "../fact-base.ts";
import { readingOf } from "../place-in-story.ts";
import type { Draft, Reading, Story } from "../reading.ts";
import { statementAt } from "../treatment/assertion.ts";
import { chosenInstead } from "../treatment/chosen-instead.ts";
import { type NamedTreatment, namedTreatments } from "../treatment/named-treatment.ts";
import { findOmissionCues, type OmissionCue } from "../treatment/omission-cues.ts";
import { hasOwnMatter } from "../treatment/own-matter.ts";
import { type ReasonWords, reasonOf, reasonWords, statedCause } from "../treatment/reason.ts";
import { omissionReason, whyOmitted } from "../treatment/reason-of-omission.ts";
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
  const targets = cue.side === "behind" ? behind(reading, cue) : cue.side === "before" ? before(reading, cue) : [];
  const words = whyOmitted(
    reading,
    cue,
    targets,
    targets.some((t) => isAdvised(reading, t)),
  );
  if (!words) return [];
  if (targets.length > 0)
    return targets.map((t) => draftOf(reading, story, t, omissionReason(reading, story, words, cue), cue, isAdvised(reading, t)));
  return cue.isChoice ? whatWasAdvised(reading, story, cue, words) : [];
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
  const own = namedTreatments(reading, statementAt(text, cue.start).start, cue.start);
  const all = [...(own.length > 0 ? own : namedTreatments(reading, 0, cue.start))].reverse();
  // "chemotherapy after the operation was declined": what stands behind "after" says when
  const isOfTime = /^could be/i.test(text.slice(cue.start, cue.end));
  // "nine cycles …; the last three were omitted": some of them were given
  if (/\b(?:last|remaining|final|other) (?:\w+ )?(?:cycles? |courses? |doses? )?$/i.test(text.slice(0, cue.start))) return [];
  const isAside = (t: NamedTreatment): boolean =>
    WHEN.test(text.slice(0, t.start).slice(-30)) || (own.length === 0 && text.slice(Math.max(0, t.start - 30), t.start).includes(";"));
  while (all.length > 1 && isAside(all[0]!)) all.shift();
  const [last] = all;
  // "Radiotherapy was given; surgery was considered but not done"
  if (last && OF_ANOTHER.test(text.slice(last.end, cue.start))) return [];
  if (!last || cue.start - last.end > 80 || (!isOfTime && isAside(last))) return [];
  const list = [last];
  for (const next of all.slice(1)) {
    if (!LISTED.test(text.slice(next.end, list.at(-1)!.start))) break;
    list.push(next);
  }
  return list.reverse();
}

const OF_ANOTHER = /;(?![^()]*\))[^;]*\b(?:surgery|operation|treatments?|therapy|resection)\b/i;
const WHEN = /\b(?:after|following|during|before|prior to) (?:\w+\s){0,3}$/i;

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
function isAdvised(reading: Reading, treatment: NamedTreatment): boolean {
  const context = contextAt(reading, treatment.start, treatment.end);
  return context.isRecommended || ADVISED.test(reading.sentence.text.slice(0, treatment.start));
}

/** "Chemotherapy was recommended, but she declined": what was advised earlier in the sentence, or in the sentence before. */
function whatWasAdvised(reading: Reading, story: Story, cue: OmissionCue, words: ReasonWords): readonly Draft[] {
  const { text } = reading.sentence;
  const advised = namedTreatments(reading, 0, cue.start).filter((t) => isAdvised(reading, t) || ADVISED.test(text.slice(t.end, cue.start)));
  const own = advised.filter((t) => t.start >= statementAt(text, cue.start).start);
  const here = own.length > 0 ? own : advised;
  const reason = omissionReason(reading, story, words, cue);
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
