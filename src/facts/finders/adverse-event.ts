// Adverse events with their CTCAE grade: "grade II neuropathy in the lower limbs", "neutropenia (grade 4)".
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import { findDiseases } from "../grammar/disease.ts";
import { findPlaces } from "../grammar/place.ts";
import { findToxicityGrades, type ToxicityGrade } from "../grammar/toxicity-grade.ts";
import type { Draft, Mention, Reading, Story } from "../reading.ts";

// "neuropathy", "hand-foot syndrome": the words of the event up to the next break.
const EVENT_BEHIND =
  /^\s(?:of\s)?(?<event>[a-z-]+(?:\s(?!and\b|or\b|with\b|was\b|were\b|in\b|after\b|during\b|that\b|which\b|occurred\b|developed\b|toxicit)[a-z-]+){0,2})/i;
const EVENT_BEFORE = /(?<event>[a-z-]+(?:\s[a-z-]+)?)\s?(?:\(|,|of|was|at)\s?$/i;
// Diseases in capitals; "HFS", "CRS", "AKI" are events.
const CAPITALS = /^[A-Z]{2,}[a-z]?$/;
const EVENT_IN_CAPITALS = /^(?:HFS|HFSR|CRS|ICANS|PPE|ILD|AKI|DVT|PE|VTE|ARDS|TLS|GI|LFTs?|ALT|AST|TMA|PRES|UTI|FN|CIPN|SOS|VOD|GVHD)$/;
const NOT_AN_EVENT =
  /^(?:toxicit\w*|[a-z]{1,2}|ia|ib|er|pr|her-?2|adverse|events?|side|or|and|reactions?|the|a|was|were|higher|disease|tumou?r|lesion)\b|metasta|carcinom|sarcoma|glio|lymphoma|tumou?r|cancer|neoplas|confirmed|differentiat/i;

const isNoEvent = (words: string): boolean => NOT_AN_EVENT.test(words) || (CAPITALS.test(words) && !EVENT_IN_CAPITALS.test(words));

/** One fact per graded event. */
export function findAdverseEvent(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  return findToxicityGrades(sentence.text).flatMap((grade): Draft[] => {
    const event = eventOf(grade, reading);
    if (!event) return [];
    const [start, end] = [Math.min(grade.start, event.start), Math.max(grade.end, event.end)];
    const context = contextAt(reading, start, end);
    if (context.isNegated || context.isHypothetical || context.experiencer !== "patient") return [];
    return [
      {
        kind: "adverse-event",
        event: event.key === undefined ? { text: event.text } : { key: event.key, text: event.text },
        grade: grade.grade,
        dueToIds: [],
        evidence: evidenceAt(story.narrative, sentence, start, end),
        valueEvidence: { grade: evidenceAt(story.narrative, sentence, grade.start, grade.end) },
        rule: "finders/adverse-event: graded event",
        sentence: sentence.index,
        at: event.start,
      },
    ];
  });
}

interface Event {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly key?: string;
}

function eventOf(grade: ToxicityGrade, reading: Reading): Event | undefined {
  const { text } = reading.sentence;
  const isEvent = (m: Mention): boolean => m.senses.some((s) => s.kind === "finding" || s.kind === "comorbidity");
  const behind = reading.mentions.find(
    (m) => isEvent(m) && m.start >= grade.end && /^\s(?:[a-z-]+\s){0,3}$/i.test(text.slice(grade.end, m.start)),
  );
  const before = reading.mentions.findLast(
    (m) => isEvent(m) && m.end <= grade.start && /^[\s(,]*(?:of\s|was\s|\w+\s)?$/i.test(text.slice(m.end, grade.start)),
  );
  const mention = behind ?? before;
  if (mention)
    return {
      start: mention.start,
      end: mention.end,
      text: mention.text.toLowerCase(),
      ...(mention.concept.key === undefined ? {} : { key: mention.concept.key }),
    };
  const m = EVENT_BEHIND.exec(text.slice(grade.end));
  if (m && !isNoEvent(m.groups!["event"]!)) {
    const start = grade.end + m[0].indexOf(m.groups!["event"]!);
    return { start, end: start + m.groups!["event"]!.length, text: m.groups!["event"]!.toLowerCase() };
  }
  const b = EVENT_BEFORE.exec(text.slice(Math.max(0, grade.start - 50), grade.start));
  if (!b || isNoEvent(b.groups!["event"]!)) return undefined;
  const start = Math.max(0, grade.start - 50) + b.index;
  // "carcinoma of the right breast, grade 2": a tumour of that place
  const eventEnd = start + b.groups!["event"]!.length;
  if (findPlaces(reading).some((p) => p.end === eventEnd) && findDiseases(reading).some((d) => d.start < start)) return undefined;
  return { start, end: start + b.groups!["event"]!.length, text: b.groups!["event"]!.toLowerCase() };
}
