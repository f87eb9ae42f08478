// Why a treatment was not given: words of cause behind or before it, what led to it, or the words that say so themselves.
import { evidenceAt } from "../../narrative/narrative.ts";
import type { Reason } from "../fact-base.ts";
import type { Reading, Story } from "../reading.ts";
import { clauseAt, statementAt } from "./assertion.ts";
import type { NamedTreatment } from "./named-treatment.ts";
import type { OmissionCue } from "./omission-cues.ts";
import { type ReasonWords, reasonOf, reasonWords, statedCause } from "./reason.ts";

/** @param wasAdvised what is meant and not done counts as not done, whatever the reason */
export function whyOmitted(
  reading: Reading,
  cue: OmissionCue,
  targets: readonly NamedTreatment[],
  wasAdvised: boolean,
): ReasonWords | undefined {
  const { text } = reading.sentence;
  const clause = clauseAt(reading, cue.start);
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
  return (
    said ??
    soBefore(reading, cue, targets) ??
    moneyBehind(text, cue) ??
    frontedCause(reading, cue, targets) ??
    (wasAdvised || clauseHasPlan(text, cue) ? unexplained(text, cue) : unclassedCause(text, cue))
  );
}

const nextTurn = (text: string, from: number): number => {
  const turn = /[;]|,\s(?:but|however)\b|,?\s(?:and|but)\s(?=(?:for|because|due to|owing to|on account)\b)/.exec(text.slice(from));
  return turn ? from + turn.index : text.length;
};

/** "For want of money, she could not …": the cause stands in the clause before. */
function causeBefore(reading: Reading, at: number): ReasonWords | undefined {
  return statedCause(reading.sentence.text, 0, at);
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

// "In view of her cardiac history, anthracyclines were avoided", "given his deafness we did not recommend cisplatin"
const FRONTED =
  /\b(?:due to|because of|owing to|on account of|in view of|(?<!\b(?:was|were|been|be|is|are|being|and|then) )given(?! (?:in|on|for|with|at|to|by|every|as)\b))\s(?<what>[^.;]{3,90})$/i;
const SUBJECT_BEHIND = /,.*$|\s(?:we|I|she|he|it|they|the (?:team|patient|MDT|board|tumou?r board))\s.*$/i;

/** A cause of no class told before the treatment; where it names a disease of the patient, it is a medical one. */
function frontedCause(reading: Reading, cue: OmissionCue, targets: readonly NamedTreatment[]): ReasonWords | undefined {
  if (cue.reason !== undefined) return undefined;
  const { text } = reading.sentence;
  const from = statementAt(text, cue.start).start;
  const to = Math.min(cue.start, ...targets.map((t) => t.start));
  const m = FRONTED.exec(text.slice(from, to));
  if (!m) return undefined;
  const start = from + m.index;
  return { class: "other", start, end: start + m[0].replace(SUBJECT_BEHIND, "").trimEnd().length };
}

// What a treatment brings, as against what a patient had before it.
const OF_TREATMENT =
  /toxic|adverse|side.effect|toler|reaction|neuropath|neutropeni|leu[ck]openi|cytopeni|mucositis|hand.foot|diarrh|nausea|vomit|rash|pneumonitis|colitis|stomatitis|anaphyla|hypersensit|suppress/i;
const BEGUN = /\b(?:further|resum|restart|continu|repeat|complet|additional|re-?challeng|remaining|cycle|again)/i;

const DISEASE: ReadonlySet<string> = new Set(["comorbidity", "finding", "condition"]);

/** Words of the text that carry the class; for a person's choice the verb itself. */
export function omissionReason(reading: Reading, story: Story, stated: ReasonWords, cue: OmissionCue): Reason {
  const { text } = reading.sentence;
  const { start, end: until } = statementAt(text, cue.start);
  // "avoided because of renal failure": before the first dose it is the patient's body, no toxicity
  const isBody =
    stated.class === "toxicity" && !OF_TREATMENT.test(text.slice(stated.start, stated.end)) && !BEGUN.test(text.slice(start, until));
  // "because of poor dentition" is of no class, "because of her COPD" names a disease of the patient
  const isDisease =
    stated.class === "other" &&
    stated.start !== cue.start &&
    reading.mentions.some((m) => DISEASE.has(m.kind) && m.start >= stated.start && m.end <= stated.end);
  const words: ReasonWords = isBody || isDisease ? { ...stated, class: "medical" } : stated;
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
