// A bundle → the items of its timeline, in the order of the story (the order of the entries), from the bundle alone.
import type { Bundle, CodeableConcept, Resource } from "@medplum/fhirtypes";
import { clinicalTime, hasClinicalTime } from "./clinical-time.ts";
import type { Item, Lane, Mark } from "./item.ts";
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

interface Description {
  readonly lane: Lane;
  readonly mark: Mark;
  readonly label: string;
}

const words = (concept: unknown): string => {
  const c = (Array.isArray(concept) ? concept[0] : concept) as CodeableConcept | undefined;
  return c?.text ?? c?.coding?.[0]?.display ?? c?.coding?.[0]?.code ?? "";
};
const claims = (r: Json, part: string): boolean =>
  ((r["meta"] as { profile?: string[] } | undefined)?.profile ?? []).some((p) => p.includes(part));
const extension = (r: Json, suffix: string): Json | undefined =>
  ((r["extension"] as Json[] | undefined) ?? []).find((e) => String(e["url"]).endsWith(suffix));
const joined = (...parts: readonly (string | undefined | false)[]): string => parts.filter(Boolean).join(" ");
const isAbsent = (r: Json): boolean => r["valueBoolean"] === false;

type Lookup = (reference: unknown) => Json | undefined;

function describe(r: Json, drugs: readonly Resource[], lookUp: Lookup): Description {
  switch (r["resourceType"]) {
    case "Condition":
      return { lane: claims(r, "comorbidity") ? "Findings" : "Disease", mark: "event", label: joined(words(r["code"]), refuted(r)) };
    case "Observation":
      return describeObservation(r, lookUp);
    case "MedicationAdministration":
      if (r["status"] === "not-done") return omitted(words(r["medicationCodeableConcept"]), r["statusReason"]);
      return { lane: "Systemic therapy", mark: "bar", label: joined(drugLabel(r), r["status"] === "stopped" && "(stopped)") };
    case "Procedure":
      return describeProcedure(r, drugs);
    case "Consent":
      return {
        lane: "Follow-up",
        mark: "event",
        label: joined("Consent:", words((r["provision"] as Json | undefined)?.["code"]) || words(r["category"])),
      };
    case "AdverseEvent":
      return { lane: "Findings", mark: "event", label: joined("Adverse event:", words(r["event"])) };
    default:
      return { lane: "Findings", mark: "event", label: r["resourceType"] === "FamilyMemberHistory" ? "Family history" : "" };
  }
}

const refuted = (r: Json): string => (words(r["verificationStatus"]).toLowerCase() === "refuted" ? "(excluded)" : "");
const omitted = (what: string, reason: unknown): Description => ({
  lane: "Not given",
  mark: "omitted",
  label: joined(what, words(reason) && `(${words(reason)})`),
});

function describeProcedure(r: Json, drugs: readonly Resource[]): Description {
  if (r["status"] === "not-done") return omitted(words(r["code"]), r["statusReason"]);
  const stopped = r["status"] === "stopped" && "(stopped)";
  if (claims(r, "radiotherapy-course")) return { lane: "Radiotherapy", mark: "bar", label: joined(radiotherapyLabel(r), stopped) };
  if (claims(r, "systemic-therapy-course")) {
    const names = [...new Set(drugs.map((d) => drugLabel(d as unknown as Json)))].join(" + ");
    return { lane: "Systemic therapy", mark: "bar", label: joined(names || words(r["code"]), stopped) };
  }
  return { lane: "Procedures", mark: "event", label: joined(words(r["code"]), words(r["bodySite"]) && `(${words(r["bodySite"])})`) };
}

function drugLabel(r: Json): string {
  const dose = (r["dosage"] as { dose?: { value?: number; unit?: string; code?: string } } | undefined)?.dose;
  const cycles = extension(r, "cycles-delivered")?.["valueUnsignedInt"] as number | undefined;
  const schedule = extension(r, "schedule-as-written")?.["valueString"] as string | undefined;
  return joined(
    words(r["medicationCodeableConcept"]),
    dose?.value !== undefined && `${dose.value} ${dose.unit ?? dose.code ?? ""}`,
    schedule,
    cycles !== undefined && `×${cycles}`,
  );
}

