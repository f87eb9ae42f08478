// The order in which a story tells its events, and which of its facts stand in it at all: a past history or a discussion does not.
import { gated } from "../../base/gated.ts";
import type { SectionKind } from "../../narrative/narrative.ts";
import type { Draft, Reading, Story } from "../reading.ts";

/** Sections that are told in the order of events. */
const TOLD: ReadonlySet<SectionKind> = new Set([
  "case",
  "history",
  "treatment",
  "follow-up",
  "other",
  "imaging",
  "pathology",
  "laboratory",
  "examination",
]);
const BEFORE: ReadonlySet<SectionKind> = new Set(["past-history", "family-history", "social-history"]);
/** Said before the fact in its clause: it lies back, with all that is listed after it. */
const BACK = gated(
  /\b(?:history of|in the past|formerly|status post|s\/p|had (?:initially|previously|earlier|already)|compar\w+ (?:with|to))\b/i,
);
/** Said of the very next thing only. */
const BACK_NEAR = gated(/\b(?:previous(?:ly)?|past|pre-?existing|known|prior (?!to\b))\b[^,;]*$/i);
const NEVER_TOLD: ReadonlySet<Draft["kind"]> = new Set(["patient", "family-history", "comorbidity"]);
/** "X after Y": Y was first. Not "after Y, X" at the head, where the order of the words is that of the events. */
const AFTER = gated(/(?<=\S )\b(?:after|following|once)\b(?! (?:that|this|which)\b)/i);
/** "Before Y, X": X was first. */
const BEFORE_HEAD = /^(?:[A-Z]\w+, )?(?:Before|Prior to|before|prior to)\b[^,]*,/;

export function isTold(draft: Draft, reading: Reading | undefined, story: Story): boolean {
  if (!reading || NEVER_TOLD.has(draft.kind)) return false;
  return isToldSentence(reading, story) && !isBack(draft, reading);
}

/** Told in a section that comes before the story, or said to lie back: not the summary or the plan at the end. */
export const liesBack = (draft: Draft, reading: Reading): boolean =>
  draft.kind === "patient" || draft.kind === "family-history" || BEFORE.has(reading.sentence.section) || isBack(draft, reading);

export const isToldSentence = ({ sentence }: Reading, story: Story): boolean =>
  sentence.caseOrdinal === story.caseOrdinal && TOLD.has(sentence.section) && !sentence.isHeading;

function isBack(draft: Draft, reading: Reading): boolean {
  if ("assertion" in draft && draft.assertion === "historical") return true;
  const clause = reading.clauses.find((c) => draft.at >= c.start && draft.at < c.end);
  const before = reading.sentence.text.slice(clause?.start ?? 0, draft.at);
  return isBackward(before) || reading.mentions.some((m) => m.start <= draft.at && draft.at < m.end && m.context.isHistorical);
}

/** The words before a fact or a date say that it lies back. */
export const isBackward = (before: string): boolean => BACK.test(before) || BACK_NEAR.test(before);

/** Facts of one sentence in the order of events: the order of the words, unless "after" or "before" turns it round. */
export function orderInSentence<T extends { readonly at: number }>(drafts: readonly T[], reading: Reading): readonly T[] {
  const sorted = drafts.toSorted((a, b) => a.at - b.at);
  const { text } = reading.sentence;
  const head = BEFORE_HEAD.exec(text);
  if (head) {
    const end = head[0].length;
    return [...sorted.filter((d) => d.at >= end), ...sorted.filter((d) => d.at < end)];
  }
  const clauses = reading.clauses.length > 0 ? reading.clauses : [{ start: 0, end: text.length }];
  return clauses.flatMap((clause, i) => {
    const from = i === 0 ? 0 : clause.start;
    const to = i === clauses.length - 1 ? Number.POSITIVE_INFINITY : clause.end;
    const inside = sorted.filter((d) => d.at >= from && d.at < to);
    const words = text.slice(from, clause.end);
    const after = AFTER.exec(words);
    const turn = after && after.index > 0 ? from + after.index : undefined;
    if (turn === undefined || reading.times.some((t) => turn >= t.start && turn < t.end)) return inside;
    return [...inside.filter((d) => d.at >= turn), ...inside.filter((d) => d.at < turn)];
  });
}
