// "After three cycles of treatment", "she completed her fifth cycle": counts that name no drug belong to the course that was told last.
import { firstAbove } from "../../base/sorted.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import type { Fact } from "../fact.ts";
import { type CycleCount, findCycles } from "../grammar/cycles.ts";
import { findRadiationWords } from "../grammar/radiation-words.ts";
import type { Reading, Story } from "../reading.ts";
import { assertionOf } from "../treatment/assertion.ts";
import { unique } from "../treatment/join.ts";
import { HOME_MEDICATION } from "../treatment/rules.ts";
import { isDocumentWide, whereaboutsOf } from "../treatment/whereabouts.ts";
import type { DrugFact } from "../treatment-fact.ts";

// An ordinal is a total only where the words say that it was the last one given.
const COMPLETED = /\b(?:completed|finished|received|underwent|has had|had completed|concluded)\s(?:(?:the|her|his|a|all)\s)?$/i;
const NOT_YET = /\b(?:before|prior to|until|without|for|planned|awaiting|due for)\s(?:\w+\s){0,3}$/i;
// "was reduced to 37.5 mg after two cycles": they had been given at the dose before
const OF_THE_DOSE_BEFORE = /\b(?:reduc|lower|decreas|increas|escalat|adjust)\w+\b(?:[^.;]|\.(?=\d)){0,60}\bafter\s$/i;
const OTHER_TREATMENT = /^\s(?:of|with)\s(?:\w+\s){0,2}(?:radio|radiation|antibiotic|steroid|physio|vaccin|transfus)/i;
// "four cycles of [something else]": only a general word goes on with what was told before
const OF_SOMETHING =
  /^\sof\s(?!(?:(?:the|this|that|her|his|its|same|such|above|said|planned|adjuvant|neoadjuvant|palliative|induction|combination|systemic|first-line|second-line|maintenance)\s){0,4}(?:\w*chemo\w*|treatments?|therap(?:y|ies)|regimens?|combination|protocol|drugs?|immunotherapy|it|them|which)\b)/i;

// A protocol by its name, no word like "chemotherapy".
const NAMED = /\bregimen\b|[A-Z]{3}/;

export function countCourses(facts: readonly Fact[], story: Story): readonly Fact[] {
  const drugs = facts.filter(
    (f): f is DrugFact => f.kind === "drug" && f.isAntineoplastic && f.rule !== HOME_MEDICATION && !whereaboutsOf(f, story).isRetold,
  );
  const told = drugs
    .map((fact) => ({ fact, start: whereaboutsOf(fact, story).start }))
    .filter((d) => d.start >= 0)
    .toSorted((a, b) => a.start - b.start);
  const starts = told.map((d) => d.start);
  const courses = Map.groupBy(told, (d) => d.fact.courseId);
  /** The drugs of the last course whose name stands before the offset. */
  const courseBefore = (offset: number): readonly DrugFact[] => {
    const last = told[firstAbove(starts, offset - 1) - 1];
    return last ? courses.get(last.fact.courseId)!.flatMap((d) => (d.start < offset ? [d.fact] : [])) : [];
  };
  const taken = new Set(drugs.flatMap((d) => (d.valueEvidence?.cycles ?? []).map((e) => e.span.start)));
  const advised = facts
    .filter((f) => f.kind === "recommendation" && (f.of === "drug" || (f.of === "systemic-therapy" && NAMED.test(f.what.text))))
    .map((f) => f.evidence[0]!.span.start);
  const counted = new Map<string, DrugFact>();
  const now = (d: DrugFact): DrugFact => counted.get(d.id) ?? d;
  for (const reading of story.readings) {
    if (isDocumentWide(reading, story)) continue;
    for (const count of findCycles(reading.sentence.text)) {
      const proof = evidenceAt(story.narrative, reading.sentence, count.start, count.end);
      const { start } = proof[0]!.span;
      if (taken.has(start) || !isTotal(reading, count)) continue;
      const course = courseBefore(start).map(now);
      // "docetaxel was advised … six cycles": not of what was given before it
      const since = course.at(-1)?.evidence[0]?.span.start ?? start;
      if (advised.some((at) => at > since && at < start)) continue;
      if (course.length === 0 || course.some((d) => d.cycles !== undefined)) continue;
      taken.add(start);
      for (const drug of course)
        counted.set(drug.id, {
          ...drug,
          cycles: count.count,
          evidence: unique([...drug.evidence, ...proof]),
          valueEvidence: { ...drug.valueEvidence, cycles: proof },
        });
    }
  }
  return facts.map((f) => counted.get(f.id) ?? f);
}

function isTotal(reading: Reading, count: CycleCount): boolean {
  const { text } = reading.sentence;
  const before = text.slice(0, count.start);
  if (
    count.isPlanned ||
    count.isFurther ||
    NOT_YET.test(before) ||
    OTHER_TREATMENT.test(text.slice(count.end)) ||
    OF_SOMETHING.test(text.slice(count.end)) ||
    OF_THE_DOSE_BEFORE.test(before) ||
    assertionOf(reading, count.start, count.end) !== "given"
  )
    return false;
  if (findRadiationWords(text.slice(count.end, count.end + 30)).some((w) => !w.isWithChemotherapy && w.start < 8)) return false;
  return count.kind === "total" || COMPLETED.test(before);
}
