// Survival times as the text states them: "the PFS was more than 12 months", "over 12 months of progression-free survival".
import { gated } from "../../base/gated.ts";
import type { Comparator } from "../../base/measure.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { COUNT, readCount } from "../grammar/count-words.ts";
import type { Draft, Reading, Story } from "../reading.ts";

const MEASURE =
  "progression[- ]free[- ]survival|overall survival|disease[- ]free[- ](?:survival|interval|period)|(?:recurrence|relapse)[- ]free survival|PFS|OS|DFS|RFS|DFI";
const COMPARED = "more than|greater than|longer than|over|exceed(?:s|ed|ing)|at least|less than|under|>=|≥|>|<";
const AMOUNT = `(?:(?<cmp>${COMPARED})\\s?)?(?:(?:an?|about|approximately|nearly|almost|around|impressive|encouraging|remarkable|total of|the)\\s){0,3}(?<amount>\\d{1,3}(?:\\.\\d)?|${COUNT})[\\s-]?(?<unit>months?|years?|weeks?|mo)(?<plus>\\+)?\\b`;
// "PFS was more than 12 months", "PFS (progression-free survival) had increased to an encouraging 24 months"
const MEASURE_FIRST = gated(
  new RegExp(
    `\\b(?<measure>${MEASURE})\\b(?:\\s?\\([^()]{1,40}\\))?(?:\\s(?!(?:${MEASURE})\\b)[\\w,-]+){0,6}?\\s?[:=]?\\s?${AMOUNT}`,
    "gi",
  ),
);
// "over 12 months of progression-free survival (PFS)", "a 12-month PFS"
const AMOUNT_FIRST = gated(new RegExp(`${AMOUNT}(?:\\sof|['’]s?)?\\s(?<measure>${MEASURE})\\b`, "gi"));

const NAMES: readonly (readonly [RegExp, "PFS" | "OS" | "DFS"])[] = [
  [/^(?:progression|PFS)/i, "PFS"],
  [/^(?:overall|OS$)/i, "OS"],
  [/./, "DFS"],
];
const MONTHS: Readonly<Record<string, number>> = { m: 1, y: 12, w: 12 / 52.18 };
const COMPARATORS: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:at least|>=|≥)/i, ">="],
  [/^(?:more|greater|longer|over|exceed|>)/i, ">"],
  [/^(?:less|under|<)/i, "<"],
];

// "5-year overall survival ranges from 20% to 40%", "the median OS of such tumours": of many, not of one
const LANDMARK = /^(?:the\s)?[\w-]+[\s-]years?\b/i;
const OF_A_SHARE = /^[^.;]{0,60}?(?:\d\s?(?:%|per ?cent)|\brates?\b|\bprobabilit|\bis (?:poor|good|excellent)\b)/i;
const OF_MANY = gated(
  /\b(?:median|mean|average|estimated|expected|predicted|published|literature|(?:in|of|for|among) (?:such|these|most|all|other) (?:\w+ )?(?:tumou?rs|patients|cases)|patients with|series of|stud(?:y|ies)|trials?|cohorts?|registr(?:y|ies)|meta-analys[ei]s)\b/i,
);
const OF_HER = /\b(?:she|he|her|his|the patient(?:['’]s)?|our patient(?:['’]s)?)\b/i;

/** One fact per stated time; medians of other people's studies are no fact of the patient. */
export function findSurvival(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  const drafts: Draft[] = [];
  if (OF_MANY.test(sentence.text) && !OF_HER.test(sentence.text)) return drafts;
  for (const m of [...sentence.text.matchAll(AMOUNT_FIRST), ...sentence.text.matchAll(MEASURE_FIRST)]) {
    const { measure, cmp, amount, unit, plus } = m.groups as Record<string, string | undefined>;
    if (LANDMARK.test(m[0]) && OF_A_SHARE.test(sentence.text.slice(m.index + m[0].length))) continue;
    if (/\bmedian\b/i.test(sentence.text.slice(Math.max(0, m.index - 20), m.index + m[0].length))) continue;
    if (drafts.some((d) => d.at < m.index + m[0].length && m.index <= d.at)) continue;
    const count = readCount(amount!) ?? Number(amount);
    const comparator = plus ? ">" : cmp === undefined ? undefined : COMPARATORS.find(([shape]) => shape.test(cmp))?.[1];
    drafts.push({
      kind: "survival",
      measure: NAMES.find(([shape]) => shape.test(measure!))![1],
      months: Math.round(count * MONTHS[unit![0]!.toLowerCase()]! * 100) / 100,
      ...(comparator ? { comparator } : {}),
      evidence: evidenceAt(story.narrative, sentence, m.index, m.index + m[0].length),
      rule: "finders/survival: measure and amount",
      sentence: sentence.index,
      at: m.index,
    });
  }
  return drafts;
}
