// Which treatments a stop ended: a course rather than each of its drugs where it ended as a whole, so that one stop is told once.

import type { Fact } from "../facts/fact.ts";
import type { Reason } from "../facts/fact-base.ts";
import type { DrugFact, RadiotherapyFact, StopFact, SystemicCourseFact } from "../facts/treatment-fact.ts";

type Stoppable = DrugFact | RadiotherapyFact | SystemicCourseFact;

const isStoppable = (fact: Fact | undefined): fact is Stoppable =>
  fact?.kind === "drug" || fact?.kind === "radiotherapy" || fact?.kind === "systemic-course";

/** Fact ids that the stop ended; empty where the text names none that we hold. */
export function stopTargets(stop: StopFact, facts: readonly Fact[]): readonly string[] {
  const byId = new Map(facts.map((f) => [f.id, f]));
  const targets = stop.ofIds.map((id) => byId.get(id)).filter(isStoppable);
  return [...new Set(targets.map((t) => stoppedUnit(t, stop, byId)))];
}

/** What a stop of the fact is told on: its course where that ended as a whole, else the fact itself. */
function stoppedUnit(fact: Stoppable, stop: StopFact, byId: ReadonlyMap<string, Fact>): string {
  if (fact.kind === "drug" && fact.courseId !== undefined) {
    const course = byId.get(fact.courseId);
    // "oxaliplatin was dropped": the rest of FOLFOX goes on
    const isWhole = course?.kind === "systemic-course" && course.drugIds.every((id) => stop.ofIds.includes(id));
    return isWhole ? fact.courseId : fact.id;
  }
  if (fact.kind === "radiotherapy" && fact.courseOf !== undefined && byId.get(fact.courseOf)?.kind === "radiotherapy") return fact.courseOf;
  return fact.id;
}

/** How the treatment ended: the stop told of it, and the reason from either side. */
export interface Ending {
  readonly status: "completed" | "in-progress" | "stopped";
  readonly reason?: Reason;
  readonly stop?: StopFact;
}

/** The status of a treatment with the stops of the record applied. A drug of a course leaves the telling to the course. */
export function endingOf(fact: Stoppable, facts: readonly Fact[]): Ending {
  const stop = facts.find((f): f is StopFact => f.kind === "stop" && stopTargets(f, facts).includes(fact.id));
  const reason = stop?.reason ?? fact.stopReason;
  if (stop) return { status: "stopped", stop, ...(reason && { reason }) };
  if (fact.status !== "stopped") return { status: fact.status };
  if (fact.kind === "drug" && courseEnding(fact, facts)?.status === "stopped") return { status: "completed" };
  return { status: "stopped", ...(reason && { reason }) };
}

function courseEnding(drug: DrugFact, facts: readonly Fact[]): Ending | undefined {
  const course = facts.find((f): f is SystemicCourseFact => f.kind === "systemic-course" && f.id === drug.courseId);
  return course && endingOf(course, facts);
}
