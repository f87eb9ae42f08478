// Findings and comorbidities of a sentence as the lexicon names them, the longest of those that overlap.
import type { Mention, Reading } from "../reading.ts";

/** What a mention is told as: a disease of its own, or a symptom or sign. */
export type ConditionRole = "finding" | "comorbidity";

export interface ConditionMention {
  readonly mention: Mention;
  readonly role: ConditionRole;
}

// "for three months", "presented with": told as what brought the patient, not as a past disease.
const PRESENTING =
  /\b(?:present(?:ed|ing|s)|complain\w*|whereby|admitted (?:for|with|due)|sought|consulted|seen at)\b|\bfor (?:the (?:past|last) )?(?:\d+|[a-z]+) (?:days?|weeks?|months?)\b/i;

/** Longest first wins; a symptom that is told as history is a past disease. */
export function findConditions(reading: Reading): readonly ConditionMention[] {
  const all = reading.mentions
    // "PE: abdomen soft" is a heading
    .filter((m) => !(/^[A-Z]{2,4}$/.test(m.text) && /^\s?:/.test(reading.sentence.text.slice(m.end))))
    .filter((m) => m.senses.some((s) => s.kind === "finding" || s.kind === "comorbidity"))
    .toSorted((a, b) => b.end - b.start - (a.end - a.start));
  const kept: Mention[] = [];
  for (const m of all) if (!kept.some((k) => k.start < m.end && m.start < k.end)) kept.push(m);
  return kept.sort((a, b) => a.start - b.start).map((mention) => ({ mention, role: roleOf(mention, reading) }));
}

function roleOf(mention: Mention, reading: Reading): ConditionRole {
  if (mention.context.isNegated) return "finding";
  const isHistory = mention.context.isHistorical && !PRESENTING.test(reading.sentence.text);
  if (isHistory) return "comorbidity";
  // The judged table names true comorbidities; the wide vocabulary calls many signs by the same kind.
  return mention.senses[0]!.kind === "comorbidity" && (mention.concept.key?.startsWith("comorbidity/") ?? false)
    ? "comorbidity"
    : "finding";
}
