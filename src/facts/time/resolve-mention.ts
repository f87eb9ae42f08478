// A time mention → the time it gives, with its range: stated, or reckoned from what the story has reached by then.
import type { Evidence } from "../../base/evidence.ts";
import type { PartialDate } from "../../base/partial-date.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import type { FactTime } from "../fact-base.ts";
import type { Reading, Story } from "../reading.ts";
import { dateWithin, intersect, monthOf, rangeOf } from "./day-range.ts";
import type { Earlier } from "./earlier.ts";
import { type Anchor, boundsOf, type Node, type Resolved, setTime } from "./node.ts";
import { isTreatment, type RelativeMention, resolveBackward, resolveRelative } from "./resolve-relative.ts";
import { isBackward } from "./story-line.ts";
import type { TimeMention } from "./time-mention.ts";
import { yearFor } from "./year-of-month.ts";

/** What is known when the mention is read. */
export interface Known {
  readonly story: Story;
  /** Facts of earlier sentences. */
  readonly earlier: Earlier;
  /** The last time that the story has named. */
  readonly last: Anchor | undefined;
  readonly documentDate: PartialDate | undefined;
  /** Where the document itself gives its date. */
  readonly documentEvidence: readonly Evidence[];
}

export function resolveMention(mention: TimeMention, reading: Reading, known: Known): Resolved | undefined {
  const evidence = evidenceAt(known.story.narrative, reading.sentence, mention.start, mention.end);
  switch (mention.kind) {
    case "date": {
      const { date } = mention;
      return { time: { origin: "stated", start: date, end: date, evidence }, range: rangeOf(date, date), words: date };
    }
    case "period": {
      const { from, to } = mention;
      const time: FactTime = { origin: "stated", ...(from && { start: from }), ...(to && { end: to }), evidence };
      return { time, range: rangeOf(from, to), words: `${from ?? ""}–${to ?? ""}` };
    }
    case "month-without-year": {
      const last = mention.year === "before-document" ? known.last : (dateBefore(mention, reading, known) ?? known.last);
      const date = yearFor(mention.month, mention.day, last?.range, known.documentDate, mention.year);
      if (!date) return undefined;
      const isOfStory = last !== undefined && mention.year !== "before-document";
      const explanation = `year taken from ${isOfStory ? last.words : "the date of the document"}`;
      const anchor = isOfStory ? last.evidence : known.documentEvidence;
      const time: FactTime = { origin: "derived", start: date, end: date, evidence: [...evidence, ...anchor], explanation };
      return { time, range: rangeOf(date, date), words: date, isReckoned: true };
    }
    case "relative":
      return resolvePhrase(mention, evidence, known);
    default:
      return undefined;
  }
}

/** "She relapsed in May 2010, and in June CT …": the last date that the sentence itself has named by then. */
function dateBefore(mention: TimeMention, reading: Reading, known: Known): Anchor | undefined {
  const named = reading.times.findLast((m) => m.kind === "date" && m.end <= mention.start);
  if (named?.kind !== "date" || isBackward(reading.sentence.text.slice(Math.max(0, named.start - NEAR), named.start))) return undefined;
  const evidence = evidenceAt(known.story.narrative, reading.sentence, named.start, named.end);
  return { range: rangeOf(named.date, named.date), evidence, words: named.date };
}
const NEAR = 60;

function resolvePhrase(phrase: RelativeMention, evidence: readonly Evidence[], known: Known): Resolved | undefined {
  const anchor = anchorOf(phrase, known);
  if (!anchor || anchor.range.lo > anchor.range.hi) return undefined;
  // Nothing that a document tells of is after the document.
  const end = known.documentDate === undefined ? undefined : rangeOf(undefined, known.documentDate);
  const reckoned = resolveRelative(phrase, anchor.range);
  const range = end ? intersect(reckoned, end) : reckoned;
  if (!range) return undefined;
  // "today" is the day of the letter, whose head names it: no day is reckoned
  const isToday = phrase.anchor === "document-date" && phrase.amount === 0;
  const date = isToday ? known.documentDate : phrase.isWithin || anchor.isWeak ? undefined : dateWithin(range, phrase.unit);
  const time: FactTime = {
    origin: "derived",
    ...(date && { start: date, end: date }),
    bounds: boundsOf(range),
    evidence: [...evidence, ...anchor.evidence],
    explanation: isToday ? `the date of the document, ${anchor.words}` : `${amountWords(phrase)} ${phrase.direction} ${anchor.words}`,
  };
  const words = date ?? `${monthOf(range.lo) ?? ""}–${monthOf(range.hi) ?? ""}`;
  return { time, range, words, isReckoned: true, ...(anchor.isWeak && { isWeak: true }) };
}

