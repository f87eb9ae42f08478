// Mentions of one tumour become one primary: the most specific name wins, another organ or a contradicting histology is another tumour.
import type { PrimaryFact } from "../disease-fact.ts";
import type { Fact } from "../fact.ts";
import { detailOf, isGenericName, isSameHistology } from "../grammar/histology.ts";
import { OFTEN_SPREAD_TO } from "../grammar/place-of-lesion.ts";
import { isPartOf, isSamePlace } from "../grammar/site-parts.ts";
import type { Story } from "../reading.ts";
import { withFurther } from "../treatment/join.ts";
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
    // a diagnosis that was taken back is no tumour that another could be
    .filter((f): f is PrimaryFact => f.kind === "primary" && f.assertion !== "absent")
    .map((fact): Told => ({ fact, where: whereaboutsOf(fact, story) }))
    .sort((a, b) => Number(a.where.isRetold) - Number(b.where.isRetold) || a.where.start - b.where.start);
  const kept: Told[] = [];
  const unplaced: Told[] = [];
  for (const next of told) {
    const home = homeOf(next, kept);
    const mayFindBetter = home && isBareGland(next.fact) && !isAt(home.fact, next.fact);
    if (mayFindBetter) unplaced.push(next);
    else if (home) home.fact = joined(home.fact, next.fact);
    else if (next.where.isRetold && kept.length > 0) continue;
    else if (!next.fact.site && !next.where.isRetold) unplaced.push(next);
    else kept.push(next);
  }
  // A histology told before its organ: "biopsy: adenocarcinoma", then "rectal cancer".
  for (const next of unplaced) {
    // a bare "adenocarcinoma" is of the tumour that is told next to it
    const near = isBareGland(next.fact) ? kept.toSorted((a, b) => distance(b, next) - distance(a, next)) : kept;
    const home = homeOf(next, near);
    if (home && !isOfNewGrowth(next.fact, home)) home.fact = joined(home.fact, next.fact);
    else kept.push(next);
  }
  const aged = withAge(kept, facts, story);
  const byId = new Map(aged.map((f) => [f.id, f]));
  return facts.flatMap((f) => (f.kind === "primary" && f.assertion !== "absent" ? (byId.get(f.id) ?? []) : f));
}

/** "a history of breast cancer … a mass in the pancreas: adenocarcinoma": of the new growth, unless tumours spread to its organ. */
const isOfNewGrowth = (next: PrimaryFact, earlier: Told): boolean =>
  next.site !== undefined &&
  !OFTEN_SPREAD_TO.test(next.site.site.text) &&
  !isAt(earlier.fact, next) &&
  (earlier.fact.assertion === "historical" || isOfThePast(earlier));

const distance = (a: Told, b: Told): number => Math.abs(a.where.start - b.where.start);

function homeOf(next: Told, kept: readonly Told[]): Told | undefined {
  const fits = kept.filter((k) => isOne(k.fact, next.fact));
  return fits.find((k) => k.fact.site?.site.text === next.fact.site?.site.text) ?? fits.find((k) => isAt(k.fact, next.fact)) ?? fits.at(-1);
}

function isOne(a: PrimaryFact, b: PrimaryFact): boolean {
  if (isBareGland(b) && isGlandular(a)) return true;
  if (isOtherKind(a, b) || isOtherKind(b, a)) return false;
  if (!isSameHistology(a.histology?.text, b.histology?.text)) return false;
  const [x, y] = [a.site, b.site];
  if (!x || !y) return true;
  if (x.side && y.side && x.side !== y.side && x.side !== "bilateral" && y.side !== "bilateral") return isSoft(a) || isSoft(b);
  if (isSamePlace(x.site.text, y.site.text)) return true;
  // a thyroid and a pancreatic carcinoma, each by its name
  if (a.derived?.["site"] === NAMES_ORGAN && b.derived?.["site"] === NAMES_ORGAN) return false;
  const isNamed = !isGenericName(a.histology?.text) && !isGenericName(b.histology?.text);
  return isNamed && (isSoft(a) || isSoft(b));
}

