// Random waits that grow with every attempt, so that senders that met the same trouble do not all come back at the same moment.
// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/

export interface Growth {
  /** Ceiling of the first wait, in milliseconds; it doubles with each further one. */
  readonly baseMs: number;
  /** No wait is longer. */
  readonly longestMs: number;
}

const ceilingMs = (attempt: number, { baseMs, longestMs }: Growth): number => Math.min(longestMs, baseMs * 2 ** (attempt - 1));

/** From nothing to the ceiling. `attempt` counts from 1, `random` is in [0, 1). */
export const fullJitter = (attempt: number, random: number, growth: Growth): number => random * ceilingMs(attempt, growth);

/** From half of the ceiling to all of it: for a pause that has to be one. */
export const equalJitter = (attempt: number, random: number, growth: Growth): number => (0.5 + random / 2) * ceilingMs(attempt, growth);
