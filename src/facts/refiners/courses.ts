// Drugs that were given together become a course; treatment without a drug's name joins the course it speaks of, and radiation at the same time is linked.
import { growNumberRow } from "../../base/number-row.ts";
import type { Fact } from "../fact.ts";
import type { Story } from "../reading.ts";
import { joinFacts, unique } from "../treatment/join.ts";
import { HOME_MEDICATION, tellingOfRule } from "../treatment/rules.ts";
import { whereaboutsOf } from "../treatment/whereabouts.ts";
import type { DrugFact, RadiotherapyFact, SystemicCourseFact } from "../treatment-fact.ts";

const AT_THE_SAME_TIME =
  /\b(?:concurrent(?:ly)?|concomitant(?:ly)?|simultaneous(?:ly)?|combined with|in combination with|together with|along with|chemo-?\s?radi\w*|chemo-?irradiation|radio-?chemo\w*|CCRT|CRT|sensiti[sz]\w+)\b/i;
// "radiotherapy (45 Gy) with weekly cisplatin"
const WITH_IT = /\b(?:with|plus|and)\s(?:concurrent\s|concomitant\s|weekly\s|daily\s|oral\s|\w+\scycles? of\s)*$/i;
const FARTHEST = 250;
const NEXT = /\b(?:followed by|then|subsequently|thereafter|prior to|before|after)\b/i;
// A word like "chemotherapy" and the drugs it stands for are told at most so many sentences apart.
const NEAR = 2;

export function buildCourses(facts: readonly Fact[], story: Story): readonly Fact[] {
  const groups = Map.groupBy(
    facts.filter((f): f is DrugFact => f.kind === "drug" && f.courseId !== undefined && f.rule !== HOME_MEDICATION),
    (f) => f.courseId!,
  );
  let number = facts.filter((f) => f.kind === "systemic-course").length;
  const courses = [...groups.values()]
    .filter((drugs) => drugs.some((d) => d.isAntineoplastic))
    .map((drugs) => courseOf(drugs, `systemic-course-${++number}`));
  const courseIds = new Map(courses.flatMap((c) => c.drugIds.map((id) => [id, c.id] as const)));
  const plain = joinPlain(facts, courses, story);
  const linked = linkRadiotherapy(facts, plain.courses, story);
  const courseById = new Map(linked.courses.map((c) => [c.id, c]));
  const left = new Set<Fact>(plain.left);
  return facts.flatMap((f): readonly Fact[] => {
    if (f.kind === "systemic-course") return left.has(f) ? [courseById.get(f.id) ?? f] : [];
    if (f.kind === "radiotherapy") return [linked.radiotherapy.get(f.id) ?? f];
    if (f.kind !== "drug") return [f];
    const { courseId: _provisional, ...rest } = f;
    const id = courseIds.get(f.id);
    const course = id === undefined ? undefined : courseById.get(id);
    return [...(course && course.drugIds.at(0) === f.id ? [course] : []), { ...rest, ...(id ? { courseId: id } : {}) }];
  });
}

function courseOf(drugs: readonly DrugFact[], id: string): SystemicCourseFact {
  const [first] = drugs;
  const regimen = drugs.find((d) => d.regimen)?.regimen;
  const outside = drugs.filter((d) => d.regimen === undefined).map((d) => d.drug.text);
  const name = [...outside, ...(regimen === undefined ? [] : [/regimen|protocol/i.test(regimen) ? regimen : `${regimen} regimen`])].join(
    " + ",
  );
  const counts = new Set(drugs.map((d) => d.cycles));
  const [cycles] = counts;
  const intent = drugs.find((d) => d.intent)?.intent;
  const proofs = (key: string) => drugs.flatMap((d) => d.valueEvidence?.[key] ?? []);
  const time = first!.time;
  return {
    kind: "systemic-course",
    id,
    name,
    ...(regimen === undefined ? {} : { regimen }),
    drugIds: drugs.map((d) => d.id),
    ...(counts.size === 1 && cycles !== undefined ? { cycles } : {}),
    ...(intent ? { intent } : {}),
    status: drugs.some((d) => d.status === "in-progress") ? "in-progress" : "completed",
    evidence: unique(drugs.flatMap((d) => d.evidence.slice(0, 1))),
    valueEvidence: {
      ...(regimen === undefined ? {} : { regimen: unique(proofs("regimen")) }),
      ...(counts.size === 1 && cycles !== undefined ? { cycles: unique(proofs("cycles")) } : {}),
      ...(intent ? { intent: unique(proofs("intent")) } : {}),
    },
    ...(time ? { time } : {}),
    order: first!.order,
    ...(first!.review?.some((r) => r === "derived" || r === "weak-anchor")
      ? { review: first!.review.filter((r) => r === "derived" || r === "weak-anchor") }
      : {}),
    rule: "refiners/courses",
  };
}

