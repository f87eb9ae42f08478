// Dates as precise as the text: partial, in a Period, or absent with a reason; never padded.
// us-core-1 forbids a dateTime coarser than a day on some profiles: there a Period of partial dates says the same.
import type { Extension, Period } from "@medplum/fhirtypes";
import type { Evidence } from "../base/evidence.ts";
import type { FactTime } from "../facts/fact-base.ts";
import type { BuildContext } from "./build-context.ts";
import { EXTENSION } from "./canonicals.ts";
import { dataAbsent, evidenceExtensions, extended, valueOrigin } from "./evidence.ts";

/** "any": dateTime or Period. "day": dateTime only with a day (us-core-1). "period", "dateTime": the only form the profile allows. */
type DateForm = "any" | "day" | "period" | "dateTime";

/** What is spread into the resource: `<name>DateTime`, `_<name>DateTime` or `<name>Period`. */
type DatedElements = { readonly [element: string]: unknown };

interface DateRules {
  readonly form: DateForm;
  /** The profile or an invariant asks for the element: absent, it says why. */
  readonly isRequired?: boolean;
}

export function dated(ctx: BuildContext, name: string, time: FactTime | undefined, { form, isRequired }: DateRules): DatedElements {
  const notes = timeAnnotations(ctx, time);
  const point = time?.start !== undefined && time.start === time.end ? time.start : undefined;
  const dateTime = form === "dateTime" ? (time?.end ?? time?.start) : point;
  if (dateTime !== undefined && form !== "period" && (form !== "day" || dateTime.length >= 10))
    return { [`${name}DateTime`]: dateTime, ...sibling(`${name}DateTime`, [...uncertainty(time), ...notes]) };
  if (time?.start !== undefined || time?.end !== undefined) return { [`${name}Period`]: periodOf(ctx, time) };
  const isBounded = uncertainty(time).length > 0;
  if (!isRequired && !isBounded) return {};
  if (form === "any" || form === "dateTime") return sibling(`${name}DateTime`, [dataAbsent(), ...uncertainty(time), ...notes]);
  return { [`${name}Period`]: { extension: [dataAbsent(), ...notes], ...sibling("_start", isBounded ? uncertainty(time) : []) } };
}

/** The time as a Period of partial dates, with its evidence. */
export function periodOf(ctx: BuildContext, time: FactTime, more: readonly Evidence[] = []): Period {
  const isPoint = time.start === time.end;
  const uncertain = uncertainty(time);
  const period: { [element: string]: unknown } = {
    ...extended([...timeAnnotations(ctx, time), ...evidenceExtensions(ctx, more)]),
    ...(time.start !== undefined && { start: time.start }),
    ...(time.start !== undefined && sibling("start", uncertain)),
    ...(time.end !== undefined && { end: time.end }),
    ...((time.start === undefined || isPoint) && time.end !== undefined && sibling("end", uncertain)),
  };
  return period as Period;
}

/** A single date for an element that takes no Period, such as assertedDate or Consent.dateTime. */
export const singleDate = (time: FactTime | undefined): string | undefined => time?.start ?? time?.end;

/** condition-assertedDate: when the diagnosis was made. */
export function assertedDate(ctx: BuildContext, time: FactTime | undefined): Extension[] {
  const date = singleDate(time);
  if (date === undefined) return [];
  const extension = { url: EXTENSION.assertedDate, valueDateTime: date, ...sibling("valueDateTime", dateNotes(ctx, time)) };
  return [extension as Extension];
}

/** What stands beside a single date: its uncertainty, evidence and origin. */
export const dateNotes = (ctx: BuildContext, time: FactTime | undefined): Extension[] => [
  ...uncertainty(time),
  ...timeAnnotations(ctx, time),
];

const timeAnnotations = (ctx: BuildContext, time: FactTime | undefined): Extension[] =>
  time === undefined
    ? []
    : [...evidenceExtensions(ctx, time.evidence), ...(time.explanation === undefined ? [] : [valueOrigin(time.explanation)])];

/** uncertainPeriod: the widest stretch in which a derived or unknown time can lie. */
function uncertainty(time: FactTime | undefined): Extension[] {
  const { earliest, latest } = time?.bounds ?? {};
  if (earliest === undefined && latest === undefined) return [];
  const valuePeriod = { ...(earliest !== undefined && { start: earliest }), ...(latest !== undefined && { end: latest }) };
  return [{ url: EXTENSION.uncertainPeriod, valuePeriod }];
}

const sibling = (element: string, extension: Extension[]): DatedElements =>
  extension.length > 0 ? { [element.startsWith("_") ? element : `_${element}`]: { extension } } : {};
