// Which of a sentence's times belongs to a fact: the one of its clause, else the one that heads the sentence, else the only one near.
import type { Clause, Reading } from "../reading.ts";
import { isLeftValue, isOfNextSubject, isOfOtherValue } from "./own-time-of-noun.ts";
import type { TimeMention } from "./time-mention.ts";

/** Before a time that heads its sentence there are only such words. */
const HEADING =
  /^(?:(?:However|Unfortunately|Fortunately|Then|Finally|Later|Subsequently|Additionally|Thereafter|Overall|Here|Initially|And|But|So|Again|Moreover|Nevertheless|Of note),? ?)?(?:(?:[Ii]n|[Oo]n|[Aa]t|[Bb]y|[Aa]fter|[Dd]uring|[Aa]bout|[Ff]rom|[Ss]ince|[Aa]s of|[Aa]round|[Uu]ntil)(?: the| about| early| late)? ?)?$/;
/** Words that put one thing after another: a time does not reach across them. */
const SEQUENCE =
  /\b(?:followed by|then|subsequently|thereafter|later|after(?:wards)?|before|prior|following|until|since|switched|changed|previous(?:ly)?|compar\w+|versus|relative to|than (?:in|on|at)|and (?:was|were|has|had|underwent|received|developed|died|passed|showed|revealed))\b|;/i;

const isDating = (m: TimeMention): boolean =>
  m.kind === "date" || m.kind === "period" || m.kind === "month-without-year" || m.kind === "relative";

/** The time that stands at the head of the sentence and holds for all of it. */
export function headOf(reading: Reading): TimeMention | undefined {
  const first = reading.times.find(isDating);
  return first && HEADING.test(reading.sentence.text.slice(0, first.start)) ? first : undefined;
}

/**
 * "In July 2022, five months after the last treatment": the date is known, so the phrase tells when the *other* event was.
 * The phrase then dates nothing in this sentence.
 */
