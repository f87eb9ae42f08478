// What a fact says, without the words that said it: what must be the same when the same story is told in other words.
import type { Concept } from "../../src/base/concept.ts";
import type { Fact } from "../../src/facts/fact.ts";
import type { FactTime, Place, Reason } from "../../src/facts/fact-base.ts";

/** Attribute → value as text; an attribute that the fact does not have is absent. `when` is the time. */
export type Signature = Readonly<Record<string, string>>;

/** The last part of the key: another table may know the same concept under another first part. */
const name = (concept: Concept | undefined): string | undefined =>
  concept && (concept.key?.slice(concept.key.lastIndexOf("/") + 1) ?? concept.text.toLowerCase().replace(/\s+/g, "-"));
const where = (place: Place | undefined): Record<string, unknown> => ({ site: name(place?.site), side: place?.side });
const places = (list: readonly Place[]): string | undefined =>
  list.length ? [...list.map((p) => `${p.side ? `${p.side} ` : ""}${name(p.site)}`)].sort().join(" + ") : undefined;
const why = (reason: Reason | undefined): Record<string, unknown> => ({ reason: reason?.class });

function when(time: FactTime | undefined): string | undefined {
  if (!time) return undefined;
  if (time.start ?? time.end) return `${time.start ?? ""}..${time.end ?? ""}`;
  return time.bounds ? `within ${time.bounds.earliest ?? ""}..${time.bounds.latest ?? ""}` : undefined;
}

/** @param facts all facts of the patient: ids in the fact are told by what they stand for */
export function signatureOf(fact: Fact, facts: readonly Fact[]): Signature {
  const all: Record<string, unknown> = { kind: fact.kind, ...valuesOf(fact, facts), when: when(fact.time) };
  return Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])));
}

function valuesOf(fact: Fact, facts: readonly Fact[]): Record<string, unknown> {
  const told = (ids: readonly string[]): string =>
    ids
      .map((id) => headline(facts.find((f) => f.id === id)))
      .sort()
      .join(" + ");
  switch (fact.kind) {
    case "patient":
      return { sex: fact.sex, ageYears: fact.ageYears };
    case "primary":
      return {
        assertion: fact.assertion,
        ...where(fact.site),
        histology: name(fact.histology),
        ageYears: fact.ageYears,
        again: fact.isRecurrence,
      };
    case "metastasis":
      return { assertion: fact.assertion, ...where(fact.place), isNodal: fact.isNodal };
    case "grade":
      return { grade: name(fact.grade) };
    case "stage":
      return { system: fact.system, value: `${fact.prefix ?? ""}${fact.value}` };
    case "marker":
      return { test: name(fact.test), value: fact.value, comparator: fact.comparator, unit: fact.unit };
    case "performance":
      return { scale: fact.scale, value: fact.value };
    case "size":
      return { dimensions: fact.dimensions.map((d) => `${d.value} ${d.unit ?? ""}`).join(" x "), ...where(fact.place) };
    case "radiotherapy":
      return {
        modality: fact.modality,
        ...where(fact.target),
        totalGy: fact.totalGy,
        fractionGy: fact.fractionGy,
        fractions: fact.fractions,
        intent: fact.intent,
        concurrent: fact.concurrentWith !== undefined,
        status: fact.status,
        ...why(fact.stopReason),
      };
    case "drug":
      return {
        drug: name(fact.drug),
        regimen: fact.regimen,
        cycles: fact.cycles,
        dose: fact.dose && `${fact.dose.value} ${fact.dose.unit ?? ""}`,
        schedule: fact.schedule,
        intent: fact.intent,
        offLabel: fact.isOffLabel,
        status: fact.status,
        ...why(fact.stopReason),
      };
    case "systemic-course":
      return {
        drugs: told(fact.drugIds),
        regimen: fact.regimen,
        cycles: fact.cycles,
        intent: fact.intent,
        status: fact.status,
        ...why(fact.stopReason),
      };
    case "response":
      return { category: fact.category, places: places(fact.places), method: fact.method };
    case "survival":
      return { measure: fact.measure, months: fact.months, comparator: fact.comparator };
    case "procedure":
      return { category: fact.category, procedure: name(fact.procedure), ...where(fact.place) };
    case "not-given":
      return { what: fact.of === "treatment" ? "treatment" : name(fact.what), of: fact.of, ...where(fact.place), ...why(fact.reason) };
    case "stop":
      return { of: told(fact.ofIds), ...why(fact.reason) };
    case "recommendation":
      return { what: name(fact.what), status: fact.status };
    case "consent":
      return { about: fact.about, drug: name(fact.drug) };
    case "finding":
      return { assertion: fact.assertion, finding: name(fact.finding), ...where(fact.place) };
    case "comorbidity":
      return { assertion: fact.assertion, condition: name(fact.condition) };
    case "adverse-event":
      return { event: name(fact.event), grade: fact.grade };
    case "family-history":
      return { assertion: fact.assertion, condition: name(fact.condition), relative: fact.relative };
    case "follow-up":
      return { vitalStatus: fact.vitalStatus };
    case "lesion":
      return where(fact.place);
    case "line":
      return {
        number: fact.number,
        members: told(fact.memberIds),
        omitted: fact.omittedIds.length,
        ...why(fact.endReason),
        status: fact.status,
      };
  }
}

/** The one thing that tells a member of a group from the others. */
function headline(fact: Fact | undefined): string {
  if (fact?.kind === "drug") return name(fact.drug) ?? "";
  return fact?.kind ?? "nothing";
}
