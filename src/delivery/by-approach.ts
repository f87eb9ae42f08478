// Reads what the destination holds, sends what it lacks, and looks again before anything is repeated.
import type { Holding } from "../store/outbox.ts";
import { changedWrites } from "./changes.ts";
import { finished, isPassing, keptEntry, refused, unfinished } from "./conclude.ts";
import type { Held } from "./current.ts";
import { askMissing, BRING_BACK, type Lookup, lookUpMissing, parked, REDRIVE } from "./deleted.ts";
import type { Destination } from "./destinations.ts";
import { finishJob, type JobRecord, jobRecord } from "./job.ts";
import type { Outside } from "./outside.ts";
import type { DeliverOptions, Prepared } from "./prepare.ts";
import type { DeliveredEntry, DeliveryReport } from "./report.ts";
import { knownLimits, sendWrites } from "./send.ts";
import { isTrouble, type Trouble } from "./trouble.ts";
import { type Trusted, trusted } from "./trust.ts";
import { MAX_ATTEMPTS, waitForRetry } from "./waiting.ts";
import type { Write } from "./writes.ts";

export interface ByApproach {
  readonly report: DeliveryReport;
  /** The destination does not take this way of writing, whatever it says of itself; another may do. */
  readonly isBeyondIt: boolean;
}

export async function deliverByApproach(
  prepared: Prepared,
  to: Destination,
  outside: Outside,
  options: DeliverOptions,
): Promise<ByApproach> {
  const { writes, gone } = prepared;
  const { record, isFirst = false, maxAttempts = MAX_ATTEMPTS } = options;
  const recorded = (await record?.find(writes.map((write) => write.key))) ?? [];
  /** Once our own write may have arrived and been taken back, "deleted" may mean that. */
  const mayAsk = record === undefined && prepared.approach.usesOurIds && options.bringBack !== true;
  const relied = isFirst ? relyOn(prepared, recorded, options) : undefined;
  const job = jobRecord(record, writes);
  const limits = { current: knownLimits(to) };
  const end = (report: DeliveryReport, isBeyondIt = false): ByApproach => ({ report, isBeyondIt });
  /** What was there before our first write that may have arrived: what is new since then is our doing. */
  let before: Held | undefined;
  /** Confirmed in this call, by our keys. */
  const done = new Map<string, DeliveredEntry>();
  for (let attempt = 1; ; attempt++) {
    const isRelied = attempt === 1 && relied !== undefined;
    const approach = isRelied ? relied.approach : prepared.approach;
    const looked = isRelied
      ? { held: relied.held, deleted: [] }
      : await look({ prepared, recorded, job, to, outside, mayAsk: mayAsk && before === undefined });
    if (isTrouble(looked)) {
      if (await waitForRetry(looked, attempt, outside, maxAttempts)) continue;
      return end(unfinished(to, looked));
    }
    const { held, deleted } = looked;
    if (deleted.length > 0) return end(parked(to, deleted, writes, record === undefined ? BRING_BACK : REDRIVE));
    before ??= held;
    const was = before;
    const changed = changedWrites(approach, writes, held).filter((write) => approach.canFind(write) || !done.has(write.key));
    const keep = (write: Write): DeliveredEntry => (held.has(write.key) ? undefined : done.get(write.key)) ?? keptEntry(write, held, was);
    const kept = writes.filter((write) => !changed.includes(write)).map(keep);
    const sending = { approach, changed, held, to, outside, job, record, limits };
    const { entries, failed, trouble, part, retryAfterMs } = await sendWrites(sending);
    for (const entry of entries) if (entry.action !== "failed") done.set(entry.key, entry);
    if (trouble === undefined) {
      const again = { trouble: "throttled", ...(retryAfterMs === undefined ? {} : { retryAfterMs }) } as const;
      if (failed.some(isPassing) && (await waitForRetry(again, attempt, outside, maxAttempts))) continue;
      return end(finished(to, gone, [...kept, ...entries], failed));
    }
    if (trouble.trouble !== "unknown" && done.size === 0) before = undefined;
    if (await waitForRetry(trouble, attempt, outside, maxAttempts)) continue;
    // Another way would not know again what is there by this one.
    const isUntouched = done.size === 0 && held.size === 0 && recorded.length === 0;
    return end(refused(to, trouble, part, [...kept, ...entries]), isUntouched && (trouble.status === 405 || trouble.status === 501));
  }
}

/** The first attempt of a bundle can rely on the record, but for a withdrawal, which needs the resource as it is there. */
const relyOn = ({ approach, gone }: Prepared, recorded: readonly Holding[], { record }: DeliverOptions): Trusted | undefined =>
  record === undefined || gone.size > 0 ? undefined : trusted(approach, recorded);

interface Look {
  readonly prepared: Prepared;
  readonly recorded: readonly Holding[];
  readonly job: JobRecord;
  readonly to: Destination;
  readonly outside: Outside;
  readonly mayAsk: boolean;
}

/** What is there once a job that was begun earlier is over. */
async function look({ prepared, recorded, job, to, outside, mayAsk }: Look): Promise<Lookup | Trouble> {
  const unfinishedJob = await finishJob(job, to, outside);
  if (unfinishedJob !== undefined) return unfinishedJob;
  const held = await prepared.approach.read(to, outside);
  if (isTrouble(held)) return held;
  if (mayAsk) return askMissing(held, keysOf(prepared), to, outside);
  const findable = new Set(prepared.writes.filter((write) => prepared.approach.canFind(write)).map((write) => write.key));
  return lookUpMissing(
    held,
    recorded.filter((holding) => findable.has(holding.key)),
    to,
    outside,
  );
}

/** What is withdrawn may be gone. */
const keysOf = ({ writes, gone }: Prepared): readonly string[] => writes.map((write) => write.key).filter((key) => !gone.has(key));
