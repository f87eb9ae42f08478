// What belongs to a line of therapy: each activity with all that was done in it; and what belongs to none.
import type { Fact } from "../facts/fact.ts";
import type { NotGivenFact, RecommendationFact } from "../facts/treatment-fact.ts";
import { type BuildContext, factsOf } from "./build-context.ts";

/**
 * Groups of fact ids, one per activity: a course with its drugs, or a single drug, dose or operation.
 * A boost is told by its course; a drug whose course is a member is told with it.
 */
export function membersOf(ctx: BuildContext, memberIds: readonly string[]): string[][] {
  const told = new Set<string>();
  const groups: string[][] = [];
  const members = memberIds.map((id) => ctx.record.facts.find((f) => f.id === id)).filter((f) => f !== undefined);
  const courses = members.filter((m) => m.kind === "systemic-course");
  for (const member of members) {
    const target = ctx.targets.get(member.id)?.id;
    if (target === undefined || told.has(target)) continue;
    if (member.kind === "drug" && courses.some((c) => belongs(member, c))) continue;
    const group = member.kind === "systemic-course" ? [member.id, ...drugsOf(ctx, member)] : [member.id];
    for (const id of group) told.add(ctx.targets.get(id)?.id ?? id);
    groups.push(group);
  }
  return groups;
}

type Course = Extract<Fact, { kind: "systemic-course" }>;

const belongs = (drug: Extract<Fact, { kind: "drug" }>, course: Course): boolean =>
  drug.courseId === course.id || course.drugIds.includes(drug.id);

const drugsOf = (ctx: BuildContext, course: Course): string[] =>
  factsOf(ctx, "drug")
    .filter((d) => belongs(d, course))
    .map((d) => d.id);

/** Treatments, refusals and advice that no line holds. */
export function factsInNoLine(ctx: BuildContext): { treatments: Fact[]; omitted: (NotGivenFact | RecommendationFact)[] } {
  const lines = factsOf(ctx, "line");
  const inLine = new Set(lines.flatMap((l) => [...membersOf(ctx, l.memberIds).flat(), ...l.memberIds, ...l.omittedIds]));
  const outside = ctx.record.facts.filter((f) => !inLine.has(f.id));
  return {
    treatments: outside.filter(isTreatment),
    // "Declined any treatment" names nothing that could have been planned; alone it is all the plan there was.
    omitted: outside
      .filter((f) => f.kind === "not-given" || f.kind === "recommendation")
      .filter((f) => f.kind === "recommendation" || f.of !== "treatment" || lines.length === 0),
  };
}

const isTreatment = (fact: Fact): boolean =>
  (fact.kind === "drug" && fact.isAntineoplastic) ||
  fact.kind === "systemic-course" ||
  fact.kind === "radiotherapy" ||
  (fact.kind === "procedure" && fact.category === "surgery");
