// Mentions of one tumour become one primary: the most specific name wins, another organ or a contradicting histology is another tumour.
import type { PrimaryFact } from "../disease-fact.ts";
import type { Fact } from "../fact.ts";
import { detailOf, isGenericName, isSameHistology } from "../grammar/histology.ts";
import { isPartOf, isSamePlace } from "../grammar/site-parts.ts";
import type { Story } from "../reading.ts";
import { unique } from "../treatment/join.ts";
import { type Whereabouts, whereaboutsOf } from "../treatment/whereabouts.ts";

interface Told {
  fact: PrimaryFact;
  readonly where: Whereabouts;
}

/** Sentences from the age of the patient in which a diagnosis counts as made at that age. */
const AT_PRESENTATION = 12;

/** Retold tumours ("two cases of cervical cancer") only prove what the case itself tells. */
export function joinPrimaries(facts: readonly Fact[], story: Story): readonly Fact[] {
  const told = facts
    .filter((f): f is PrimaryFact => f.kind === "primary")
    .map((fact): Told => ({ fact, where: whereaboutsOf(fact, story) }))
    .sort((a, b) => Number(a.where.isRetold) - Number(b.where.isRetold) || a.where.start - b.where.start);
  const kept: Told[] = [];
  const unplaced: Told[] = [];
  for (const next of told) {
    const home = homeOf(next, kept);
    if (home) home.fact = joined(home.fact, next.fact);
    else if (next.where.isRetold && kept.length > 0) continue;
    else if (!next.fact.site && !next.where.isRetold) unplaced.push(next);
    else kept.push(next);
  }
  // A histology told before its organ: "biopsy: adenocarcinoma", then "rectal cancer".
  for (const next of unplaced) {
    const home = homeOf(next, kept);
    if (home) home.fact = joined(home.fact, next.fact);
    else kept.push(next);
  }
  const aged = withAge(kept, facts, story);
  const byId = new Map(aged.map((f) => [f.id, f]));
  return facts.flatMap((f) => (f.kind === "primary" ? (byId.get(f.id) ?? []) : f));
}

function homeOf(next: Told, kept: readonly Told[]): Told | undefined {
  const fits = kept.filter((k) => isOne(k.fact, next.fact));
  return fits.find((k) => k.fact.site?.site.text === next.fact.site?.site.text) ?? fits.at(-1);
}

function isOne(a: PrimaryFact, b: PrimaryFact): boolean {
  if (isBareGland(b) && isGlandular(a)) return true;
  if (!isSameHistology(a.histology?.text, b.histology?.text)) return false;
  const [x, y] = [a.site, b.site];
  if (!x || !y) return true;
  if (x.side && y.side && x.side !== y.side && x.side !== "bilateral" && y.side !== "bilateral") return isSoft(a) || isSoft(b);
  if (isSamePlace(x.site.text, y.site.text)) return true;
  const isNamed = !isGenericName(a.histology?.text) && !isGenericName(b.histology?.text);
  return isNamed && (isSoft(a) || isSoft(b));
}

/** "adenocarcinoma" and no place of its own: a cytology or biopsy of the tumour that is known. */
const isBareGland = (fact: PrimaryFact): boolean =>
  /^adenocarcinomas?$/i.test(fact.histology?.text ?? "") && (fact.site === undefined || isSoft(fact));

const isGlandular = (fact: PrimaryFact): boolean =>
  fact.site !== undefined &&
  /carcinoma|cancer/i.test(fact.histology?.text ?? "cancer") &&
  !/squamous|small[- ]cell|urothelial|transitional|basal|renal|hepatocellular|neuroendocrine|medullary|merkel/i.test(
    fact.histology?.text ?? "",
  );

/** The place was taken from elsewhere: from a lesion told of before, or from the histology. */
const isSoft = (fact: PrimaryFact): boolean => fact.derived?.["site"] !== undefined;

function joined(first: PrimaryFact, second: PrimaryFact): PrimaryFact {
  const better = detailOf(second.histology?.text) > detailOf(first.histology?.text);
  const [histology, condition] = better ? [second.histology, second.condition] : [first.histology, first.condition];
  const takesSite =
    second.site !== undefined &&
    (first.site === undefined ||
      (isSoft(first) && !isSoft(second)) ||
      (!isSoft(second) && isPartOf(second.site.site.text, first.site.site.text)));
  const site = takesSite ? second.site : first.site;
  const side = site?.side ?? first.site?.side ?? second.site?.side;
  const { derived: _derived, review: _review, ...rest } = first;
  const doubts = new Set([...(takesSite ? [] : (first.review ?? [])), ...(takesSite ? (second.review ?? []) : [])]);
  const isSure = first.assertion === "present" || second.assertion === "present";
  if (isSure) doubts.delete("uncertain");
  const derived = takesSite ? second.derived : first.derived;
  return {
    ...rest,
    assertion: isSure ? "present" : first.assertion,
    condition: conditionOf(histology?.text, condition.text, site?.site.text),
    ...(histology ? { histology } : {}),
    ...(site ? { site: { ...site, ...(side ? { side } : {}) } } : {}),
    ...(second.isRecurrence && !first.isRecurrence ? {} : first.isRecurrence ? { isRecurrence: true } : {}),
    evidence: unique([...first.evidence, ...second.evidence]),
    ...(first.time ? {} : second.time && !first.time ? { time: second.time } : {}),
    ...(derived && Object.keys(derived).length > 0 ? { derived } : {}),
    ...(doubts.size > 0 ? { review: [...doubts] } : {}),
  };
}

/** The name of the whole disease after its parts were joined. */
function conditionOf(histology: string | undefined, text: string, site: string | undefined): { text: string } {
  if (!site) return { text };
  if (histology === undefined || isGenericName(histology)) return { text: text.toLowerCase().includes(site) ? text : `${site} cancer` };
  return { text: histology.toLowerCase().includes(site) ? histology : `${histology} of the ${site}` };
}

/** The age at which the patient came is the age at the first diagnosis that follows; never for a disease of the past. */
function withAge(kept: readonly Told[], facts: readonly Fact[], story: Story): readonly PrimaryFact[] {
  const patient = facts.find((f) => f.kind === "patient" && f.ageYears !== undefined);
  const first = kept
    .filter((k) => !k.where.isRetold && k.fact.assertion !== "historical")
    .toSorted((a, b) => a.where.start - b.where.start)[0];
  if (patient?.kind !== "patient" || !first) return kept.map((k) => k.fact);
  const distance = first.where.sentence - whereaboutsOf(patient, story).sentence;
  if (distance < 0 || distance > AT_PRESENTATION) return kept.map((k) => k.fact);
  return kept.map(({ fact }) =>
    fact.id === first.fact.id
      ? {
          ...fact,
          ageYears: patient.ageYears!,
          valueEvidence: { ...fact.valueEvidence, ageYears: patient.evidence },
          ...(distance === 0 ? {} : { derived: { ...fact.derived, ageYears: "the age at which the patient came" } }),
        }
      : fact,
  );
}
