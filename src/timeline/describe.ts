// How one resource is drawn: its lane, its mark and its words.
import type { CodeableConcept, Resource } from "@medplum/fhirtypes";
import type { Lane, Mark } from "./item.ts";

type Json = Record<string, unknown>;

export interface Description {
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

/** The resource a Reference points at, where it is in the bundle. */
type Lookup = (reference: unknown) => Json | undefined;

/** @param drugs what is drawn with it: the drugs of a course
 *  @returns an empty label where it has no name to draw */
export function describe(r: Json, drugs: readonly Resource[], lookUp: Lookup): Description {
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
  if (claims(r, "histologic-grade"))
    return { lane: "Disease", mark: "event", label: joined(!/different|grade/i.test(said) && "grade", said) };
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
