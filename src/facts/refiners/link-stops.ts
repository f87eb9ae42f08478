// What was stopped: the drug that the words name, else the treatment that was running when they were said.

import type { Fact } from "../fact.ts";
import type { Reason } from "../fact-base.ts";
import type { Story } from "../reading.ts";
import { isSameConcept } from "../treatment/same-concept.ts";
import { whereaboutsOf } from "../treatment/whereabouts.ts";
import type { DrugFact, RadiotherapyFact, StopFact, SystemicCourseFact } from "../treatment-fact.ts";

type Treatment = SystemicCourseFact | RadiotherapyFact | DrugFact;

const RADIATION = /radio|radiation|irradiat/i;
const GENERAL = /treat|therap|management|medication|course|regimen|cycle|chemo/i;
const SYSTEMIC = /chemo|immuno|hormon|endocrine|targeted|regimen|systemic|maintenance|inhibitor|agent|drug/i;

export function linkStops(facts: readonly Fact[], story: Story): readonly Fact[] {
  const ended = new Map<string, StopFact>();
  const treatments = facts
    .filter((f): f is Treatment => f.kind === "systemic-course" || f.kind === "radiotherapy" || f.kind === "drug")
    .map((fact) => ({ fact, where: whereaboutsOf(fact, story) }))
    .filter((t) => !t.where.isRetold)
    .sort((a, b) => a.where.start - b.where.start);
  const stops = facts.map((f) => {
    if (f.kind !== "stop") return f;
    const of = stoppedBy(f, treatments, story);
    for (const t of of) {
      ended.set(t.id, f);
      // The only drug of a course takes the course with it.
      const course = t.kind === "drug" ? facts.find((c) => c.kind === "systemic-course" && c.id === t.courseId) : undefined;
      if (course?.kind === "systemic-course" && course.drugIds.length === 1) ended.set(course.id, f);
    }
    return { ...f, ofIds: of.map((t) => t.id) };
  });
  return stops.map((f) => {
    const stop = ended.get(f.id);
    if (!stop || (f.kind !== "systemic-course" && f.kind !== "radiotherapy" && f.kind !== "drug")) return f;
    const reason: { stopReason?: Reason } = stop.reason ? { stopReason: stop.reason } : {};
    return { ...f, status: "stopped" as const, ...reason };
  });
}

interface PlacedTreatment {
  readonly fact: Treatment;
  readonly where: ReturnType<typeof whereaboutsOf>;
}

/** @param treatments in the order of the text */
function stoppedBy(stop: StopFact, treatments: readonly PlacedTreatment[], story: Story): readonly Treatment[] {
  const at = whereaboutsOf(stop, story);
  if (at.isRetold) return [];
  // In the sentence of the stop the treatment may be named behind it: "discontinued treatment after another cycle of …".
  const before = treatments.filter((t) => t.where.start < at.start || t.where.sentence === at.sentence);
  const same = before.filter((t) => t.fact.kind === "drug" && isSameConcept(t.fact.drug, stop.what));
  // "was held and then restarted at 14 mg": what was told behind the stop is what came after it
  const drug = same.findLast((t) => t.where.start <= at.start) ?? same.at(-1);
  if (drug) return [drug.fact];
  // A medicine that was never told as given ends no other treatment.
  if (!GENERAL.test(stop.what.text) && stop.what.key?.startsWith("drug")) return [];
  const courses = before.filter((t) => t.fact.kind === "systemic-course");
  const beams = before.filter((t) => t.fact.kind === "radiotherapy");
  if (RADIATION.test(stop.what.text)) return beams.slice(-1).map((t) => t.fact);
  if (SYSTEMIC.test(stop.what.text)) return courses.slice(-1).map((t) => t.fact);
  const last = before.findLast((t) => t.fact.kind !== "drug");
  if (!last) return [];
  if (last.fact.kind === "systemic-course") return [last.fact];
  // Chemoradiation ends as a whole.
  const together = courses.filter(
    (t) => t.where.sentence === last.where.sentence || (last.fact.kind === "radiotherapy" && last.fact.concurrentWith === t.fact.id),
  );
  return together.length > 0 ? together.slice(-1).map((t) => t.fact) : [last.fact];
}