/** "external beam radiotherapy 50 Gy in 25 fractions (pelvis)"; doses come in cGy. */
function radiotherapyLabel(r: Json): string {
  const extensions = (r["extension"] as Json[] | undefined) ?? [];
  const doses = extensions
    .filter((e) => String(e["url"]).endsWith("radiotherapy-dose-delivered-to-volume"))
    .map((e) => {
      const parts = (e["extension"] as Json[] | undefined) ?? [];
      const total = parts.find((p) => p["url"] === "totalDoseDelivered")?.["valueQuantity"] as { value?: number } | undefined;
      const fractions = parts.find((p) => p["url"] === "fractionsDelivered")?.["valueUnsignedInt"];
      const each = parts.find((p) => String(p["url"]).endsWith("dose-per-fraction"))?.["valueQuantity"] as { value?: number } | undefined;
      const gray = (cGy: number): string => `${cGy / 100} Gy`;
      return joined(
        total?.value !== undefined && gray(total.value),
        fractions !== undefined && `in ${fractions} fractions`,
        fractions === undefined && each?.value !== undefined && `at ${gray(each.value)}`,
      );
    });
  const modality = extension(r, "radiotherapy-modality-and-technique")?.["extension"] as Json[] | undefined;
  const name = words(modality?.find((p) => String(p["url"]).endsWith("radiotherapy-modality"))?.["valueCodeableConcept"]) || "radiotherapy";
  return joined(name, doses.filter(Boolean).join(" + "), words(r["bodySite"]) && `(${words(r["bodySite"])})`);
}

const LOINC = "http://loinc.org";
/** RECIST answers, which stand only where the text names the category, and trends, which stand for its words. */
const RESPONSES: Readonly<Record<string, Mark>> = { "LA28366-5": "CR", "LA28369-9": "PR", "LA28371-5": "SD", "LA28370-7": "PD" };
const TRENDS: Readonly<Record<string, Mark>> = {
  "271299001": "worse",
  "268910001": "better",
  "359746009": "stable",
  "550991000124107": "CR",
};

function describeObservation(r: Json, lookUp: Lookup): Description {
  const value = r["valueCodeableConcept"] as CodeableConcept | undefined;
  const said = words(value) || quantityWords(r["valueQuantity"]) || String(r["valueString"] ?? r["valueInteger"] ?? "");
  if (claims(r, "tumor-response")) {
    const codings = value?.coding ?? [];
    const stated = codings.find((c) => c.system === LOINC)?.code;
    const trend = codings.find((c) => c.system !== LOINC)?.code;
    const places = ((r["focus"] as Json[] | undefined) ?? []).map((f) => placeWords(lookUp(f))).filter(Boolean);
    const mark = RESPONSES[stated ?? ""] ?? TRENDS[trend ?? ""] ?? "other-response";
    return { lane: "Response", mark, label: joined(said, places.length > 0 && `(${[...new Set(places)].join(", ")})`) };
  }
  if (claims(r, "tumor-size")) {
    const sizes = ((r["component"] as Json[] | undefined) ?? []).map((c) => quantityWords(c["valueQuantity"])).filter(Boolean);
    const place = placeWords(lookUp((r["focus"] as Json[] | undefined)?.[0]));
    return { lane: "Findings", mark: "event", label: joined("size", sizes.join(" × ") || said, place && `(${place})`) };
  }
  if (claims(r, "survival")) return { lane: "Follow-up", mark: "event", label: joined(words(r["code"]), said) };
  if (claims(r, "clinical-finding")) return { lane: "Findings", mark: "event", label: joined(isAbsent(r) && "no", words(r["code"])) };
  // "Stage IVB" says what kind of observation it is; the long name of the staging system does not help on a drawing.
  if (claims(r, "cancer-stage") || claims(r, "tnm-")) return { lane: "Disease", mark: "event", label: said };
  return { lane: "Disease", mark: "event", label: joined(words(r["code"]), said) };
}

function quantityWords(quantity: unknown): string {
  const q = quantity as { value?: number; unit?: string; code?: string; comparator?: string } | undefined;
  return q?.value === undefined ? "" : joined(`${q.comparator ?? ""}${q.value}`, unitWords(q.unit ?? q.code));
}

/** Where a lesion or a disease is: "left supraclavicular lymph node". */
function placeWords(target: Json | undefined): string {
  // A response of the disease as a whole points at the primary: that is no place.
  if (!target || claims(target, "primary-cancer")) return "";
  const side = words(target["locationQualifier"]);
  const site = words(target["location"]) || words(target["bodySite"]) || words(target["code"]);
  return joined(!site.toLowerCase().includes(side.toLowerCase()) && side, site);
}

const UNIT_WORDS: Readonly<Record<string, string>> = { "{score}": "", mo: "months", a: "years", "%": "%" };
const unitWords = (unit: string | undefined): string | undefined => (unit === undefined ? undefined : (UNIT_WORDS[unit] ?? unit));
