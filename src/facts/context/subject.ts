// Whose fact is it? Decided sentence by sentence from its own words, not from its section: a discussion also tells about the patient.
import { gated } from "../../base/gated.ts";
import type { Narrative, Sentence } from "../../narrative/narrative.ts";
import type { IgnoredReason } from "../extraction.ts";
import type { Clause } from "../reading.ts";
import { isGeneralStatement } from "./general-statement.ts";

export interface SubjectDecision {
  /** Ordinals of the cases; empty: of nobody in this document. */
  readonly subjects: readonly number[];
  /** Only where clauses of the sentence speak of different patients. */
  readonly clausesOf?: ReadonlyMap<number, readonly Clause[]>;
  /** Why it speaks of nobody. */
  readonly reason?: IgnoredReason;
}

// "(19)", "(9-11)", "[12, 13]", "et al."
const CITATION = gated(/\(\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\)|\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]|\bet al\b/);
// "patient 1", "the second case", "case 2's"
const NUMBERED =
  /\b(?:patient|case)\s(?:no\.?\s)?(\d{1,2}|one|two|three|four|five|six)\b|\b(?:the|our)\s(first|second|third|fourth|fifth|sixth)\s(?:(?:patient|case)\b|(?:one\s)?(?=(?:had|has|was|is|received|underwent|died|developed|showed|refused|declined|survived|remained)\b))/gi;
const ORDINALS: Readonly<Record<string, number>> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 },
  ...{ first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6 },
};
// "both patients", "these two cases": inside the story of one of two it speaks of the other too
const BOTH = /\b(?:both|the two|these two|our two) (?:of (?:the|our|these) )?(?:patients|cases)\b/i;
// "both patients", "our patients", "these two cases", "in our study", "we report", "in this report"
const ALL_OF_THEM =
  /\b(?:both|our|these|all|the two|two)\s(?:two\s)?(?:\w+\s)?(?:patients|cases)\b|\bin (?:our|this|the present) (?:study|report|series|case report|paper)\b|\bwe (?:here(?:in)?\s)?(?:report|present|describe|reported|presented|described)\b|\bpatients in (?:our|this) study\b/i;
