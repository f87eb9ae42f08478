// Codings for the small closed roles of a fact: side, grade, response, reason, intent, route. Each returns the codings of one judged concept, with sources.
import type { SourcedCoding } from "../base/concept.ts";
import { type CodingOptions, codingsOf } from "./codings.ts";
import { findConcept } from "./find-concept.ts";

type Codings = readonly SourcedCoding[];

const byName = (domain: string, term: string, options?: CodingOptions): Codings => {
  const key = findConcept(domain, term);
  return key === undefined ? [] : codingsOf(key, options);
};

/** "left", "right", "bilateral", and the qualifiers "upper", "lower", "middle", "distal", "proximal", "multiple". */
export const lateralityCodings = (side: string, options?: CodingOptions): Codings => byName("laterality", side, options);

/** The literal grade: "poorly differentiated", "G3", "high grade". Words without a row give nothing. */
export const gradeCodings = (words: string, options?: CodingOptions): Codings => byName("grade", words, options);

/** "mild", "moderate", "severe". */
export const severityCodings = (word: string, options?: CodingOptions): Codings =>
  byName("symptom", `Severity: ${word.toLowerCase()}`, options);

/** "intravenous", "IV", "oral". */
export const routeCodings = (route: string, options?: CodingOptions): Codings => byName("route", route, options);

/** "present", "absent", "positive", "negative", "detected", "not detected". */
export const qualifierCodings = (word: string, options?: CodingOptions): Codings => byName("qualifier", word, options);

/** CTCAE grade 1 to 5 of an adverse event; never a tumour grade. */
export const adverseEventGradeCodings = (grade: number, options?: CodingOptions): Codings =>
  codingsOf(`adverse-event.grade/adverse-event-grade-${grade}`, options);

/** mCODE's procedure intents are curative and palliative among others; adjuvant and its like have no code and stay text. */
const INTENTS: Readonly<Record<string, string>> = { curative: "curative", definitive: "curative", palliative: "palliative" };
export const intentCodings = (intent: string, options?: CodingOptions): Codings =>
  INTENTS[intent] === undefined ? [] : codingsOf(`intent/${INTENTS[intent]}`, options);

const REASONS: Readonly<Record<string, string>> = {
  refusal: "reason/patient-refusal",
  financial: "reason/financial-problem",
  "not-available": "reason/treatment-not-available",
  toxicity: "reason/treatment-not-tolerated",
  inefficacy: "reason/no-response-to-treatment",
};
/** By the class of a reason; "personal" and every class without a row of its own stay text. */
export const reasonCodings = (reasonClass: string, options?: CodingOptions): Codings => {
  const key = REASONS[reasonClass];
  return key === undefined ? [] : codingsOf(key, options);
};

/** First the trend that mCODE's value set holds, then the answer of LOINC; words for a shrinking or a standstill alone are a trend alone. */
const RESPONSES: Readonly<Record<string, readonly [trend: string, answer: string]>> = {
  CR: ["response/complete-remission-trend", "response/complete-response"],
  PR: ["response/partial-remission-trend", "response/partial-response"],
  SD: ["response/stable-trend", "response/stable-disease"],
  PD: ["response/worsened-trend", "response/progressive-disease"],
};
const LOINC = "http://loinc.org";

/**
 * Codings of a response category for mcode-cancer-disease-status.
 * @param isCategoryStated the text itself says "partial response" or "PR": only then stands the LOINC answer of the category
 */
export function responseCodings(category: string, isCategoryStated: boolean, options?: CodingOptions): Codings {
  const keys = RESPONSES[category];
  if (!keys) return category === "nonPD" ? codingsOf("response/stable-trend", options) : [];
  if (!isCategoryStated) return codingsOf(category === "PR" ? "response/improved-trend" : keys[0], options);
  return [...codingsOf(keys[0], options), ...codingsOf(keys[1], options).filter((coding) => coding.system === LOINC)];
}
