// What was stopped: the drug that the words name, else the treatment that was running when they were said.
import { growShelves, type Shelves } from "../../base/shelves.ts";
import type { Fact } from "../fact.ts";
import type { Reason } from "../fact-base.ts";
import type { Story } from "../reading.ts";
import { labelsOfConcept, labelsOfSame } from "../treatment/same-concept.ts";
import { type Whereabouts, whereaboutsOf } from "../treatment/whereabouts.ts";
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
  const stoppedOf = stoppedByEach(facts, treatments, story);
  const courses = new Map(facts.flatMap((f) => (f.kind === "systemic-course" ? [[f.id, f] as const] : [])));
  const stops = facts.map((f) => {
    if (f.kind !== "stop") return f;
    const of = stoppedOf.get(f) ?? [];
    for (const t of of) {
      ended.set(t.id, f);
      // The only drug of a course takes the course with it.
      const course = t.kind === "drug" && t.courseId !== undefined ? courses.get(t.courseId) : undefined;
      if (course?.drugIds.length === 1) ended.set(course.id, f);
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
  readonly where: Whereabouts;
}

/** @param treatments in the order of the text, in which the stops are gone through too */
function stoppedByEach(
  facts: readonly Fact[],
  treatments: readonly PlacedTreatment[],
  story: Story,
): ReadonlyMap<StopFact, readonly Treatment[]> {
  const stops = facts
    .filter((f): f is StopFact => f.kind === "stop")
    .map((fact) => ({ fact, where: whereaboutsOf(fact, story) }))
    .filter((s) => !s.where.isRetold)
    .toSorted((a, b) => a.where.start - b.where.start);
  const before = growShelves<PlacedTreatment>();
  // In the sentence of the stop the treatment may be named behind it: "discontinued treatment after another cycle of …".
  const isBefore = ({ where }: PlacedTreatment, at: Whereabouts): boolean => where.start < at.start || where.sentence === at.sentence;
  return new Map(
    stops.map(({ fact, where }) => {
      for (let t = treatments[before.size]; t && isBefore(t, where); t = treatments[before.size]) before.put(t, labelsOf(t));
      return [fact, stoppedBy(fact, where, before)];
    }),
  );
}

function labelsOf({ fact, where }: PlacedTreatment): readonly string[] {
  if (fact.kind === "drug") return labelsOfConcept(fact.drug);
  const beside = fact.kind === "systemic-course" ? [`course in ${where.sentence}`, `course ${fact.id}`] : [];
  return ["no drug", fact.kind, ...beside];
}

const isAny = (): boolean => true;

/** @param before what is told before the stop or in its sentence, in the order of the text */
function stoppedBy(stop: StopFact, at: Whereabouts, before: Shelves<PlacedTreatment>): readonly Treatment[] {
  const same = labelsOfSame(stop.what);
  // "was held and then restarted at 14 mg": what was told behind the stop is what came after it
  const drug = before.last(same, (t) => t.where.start <= at.start) ?? before.last(same, isAny);
  if (drug) return [drug.fact];
  // A medicine that was never told as given ends no other treatment.
  if (!GENERAL.test(stop.what.text) && stop.what.key?.startsWith("drug")) return [];
  const lastOf = (...labels: readonly string[]): PlacedTreatment | undefined => before.last(labels, isAny);
  const [beam, course, last] = [lastOf("radiotherapy"), lastOf("systemic-course"), lastOf("no drug")];
  if (RADIATION.test(stop.what.text)) return beam ? [beam.fact] : [];
  if (SYSTEMIC.test(stop.what.text)) return course ? [course.fact] : [];
  if (!last) return [];
  if (last.fact.kind === "systemic-course") return [last.fact];
  // Chemoradiation ends as a whole.
  const concurrent = last.fact.kind === "radiotherapy" ? [`course ${last.fact.concurrentWith}`] : [];
  return [(lastOf(`course in ${last.where.sentence}`, ...concurrent) ?? last).fact];
}
