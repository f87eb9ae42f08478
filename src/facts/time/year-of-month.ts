// The year of a month that is named without one, from the last time that the story has reached.
import { type PartialDate, partialDateOf } from "../../base/partial-date.ts";
import { type DayRange, monthOf } from "./day-range.ts";
import type { YearWords } from "./time-mention.ts";

/** Over how many months what was reached may lie, so that the first such month in it or behind it is meant: "early 2020 … on 12 February". */
const SHORT = 6;

/**
 * A story goes forward: the first such month not before the last known one; undefined where that is not known well enough.
 * @param words what the text itself says of the year: "June of that year"
 */
export function yearFor(
  month: number,
  day: number | undefined,
  last: DayRange | undefined,
  documentDate: PartialDate | undefined,
  words?: YearWords,
): PartialDate | undefined {
  const dateIn = (year: number): PartialDate | undefined => partialDateOf(year, month, day) ?? partialDateOf(year, month);
  const [from, to] = last ? [monthOf(last.lo), monthOf(last.hi)] : [];
  if (words === "before-document") return documentDate === undefined ? undefined : beforeDocument(month, documentDate, dateIn);
  if (from && to) {
    const [year, lastYear] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
    const [first, end] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
    if (words === "before") return from === to ? dateIn(month < first ? year : year - 1) : undefined;
    if (words) return year === lastYear ? dateIn(year + (words === "next" ? 1 : words === "previous" ? -1 : 0)) : undefined;
    if (from === to) return dateIn(year + (month < first ? 1 : 0));
    return year === lastYear && end - first < SHORT && month >= first ? dateIn(year) : undefined;
  }
  return words || !documentDate ? undefined : beforeDocument(month, documentDate, dateIn);
}

function beforeDocument(
  month: number,
  documentDate: PartialDate,
  dateIn: (year: number) => PartialDate | undefined,
): PartialDate | undefined {
  if (documentDate.length < 7) return undefined;
  return dateIn(Number(documentDate.slice(0, 4)) - (month > Number(documentDate.slice(5, 7)) ? 1 : 0));
}
