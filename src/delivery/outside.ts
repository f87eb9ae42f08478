// What a delivery needs of the world around it; nothing in delivery/ takes it from elsewhere.

/** What deliveries need of the outside world, handed in. */
export interface Outside {
  readonly fetch: typeof fetch;
  readonly clock: () => Date;
  /** In [0, 1), for the jitter of waiting times. */
  readonly random: () => number;
  /** Default: setTimeout. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** Milliseconds that only go forward, for the speed of a server; default performance.now. */
  readonly stopwatch?: () => number;
}
