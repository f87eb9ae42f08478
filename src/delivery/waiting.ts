// How long to wait before the next attempt: full jitter under a doubling ceiling, or what the server asks for, whichever is longer.
import { setTimeout } from "node:timers/promises";
import { fullJitter } from "./jitter.ts";
import type { Outside } from "./outside.ts";
import { remedyOf, type Trouble } from "./trouble.ts";

export const MAX_ATTEMPTS = 5;
const GROWTH = { baseMs: 1_000, longestMs: 64_000 };
/** A longer wish of the server is not slept through in this process: the caller hears of it. */
const LONGEST_WISH_MS = 120_000;

/** Waits before attempt number `attempt` + 1 (the first is 1). False where another attempt makes no sense. */
export async function waitForRetry(
  trouble: Pick<Trouble, "trouble" | "retryAfterMs">,
  attempt: number,
  outside: Outside,
  maxAttempts: number = MAX_ATTEMPTS,
): Promise<boolean> {
  const wish = trouble.retryAfterMs ?? 0;
  if (remedyOf(trouble.trouble) !== "wait" || attempt >= maxAttempts || wish > LONGEST_WISH_MS) return false;
  await pause(Math.max(wish, pauseMs(attempt, outside.random())), outside);
  return true;
}

/** Before attempt number `attempt` + 1; `random` in [0, 1). */
export const pauseMs = (attempt: number, random: number): number => fullJitter(attempt, random, GROWTH);

/** A timer that is set for longer goes off at once. https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
export const LONGEST_TIMER_MS: number = 2 ** 31 - 1;

/** By the clock of whoever calls, where he has one of his own: tests do not wait. */
export const pause = (ms: number, { sleep = setTimeout }: Pick<Outside, "sleep">): Promise<void> => sleep(Math.min(ms, LONGEST_TIMER_MS));
