// Every time that a sentence names, in order and without overlaps: dates, periods, relative phrases, durations, ages. Linear.
import { findDates } from "./dates.ts";
import { joinPeriods } from "./periods.ts";
import { findRelatives } from "./relative.ts";
import { writesDayFirst } from "./slash-order.ts";
import type { TimeMention } from "./time-mention.ts";

/**
 * @param text clean text of one sentence; offsets of the mentions count in it
 * @param isDayFirst what the whole document means by "04/10/2017"; without it the sentence alone decides
 */
export function findTimes(text: string, isDayFirst: boolean = writesDayFirst(text)): readonly TimeMention[] {
  if (!/\d|day|week|month|year|fortnight|morning|same (?:admission|sitting|session)|[JFMASOND][aepuco][nbrylgptvc]/i.test(text)) return [];
  const all = [...joinPeriods(text, findDates(text, isDayFirst)), ...findRelatives(text)];
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const out: TimeMention[] = [];
  for (const mention of all) {
    const last = out.at(-1);
    if (!last || mention.start >= last.end) out.push(mention);
    else if (rank(mention) > rank(last)) out[out.length - 1] = mention;
  }
  return out;
}

/** Of two that overlap the one that says more stays: "June of the following year" more than "the following year". */
const rank = (m: TimeMention): number =>
  m.kind === "duration" ? 0 : m.kind === "month-without-year" && m.year === undefined ? 1 : m.kind === "relative" ? 2 : 3;
