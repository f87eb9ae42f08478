// A story from a string for tests: facts stand where their words stand; clauses end at commas before a conjunction.

import type { Fact } from "../../../src/facts/fact.ts";
import type { Clause, Draft, Reading, Story } from "../../../src/facts/reading.ts";
import { findTimes } from "../../../src/facts/time/find-times.ts";
import { type PlaceOptions, placeInTime } from "../../../src/facts/time/place-in-time.ts";
import { evidenceAt, type Narrative, type Sentence } from "../../../src/narrative/narrative.ts";
import { narrativeOf } from "../../narrative/reading-of.ts";

/** Words of the text → the kind of fact that they are. */
export type Words = Readonly<Record<string, Draft["kind"]>>;

export interface Placed {
  readonly narrative: Narrative;
  readonly facts: readonly Fact[];
  /** The fact that these words prove. */
  readonly at: (words: string) => Fact;
}

export function place(text: string, words: Words, options: PlaceOptions = {}, change: (draft: Draft) => Draft = (d) => d): Placed {
  const narrative = narrativeOf(text);
  const readings = narrative.sentences.filter((s) => s.caseOrdinal === 1).map(readingOf);
  const story: Story = { narrative, readings, abbreviations: new Map(), caseOrdinal: 1 };
  const drafts = Object.entries(words).map(([quote, kind]) => change(draftOf(narrative, readings, quote, kind)));
  const facts = placeInTime(drafts, story, options);
  const at = (quote: string): Fact => {
    const fact = facts.find((f) => f.evidence[0]?.quote === quote);
    if (!fact) throw new Error(`no fact ${quote}`);
    return fact;
  };
  return { narrative, facts, at };
}

function readingOf(sentence: Sentence): Reading {
  return { sentence, mentions: [], clauses: clausesOf(sentence.text), times: findTimes(sentence.text), subjects: [1] };
}

function clausesOf(text: string): readonly Clause[] {
  const cuts = [...text.matchAll(/, (?=(?:and|but|then|which|however)\b)|; /g)].map((m) => m.index + m[0].length);
  return [0, ...cuts].map((start, i) => ({ start, end: cuts[i] ?? text.length }));
}

function draftOf(narrative: Narrative, readings: readonly Reading[], quote: string, kind: Draft["kind"]): Draft {
  const reading = readings.find((r) => r.sentence.text.includes(quote));
  if (!reading) throw new Error(`no sentence with ${quote}`);
  const at = reading.sentence.text.indexOf(quote);
  const evidence = evidenceAt(narrative, reading.sentence, at, at + quote.length);
  const category = kind === "procedure" ? { category: /ectomy|surgery|resection/.test(quote) ? "surgery" : "imaging" } : {};
  return { kind, ...category, evidence, rule: "test", sentence: reading.sentence.index, at } as unknown as Draft;
}