interface Plain {
  readonly courses: readonly SystemicCourseFact[];
  readonly left: readonly SystemicCourseFact[];
}

/** "chemotherapy" that looks back, or stands beside the drugs it was made of, joins their course. */
function joinPlain(facts: readonly Fact[], courses: readonly SystemicCourseFact[], story: Story): Plain {
  const all = courses.map((c) => ({ course: c, where: whereaboutsOf(c, story) }));
  const left: { fact: SystemicCourseFact; where: ReturnType<typeof whereaboutsOf> }[] = [];
  const words = facts
    .filter((f): f is SystemicCourseFact => f.kind === "systemic-course")
    .map((fact) => ({ fact, where: whereaboutsOf(fact, story) }));
  // "the last that starts at or before": starts are put in as negatives
  const starts = growNumberRow(all.map(({ where }) => (where.isRetold ? Number.NaN : -where.start)));
  const firstOf = new Map(all.map(({ where }, i) => [where.sentence, i] as const).reverse());
  const leftSentences = growNumberRow();
  for (const { fact, where } of words.toSorted((a, b) => Number(a.where.isRetold) - Number(b.where.isRetold))) {
    const isBack = where.isRetold || tellingOfRule(fact.rule) === "back";
    const before = all[starts.lastAtLeast(-where.start)];
    const near = all[Math.min(...Array.from({ length: NEAR + 1 }, (_, i) => firstOf.get(where.sentence + i) ?? all.length))];
    const home = where.isRetold
      ? all.at(-1)
      : isBack
        ? before
        : (near ?? (before && where.sentence - before.where.sentence <= 1 && tellingOfRule(fact.rule) !== "anew" ? before : undefined));
    if (home) home.course = joinFacts(home.course, fact, { values: false });
    else {
      const told = isBack ? left.at(-1) : fact.cycles === undefined ? left[leftSentences.lastAtLeast(where.sentence - NEAR)] : undefined;
      if (told && !(fact.cycles !== undefined && told.fact.cycles !== undefined && fact.cycles !== told.fact.cycles))
        told.fact = joinFacts(told.fact, fact);
      else if (!where.isRetold) {
        left.push({ fact, where });
        leftSentences.push(where.sentence);
      }
    }
  }
  const wordOf = new Map(words.map((w) => [w.fact.id, w.fact]));
  return {
    courses: [...all.map((c) => c.course), ...left.map((l) => l.fact)],
    left: left.map((l) => wordOf.get(l.fact.id)!),
  };
}

/** Radiation and drugs of one sentence that says so were given at the same time. */
function linkRadiotherapy(
  facts: readonly Fact[],
  courses: readonly SystemicCourseFact[],
  story: Story,
): { readonly courses: readonly SystemicCourseFact[]; readonly radiotherapy: ReadonlyMap<string, RadiotherapyFact> } {
  const radiotherapy = new Map<string, RadiotherapyFact>();
  const told = facts
    .filter((f): f is RadiotherapyFact => f.kind === "radiotherapy")
    .map((fact) => ({ fact, at: whereaboutsOf(fact, story) }));
  const bySentence = Map.groupBy(told, (t) => t.at.sentence);
  const linked = courses.map((course) => {
    const { reading, start } = whereaboutsOf(course, story);
    if (!reading) return course;
    const { text, span } = reading.sentence;
    const beams = (bySentence.get(reading.sentence.index) ?? [])
      .filter(({ at }) => {
        const [from, to] = [Math.min(at.start, start) - span.start, Math.max(at.start, start) - span.start] as const;
        const between = text.slice(from, to);
        if (between.length > FARTHEST || NEXT.test(between)) return false;
        return WITH_IT.test(between) || AT_THE_SAME_TIME.test(text.slice(Math.max(0, from - 45), to + 25));
      })
      .map(({ fact }) => fact);
    for (const beam of beams) radiotherapy.set(beam.id, { ...beam, concurrentWith: course.id });
    return beams.length > 0 ? { ...course, concurrentWith: beams.map((b) => b.id) } : course;
  });
  return { courses: linked, radiotherapy };
}
