// What the finders see of one sentence: its terms with their context, its clauses, its times.
import type { Sentence } from "../narrative/narrative.ts";
import type { Lexicon, TermMatch } from "../terminology/lexicon.ts";
import { splitClauses } from "./context/clauses.ts";
import { contextAt, scopeModifiers } from "./context/scope.ts";
import { readTerms } from "./context/short-forms.ts";
import type { Abbreviation, Mention, Reading, ScopedModifier } from "./reading.ts";
import type { TimeMention } from "./time/time-mention.ts";

const NOTHING_DEFINED: ReadonlyMap<string, Abbreviation> = new Map();

/**
 * @param times of the sentence, as `findTimes(sentence.text)` reads them
 * @param abbreviations that the document defines
 * @returns a reading without subjects: whom the sentence speaks of is decided over the whole narrative (`decideSubjects`)
 */
export function readSentence(
  sentence: Sentence,
  lexicon: Lexicon,
  times: readonly TimeMention[] = [],
  abbreviations: ReadonlyMap<string, Abbreviation> = NOTHING_DEFINED,
): Reading {
  const clauses = splitClauses(sentence.text);
  const modifiers = scopeModifiers(sentence, clauses);
  const { terms, shortForms } = readTerms(sentence, lexicon, abbreviations);
  const mentions = mentionsOf(terms, sentence, modifiers);
  const read = { sentence, mentions, clauses, times, subjects: [], modifiers };
  if (!shortForms) return read;
  const long = [...shortForms].map(([short, form]) => {
    const whole = { ...sentence, text: form.text };
    return [short, { sentence: whole, mentions: mentionsOf(form.terms, whole, []) }] as const;
  });
  return { ...read, shortForms: new Map(long) };
}

function mentionsOf(terms: readonly TermMatch[], sentence: Sentence, modifiers: readonly ScopedModifier[]): readonly Mention[] {
  return terms.map(({ start, end, text, senses, isShape }): Mention => {
    const [first] = senses;
    return {
      kind: first!.kind,
      concept: first!.key === undefined ? { text } : { key: first!.key, text: first!.name },
      senses,
      start,
      end,
      text,
      context: contextAt({ modifiers, sentence }, start, end),
      ...(isShape ? { isShape } : {}),
    };
  });
}