// "the patients": weaker, a general statement may say it too
const THE_PATIENTS = /\bthe patients?(?:['’]s?)?\b/i;
const OUR_PATIENT = gated(
  /\b(?:our|the present|this|the current|the reported|the index)\s(?:patient|case)\b|\bin (?:our|this|the present) case\b/i,
);
const PERSON = /\b(?:she|he|her|his|the patient(?:'s|’s)?)\b|\b\d{1,3}[- ]?years?[- ]old\b/i;
const GENERAL =
  /\b(?:is|are) (?:often|usually|commonly|generally|typically|considered|believed|known|associated|characteri[sz]ed|defined|recommended|rare|a rare|the most|one of|an? )|\b(?:worldwide|generally|typically|studies|recent research|it is (?:widely|important|generally|well)|in general|clinical trials?|the literature|meta-analysis|approved by|has been (?:reported|shown|approved|demonstrated|suggested|recommended|hypothesi[sz]ed)|have been (?:reported|shown|approved|demonstrated|suggested|recommended)|patients with|women with|men with|many patients|most patients)\b/i;
// A finite past tense tells a story; a present tense tells a rule.
const PAST_TENSE =
  /\b(?:was|were|had|did|received|underwent|revealed|showed|achieved|experienced|developed|discontinued|refused|declined|remained|died|progressed)\b/i;

/** Decides for every sentence, in order: a pronoun goes on about the patient of the sentence before it in the same paragraph. */
export function decideSubjects(narrative: Narrative, clausesOf: (index: number) => readonly Clause[]): readonly SubjectDecision[] {
  const all = narrative.cases.map((c) => c.ordinal);
  let last: { readonly paragraph: number; readonly subjects: readonly number[] } | undefined;
  return narrative.sentences.map((sentence) => {
    const before = last?.paragraph === sentence.paragraph ? last.subjects : [];
    const decision = decide(sentence, clausesOf(sentence.index), all, before);
    last = sentence.caseOrdinal === null ? { paragraph: sentence.paragraph, subjects: decision.subjects } : undefined;
    return decision;
  });
}

function decide(sentence: Sentence, clauses: readonly Clause[], all: readonly number[], before: readonly number[]): SubjectDecision {
  const { text, section } = sentence;
  if (section === "references") return { subjects: [], reason: "reference-list" };
  if (section === "caption") return { subjects: [], reason: "caption" };
  if (section === "title") return { subjects: [], reason: "heading" };
  const named = all.length > 1 || sentence.caseOrdinal === null ? numbersIn(text, all) : [];
  if (sentence.caseOrdinal !== null) {
    if (isLiterature(text)) return { subjects: [], reason: "literature" };
    if (isRule(text)) return { subjects: [], reason: "general-statement" };
    if (named.length > 1) return { subjects: named, clausesOf: shareClauses(text, clauses, all) };
    return { subjects: all.length === 2 && BOTH.test(text) ? all : [sentence.caseOrdinal] };
  }
  if (named.length > 1) return { subjects: named, clausesOf: shareClauses(text, clauses, all) };
  if (named.length === 1) return { subjects: named };
  if (CITATION.test(text)) return { subjects: [], reason: "literature" };
  if (ALL_OF_THEM.test(text)) return { subjects: all };
  if (OUR_PATIENT.test(text)) return all.length === 1 ? { subjects: all } : { subjects: before };
  if (GENERAL.test(text)) return { subjects: [], reason: "general-statement" };
  if (all.length === 1) return PERSON.test(text) ? { subjects: all } : { subjects: [], reason: "general-statement" };
  if (before.length === 1 && PAST_TENSE.test(text)) return { subjects: before };
  if (THE_PATIENTS.test(text)) return { subjects: all };
  return { subjects: [], reason: "general-statement" };
}

const OURS = gated(
  /\b(?:both|our|the (?:two|three|four)|all (?:our|of our))\s(?:\w+\s)?(?:patients|cases)\b|\bwe (?:report|present|describe)/i,
);

/** A rule, a share, or what others found, told amid a story. */
function isRule(text: string): boolean {
  const isOfSomebody = PERSON.test(text) || OUR_PATIENT.test(text) || OURS.test(text);
  return isGeneralStatement(text, { isOfSomebody, isPast: PAST_TENSE.test(text) });
}

// Inside a case a sentence is the patient's unless it cites and names no person.
function isLiterature(text: string): boolean {
  return CITATION.test(text) && GENERAL.test(text) && !PERSON.test(text) && !PAST_TENSE.test(text);
}

function numbersIn(text: string, all: readonly number[]): number[] {
  const numbers = [...text.matchAll(NUMBERED)].map((m) => numberOf(m));
  return [...new Set(numbers)].filter((n) => all.includes(n)).sort((a, b) => a - b);
}

function numberOf(m: RegExpMatchArray): number {
  const word = (m[1] ?? m[2] ?? "").toLowerCase();
  return ORDINALS[word] ?? Number(word);
}

/** Each patient gets the stretch from where he is named to where the next one is; what stands before the first is everybody's. */
function shareClauses(text: string, clauses: readonly Clause[], all: readonly number[]): ReadonlyMap<number, readonly Clause[]> {
  const names = [...text.matchAll(NUMBERED)].map((m) => ({ at: m.index, ordinal: numberOf(m) })).filter((n) => all.includes(n.ordinal));
  const shares = new Map<number, Clause[]>();
  const give = (ordinal: number, start: number, end: number): void => {
    if (start < end) shares.set(ordinal, [...(shares.get(ordinal) ?? []), { start, end }]);
  };
  for (const [i, name] of names.entries()) {
    if (i === 0) for (const other of names) give(other.ordinal, 0, name.at);
    const end = names[i + 1]?.at ?? text.length;
    // "patient 1 and patient 2 achieved …": no verb between them, so both share what follows.
    const isPair = names[i + 1] !== undefined && /^\W*(?:and|or)?\W*$/.test(text.slice(name.at, end).replace(/^\S+\s\S+/, ""));
    give(name.ordinal, name.at, isPair ? (names[i + 2]?.at ?? text.length) : end);
  }
  return clauses.length > 0 ? shares : new Map();
}
