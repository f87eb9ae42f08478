// Times the writes of one delivery from outside: from the sending of the request until the server begins to answer.
import type { Timing } from "./latency.ts";

export interface Meter {
  readonly fetch: typeof fetch;
  /** Of the writes that succeeded. A refusal says nothing about speed, and a reading has another one. */
  readonly timings: readonly Timing[];
}

/** `stopwatch`: milliseconds that only go forward. */
export function meterOf(inner: typeof fetch, stopwatch: () => number = () => performance.now()): Meter {
  const timings: Timing[] = [];
  return {
    timings,
    fetch: async (input, init) => {
      const start = stopwatch();
      const response = await inner(input, init);
      const bytes = sizeOf(init?.body);
      if (response.ok && bytes > 0) timings.push({ ms: stopwatch() - start, bytes });
      return response;
    },
  };
}

const sizeOf = (body: unknown): number => (typeof body === "string" ? body.length : body instanceof Uint8Array ? body.byteLength : 0);
