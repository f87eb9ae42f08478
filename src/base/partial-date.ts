// A date as precise as the text that gave it, in FHIR's form: "2022", "2022-07" or "2022-07-15". Never a JS Date, never padded.
// https://hl7.org/fhir/R4/datatypes.html#dateTime

declare const partialDate: unique symbol;
export type PartialDate = string & { readonly [partialDate]: true };

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The date in FHIR's form; undefined where the parts are no date of the calendar (month 13, 30 February). */
export function partialDateOf(year: number, month?: number, day?: number): PartialDate | undefined {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return undefined;
  if (month === undefined) return day === undefined ? (String(year) as PartialDate) : undefined;
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  const yearMonth = `${year}-${String(month).padStart(2, "0")}`;
  if (day === undefined) return yearMonth as PartialDate;
  if (!Number.isInteger(day) || day < 1 || day > daysIn(year, month)) return undefined;
  return `${yearMonth}-${String(day).padStart(2, "0")}` as PartialDate;
}

/** Reads FHIR's form back; undefined for anything else. */
export function parsePartialDate(text: string): PartialDate | undefined {
  const [, year, month, day] = FORM.exec(text) ?? [];
  if (year === undefined) return undefined;
  return partialDateOf(Number(year), month === undefined ? undefined : Number(month), day === undefined ? undefined : Number(day));
}

/** First day that the date may mean. */
export function earliestDay(date: PartialDate): PartialDate {
  return (date + "-01-01".slice(date.length - 4)) as PartialDate;
}

/** Last day that the date may mean. */
export function latestDay(date: PartialDate): PartialDate {
  if (date.length === 10) return date;
  if (date.length === 4) return `${date}-12-31` as PartialDate;
  const [year, month] = date.split("-").map(Number);
  return `${date}-${daysIn(year!, month!)}` as PartialDate;
}
