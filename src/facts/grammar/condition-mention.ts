// Findings and comorbidities of a sentence as the lexicon names them, the longest of those that overlap.
import { findTerm } from "../../terminology/find-term.ts";
import { contextAt } from "../context/scope.ts";
import type { Mention, Reading } from "../reading.ts";
import { AS_REASON, HAPPENED, KNOWN_BEFORE, LISTS_OTHERS, NAMED_BY_DISEASE, SHORT_NAMES, STANDING } from "./other-illness.ts";

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
    // "TIA-1", "AF-2": a marker
    .filter((m) => !(/^[A-Z]{2,4}$/.test(m.text) && /^-\d/.test(reading.sentence.text.slice(m.end))))
    .filter((m) => m.senses.some((s) => s.kind === "finding" || s.kind === "comorbidity"))
    .toSorted((a, b) => b.end - b.start - (a.end - a.start));
  const kept: Mention[] = [];
  for (const m of [...all, ...shortNames(reading), ...namedByDisease(reading)])
    if (!kept.some((k) => k.start < m.end && m.start < k.end)) kept.push(m);
  return kept.sort((a, b) => a.start - b.start).map((mention) => ({ mention, role: roleOf(mention, reading) }));
}

/** Where other diseases are listed, "AF" and "CAD" are two of them. */
function shortNames(reading: Reading): Mention[] {
  const { text, section } = reading.sentence;
  const from = section === "past-history" ? 0 : LISTS_OTHERS.exec(text)?.index;
  if (from === undefined) return [];
  return [...text.slice(from).matchAll(/(?<![A-Za-z0-9-])[A-Z][A-Za-z]{1,3}2?(?![A-Za-z0-9-])/g)].flatMap((m) => {
    const name = SHORT_NAMES.get(m[0]);
    return name === undefined ? [] : [mentionOf(name, from + m.index, from + m.index + m[0].length, reading)];
  });
}

const NAME_OF: Readonly<Record<string, string>> = {
  diabetic: "diabetes mellitus",
  asthmatic: "asthma",
  hypertensive: "hypertension",
  epileptic: "epilepsy",
};

/** "a type 2 diabetic"; the words say that the patient has the disease. */
function namedByDisease(reading: Reading): Mention[] {
  return [...reading.sentence.text.matchAll(NAMED_BY_DISEASE)].map((m) => {
    const kind = /(?:type[- ](?:2|II)|^non)/i.test(m.groups!["kind"] ?? "") ? "type 2 " : "";
    const start = m.index + m[0].length - m[0].trimStart().length;
    return mentionOf(kind + NAME_OF[m.groups!["word"]!.toLowerCase()], start, m.index + m[0].length, reading);
  });
}

function mentionOf(name: string, start: number, end: number, reading: Reading): Mention {
  const key = findTerm("comorbidity", name);
  return {
    kind: "comorbidity",
    concept: key === undefined ? { text: name } : { key, text: name },
    senses: [],
    start,
    end,
    text: reading.sentence.text.slice(start, end),
    context: contextAt(reading, start, end),
  };
}

function roleOf(mention: Mention, reading: Reading): ConditionRole {
  // "not offered in view of her hypertension": the offer is denied, and not its reason
  if (AS_REASON.test(reading.sentence.text.slice(0, mention.start))) return "comorbidity";
  if (mention.context.isNegated) return "finding";
  const isHistory = mention.context.isHistorical && !PRESENTING.test(reading.sentence.text);
  if (isHistory || mention.senses.length === 0) return "comorbidity";
  const { text } = reading.sentence;
  const before = text.slice(0, mention.start);
  if (LISTS_OTHERS.test(before) || KNOWN_BEFORE.test(before)) return "comorbidity";
  if (STANDING.test(`${mention.text} ${mention.concept.text}`) && !HAPPENED.test(text)) return "comorbidity";
  // The judged table names true comorbidities; the wide vocabulary calls many signs by the same kind.
  return mention.senses[0]!.kind === "comorbidity" && (mention.concept.key?.startsWith("comorbidity/") ?? false)
    ? "comorbidity"
    : "finding";
}