function anchorOf(phrase: RelativeMention, { earlier, last, documentDate, documentEvidence }: Known): Anchor | undefined {
  if (phrase.anchor === "document-date" && documentDate)
    return { range: rangeOf(documentDate, documentDate), evidence: documentEvidence, words: documentDate };
  // "today" of a paper without a date is no day of its story
  if (phrase.anchor === "document-date" && phrase.amount === 0) return undefined;
  if (phrase.anchor === "document-date" || phrase.anchor === "admission") return phrase.direction === "before" ? last : undefined;
  if (phrase.anchor === "birth") return undefined;
  if (phrase.anchor === "previous-event") {
    const since = earlier.lastTreatment();
    const isOvertaken = last && since && !since.range && since.sentence > (last.sentence ?? -1);
    return isOvertaken && phrase.direction === "after" ? unknownSince(last, "an event") : last;
  }
  const words = phrase.anchorText ?? phrase.text;
  const newest = earlier.lastAnchor(phrase.anchor, words);
  if (!newest?.range || !newest.time) return phrase.direction === "after" ? unknownSince(last, words) : undefined;
  const at = newest.time.start ?? newest.time.end ?? [newest.time.bounds?.earliest, newest.time.bounds?.latest].join("–");
  return { range: newest.range, evidence: newest.time.evidence, words: `${at} (${words})`, ...(newest.isWeak && { isWeak: true }) };
}

/** The anchor happened at some time after what the story had reached: only how early is known. */
function unknownSince(last: Anchor | undefined, words: string): Anchor | undefined {
  if (!last || !Number.isFinite(last.range.lo)) return undefined;
  return {
    range: { lo: last.range.lo, hi: Number.POSITIVE_INFINITY },
    evidence: last.evidence,
    words: `${words} at an unknown time since ${last.words}`,
    isWeak: true,
  };
}

/** "In July 2022, five months after the last treatment": dates the treatments that were given together last and have no date. */
export function dateTheAnchor(phrase: RelativeMention, event: Resolved, reading: Reading, known: Known): void {
  const words = phrase.anchorText ?? phrase.text;
  const newest = known.earlier.lastAnchor(phrase.anchor, words);
  if (!newest || newest.time?.origin === "stated") return;
  const range = resolveBackward(phrase, event.range);
  const date = phrase.isWithin ? undefined : dateWithin(range, phrase.unit);
  const time: FactTime = {
    origin: "derived",
    ...(date && { start: date, end: date }),
    bounds: boundsOf(range),
    evidence: [...evidenceAt(known.story.narrative, reading.sentence, phrase.start, phrase.end), ...event.time.evidence],
    explanation: `${amountWords(phrase)} ${phrase.direction === "after" ? "before" : "after"} ${event.words}`,
  };
  for (const node of known.earlier.of(newest.sentence)) if (isGivenWith(node, newest)) setTime(node, { time, range, isReckoned: true });
}

/** One phrase of one sentence: "bevacizumab along with the TP regimen". */
function isGivenWith(node: Node, newest: Node): boolean {
  if (node === newest) return true;
  if (node.sentence !== newest.sentence || node.time || !node.reading || !node.draft || !newest.draft) return false;
  if (!isTreatment(node.draft) || (node.draft.kind === "radiotherapy") !== (newest.draft.kind === "radiotherapy")) return false;
  const [from, to] = [Math.min(node.at, newest.at), Math.max(node.at, newest.at)];
  return !/\b(?:then|followed by|after|before|subsequently)\b/i.test(node.reading.sentence.text.slice(from, to));
}

const amountWords = (m: RelativeMention): string =>
  `${m.isWithin ? "within " : m.isApproximate ? "about " : ""}${m.amount} ${m.unit}${m.amount === 1 ? "" : "s"}`;
