// A bundle → the items of its timeline, in the order of the story (the order of the entries), from the bundle alone.
import type { Bundle, Resource } from "@medplum/fhirtypes";
import { clinicalTime, hasClinicalTime } from "./clinical-time.ts";
import { describe } from "./describe.ts";
import type { Item } from "./item.ts";
import { quotesOf } from "./quotes.ts";

type Json = Record<string, unknown>;

export interface Undrawn {
  readonly ref: string;
  readonly why: string;
}

export interface ItemsOfBundle {
  readonly items: readonly Item[];
  readonly undrawn: readonly Undrawn[];
  /** Lines of therapy by number, each with the refs of what was done in it. */
  readonly lines: readonly { readonly number: number; readonly refs: readonly string[] }[];
}

const LINE_OF_THERAPY = "/StructureDefinition/line-of-therapy";

export function itemsOf(bundle: Bundle): ItemsOfBundle {
  const entries = (bundle.entry ?? []).flatMap((e) => (e.resource ? [{ fullUrl: e.fullUrl, resource: e.resource }] : []));
  const refs = new Map<string, string>();
  for (const { fullUrl, resource } of entries) {
    const ref = `${resource.resourceType}/${resource.id ?? ""}`;
    refs.set(ref, ref);
    if (fullUrl) refs.set(fullUrl, ref);
  }
  const resolve = (reference: unknown): string | undefined => refs.get(String((reference as Json | undefined)?.["reference"] ?? ""));
  const byRef = new Map(entries.map(({ resource }) => [`${resource.resourceType}/${resource.id ?? ""}`, resource as unknown as Json]));
  const quotes = quotesOf(bundle);

  const timed = entries.map((e) => e.resource).filter((r) => hasClinicalTime(r.resourceType));
  const drawn = timed.filter((r) => r.resourceType !== "CarePlan");
  // A drug that is part of a drawn course is drawn with it, as words on its bar.
  const parts = new Map<string, Resource[]>();
  for (const r of drawn) {
    if (r.resourceType !== "MedicationAdministration" || r.status === "not-done") continue;
    const course = (r.partOf ?? []).map(resolve).find((ref) => ref !== undefined);
    if (course) parts.set(course, [...(parts.get(course) ?? []), r]);
  }
  const inCourse = new Set([...parts.values()].flat());

  const items: Item[] = [];
  const undrawn: Undrawn[] = [];
  for (const resource of drawn) {
    const ref = `${resource.resourceType}/${resource.id ?? ""}`;
    if (inCourse.has(resource)) continue;
    const drugs = parts.get(ref) ?? [];
    const { lane, mark, label } = describe(resource as unknown as Json, drugs, (reference) => byRef.get(resolve(reference) ?? ""));
    if (!label) {
      undrawn.push({ ref, why: "it has no name to draw" });
      continue;
    }
    const time = timeOf(resource, drugs);
    const isReview = [resource, ...drugs].some((r) => (r.meta?.tag ?? []).some((t) => t.code === "review"));
    const title = [
      label,
      time.written || "date not stated",
      ...new Set([resource, ...drugs].flatMap((r) => quotes(r).map((q) => `“${q}”`))),
    ].join("\n");
    const stretch = time.stretch ? { stretch: time.stretch } : {};
    items.push({
      ref,
      with: drugs.map((d) => `${d.resourceType}/${d.id}`),
      lane,
      mark,
      label,
      title,
      certainty: time.certainty,
      isReview,
      ...stretch,
    });
  }
  const lines: { number: number; refs: string[] }[] = [];
  for (const plan of timed) {
    if (plan.resourceType !== "CarePlan") continue;
    const number = plan.extension?.find((e) => e.url.endsWith(LINE_OF_THERAPY))?.valuePositiveInt;
    const outcomes = (plan.activity ?? []).flatMap((a) => a.outcomeReference ?? []).map(resolve);
    if (number !== undefined) lines.push({ number, refs: outcomes.filter((r) => r !== undefined) });
    else undrawn.push({ ref: `CarePlan/${plan.id}`, why: "it is no numbered line of therapy" });
  }
  return { items, undrawn, lines };
}

/** A course without a date of its own takes the date of its drugs. */
function timeOf(resource: Resource, drugs: readonly Resource[]): ReturnType<typeof clinicalTime> {
  const own = clinicalTime(resource as unknown as Json);
  if (own.stretch) return own;
  return drugs.map((d) => clinicalTime(d as unknown as Json)).find((t) => t.stretch) ?? own;
}
