// The clinical time of a FHIR R4 resource, read from whichever element its type keeps it in.
import type { Certainty, Stretch } from "./item.ts";

type Json = Record<string, unknown>;
const isObject = (x: unknown): x is Json => typeof x === "object" && x !== null && !Array.isArray(x);

const DAY_MS = 86_400_000;
const UNCERTAIN_PERIOD = "http://hl7.org/fhir/StructureDefinition/uncertainPeriod";
const ASSERTED_DATE = "http://hl7.org/fhir/StructureDefinition/condition-assertedDate";
const VALUE_ORIGIN = "https://casebridge.dev/fhir/StructureDefinition/value-origin";

/** Elements that hold a clinical time, by resource type; the first that says something counts. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  Condition: ["onset", "abatement"],
  Observation: ["effective"],
  Procedure: ["performed"],
  MedicationAdministration: ["effective"],
  CarePlan: ["period"],
  Consent: ["dateTime"],
  AdverseEvent: ["date"],
  FamilyMemberHistory: ["date"],
};

export interface ClinicalTime {
  readonly stretch?: Stretch;
  readonly certainty: Certainty;
  /** As the resource writes it: "2022-07", "2022-07 to 2023-07"; empty where nothing is known. */
  readonly written: string;
}

export const hasClinicalTime = (resourceType: string): boolean => resourceType in ELEMENTS;

/** First day of a partial date; NaN for what is no date. */
export function firstDay(date: string): number {
  const [year, month = "01", day = "01"] = date.slice(0, 10).split("-");
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS;
}

/** Day after the last day of a partial date. */
export function dayAfter(date: string): number {
  const [year, month, day] = date.slice(0, 10).split("-").map(Number) as [number, number?, number?];
  if (month === undefined) return Date.UTC(year + 1, 0, 1) / DAY_MS;
  return day === undefined ? Date.UTC(year, month, 1) / DAY_MS : Date.UTC(year, month - 1, day + 1) / DAY_MS;
}

export function clinicalTime(resource: Json): ClinicalTime {
  for (const name of ELEMENTS[String(resource["resourceType"])] ?? []) {
    const time = readElement(resource, name);
    if (time) return time;
  }
  const asserted = extensionsOf(resource).find((e) => e["url"] === ASSERTED_DATE)?.["valueDateTime"];
  if (typeof asserted === "string") return { stretch: stretchOf(asserted, asserted), certainty: "stated", written: asserted };
  return { certainty: "ordered", written: "" };
}

function readElement(resource: Json, name: string): ClinicalTime | undefined {
  const dateTime = resource[`${name}DateTime`] ?? resource[name];
  const sibling = resource[`_${name}DateTime`] ?? resource[`_${name}`];
  const period = resource[`${name}Period`] ?? (isObject(resource[name]) ? resource[name] : undefined);
  const extensions = [...extensionsOf(sibling), ...extensionsOf(period)];
  const isDerived = extensions.some((e) => e["url"] === VALUE_ORIGIN);
  if (typeof dateTime === "string")
    return { stretch: stretchOf(dateTime, dateTime), certainty: isDerived ? "derived" : "stated", written: dateTime };
  if (isObject(period) && (period["start"] ?? period["end"])) {
    const start = period["start"] as string | undefined;
    const end = period["end"] as string | undefined;
    const written = start === end ? String(start) : [start ?? "?", end ?? "?"].join(" to ");
    return { stretch: stretchOf(start ?? end!, end ?? start!), certainty: isDerived ? "derived" : "stated", written };
  }
  const bounds = extensions.find((e) => e["url"] === UNCERTAIN_PERIOD)?.["valuePeriod"];
  if (isObject(bounds) && typeof bounds["start"] === "string" && typeof bounds["end"] === "string")
    return {
      stretch: stretchOf(bounds["start"], bounds["end"]),
      certainty: "bounded",
      written: `between ${bounds["start"]} and ${bounds["end"]}`,
    };
  return undefined;
}

const stretchOf = (start: string, end: string): Stretch => ({ from: firstDay(start), to: Math.max(dayAfter(end), firstDay(start) + 1) });

function extensionsOf(element: unknown): readonly Json[] {
  const list = isObject(element) ? element["extension"] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
}
