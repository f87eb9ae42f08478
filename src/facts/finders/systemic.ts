// Systemic treatment that was given without the name of a medicine: a course without drugs, under its name as written.
import { evidenceAt } from "../../narrative/narrative.ts";
import { findCycles } from "../grammar/cycles.ts";
import { findSystemicWords, type SystemicWord } from "../grammar/systemic-words.ts";
import type { Draft, Reading, Story } from "../reading.ts";
import { findAgents } from "../treatment/agent.ts";
import { assertionOf, clauseAt } from "../treatment/assertion.ts";
import { intentNear } from "../treatment/intent.ts";
import { SYSTEMIC_RULE } from "../treatment/rules.ts";
import { tellingOf } from "../treatment/telling.ts";

// "referred to the oncology clinic for chemotherapy", "a candidate for": meant, not given
const ONLY_MEANT =
  /\b(?:refer\w*\b[^.;]{0,60}? for|candidate for|indication for|tolerance (?:of|to)|options? (?:of|like|such as)|chosen)\s(?:\w+\s){0,2}$/i;

export function findSystemicTherapy(reading: Reading, story: Story): readonly Draft[] {
  const { text } = reading.sentence;
  const agents = findAgents(reading);
  const words = findSystemicWords(text).filter((w) => {
    const clause = clauseAt(reading, w.start);
    if (ONLY_MEANT.test(text.slice(clause.start, w.start)) || /\bthe plan (?:at|is|was|will)\b/i.test(text.slice(w.end, clause.end)))
      return false;
    return assertionOf(reading, w.start, w.end) === "given" && !agents.some((a) => a.start >= clause.start && a.end <= clause.end);
  });
  const byClause = new Map<number, SystemicWord[]>();
  for (const w of words) {
    const { start } = clauseAt(reading, w.start);
    byClause.set(start, [...(byClause.get(start) ?? []), w]);
  }
  return [...byClause.values()].map((group) => draftOf(reading, story, group));
}

function draftOf(reading: Reading, story: Story, words: readonly SystemicWord[]): Draft {
  const { sentence } = reading;
  const { text } = sentence;
  const [first] = words;
  const last = words.at(-1)!;
  const clause = clauseAt(reading, first!.start);
  const at = (p: { readonly start: number; readonly end: number }) => evidenceAt(story.narrative, sentence, p.start, p.end);
  const cycles = findCycles(text.slice(clause.start, clause.end)).find((c) => c.kind === "total" && !c.isPlanned);
  const counted = cycles && { start: clause.start + cycles.start, end: clause.start + cycles.end };
  const intent = intentNear(text, { start: first!.start, end: last.end }, clause.start, clause.end);
  const name = [...new Set(words.map((w) => w.text))].join(" + ");
  return {
    kind: "systemic-course",
    name,
    drugIds: [],
    ...(cycles ? { cycles: cycles.count } : {}),
    ...(intent ? { intent: intent.intent } : {}),
    status: "completed",
    evidence: words.flatMap(at),
    valueEvidence: { name: words.flatMap(at), ...(counted ? { cycles: at(counted) } : {}), ...(intent ? { intent: at(intent) } : {}) },
    rule: SYSTEMIC_RULE[tellingOf(text.slice(clause.start, first!.start), text.slice(last.end, clause.end))],
    sentence: sentence.index,
    at: first!.start,
  };
}
