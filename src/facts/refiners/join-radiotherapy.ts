// Radiotherapy told twice becomes one fact: a mention and the dose that follows, what looks back on it, what sums it up. A boost joins its course as a further dose.
import { growNumberRow } from "../../base/number-row.ts";
import { growShelves, type Shelves } from "../../base/shelves.ts";
import { inRisingOrder, isAnyBetween } from "../../base/sorted.ts";
import type { Fact } from "../fact.ts";
import type { Story } from "../reading.ts";
import { joinFacts } from "../treatment/join.ts";
import { tellingOfRule } from "../treatment/rules.ts";
import { isSameConcept } from "../treatment/same-concept.ts";
import { type Whereabouts, whereaboutsOf } from "../treatment/whereabouts.ts";
import type { RadiotherapyFact } from "../treatment-fact.ts";

interface Told {
  fact: RadiotherapyFact;
  readonly where: Whereabouts;
}

// A dose is told at most so many sentences behind the treatment it belongs to.
const NEAR = 3;
// "s/p radiation" and the treatment itself; nothing but equal doses is joined over more sentences
const FARTHEST = 6;

export function joinRadiotherapy(facts: readonly Fact[], story: Story): readonly Fact[] {
  const told = facts
    .filter((f): f is RadiotherapyFact => f.kind === "radiotherapy")
    .map((fact): Told => ({ fact, where: whereaboutsOf(fact, story) }))
    .sort((a, b) => Number(a.where.isRetold) - Number(b.where.isRetold) || a.where.start - b.where.start);
  const drugs = inRisingOrder(facts.filter((f) => f.kind === "drug").map((f) => whereaboutsOf(f, story).start));
  const kept: Told[] = [];
  const shelves = growShelves<Told>();
  for (const next of told) {
    const home = homeOf(next, shelves, drugs);
    if (home) home.fact = joined(home, next);
    // What only a summary says in passing is no event that the story left out.
    else if (!next.where.isRetold || next.fact.totalGy !== undefined) kept.push(next);
    else continue;
    shelves.put(home ?? next, ["any", doseOf((home ?? next).fact)]);
  }
  return inCourses(facts, kept);
}

const doseOf = ({ totalGy, fractionGy }: RadiotherapyFact): string => `dose ${totalGy}|${fractionGy}`;

/** The last telling of the same course: near, or with the same dose; what looks back or sums up may be of any. */
function homeOf(next: Told, kept: Shelves<Told>, drugs: readonly number[]): Told | undefined {
  const { fact, where } = next;
  const fits = (home: Told): boolean => isSameCourse(home, next, drugs);
  if (where.isRetold || where.sentence < 0 || (fact.totalGy === undefined && tellingOfRule(fact.rule) === "back"))
    return kept.last(["any"], fits);
  const isFar = (home: Told): boolean => home.where.sentence >= 0 && where.sentence - home.where.sentence > FARTHEST;
  return kept.last(["any"], fits, isFar) ?? (fact.totalGy === undefined ? undefined : kept.last([doseOf(fact)], fits));
}

function joined(home: Told, next: Told): RadiotherapyFact {
  const isBack = tellingOfRule(next.fact.rule) === "back";
  const { time, ...rest } = next.fact;
  const second = isBack || !time ? rest : { ...rest, time };
  // The word came first, the dose second: the dose is what proves the fact.
  if (home.fact.totalGy === undefined && next.fact.totalGy !== undefined && !next.where.isRetold) {
    const fact = joinFacts(home.fact, second);
    return { ...fact, evidence: [...next.fact.evidence, ...home.fact.evidence], rule: next.fact.rule };
  }
  return joinFacts(home.fact, second, { values: !next.where.isRetold && !isBack });
}

function isSameCourse(home: Told, next: Told, drugs: readonly number[]): boolean {
  const [a, b] = [home.fact, next.fact];
  const isFitting = isSameKind(home, next);
  if (next.where.isRetold) return isFitting && (b.totalGy === undefined || a.totalGy === b.totalGy);
  // "consolidative radiotherapy", then at recurrence "salvage stereotactic radiation"
  if (b.intent === "salvage" && a.intent !== "salvage" && next.where.sentence !== home.where.sentence && tellingOfRule(b.rule) !== "back")
    return false;
  if (home.fact.totalGy === undefined && isOfYouth(home) && !isOfYouth(next)) return false;
  const apart = next.where.sentence - home.where.sentence;
  // "again treated with", "the second course": told as another, whatever its dose
  if (apart > 0 && (AGAIN.test(wordsBefore(next)) || /^re-?irradi/i.test(b.modalityText ?? "") || isRepeated(next))) return false;
  // "adjuvant radiotherapy", then "palliative radiotherapy"
  if (apart > 0 && a.intent && b.intent && a.intent !== b.intent && tellingOfRule(b.rule) !== "back") return false;
  if (b.totalGy !== undefined) {
    if (a.totalGy !== undefined)
      return (
        a.totalGy === b.totalGy && a.fractionGy === b.fractionGy && apart > 0 && isFitting && isTargetFitting(a, b) && !isDatedApart(a, b)
      );
    // a treatment of its own with its own name, after other treatments: not the dose of the one before them
    if (apart > 1 && b.modalityText !== undefined && b.target && isAnyBetween(drugs, home.where.start, next.where.start)) return false;
    return apart >= 0 && apart <= NEAR && isFitting && b.isBoost !== true && isTargetFitting(a, b) && !isDatedApart(a, b);
  }
  if (tellingOfRule(b.rule) === "back") return isFitting;
  if (tellingOfRule(b.rule) === "anew" || b.isBoost) return false;
  // "s/p radiation", and then the story tells it
  if (tellingOfRule(a.rule) === "back" && !a.target && apart > 0 && apart <= FARTHEST && isFitting && !isDatedApart(a, b)) return true;
  const isOwn = b.time?.origin === "stated" && isDatedApart(a, b);
  return apart <= 2 && apart > 0 && isFitting && !isOwn && b.target === undefined;
}

