// The sender: takes what is due from the outbox, delivers it, settles it. Several patients at once, each patient in order; killed at any moment
// it loses nothing and repeats nothing, because every delivery looks first.
import type { Bundle } from "@medplum/fhirtypes";
import type { Holding, Lease, Outbox, Settlement } from "../store/outbox.ts";
import type { Capability } from "./capability.ts";
import { unfinished } from "./conclude.ts";
import { deliverBundle } from "./deliver.ts";
import type { Destination } from "./destinations.ts";
import { fullJitter } from "./jitter.ts";
import { freshCapability, knownCapability } from "./kept-capability.ts";
import type { Timing } from "./latency.ts";
import { meterOf } from "./meter.ts";
import type { Outside } from "./outside.ts";
import { afterRefusal, afterSuccess, afterTrouble, LONGEST_WISH_MS, type Pace, startPace } from "./pace.ts";
import { heldBy } from "./record.ts";
import type { DeliveryReport } from "./report.ts";
import { isTrouble, type Trouble } from "./trouble.ts";
import { LONGEST_TIMER_MS, pause } from "./waiting.ts";

export interface DrainOptions {
  readonly outbox: Outbox;
  readonly destinations: ReadonlyMap<string, Destination>;
  readonly outside: Outside;
  /** Bundles at the same time to one destination; default 8. */
  readonly concurrency?: number;
  /** How many of them from the beginning; default 2, and one more after twenty clean bundles. */
  readonly startWith?: number;
  readonly leaseMs?: number;
  /** Without it the sender stops when nothing is due now; with it when the signal says so. */
  readonly signal?: AbortSignal;
  /** After every delivery, for a progress display. */
  readonly onDelivery?: (lease: Lease, report: DeliveryReport, settlement: Settlement["kind"]) => void;
}

export interface Drained {
  readonly delivered: number;
  readonly retried: number;
  readonly dead: number;
}

const LEASE_MS = 120_000;
const IDLE_MS = 1_000;
const DAY_MS = 86_400_000;
/** After this a bundle that only ever met a sick server is given to a person. */
const OLDEST_MS = 7 * DAY_MS;
const RETRIES = { baseMs: 4_000, longestMs: 3_600_000 };

