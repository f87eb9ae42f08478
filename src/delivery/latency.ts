// How fast a destination answers now, beside how fast it usually does. Requests are compared with earlier ones of about the same size; what is usual
// moves slowly, so that a server that stays slow is taken as it is after some hundreds of requests. Pure.
// After the Gradient2 limit of https://github.com/Netflix/concurrency-limits

/** One write that was answered. */
export interface Timing {
  readonly ms: number;
  /** Of the request's body. */
  readonly bytes: number;
}

export interface Latency {
  /** By size class: the moving average, and over how many requests. */
  readonly usual: Readonly<Record<number, { readonly ms: number; readonly count: number }>>;
  /** Of the last requests: by how much each took longer than usual; 2 is twice as long. */
  readonly recent: readonly number[];
  /** By how much a request usually differs from what is usual, and over how many: 0.5 where answers take anything from nothing to twice the mean. */
  readonly spread: { readonly mean: number; readonly count: number };
}

/** Until then the average is plain, and nothing is compared with it. */
const WARM_UP = 20;
const RECENT = 10;
/** Below this it is our own process, and not the server, that makes the difference. */
const QUICK_MS = 50;
const MOVING = 2 / (600 + 1);
/** One request that hung says little about what is usual. */
const OUTLIER = 4;
/** So many times longer than usual is still usual, where answers scatter little. */
const TOLERATED = 1.5;
/** So many spreads above the mean are usual too, as in the timeouts of TCP (RFC 6298 allows four, but of one answer, not of the middle of ten). */
const TOLERATED_SPREADS = 2.5;
/** After a long slow time the old usual is left quickly. */
const RECOVERED = 0.5;
const RECOVERY = 0.9;

export const NO_LATENCY: Latency = { usual: {}, recent: [], spread: { mean: 0, count: 0 } };

export function withTiming({ usual, recent, spread }: Latency, { ms, bytes }: Timing): Latency {
  const size = sizeClass(bytes);
  const { ms: usualMs, count } = usual[size] ?? { ms: 0, count: 0 };
  const as = (nextMs: number): Latency["usual"] => ({ ...usual, [size]: { ms: nextMs, count: count + 1 } });
  if (count < WARM_UP) return { usual: as(usualMs + (ms - usualMs) / (count + 1)), recent, spread };
  const ratio = ms / Math.max(usualMs, QUICK_MS);
  const moved = usualMs + (Math.min(ms, usualMs * OUTLIER) - usualMs) * weightOf(count);
  return {
    // a spell of quick answers among scattered ones is no recovery
    usual: as(ms < usualMs * RECOVERED && spread.mean < 1 - RECOVERED ? moved * RECOVERY : moved),
    recent: [...recent, ratio].slice(-RECENT),
    spread: {
      mean: spread.mean + (Math.min(Math.abs(ratio - 1), 1) - spread.mean) * weightOf(spread.count),
      count: spread.count + 1,
    },
  };
}

/** A plain average at first, a moving one when there is enough of it. */
const weightOf = (count: number): number => Math.max(MOVING, 1 / (count + 1));

/** By how much the last requests took longer than usual; undefined until there are enough of them. */
export const slowdown = ({ recent }: Latency): number | undefined =>
  recent.length < RECENT ? undefined : recent.toSorted((a, b) => a - b)[RECENT / 2];

/** What share of its bundles in flight a destination still takes: 1 while the last answers are within what is usual of it, less the longer they take. */
export function gradient(latency: Latency): number {
  const slower = slowdown(latency) ?? 1;
  const tolerated = Math.max(TOLERATED, 1 + TOLERATED_SPREADS * latency.spread.mean);
  return slower > tolerated ? tolerated / slower : 1;
}

/** Up to 1 KiB, 4 KiB, 16 KiB … */
const sizeClass = (bytes: number): number => Math.max(0, Math.ceil(Math.log2(Math.max(bytes, 1) / 1024) / 2));
