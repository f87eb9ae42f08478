// Partial dates and periods in words, no more precise than they are: "2018-05" is "May 2018".
import type { Extension, Period } from "@medplum/fhirtypes";
import { extensionOf } from "./extensions.ts";

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** "3 May 2018", "May 2018", "2018"; the time of day is left out. */
export function dateWords(date: string): string {
  const [year = "", month, day] = date.slice(0, 10).split("-");
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return year;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

export function periodWords({ start, end }: Period): string | undefined {
  if (start === undefined) return end === undefined ? undefined : `until ${dateWords(end)}`;
  if (end === undefined) return `from ${dateWords(start)}`;
  return start === end ? dateWords(start) : `${dateWords(start)} to ${dateWords(end)}`;
}

/** Anything with extensions: an element, or the sibling of a primitive. */
interface Extended {
  readonly extension?: readonly Extension[] | undefined;
}

/** When: "May 2018", "February 2022 (derived, between January 2022 and March 2022)", "date not stated"; undefined where no element is there. */
export function timeWords(resource: object, name: "effective" | "performed" | "dateTime" | "period"): string | undefined {
  const members = resource as Readonly<Record<string, unknown>>;
  const dateTimeName = name === "effective" || name === "performed" ? `${name}DateTime` : name;
  const period = (members[`${name}Period`] ?? (name === "period" ? members[name] : undefined)) as (Period & Siblings) | undefined;
  const dateTime = name === "period" ? undefined : (members[dateTimeName] as string | undefined);
  const sibling = members[`_${dateTimeName}`] as Extended | undefined;
  if (period === undefined && dateTime === undefined && sibling === undefined) return undefined;
  const said = dateTime === undefined ? period && periodWords(period) : dateWords(dateTime);
  const notes = [sibling, period, period?._start, period?._end].filter((one) => one !== undefined);
  const bounds = notes.map(boundsOf).find((words) => words !== undefined);
  if (said === undefined) return bounds ?? "date not stated";
  const isDerived = notes.some((one) => extensionOf(one, "value-origin") !== undefined);
  const doubts = [...(isDerived ? ["derived"] : []), ...(bounds === undefined || bounds === said ? [] : [bounds])].join(", ");
  return doubts === "" ? said : `${said} (${doubts})`;
}

interface Siblings {
  readonly _start?: Extended;
  readonly _end?: Extended;
}

function boundsOf(element: Extended): string | undefined {
  const { start, end } = extensionOf(element, "uncertainPeriod")?.valuePeriod ?? {};
  if (start !== undefined && end !== undefined)
    return start === end ? dateWords(start) : `between ${dateWords(start)} and ${dateWords(end)}`;
  if (start !== undefined) return `not before ${dateWords(start)}`;
  return end === undefined ? undefined : `not after ${dateWords(end)}`;
}
