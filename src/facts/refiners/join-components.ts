// "FOLFOX was given … oxaliplatin was dropped": a drug of which only a change is told is no course of its own but part of the protocol before it.
import { firstAbove } from "../../base/sorted.ts";
import { findTerm } from "../../terminology/find-term.ts";
import { regimenHint } from "../../terminology/regimen-hint.ts";
import type { Fact } from "../fact.ts";
import type { Story } from "../reading.ts";
import { isKnownByItsChangeAlone } from "../treatment/known-by-change.ts";
import { whereaboutsOf } from "../treatment/whereabouts.ts";
import type { DrugFact } from "../treatment-fact.ts";

// Between a protocol and a change of it stand a few sentences of its course.
const FARTHEST_SENTENCES = 8;

export function joinComponents(facts: readonly Fact[], story: Story): readonly Fact[] {
  const drugs = facts.filter((f): f is DrugFact => f.kind === "drug");
  if (!drugs.some(isUnresolved)) return facts;
  const placed = drugs
    .filter((fact) => fact.isAntineoplastic)
    .map((fact) => ({ fact, where: whereaboutsOf(fact, story), isChange: isKnownByItsChangeAlone(fact, story.narrative.text) }))
    .toSorted((a, b) => a.where.start - b.where.start);
  const told = placed.filter(({ isChange }) => !isChange);
  const starts = told.map((t) => t.where.start);
  const changes = new Map(placed.filter(({ isChange }) => isChange).map(({ fact, where }) => [fact.id, where]));
  return facts.map((fact) => {
    const where = changes.get(fact.id);
    if (fact.kind !== "drug" || !where) return fact;
    const last = told[firstAbove(starts, where.start - 1) - 1];
    if (!last || !isUnresolved(last.fact) || where.sentence - last.where.sentence > FARTHEST_SENTENCES || rulesOut(last.fact, fact))
      return fact;
    return partOf(last.fact, fact);
  });
}

/** A protocol of which the text does not say what it holds. */
const isUnresolved = (fact: DrugFact): boolean => fact.regimen !== undefined && (fact.review?.includes("not-stated") ?? false);

/** What is known of the protocol's name speaks against it: one name has several protocols, so the name alone never speaks for it. */
function rulesOut({ regimen }: DrugFact, { drug }: DrugFact): boolean {
  const name = findTerm("regimen", regimen!);
  const hint = name === undefined ? undefined : regimenHint(name);
  return hint !== undefined && drug.key !== undefined && !hint.components.some(({ key }) => key === drug.key);
}

/** The drug with the course, the time and the cycles of its protocol; a count told of itself is its own. */
function partOf(regimen: DrugFact, drug: DrugFact): DrugFact {
  const { time: _time, review: _review, ...rest } = drug;
  const cycles = drug.cycles ?? regimen.cycles;
  const doubts = (regimen.review ?? []).filter((r) => r !== "not-stated");
  return {
    ...rest,
    regimen: regimen.regimen!,
    ...(cycles === undefined ? {} : { cycles }),
    ...(regimen.courseId === undefined ? {} : { courseId: regimen.courseId }),
    ...(regimen.intent === undefined ? {} : { intent: regimen.intent }),
    valueEvidence: {
      ...drug.valueEvidence,
      regimen: regimen.valueEvidence?.["regimen"] ?? regimen.evidence,
      ...(cycles === undefined ? {} : { cycles: (drug.cycles === undefined ? regimen : drug).valueEvidence?.["cycles"] ?? [] }),
      ...(regimen.intent === undefined ? {} : { intent: regimen.valueEvidence?.["intent"] ?? [] }),
    },
    derived: { ...drug.derived, regimen: "a component of the protocol that was running" },
    ...(regimen.time ? { time: regimen.time } : {}),
    ...(doubts.length > 0 ? { review: doubts } : {}),
  };
}