/** Both have a place, and it is one. */
const isAt = (a: PrimaryFact, b: PrimaryFact): boolean =>
  a.site !== undefined && b.site !== undefined && isSamePlace(a.site.site.text, b.site.site.text);

const NAMES_ORGAN = "the histology names its organ";

const nameOf = (fact: PrimaryFact): string => fact.histology?.text ?? fact.condition.text;
const OF_BLOOD = /lymphoma|leuk|myeloma|hodgkin|plasmacytoma/i;
const NO_CARCINOMA = /lymphoma|leuk|myeloma|hodgkin|(?<!carcino)sarcoma|melanoma|glioma|glioblastoma|seminoma|mesothelioma|stromal/i;

/** "breast cancer" and then "diffuse large B-cell lymphoma": a name without histology that still says what it is not. */
const isOtherKind = (a: PrimaryFact, b: PrimaryFact): boolean =>
  a.histology === undefined &&
  ((/\bcancers?\b/i.test(nameOf(a)) && OF_BLOOD.test(nameOf(b)) && a.site?.site.text !== b.site?.site.text) ||
    (/\bcarcinomas?\b/i.test(nameOf(a)) && NO_CARCINOMA.test(nameOf(b))));

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
  // the side of another organ is none of this one
  const side = site?.side ?? (isAt(first, second) ? (first.site?.side ?? second.site?.side) : undefined);
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
    evidence: withFurther(first.evidence, second.evidence),
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

const EARLIER =
  /\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|several|many|few|a)\s(?:years?|decades?)\s(?:earlier|before|ago|previously|prior)\b|\bdecades?\s(?:earlier|before|ago)\b/i;

const FOUND_THEN = /\b(?:diagnosed|operated|treated|underwent|undergone|surgery|found to have|had been|developed|resected|removed)\b/i;
const NOTICED = /\b(?:noticed|symptoms?|pain|bleeding|swelling|complain\w*)\b/i;

/** The text puts the diagnosis years before the age: "presented in 2020 … had been diagnosed in 2009", "six years earlier". */
function isDatedBefore(fact: PrimaryFact, patient: Fact, story: Story): boolean {
  const sentence = story.readings[whereaboutsOf(fact, story).sentence]?.sentence.text ?? "";
  if (EARLIER.test(sentence) && FOUND_THEN.test(sentence) && !NOTICED.test(sentence)) return true;
  const told = story.readings[whereaboutsOf(patient, story).sentence]?.sentence.text ?? "";
  const came = /\b(?:19|20)\d\d\b/.exec(told)?.[0];
  const found = fact.time?.origin === "stated" ? fact.time.start?.slice(0, 4) : undefined;
  return came !== undefined && found !== undefined && Number(came) > Number(found);
}

// "diagnosed four years ago", "had been treated for": the patient was younger then.
const BEFORE_NOW =
  /\b(?:\d{1,2}|[a-z]+)\s(?:years?|months?|decades?)\s(?:ago|earlier|before|previously|prior)\b|\bhad (?:previously |already |earlier )?been (?:diagnosed|treated|operated)|\bhad (?:previously |already |earlier )?(?:undergone|received|completed|had)\b|\bprevious(?:ly)?\s(?:diagnos|treat|known)/i;

const isOfThePast = (told: Told): boolean => {
  const sentence = told.where.reading?.sentence;
  return sentence !== undefined && BEFORE_NOW.test(sentence.text);
};

/** The age at which the patient came is the age at the first diagnosis that follows; never for a disease of the past. */
function withAge(kept: readonly Told[], facts: readonly Fact[], story: Story): readonly PrimaryFact[] {
  const patient = facts.find((f) => f.kind === "patient" && f.ageYears !== undefined);
  const first = kept
    .filter((k) => !k.where.isRetold && k.fact.assertion !== "historical")
    .toSorted((a, b) => a.where.start - b.where.start)[0];
  if (patient?.kind !== "patient" || !first || isOfThePast(first)) return kept.map((k) => k.fact);
  const distance = first.where.sentence - whereaboutsOf(patient, story).sentence;
  if (distance < 0 || distance > AT_PRESENTATION) return kept.map((k) => k.fact);
  if (isDatedBefore(first.fact, patient, story)) return kept.map((k) => k.fact);
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
