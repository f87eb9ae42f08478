// What became of every sentence: it gave facts, it was left out for a reason, or it was not understood. A clinical sentence is never "no clinical content".
import type { Issue } from "../base/issue.ts";
import type { Span } from "../base/span.ts";
import type { Sentence } from "../narrative/narrative.ts";
import type { SubjectDecision } from "./context/subject.ts";
import type { CoverageEntry, IgnoredReason, PatientRecord, SentenceCounts } from "./extraction.ts";
import type { Fact } from "./fact.ts";
import { findDiseases } from "./grammar/disease.ts";
import { findMarkerMentions } from "./grammar/marker.ts";
import { findStages } from "./grammar/stage.ts";
import type { Reading } from "./reading.ts";

// Words of treatment and response; drugs and procedures are known to the lexicon.
const TREATMENT =
  /\b(?:chemo\w*|radio\w*therap\w*|irradiat\w*|immunotherap\w*|hormon\w+ therapy|surger(?:y|ies)|resect\w+|cycles?|fractions?|Gy|mg\/m2?|regimens?|treated with|treatment|respon[sd]\w*|progress(?:ed|ion|ive)|remission|recurren\w+|relaps\w+|metasta\w+|toxicit\w+)\b/i;
const TERM_KINDS = new Set(["drug", "drug-class", "regimen", "radiotherapy", "condition"]);
// What visits are made of, and what writers say of them.
const ADMINISTRATIVE =
  /\b(?:appointment|clinic visit|consultation|accompanied by|referr(?:ed|al)|scheduled|will see|return to clinic|contact|education|thank|appreciate|insurance|consent|filed|ethics|committee|board|hospital admission|discussed|coordinate|dictated|signed)\b/i;
const OPINION =
  /\b(?:we believe|we think|i feel|i think|in our opinion|encouraging|importantly|fortunately|unfortunately|remarkable|we suggest|we recommend)\b/i;
const HEADING = /^[A-Z][A-Za-z/ &-]{1,60}:?$/;

/** @param records of all patients, with their final facts */
export function coverSentences(
  sentences: readonly Sentence[],
  readings: readonly Reading[],
  decisions: readonly SubjectDecision[],
  records: readonly Pick<PatientRecord, "ordinal" | "facts">[],
): readonly CoverageEntry[] {
  const factsAt = factsBySentence(sentences, records);
  return sentences.map((sentence, i): CoverageEntry => {
    const base = { sentence: i, start: sentence.span.start, end: sentence.span.end };
    const facts = factsAt[i]!;
    if (facts.length > 0) return { ...base, verdict: "mapped", facts };
    const reason = decisions[i]!.reason ?? reasonOf(readings[i]!);
    return reason ? { ...base, verdict: "ignored", reason, facts } : { ...base, verdict: "not-understood", facts };
  });
}

/** Undefined: a sentence about the patient with clinical words, and nothing came of it. */
function reasonOf(reading: Reading): IgnoredReason | undefined {
  const { text } = reading.sentence;
  if (HEADING.test(text.trim())) return "heading";
  const isClinical =
    TREATMENT.test(text) ||
    reading.mentions.some((m) => TERM_KINDS.has(m.kind)) ||
    findDiseases(reading).length > 0 ||
    findStages(text).length > 0 ||
    findMarkerMentions(reading.sentence).length > 0;
  if (isClinical) return undefined;
  if (reading.sentence.section === "family-history") return "family-history-negative";
  if (ADMINISTRATIVE.test(text)) return "administrative";
  return OPINION.test(text) ? "opinion" : "no-clinical-content";
}

function factsBySentence(
  sentences: readonly Sentence[],
  records: readonly Pick<PatientRecord, "ordinal" | "facts">[],
): readonly string[][] {
  const found: string[][] = sentences.map(() => []);
  const stretches = stretchesOf(sentences);
  for (const { ordinal, facts } of records)
    for (const fact of facts)
      for (const span of spansOf(fact)) {
        const at = sentenceAt(stretches, span.start);
        const id = `${ordinal}/${fact.id}`;
        if (at !== undefined && !found[at]!.includes(id)) found[at]!.push(id);
      }
  return found;
}

function spansOf(fact: Fact): readonly Span[] {
  const reason = "reason" in fact ? (fact.reason?.evidence ?? []) : [];
  const stop = "stopReason" in fact ? (fact.stopReason?.evidence ?? []) : [];
  return [...fact.evidence, ...Object.values(fact.valueEvidence ?? {}).flat(), ...reason, ...stop].map((e) => e.span);
}

interface Stretch extends Span {
  readonly sentence: number;
}

/** Stretches of the original by sentence, in the order of the original: a caption may stand inside a sentence. */
function stretchesOf(sentences: readonly Sentence[]): readonly Stretch[] {
  return sentences
    .flatMap((s, sentence) => s.segments.map((g) => ({ sentence, start: g.original, end: g.original + g.originalLength })))
    .sort((a, b) => a.start - b.start);
}

/** The sentence of the last stretch that begins at or before the offset. */
function sentenceAt(stretches: readonly Stretch[], offset: number): number | undefined {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return stretches[low - 1]?.sentence;
}

/** One issue per sentence of this patient that was not understood; the span says where. */
export function issuesOfCoverage(
  coverage: readonly CoverageEntry[],
  decisions: readonly SubjectDecision[],
  ordinal: number,
): readonly Issue[] {
  return coverage
    .filter((entry) => entry.verdict === "not-understood" && decisions[entry.sentence]!.subjects.includes(ordinal))
    .map((entry) => ({
      severity: "information",
      code: "sentence-not-understood",
      message: "A sentence with clinical words gave no fact. Read it beside the result.",
      span: { start: entry.start, end: entry.end },
    }));
}

export function countSentences(coverage: readonly CoverageEntry[], decisions: readonly SubjectDecision[], ordinal: number): SentenceCounts {
  const own = coverage.filter((entry) => decisions[entry.sentence]!.subjects.includes(ordinal));
  const count = (verdict: CoverageEntry["verdict"]): number => own.filter((entry) => entry.verdict === verdict).length;
  return { mapped: count("mapped"), ignored: count("ignored"), notUnderstood: count("not-understood") };
}
