// Where in the text a fact is told: its sentence, and whether the story itself tells it or a summary, introduction or discussion does.
import type { Fact } from "../fact.ts";
import { rememberFor } from "../grammar/remember-for.ts";
import type { Reading, Story } from "../reading.ts";

export interface Whereabouts {
  readonly reading: Reading | undefined;
  /** Index of the sentence; -1 where none holds it. */
  readonly sentence: number;
  /** Offset in the original of the strongest evidence. */
  readonly start: number;
  /** Told in a part of the document that speaks of all its cases: what stands there was told, or will be, by the case itself. */
  readonly isRetold: boolean;
}

export function whereaboutsOf(fact: Fact, story: Story): Whereabouts {
  const start = fact.evidence[0]?.span.start ?? -1;
  const reading = readingAt(story, start);
  return { reading, sentence: reading?.sentence.index ?? -1, start, isRetold: reading !== undefined && isDocumentWide(reading, story) };
}

export function readingAt(story: Story, offset: number): Reading | undefined {
  const { readings } = story;
  let low = 0;
  let high = readings.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { span } = readings[middle]!.sentence;
    if (offset < span.start) high = middle - 1;
    else if (offset >= span.end) low = middle + 1;
    else return readings[middle];
  }
  return undefined;
}

/** A sentence outside the stretch of the case, where the case has a stretch of its own. */
export function isDocumentWide(reading: Reading, story: Story): boolean {
  return reading.sentence.caseOrdinal !== story.caseOrdinal && hasOwnStretch(story);
}

const hasOwnStretch = rememberFor((story: Story): boolean => story.readings.some((r) => r.sentence.caseOrdinal === story.caseOrdinal));
