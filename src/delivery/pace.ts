// How fast one destination is fed: a destination is sick or well as a whole, so all its bundles share one pace. Additive increase, multiplicative
// decrease, by what it says and by how long it takes; a breaker that opens after repeated trouble and lets one bundle through to see. Pure: the caller
// keeps the value and the clock.
import { equalJitter } from "./jitter.ts";
import { gradient, type Latency, NO_LATENCY, type Timing, withTiming } from "./latency.ts";

export interface Pace {
  /** Bundles at the same time. */
  readonly limit: number;
  readonly max: number;
  /** Since the limit last changed. */
  readonly successes: number;
  /** In a row. */
  readonly troubles: number;
  /** Milliseconds of the clock; nothing is sent before. */
  readonly closedUntil: number;
  /** After the pause one bundle goes to see; when it arrives, so many may again. */
  readonly resume?: number;
  readonly latency: Latency;
}

const CLEAN_BUNDLES_PER_STEP = 20;
const TROUBLES_TO_OPEN = 5;
const LONGEST_PAUSE_MS = 300_000;
const PAUSES = { baseMs: 5_000, longestMs: LONGEST_PAUSE_MS };
/** A server that asks for more (the year 9999) is asked again after this. */
export const LONGEST_WISH_MS = 86_400_000;
/** One slow spell does not take more than this share away. */
const SMALLEST_GRADIENT = 0.5;

export const startPace = (max: number, first = 2): Pace => ({
  limit: Math.min(first, max),
  max,
  successes: 0,
  troubles: 0,
  closedUntil: 0,
  latency: NO_LATENCY,
});

/** `timings`: how long its writes took. */
export function afterSuccess({ resume, ...before }: Pace, timings: readonly Timing[] = []): Pace {
  const pace = { ...before, latency: timings.reduce(withTiming, before.latency) };
  if (resume !== undefined) return { ...pace, troubles: 0, successes: 0, limit: resume };
  const share = gradient(pace.latency);
  if (share < 1) {
    const limit = Math.max(1, Math.floor(pace.limit * Math.max(SMALLEST_GRADIENT, share)));
    // What was answered under the old limit says nothing about the new one.
    return { ...pace, troubles: 0, successes: 0, limit, latency: { ...pace.latency, recent: [] } };
  }
  const isStep = pace.successes + 1 >= CLEAN_BUNDLES_PER_STEP;
  return {
    ...pace,
    troubles: 0,
    successes: isStep ? 0 : pace.successes + 1,
    limit: isStep ? Math.min(pace.max, pace.limit + 1) : pace.limit,
  };
}

export interface TroubleSeen {
  readonly now: number;
  /** In [0, 1). */
  readonly random: number;
  /** It said that it has too much to do: fewer at a time. A connection that breaks says nothing about that. */
  readonly isThrottled?: boolean;
  /** What it asked for. */
  readonly waitMs?: number | undefined;
}

/** The server is throttling, failing or away. */
export function afterTrouble(pace: Pace, { now, random, isThrottled = false, waitMs = 0 }: TroubleSeen): Pace {
  const troubles = pace.troubles + 1;
  const pauseMs = troubles < TROUBLES_TO_OPEN ? 0 : equalJitter(troubles - TROUBLES_TO_OPEN + 1, random, PAUSES);
  const closedUntil = Math.max(pace.closedUntil, now + Math.max(Math.min(waitMs, LONGEST_WISH_MS), pauseMs));
  const limit = isThrottled ? Math.max(1, Math.floor(pace.limit / 2)) : pace.limit;
  const next = { ...pace, troubles, successes: 0, closedUntil };
  return troubles < TROUBLES_TO_OPEN ? { ...next, limit } : { ...next, limit: 1, resume: pace.resume ?? limit };
}

/** The destination must be repaired by a person: one try every few minutes finds out when it is. */
export const afterRefusal = (pace: Pace, now: number): Pace => ({ ...pace, successes: 0, limit: 1, closedUntil: now + LONGEST_PAUSE_MS });
