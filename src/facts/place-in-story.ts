// Where a reading stands among those of its story, and which reading is of a sentence: known without walking the story.
import { rememberFor } from "./grammar/remember-for.ts";
import type { Reading, Story } from "./reading.ts";

const places = rememberFor((readings: readonly Reading[]): ReadonlyMap<Reading, number> => new Map(readings.map((r, i) => [r, i])));

const ofSentence = rememberFor(
  (readings: readonly Reading[]): ReadonlyMap<number, Reading> => new Map(readings.toReversed().map((r) => [r.sentence.index, r])),
);

/** Index in the readings of the story; -1 for a reading of another. */
export const placeInStory = (reading: Reading, { readings }: Story): number => places(readings).get(reading) ?? -1;

/** The reading of the sentence with this index, where the story has it. */
export const readingOf = (sentence: number, { readings }: Story): Reading | undefined => ofSentence(readings).get(sentence);
