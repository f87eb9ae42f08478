// Treatments that had begun and were ended: what, and why as far as the words say.
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { Draft, Reading, Story } from "../reading.ts";
import { type NamedTreatment, namedTreatments } from "../treatment/named-treatment.ts";
import { type ReasonWords, reasonOf, reasonWords, statedCause } from "../treatment/reason.ts";

// "chose to discontinue treatment", "stopped chemotherapy", "the discontinuation of treatment"
const ENDS_BEHIND =
  /\b(?:discontinu(?:ed|e|es|ing|ation of)|stopp(?:ed|ing)|(?:to|and) stop|ceas(?:ed|ing|e)|cessation of|terminat(?:ed|ing|ion of)|withdrew from|withdrawal of|withdrawing|interrupt(?:ed|ing|ion of)|suspend(?:ed|ing)|suspension of|abandon(?:ed|ing)|halt(?:ed|ing))\b/gi;
// "treatment was discontinued", "chemotherapy had to be stopped", "nivolumab was permanently discontinued"
const ENDS_BEFORE =
  /\b(?:(?:was|were|is|been|be|being)\s(?:then |therefore |subsequently |immediately |permanently |temporarily |eventually |also |finally |thus |prematurely )?)?(?:discontinued|stopped|ceased|terminated|withdrawn|withheld|halted|interrupted|suspended|held|abandoned)\b/gi;
const FARTHEST = 60;
const NOT_A_STOP = /\b(?:smoking|smoke|alcohol|drinking|bleeding|breast-?feeding|growing|working)\b/i;
// "was started but [had to be discontinued]"
const STARTED =
  /\b(?:was|were|had been)\s(?:then |also )?(?:started|initiated|given|begun|commenced|administered)(?:\sin\s\w+(?:\s\d{4})?)?,?\s(?:but|and)\b(?:\s(?:was|were|later|then|soon|subsequently))*/i;
const LISTED = /^\s*(?:,|and|plus|\+|\/|with|combined with|in combination with)\s*$/i;
const LINKED_CAUSE =
  /\b(?:leading to|resulting in|led to|resulted in|requiring|necessitating|prompting|forcing|caus(?:ed|ing)|so|and|thus|therefore|hence)\b[^.;]{0,40}$/i;

const MAY_STOP = /discontinu|stop|ceas|cessation|terminat|withd?r|interrupt|suspen|abandon|halt|withheld|held/i;

export function findStops(reading: Reading, story: Story): readonly Draft[] {
  const { text } = reading.sentence;
  if (!MAY_STOP.test(text)) return [];
  const drafts: Draft[] = [];
  const seen = new Set<number>();
  for (const [pattern, side] of [
    [ENDS_BEHIND, "behind"],
    [ENDS_BEFORE, "before"],
  ] as const)
    for (const m of text.matchAll(pattern)) {
      const end = m.index + m[0].length;
      if (seen.has(end) || isNoStop(reading, m.index, end)) continue;
      const target = side === "behind" ? targetBehind(reading, end) : targetBefore(reading, m.index);
      if (!target) continue;
      seen.add(end);
      drafts.push(draftOf(reading, story, target, { start: m.index, end }));
    }
  return drafts;
}

function isNoStop(reading: Reading, start: number, end: number): boolean {
  const context = contextAt(reading, start, end);
  const { text } = reading.sentence;
  return (
    context.isNegated ||
    context.isHypothetical ||
    context.isPlanned ||
    context.experiencer !== "patient" ||
    NOT_A_STOP.test(text.slice(end, end + 15)) ||
    /\b(?:will|would|should|could|may|might|without|if|before|until)\s(?:\w+\s)?(?:be )?$/i.test(text.slice(0, start))
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
  const all = namedTreatments(reading, 0, to).filter(isTreatment);
  const last = all.at(-1);
  if (!last) return undefined;
  const between = text
    .slice(last.end, to)
    .replace(STARTED, "")
    .replace(/\b(?:had|has|have) to(?: be)?\b/i, "");
  if (between.length > FARTHEST || /[;.]|\b(?:and|but|she|he|the patient|because|due to|to)\b/i.test(between)) return undefined;
  // "FOLFIRI plus cetuximab was discontinued": the whole of it
  const first = all.toReversed().reduce((head, t) => (t.end <= head.start && LISTED.test(text.slice(t.end, head.start)) ? t : head), last);
  return first === last
    ? last
    : { ...last, start: first.start, concept: { text: text.slice(first.start, last.end) }, of: "systemic-therapy" };
}

function draftOf(reading: Reading, story: Story, target: NamedTreatment, cue: { readonly start: number; readonly end: number }): Draft {
  const { sentence } = reading;
  const [from, to] = [Math.min(target.start, cue.start), Math.max(target.end, cue.end)];
  const cause = causeOf(sentence.text, from, to);
  const reason = cause && reasonOf(reading, story, cause);
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
  const stated = statedCause(text, to, text.length) ?? statedCause(text, 0, from) ?? otherCause(text, to);
  if (stated) return stated;
  if (!LINKED_CAUSE.test(text.slice(0, from)) && !/^\s*(?:at|by|upon) (?:the |her |his )?(?:patient|request|wish)/i.test(text.slice(to)))
    return undefined;
  const before = reasonWords(text, 0, from);
  return before && before.class !== "completed" ? before : reasonWords(text, to, Math.min(text.length, to + 40));
}

/** A cause that belongs to no class: the words of the text, no longer than the clause. */
function otherCause(text: string, to: number): ReasonWords | undefined {
  const m = /^[^.;,]{0,40}?\b(?:due to|because of|owing to|on account of)\s[^.;,]{3,80}/i.exec(text.slice(to));
  const start = m ? to + m[0].search(/\b(?:due to|because of|owing to|on account of)\s/i) : 0;
  const end = m ? to + m[0].length : 0;
  const trimmed = m ? text.slice(start, end).replace(/\s(?:in|on|after|and)\s.*$/i, "") : "";
  return m ? { class: "other", start, end: start + trimmed.length } : undefined;
}
