// Narrative → facts of each patient. The two lists here are the only truth about what is looked for and in which order it is refined.
import { parsePartialDate } from "../base/partial-date.ts";
import { firstAbove } from "../base/sorted.ts";
import { isInside, type Span } from "../base/span.ts";
import { evidenceAt, type Narrative } from "../narrative/narrative.ts";
import type { Lexicon } from "../terminology/lexicon.ts";
import { findAbbreviations } from "./context/abbreviations.ts";
import { decideSubjects, type SubjectDecision } from "./context/subject.ts";
import { findContradictions } from "./contradictions.ts";
import { countSentences, coverSentences, issuesOfCoverage } from "./coverage.ts";
import type { Extraction, PatientRecord } from "./extraction.ts";
import type { Fact } from "./fact.ts";
import { findAdverseEvent } from "./finders/adverse-event.ts";
import { findComorbidity } from "./finders/comorbidity.ts";
import { findConsents } from "./finders/consent.ts";
import { findDrugs } from "./finders/drug.ts";
import { findFamilyHistory } from "./finders/family-history.ts";
import { findFinding } from "./finders/finding.ts";
import { findFollowUp } from "./finders/follow-up.ts";
import { findGrade } from "./finders/grade.ts";
import { findHomeMedications } from "./finders/home-medication.ts";
import { findMarker } from "./finders/marker.ts";
import { findMetastasis } from "./finders/metastasis.ts";
import { findMetastasisOfLesion } from "./finders/metastasis-of-lesion.ts";
import { findSuspectedMetastasis } from "./finders/metastasis-suspected.ts";
import { findNoMetastasis } from "./finders/no-metastasis.ts";
import { findNotGiven } from "./finders/not-given.ts";
import { findPatient } from "./finders/patient.ts";
import { findPerformance } from "./finders/performance.ts";
import { findPrimary } from "./finders/primary.ts";
import { findProcedures } from "./finders/procedure.ts";
import { findRadiotherapy } from "./finders/radiotherapy.ts";
import { findRecommendations } from "./finders/recommendation.ts";
import { findResponse } from "./finders/response.ts";
import { findSize } from "./finders/size.ts";
import { findStage } from "./finders/stage.ts";
import { findStops } from "./finders/stop.ts";
import { findSurvival } from "./finders/survival.ts";
import { findSystemicTherapy } from "./finders/systemic.ts";
import { rememberFor } from "./grammar/remember-for.ts";
import { readSentence } from "./read-sentence.ts";
import type { Draft, Finder, Reading, Refiner, Story } from "./reading.ts";
import { askForReview } from "./refiners/ask-for-review.ts";
import { countCourses } from "./refiners/course-cycles.ts";
import { buildCourses } from "./refiners/courses.ts";
import { dropOmitted } from "./refiners/drop-omitted.ts";
import { joinComponents } from "./refiners/join-components.ts";
import { joinDrugs } from "./refiners/join-drugs.ts";
import { joinPlans } from "./refiners/join-plans.ts";
import { joinPrimaries } from "./refiners/join-primaries.ts";
import { joinProcedures } from "./refiners/join-procedures.ts";
import { joinRadiotherapy } from "./refiners/join-radiotherapy.ts";
import { joinRepeats } from "./refiners/join-repeats.ts";
import { joinResponses } from "./refiners/join-responses.ts";
import { followLesions } from "./refiners/lesions.ts";
import { buildLines } from "./refiners/lines.ts";
import { linkPrimaries } from "./refiners/link-primaries.ts";
import { linkResponses } from "./refiners/link-responses.ts";
import { linkStops } from "./refiners/link-stops.ts";
import { markOffLabel } from "./refiners/off-label.ts";
import { referBack } from "./refiners/refer-back.ts";
import { findTimes } from "./time/find-times.ts";
import { placeInTime } from "./time/place-in-time.ts";
import { writesDayFirst } from "./time/slash-order.ts";

export interface ExtractOptions {
  /** Date of the document, where it is known from outside: what "today" and "two weeks ago" count from. FHIR form, partial allowed. */
  readonly documentDate?: string;
}

/** Each looks at one sentence and knows nothing of the others; their order decides nothing but the order of equal facts. */
const FINDERS: readonly Finder[] = [
  findPatient,
  findPrimary,
  findMetastasis,
  findMetastasisOfLesion,
  findSuspectedMetastasis,
  findNoMetastasis,
  findGrade,
  findStage,
  findSize,
  findPerformance,
  findMarker,
  findResponse,
  findSurvival,
  findFinding,
  findComorbidity,
  findAdverseEvent,
  findFamilyHistory,
  findFollowUp,
  findDrugs,
  findHomeMedications,
  findSystemicTherapy,
  findRadiotherapy,
  findProcedures,
  findNotGiven,
  findStops,
  findRecommendations,
  findConsents,
];

/** In this order: each relies on what those before it have joined or linked. */
const REFINERS: readonly Refiner[] = [
  // before what was told twice is joined and its words can no longer be told apart
  dropOmitted,
  joinRepeats,
  joinPrimaries,
  joinResponses,
  linkPrimaries,
  // lesions are followed by their places, so a response must have its own first
  referBack,
  followLesions,
  // counts decide whether two tellings are one course
  countCourses,
  joinDrugs,
  // a component takes the counts that its protocol has by then
  joinComponents,
  joinRadiotherapy,
  joinProcedures,
  // what was advised joins what was given, so that must be joined first
  joinPlans,
  buildCourses,
  linkResponses,
  markOffLabel,
  linkStops,
  // lines stand on courses, stops and responses
  buildLines,
  // of what is settled by then
  askForReview,
];

