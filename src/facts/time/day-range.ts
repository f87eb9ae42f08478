// A stretch of days in which something lies, for reckoning only: what leaves is months, because a day found by arithmetic is an invented day.
import { earliestDay, latestDay, type PartialDate, partialDateOf } from "../../base/partial-date.ts";
import type { TimeUnit } from "./time-mention.ts";

/** Days since 1970-01-01, both inclusive; an open end is infinite. */
export interface DayRange {
  readonly lo: number;
  readonly hi: number;
}

const ANY_DAY: DayRange = { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY };
const DAYS: Readonly<Record<TimeUnit, number>> = { day: 1, week: 7, month: 30.5, year: 365 };
const MS = 86_400_000;

export const rangeOf = (from: PartialDate | undefined, to: PartialDate | undefined): DayRange => ({
  lo: from === undefined ? ANY_DAY.lo : dayNumber(earliestDay(from)),
  hi: to === undefined ? ANY_DAY.hi : dayNumber(latestDay(to)),
});

/** Days since 1970-01-01. */
export const dayNumber = (date: PartialDate): number => Math.round(Date.parse(`${date}T00:00:00Z`) / MS);

export function intersect(a: DayRange, b: DayRange): DayRange | undefined {
  const lo = Math.max(a.lo, b.lo);
  const hi = Math.min(a.hi, b.hi);
  return lo <= hi ? { lo, hi } : undefined;
}

/** The range moved by an amount of units and widened to what the words leave open: one unit in all, twice that for "about". */
export function shift(range: DayRange, amount: number, unit: TimeUnit, isApproximate: boolean): DayRange {
  const lo = move(range.lo, amount, unit);
  const hi = move(range.hi, amount, unit);
  const size = DAYS[unit];
  // A whole month, however short, is as wide as a month can be meant.
  const missing = hi - lo + 1 >= (unit === "month" ? 28 : size) ? 0 : (size - (hi - lo + 1)) / 2;
  const slack = missing + (isApproximate ? size / 2 : 0);
  return { lo: Math.ceil(lo - slack), hi: Math.floor(hi + slack) };
}

function move(day: number, amount: number, unit: TimeUnit): number {
  if (!Number.isFinite(day)) return day;
  if (unit === "day" || unit === "week" || !Number.isInteger(amount)) return day + amount * DAYS[unit];
  const date = new Date(day * MS);
  const months = unit === "year" ? amount * 12 : amount;
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  const isLast = date.getUTCDate() >= new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  // The last day of a month stays the last day, so that a month moved by months is a month.
  return target.getTime() / MS + (isLast ? last : Math.min(date.getUTCDate(), last)) - 1;
}

/** The month that holds the day; undefined for an open end. */
export function monthOf(day: number): PartialDate | undefined {
  if (!Number.isFinite(day)) return undefined;
  const date = new Date(day * MS);
  return partialDateOf(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

/** The one month, or for years the one year, in which the whole range lies: the only date that a reckoned time may show. */
export function dateWithin(range: DayRange, unit: TimeUnit): PartialDate | undefined {
  const [lo, hi] = [monthOf(range.lo), monthOf(range.hi)];
  if (lo === undefined || hi === undefined) return undefined;
  if (unit !== "year") return lo === hi ? lo : undefined;
  return lo.slice(0, 4) === hi.slice(0, 4) ? partialDateOf(Number(lo.slice(0, 4))) : undefined;
}
