// A drug that is told again joins its course: what looks back on it, a summary of it, a list that repeats it. Another course stays a fact of its own.
import { growShelves } from "../../base/shelves.ts";
import { isAnyBetween } from "../../base/sorted.ts";
import type { Fact } from "../fact.ts";
import type { Story } from "../reading.ts";
import { joinFacts } from "../treatment/join.ts";
import { DRUG_RULE, HOME_MEDICATION, tellingOfRule } from "../treatment/rules.ts";
import { isSameConcept, labelsOfConcept, labelsOfSame } from "../treatment/same-concept.ts";
import { turningPoints } from "../treatment/turning-points.ts";
import { type Whereabouts, whereaboutsOf } from "../treatment/whereabouts.ts";
import type { DrugFact } from "../treatment-fact.ts";

interface Told {
  fact: DrugFact;
  readonly where: Whereabouts;
  /** Keys of the drugs that were given with it. */
  readonly companions: ReadonlySet<string>;
}

const keyOf = (f: DrugFact): string => f.drug.key ?? f.drug.text.toLowerCase();

export function joinDrugs(facts: readonly Fact[], story: Story): readonly Fact[] {
  const drugs = facts.filter((f): f is DrugFact => f.kind === "drug");
  const companions = new Map(
    [...Map.groupBy(drugs, (d) => d.courseId)].map(([course, own]) => [course, new Set(course === undefined ? [] : own.map(keyOf))]),
  );
  const told = drugs.map((fact): Told => ({ fact, where: whereaboutsOf(fact, story), companions: companions.get(fact.courseId)! }));
  // The story first, in the order of the text; then what only sums it up.
  const ordered = told.toSorted((a, b) => Number(a.where.isRetold) - Number(b.where.isRetold) || a.where.start - b.where.start);
  const turns = turningPoints(facts, story).flatMap((p) => (p.why === "progression" ? [p.at] : []));
  const isTurnBetween = (a: Told, b: Told): boolean => isAnyBetween(turns, a.where.start, b.where.start);
  const kept: Told[] = [];
  const byDrug = growShelves<Told>();
  for (const next of ordered) {
    const same = labelsOfSame(next.fact.drug);
    const last = byDrug.last(same, (k) => isSameConcept(k.fact.drug, next.fact.drug));
    const home = (next.where.isRetold ? byDrug.last(same, (k) => isCountEqual(k.fact, next.fact)) : undefined) ?? last;
    if (home && !isCountedAnew(home, next, isTurnBetween) && isSameCourse(home, next, kept)) home.fact = joined(home, next);
    else {
      kept.push(next);
      byDrug.put(next, labelsOfConcept(next.fact.drug));
    }
  }
  const left = new Map(kept.map((k) => [k.fact.id, k.fact]));
  return facts.flatMap((f): readonly Fact[] => (f.kind === "drug" ? (left.has(f.id) ? [left.get(f.id)!] : []) : [f]));
}

function joined(home: Told, next: Told): DrugFact {
  const isBack = next.fact.rule === DRUG_RULE.back;
  const fact = joinFacts(home.fact, withoutOwnTime(next, isBack), { values: !next.where.isRetold });
  return next.fact.status === "in-progress" && !next.where.isRetold ? { ...fact, status: "in-progress" } : fact;
}

/** What looks back stands at a later time than the course it looks back on. */
function withoutOwnTime({ fact }: Told, isBack: boolean): DrugFact {
  if (!isBack) return fact;
  const { time: _time, ...rest } = fact;
  return rest;
}

/** "after three courses …; at recurrence, after one course …": each count is of its own course. */
const isCountedAnew = (home: Told, next: Told, isTurnBetween: (a: Told, b: Told) => boolean): boolean =>
  !next.where.isRetold &&
  isDifferent(home.fact.cycles, next.fact.cycles) &&
  home.where.sentence !== next.where.sentence &&
  isTurnBetween(home, next);

function isSameCourse(home: Told, next: Told, kept: readonly Told[]): boolean {
  const [a, b] = [home.fact, next.fact];
  if (next.where.isRetold) return true;
  // Told twice as events of one sentence they are two: "with temozolomide, then six cycles of adjuvant temozolomide".
  if (home.where.sentence === next.where.sentence && b.rule !== DRUG_RULE.back && a.courseId !== b.courseId) return false;
  if (a.rule === HOME_MEDICATION || b.rule === HOME_MEDICATION) return true;
  if (a.intent !== b.intent && b.intent === "maintenance" && b.rule !== DRUG_RULE.back) return false;
  if (b.rule === DRUG_RULE.back) return !(a.cycles !== undefined && b.cycles !== undefined && b.cycles > a.cycles);
  if (tellingOfRule(b.rule) === "anew") return isBareMention(home) && isTogether(home, next);
  if (isDifferent(a.cycles, b.cycles) || isDifferent(a.dose?.value, b.dose?.value) || isDatedApart(a, b)) return false;
  const isBetween = isAnyToldBetween(
    kept,
    home,
    next,
    ({ fact: k }) => k.isAntineoplastic && k.courseId !== a.courseId && k.courseId !== b.courseId,
  );
  if (isBetween) return isCountEqual(a, b) && isTogether(home, next);
  return isTogether(home, next);
}

/** @param kept of the story itself: in the order of the text */
function isAnyToldBetween(kept: readonly Told[], home: Told, next: Told, isOther: (told: Told) => boolean): boolean {
  for (let i = kept.length - 1; i >= 0 && kept[i]!.where.start > home.where.start; i--)
    if (kept[i]!.where.start < next.where.start && isOther(kept[i]!)) return true;
  return false;
}

/** The same drugs, or one of the two tells only part of them. */
function isTogether(a: Told, b: Told): boolean {
  return [...a.companions].every((c) => b.companions.has(c)) || [...b.companions].every((c) => a.companions.has(c));
}

const isBareMention = ({ fact }: Told): boolean => fact.rule === DRUG_RULE.back && fact.cycles === undefined && fact.dose === undefined;
const isCountEqual = (a: DrugFact, b: DrugFact): boolean => a.cycles !== undefined && a.cycles === b.cycles;
const isDifferent = (a: number | undefined, b: number | undefined): boolean => a !== undefined && b !== undefined && a !== b;

function isDatedApart(a: Fact, b: Fact): boolean {
  const [x, y] = [a.time, b.time];
  if (x?.origin !== "stated" || y?.origin !== "stated" || !x.start || !y.start) return false;
  return !x.start.startsWith(y.start) && !y.start.startsWith(x.start);
}