/** All facts of all patients, and what became of every sentence. Pure: no clock, no file, no network. */
export function extractFacts(narrative: Narrative, lexicon: Lexicon, options: ExtractOptions = {}): Extraction {
  const isDayFirst = writesDayFirst(narrative.text);
  const abbreviations = findAbbreviations(narrative);
  const readings = narrative.sentences.map((sentence) =>
    readSentence(sentence, lexicon, findTimes(sentence.text, isDayFirst), abbreviations),
  );
  const decisions = decideSubjects(narrative, (index) => readings[index]!.clauses);
  const documentDate = options.documentDate === undefined ? undefined : parsePartialDate(options.documentDate);
  const patients = narrative.cases.map((c): PatientRecord => {
    const story: Story = { narrative, readings: readingsOf(c.ordinal, readings, decisions), abbreviations, caseOrdinal: c.ordinal };
    const drafts = story.readings.flatMap((reading) => draftsOf(reading, story));
    const placed = placeInTime(drafts, story, documentDate ? { documentDate } : {});
    const refined = REFINERS.reduce<readonly Fact[]>((list, refine) => refine(list, story), placed);
    const aboutOthers = spansAboutOthers(c.ordinal, readings, decisions, narrative);
    return {
      ordinal: c.ordinal,
      ...(c.label === undefined ? {} : { label: c.label }),
      ...findContradictions(placed, refined),
      ...(aboutOthers.length > 0 ? { aboutOthers } : {}),
    };
  });
  const coverage = coverSentences(narrative.sentences, readings, decisions, patients);
  return {
    patients: patients.map((p) => ({
      ...p,
      issues: [...p.issues, ...issuesOfCoverage(coverage, decisions, p.ordinal)],
      sentences: countSentences(coverage, decisions, p.ordinal),
    })),
    coverage,
  };
}

/** Outside the cases: sentences, or the clauses of a shared sentence, that speak of other patients alone. */
function spansAboutOthers(
  ordinal: number,
  readings: readonly Reading[],
  decisions: readonly SubjectDecision[],
  narrative: Narrative,
): readonly Span[] {
  return readings.flatMap(({ sentence }, i): readonly Span[] => {
    const { subjects, clausesOf } = decisions[i]!;
    if (sentence.caseOrdinal !== null || subjects.length === 0) return [];
    if (!subjects.includes(ordinal)) return evidenceAt(narrative, sentence, 0, sentence.text.length).map((e) => e.span);
    const own = clausesOf?.get(ordinal) ?? [];
    const foreign = subjects.filter((s) => s !== ordinal).flatMap((s) => clausesOf?.get(s) ?? []);
    return foreign
      .filter((c) => !own.some((o) => o.start < c.end && c.start < o.end))
      .flatMap((c) => evidenceAt(narrative, sentence, c.start, c.end).map((e) => e.span));
  });
}

function readingsOf(ordinal: number, readings: readonly Reading[], decisions: readonly SubjectDecision[]): readonly Reading[] {
  return readings.flatMap((reading, i) => {
    const { subjects, clausesOf } = decisions[i]!;
    if (!subjects.includes(ordinal)) return [];
    const subjectClauses = clausesOf?.get(ordinal);
    return [{ ...reading, subjects, ...(subjectClauses ? { subjectClauses } : {}) }];
  });
}

function draftsOf(reading: Reading, story: Story): readonly Draft[] {
  const drafts = FINDERS.flatMap((find) => find(reading, story));
  const mine = reading.subjectClauses;
  const own = mine ? drafts.filter((d) => mine.some((c) => d.at >= c.start && d.at < c.end)) : drafts;
  return own.map((draft) => withRepairs(draft, story.narrative));
}

/** Those that may have changed a meaning, in the order of the text. */
const doubtfulRepairs = rememberFor(({ repairs }: Narrative) => {
  const doubtful = repairs.filter((r) => r.class !== "hyphenation" && r.class !== "caption").sort((a, b) => a.span.start - b.span.start);
  return { doubtful, starts: doubtful.map((r) => r.span.start) };
});

/** A fact whose words were repaired says so. */
function withRepairs(draft: Draft, narrative: Narrative): Draft {
  const spans = [...draft.evidence, ...Object.values(draft.valueEvidence ?? {}).flat()].map((e) => e.span);
  const { doubtful, starts } = doubtfulRepairs(narrative);
  if (doubtful.length === 0) return draft;
  const inside = spans.flatMap((span) =>
    doubtful.slice(firstAbove(starts, span.start - 1), firstAbove(starts, span.end)).filter((r) => isInside(r.span, span)),
  );
  const repairs = [...new Set(inside)].sort((a, b) => a.span.start - b.span.start);
  if (repairs.length === 0) return draft;
  return { ...draft, repairs, review: [...new Set([...(draft.review ?? []), "repaired" as const])] };
}