export async function drainOutbox(options: DrainOptions): Promise<Drained> {
  const { outbox, destinations, outside, concurrency = 8, startWith = 2, leaseMs = LEASE_MS, signal } = options;
  const drained = { delivered: 0, retried: 0, dead: 0 };
  const paces = new Map<string, Pace>([...destinations.keys()].map((name) => [name, startPace(concurrency, startWith)]));
  const running = new Map<string, Set<Promise<void>>>([...destinations.keys()].map((name) => [name, new Set()]));
  const settling = new Set<Promise<void>>();
  /** What is being delivered here, by item, each under its newest lease. */
  const inHand = new Map<string, Lease>();
  let failure: { readonly error: unknown } | undefined;
  const fail = (error: unknown): void => {
    failure ??= { error };
  };

  /** What a destination says it can do changes seldom: it is asked once, and again after it has refused. */
  const capabilities = new Map<string, Promise<Capability | Trouble>>();
  const refusing = new Set<string>();

  async function deliver(lease: Lease, to: Destination): Promise<DeliveryReport> {
    const asked = capabilities.get(to.name) ?? (refusing.has(to.name) ? freshCapability : knownCapability)(to, outside);
    capabilities.set(to.name, asked);
    const known = await asked;
    if (isTrouble(known)) capabilities.delete(to.name);
    if (isTrouble(known)) return unfinished(to, known);
    const holdings = await outbox.holdings(to.name, lease.item.document);
    const record = {
      find: (keys: readonly string[]) => outbox.find(to.name, keys),
      hold: (holding: Holding) => outbox.hold(lease.item, [holding]),
    };
    const report = await deliverBundle(JSON.parse(lease.body) as Bundle, to, outside, {
      capability: known,
      holdings,
      record,
      // a bundle that was redriven starts to count anew, but has been under way before
      isFirst: lease.item.attempts === 1 && lease.item.lastReason === undefined,
      maxAttempts: 2,
    });
    if (report.remedy === "fix-destination") {
      refusing.add(to.name);
      capabilities.delete(to.name);
    }
    return report;
  }

  /** Its place is free for the next bundle when the delivery is over; settling goes on beside it. */
  async function work(lease: Lease, to: Destination): Promise<void> {
    const { id } = lease.item;
    const newest = (): Lease => inHand.get(id) ?? lease;
    inHand.set(id, lease);
    // Where it cannot be extended, settling finds out whether it is still ours.
    const extend = (): void => void outbox.extend(newest(), leaseMs).catch(() => false);
    const heartbeat = setInterval(extend, Math.min(leaseMs / 3, LONGEST_TIMER_MS));
    try {
      const meter = meterOf(to.fetch ?? outside.fetch, outside.stopwatch);
      const report = await deliver(lease, { ...to, fetch: meter.fetch });
      const now = outside.clock().getTime();
      const pace = paces.get(to.name) ?? startPace(concurrency);
      paces.set(to.name, nextPace(pace, report, meter.timings, now, outside.random()));
      const settled: Promise<void> = settle(newest(), report, now)
        .catch(fail)
        .finally(() => settling.delete(settled));
      settling.add(settled);
    } finally {
      clearInterval(heartbeat);
      inHand.delete(id);
    }
  }

  /** False for an item that is being delivered here and whose lease had run out, because this process did not get to extend it (a machine asleep). */
  function isNew(lease: Lease): boolean {
    const isKnown = inHand.has(lease.item.id);
    if (isKnown) inHand.set(lease.item.id, lease);
    return !isKnown;
  }

  async function settle(lease: Lease, report: DeliveryReport, now: number): Promise<void> {
    const settlement = settlementOf(lease, report, now, outside.random());
    const isSettled = await outbox.settle(lease, settlement);
    if (isSettled) drained[settlement.kind === "done" ? "delivered" : settlement.kind === "retry" ? "retried" : "dead"]++;
    options.onDelivery?.(lease, report, settlement.kind);
  }

  for (;;) {
    let started = 0;
    if (signal?.aborted !== true && failure === undefined) {
      for (const [name, to] of destinations) {
        const pace = paces.get(name) ?? startPace(concurrency);
        const busy = running.get(name) ?? new Set();
        const free = outside.clock().getTime() < pace.closedUntil ? 0 : pace.limit - busy.size;
        if (free <= 0) continue;
        for (const lease of await outbox.lease({ destination: name, count: free, leaseMs })) {
          if (!isNew(lease)) continue;
          started++;
          const task: Promise<void> = work(lease, to)
            .catch(fail)
            .finally(() => busy.delete(task));
          busy.add(task);
        }
      }
    }
    if (failure !== undefined) throw failure.error;
    const tasks = [...running.values(), settling].flatMap((set) => [...set]);
    // One slow bundle must not keep what is queued meanwhile from the free places beside it.
    if (tasks.length > 0) await first(tasks, IDLE_MS);
    else if (signal === undefined ? started === 0 : signal.aborted) return drained;
    else if (started === 0) await pause(IDLE_MS, outside);
  }
}

function nextPace(
  pace: Pace,
  { remedy, retryAfterMs, isThrottled = false }: DeliveryReport,
  timings: readonly Timing[],
  now: number,
  random: number,
): Pace {
  if (remedy === "wait") return afterTrouble(pace, { now, random, isThrottled, waitMs: retryAfterMs });
  return remedy === "fix-destination" ? afterRefusal(pace, now) : afterSuccess(pace, timings);
}

function settlementOf({ item }: Lease, report: DeliveryReport, now: number, random: number): Settlement {
  if (report.remedy === undefined) return { kind: "done", holdings: report.isRecorded === true ? [] : heldBy(report.entries) };
  const issue = report.issues.find((one) => one.severity === "error");
  const reason = `${issue?.code ?? "rejected"}: ${issue?.message ?? "refused"}`;
  const isTooOld = now - item.enqueuedAt.getTime() > OLDEST_MS;
  if (report.remedy === "fix-bundle" || isTooOld) return { kind: "dead", reason };
  const wishMs = Math.min(report.retryAfterMs ?? 0, LONGEST_WISH_MS);
  return { kind: "retry", notBefore: new Date(now + Math.max(wishMs, fullJitter(item.attempts, random, RETRIES))), reason };
}

/** Resolves with the first of the tasks, or after so many milliseconds. */
async function first(tasks: readonly Promise<void>[], ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const pause = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await Promise.race([...tasks, pause]);
  } finally {
    clearTimeout(timer);
  }
}
