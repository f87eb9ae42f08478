// What the finders see of one sentence: its terms with their context, its clauses, its times.
import type { Sentence } from "../narrative/narrative.ts";
import type { Lexicon } from "../terminology/lexicon.ts";
import { splitClauses } from "./context/clauses.ts";
import { contextAt, scopeModifiers } from "./context/scope.ts";
import type { Mention, Reading } from "./reading.ts";
import type { TimeMention } from "./time/time-mention.ts";

/**
 * @param times of the sentence, as `findTimes(sentence.text)` reads them
 * @returns a reading without subjects: whom the sentence speaks of is decided over the whole narrative (`decideSubjects`)
 */
export function readSentence(sentence: Sentence, lexicon: Lexicon, times: readonly TimeMention[] = []): Reading {
  const clauses = splitClauses(sentence.text);
  const modifiers = scopeModifiers(sentence, clauses);
  const mentions = lexicon.match(sentence.text).map(({ start, end, text, senses, isShape }): Mention => {
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
  return { sentence, mentions, clauses, times, subjects: [], modifiers };
}