export function backwardOf(
  reading: Reading,
): { readonly date: TimeMention; readonly phrase: TimeMention & { kind: "relative" } } | undefined {
  const dating = reading.times.filter(isDating);
  for (let i = 0; i + 1 < dating.length; i++) {
    const [a, b] = [dating[i]!, dating[i + 1]!];
    const between = reading.sentence.text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
    if (!/^(?:,|;| \(|,? (?:that is|i\.e\.),?|,? (?:approximately|about))? ?(?:(?:in|on) )?$/i.test(between)) continue;
    if (a.kind === "date" && b.kind === "relative" && b.anchorText !== undefined) return { date: a, phrase: b };
    if (b.kind === "date" && a.kind === "relative" && a.anchorText !== undefined) return { date: b, phrase: a };
  }
  return undefined;
}

export function chooseTime(reading: Reading, at: number): TimeMention | undefined {
  const { sentence } = reading;
  const ignored = backwardOf(reading)?.phrase;
  const times = reading.times.filter((m) => isDating(m) && m !== ignored && !isEverSince(m, sentence.text));
  if (times.length === 0) return undefined;
  const clause = clauseAt(reading.clauses, at);
  const own = times.filter((m) => m.start >= clause.start && m.start < clause.end && isReachable(sentence.text, m, at));
  const near = own.length > 0 ? nearest(own, at, sentence.text) : undefined;
  if (own.length > 0) return near && asPoint(near, at, sentence.text);
  const head = headOf(reading);
  if (head && head !== ignored && times.includes(head)) return head;
  // Several times and none in the clause: which one is meant is not said.
  const [only, another] = times;
  return only && !another && isReachable(sentence.text, only, at) && !isOfComparison(sentence.text, only, at) ? only : undefined;
}

/** "until August 2019, when she died": what stands behind happened at the end of the period. */
function asPoint(m: TimeMention, at: number, text: string): TimeMention {
  if (m.kind !== "period" || m.to === undefined || at < m.end) return m;
  if (!/^,?\s(?:when|at which (?:point|time)|on which (?:date|day))\b/i.test(text.slice(m.end, m.end + 20))) return m;
  const { start, end } = m;
  return { start, end, text: m.text, kind: "date", date: m.to };
}

const clauseAt = (clauses: readonly Clause[], at: number): Clause =>
  clauses.find((c) => at >= c.start && at < c.end) ?? { start: 0, end: Number.POSITIVE_INFINITY };

/** "After X, Y in March": the phrase at the head was before. */
const LEADING = /^(?:\w+, )?(?:After|Following|Upon|Once|Before|Prior to|Since|Despite)\b/;

/** "After X was completed she had Y in March" */
const HEAD_ENDS =
  /,|\b(?:she|he|they|we|the patient)\s(?:then\s)?(?:was|were|had|has|underwent|received|developed|started|began|presented)\b/i;
/** "Since her last visit 6 weeks ago": from then on, not then. */
const EVER_SINCE = /\bsince\b[^,;.]{0,40}$/i;

const isEverSince = (m: TimeMention, text: string): boolean =>
  m.kind === "relative" && m.direction === "before" && EVER_SINCE.test(text.slice(Math.max(0, m.start - 50), m.start));

function isReachable(text: string, mention: TimeMention, at: number): boolean {
  const leading = mention.start > at ? LEADING.exec(text) : null;
  if (leading && HEAD_ENDS.test(text.slice(at, mention.start)) && !text.slice(leading[0].length, at).includes(",")) return false;
  if (isOfNextSubject(text, mention, at) || isOfOtherValue(text, mention, at) || isLeftValue(text, mention, at)) return false;
  const between = at >= mention.end ? text.slice(mention.end, at) : text.slice(at, mention.start);
  return !SEQUENCE.test(between);
}

/** What ends the words of a date's own fact: "CT on 3 May and MRI on 6 May", "06/12/15: sorafenib started 04/27/15". */
const PART_ENDS = /[,;:]\s|\)\s|\s(?:and|then|with|to)\s/i;
/** "(was 14 mm 07/16/18)", "(previously 2.1 cm on 3 May)", "[CT 05/2016: 12 mm]": what stands in the brackets was then. */
const COMPARED = /^[([]\s?(?:was|were|previous(?:ly)?|prev|prior|formerly|compared|comparison|vs|versus|down from|up from|from|cf)\b/i;

/**
 * The nearest; of two as near the one that follows, for English puts the time after the deed.
 * Where the words of another part of a list stand between on one side alone, the date of the other side.
 */
function nearest(times: readonly TimeMention[], at: number, text: string): TimeMention | undefined {
  const open = times.filter((m) => !isOfComparison(text, m, at));
  const before = open.findLast((m) => m.end <= at);
  const after = open.find((m) => m.start >= at);
  if (before && after && isPoint(before) && isPoint(after)) {
    const isBeforeApart = PART_ENDS.test(text.slice(before.end, at)) || /^[.,;:)]+$/.test(text.slice(before.end, at).trim());
    const isAfterApart = PART_ENDS.test(text.slice(at, after.start));
    if (isBeforeApart !== isAfterApart) return isBeforeApart ? after : before;
  }
  const distance = (m: TimeMention): number => (m.start >= at ? m.start - at : at - m.end + 1);
  return open.length === 0 ? undefined : open.reduce((best, m) => (distance(m) < distance(best) ? m : best));
}

const isPoint = (m: TimeMention): boolean => m.kind === "date" || m.kind === "month-without-year";

/** The date stands in brackets that speak of an earlier value, and the fact does not stand in them. */
function isOfComparison(text: string, m: TimeMention, at: number): boolean {
  const open = Math.max(text.lastIndexOf("(", m.start), text.lastIndexOf("[", m.start));
  if (open < 0 || m.start - open > 80 || /[)\]]/.test(text.slice(open, m.start)) || at >= open) return false;
  return COMPARED.test(text.slice(open, open + 20));
}