// "radiotherapy" may be the external beams told next, and the word for stereotactic beams; it is neither implants nor a radiopharmaceutical.
const APART: ReadonlySet<RadiotherapyFact["modality"]> = new Set(["radionuclide", "brachytherapy", "intraoperative"]);

function isSameKind(home: Told, next: Told): boolean {
  const [a, b] = [home.fact, next.fact];
  if (a.modality !== undefined && b.modality !== undefined) return a.modality === b.modality;
  if (a.modality === b.modality) return true;
  if (APART.has(a.modality) && next.fact.modalityText !== undefined) return false;
  if (next.where.sentence === home.where.sentence) return true;
  return !APART.has(b.modality) && !(b.modality === "stereotactic" && RADIOSURGERY.test(b.modalityText ?? ""));
}
const RADIOSURGERY = /surgery|knife|\bSRS\b/i;
const AGAIN =
  /\b(?:again|re-?treated|re-?irradiat\w+|(?:second|third|another|further|additional|repeat) (?:course|cycle|session|round)s?)\b[^.;]{0,60}$/i;

/** "radiotherapy was repeated", or it follows on a recurrence told in its own sentence. */
function isRepeated({ fact, where }: Told): boolean {
  const { text, span } = where.reading?.sentence ?? { text: "", span: { start: 0 } };
  const at = fact.evidence[0]!.span.start - span.start;
  return (
    /^[\w-]+(?:\s(?:therapy|treatment))?\s(?:was|were)\s(?:then\s|again\s)?repeated\b/i.test(text.slice(at)) ||
    (tellingOfRule(fact.rule) === "given" &&
      /\b(?:recurrence|recurred|relapsed?|new metastas[ei]s)\b[^.;]{0,40}\b(?:and|was|were|with|by)\b[^.;]{0,40}$/i.test(
        text.slice(0, Math.max(0, at)),
      ))
  );
}

function wordsBefore({ fact, where }: Told): string {
  const { text, span } = where.reading?.sentence ?? { text: "", span: { start: 0 } };
  return text.slice(0, Math.max(0, fact.evidence[0]!.span.start - span.start));
}

/** "neck irradiation during his childhood" is no treatment of the disease that the story tells of. */
const isOfYouth = ({ fact, where }: Told): boolean => {
  const { text, span } = where.reading?.sentence ?? { text: "", span: { start: 0 } };
  return /^[^.;,]{0,60}\b(?:childhood|infancy|adolescence|as a (?:child|teenager|baby|youth))\b/i.test(
    text.slice(fact.evidence[0]!.span.end - span.start),
  );
};

const isTargetFitting = (a: RadiotherapyFact, b: RadiotherapyFact): boolean =>
  !a.target || !b.target || isSameConcept(a.target.site, b.target.site);

function isDatedApart(a: Fact, b: Fact): boolean {
  const [x, y] = [a.time, b.time];
  if (x?.origin !== "stated" || y?.origin !== "stated") return false;
  const [m, n] = [x.start ?? x.end, y.start ?? y.end];
  return m !== undefined && n !== undefined && !m.startsWith(n) && !n.startsWith(m);
}

/** A boost, or a second volume of the same sentence by the same kind of beam, belongs to the course of the dose before it. */
function inCourses(facts: readonly Fact[], kept: readonly Told[]): readonly Fact[] {
  const left = new Map<string, RadiotherapyFact>();
  const sentences = growNumberRow(kept.map(({ where }) => (where.isRetold ? Number.NaN : where.sentence)));
  for (const [i, { fact, where }] of kept.entries()) {
    const before = kept[sentences.lastAtLeast(where.sentence - (fact.isBoost ? NEAR : 0), i)];
    const isFurther =
      before &&
      fact.totalGy !== undefined &&
      before.fact.totalGy !== undefined &&
      (fact.isBoost || (fact.modality === undefined ? !/brachy/i.test(fact.modalityText ?? "") : fact.modality === before.fact.modality));
    const course = isFurther ? (left.get(before.fact.id)?.courseOf ?? before.fact.id) : undefined;
    left.set(fact.id, course ? { ...fact, courseOf: course } : fact);
  }
  return facts.flatMap((f): readonly Fact[] => (f.kind === "radiotherapy" ? (left.has(f.id) ? [left.get(f.id)!] : []) : [f]));
}
