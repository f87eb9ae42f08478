// The year of a month that is named without one, from the last time that the story has reached.
import { type PartialDate, partialDateOf } from "../../base/partial-date.ts";
import { type DayRange, monthOf } from "./day-range.ts";

/** A story goes forward: the first such month not before the last known one; undefined where that is not known to the month. */
export function yearFor(
  month: number,
  day: number | undefined,
  last: DayRange | undefined,
  documentDate: PartialDate | undefined,
): PartialDate | undefined {
  const reached = last && monthOf(last.lo);
  if (last && reached) {
    if (monthOf(last.hi) !== reached) return undefined;
    const year = Number(reached.slice(0, 4)) + (month < Number(reached.slice(5, 7)) ? 1 : 0);
    return partialDateOf(year, month, day) ?? partialDateOf(year, month);
  }
  if (!documentDate || documentDate.length < 7) return undefined;
  const year = Number(documentDate.slice(0, 4)) - (month > Number(documentDate.slice(5, 7)) ? 1 : 0);
  return partialDateOf(year, month, day) ?? partialDateOf(year, month);
}
