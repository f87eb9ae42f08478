// A bundle → a destination, and an account of every entry. Reads what is there, sends only what changed, in one transaction or not at all, and
// looks again before it repeats anything whose fate is unknown.
import type { Bundle } from "@medplum/fhirtypes";
import type { Approach } from "./approach.ts";
import { deliverByRecord } from "./by-record.ts";
import { changedWrites } from "./changes.ts";
import { finished, keptEntry, refusal, refused, unfinished } from "./conclude.ts";
import type { Held } from "./current.ts";
import type { Destination } from "./destinations.ts";
import { call, DEFAULT_TIMEOUT_MS } from "./http.ts";
import type { Outside } from "./outside.ts";
import { type DeliverOptions, type Prepared, prepareDelivery } from "./prepare.ts";
import type { DeliveryReport } from "./report.ts";
import { settle } from "./settle.ts";
import { isTrouble, troubleOf } from "./trouble.ts";
import { type Trusted, trusted } from "./trust.ts";
import { MAX_ATTEMPTS, waitForRetry } from "./waiting.ts";
import type { Write } from "./writes.ts";

/** Longer bundles get longer: a server needs its time for each entry. */
const TIMEOUT_PER_ENTRY_MS = 100;

export type { Outside } from "./outside.ts";
export type { DeliverOptions } from "./prepare.ts";
export type { DeliveryReport } from "./report.ts";

/**
 * Delivers one bundle. It is not validated here: a bundle with errors must not come this far.
 * Never rejects for anything that a network or a server does; `hasErrors(report.issues)` says whether it succeeded.
 */
export async function deliverBundle(
  bundle: Bundle,
  to: Destination,
  outside: Outside,
  options: DeliverOptions = {},
): Promise<DeliveryReport> {
  const prepared = await prepareDelivery(bundle, to, outside, options);
  if ("issues" in prepared) return prepared;
  if (!("pieces" in prepared))
    return deliverBy(prepared, await relyOn(prepared, options), to, outside, options.maxAttempts ?? MAX_ATTEMPTS);
  if (options.record === undefined) throw new Error("a delivery in pieces was planned without a record");
  const { capability, pieces } = prepared;
  const report = await deliverByRecord(pieces, { to, outside, capability, record: options.record, holdings: options.holdings ?? [] });
  return { ...report, isRecorded: true };
}

/** A withdrawal needs the resource as it is there, so that it is read. */
async function relyOn({ approach, writes, gone }: Prepared, { isFirst, record }: DeliverOptions): Promise<Trusted | undefined> {
  if (isFirst !== true || record === undefined || gone.size > 0) return undefined;
  return trusted(approach, await record.find(writes.map((write) => write.key)));
}

async function deliverBy(
  { approach: reading, writes, gone }: Prepared,
  relied: Trusted | undefined,
  to: Destination,
  outside: Outside,
  maxAttempts: number,
): Promise<DeliveryReport> {
  /** What was there before our first write that may have arrived: what is new since then is our doing. */
  let before: Held | undefined;
  for (let attempt = 1; ; attempt++) {
    const { approach } = attempt === 1 && relied !== undefined ? relied : { approach: reading };
    const held = attempt === 1 && relied !== undefined ? relied.held : await approach.read(to, outside);
    if (isTrouble(held)) {
      if (await waitForRetry(held, attempt, outside, maxAttempts)) continue;
      return unfinished(to, held);
    }
    before ??= held;
    const changed = changedWrites(approach, writes, held);
    const kept = writes.filter((write) => !changed.includes(write)).map((write) => keptEntry(write, held, before ?? held));
    if (changed.length === 0) return finished(to, gone, kept, []);
    if (changed.length > (to.maxEntries ?? Number.POSITIVE_INFINITY)) {
      const size = `${changed.length} entries would change, and it takes ${to.maxEntries} in one transaction`;
      return refusal(
        to,
        "fix-destination",
        "not-supported",
        `The destination ${to.name} cannot take this bundle as one transaction: ${size}. Nothing was sent.`,
      );
    }

    const sent = await send(approach, changed, held, to, outside);
    if (!isTrouble(sent)) {
      const isWorthRepeating = sent.failed.some(({ status }) => status === 409 || status === 429 || status === 503);
      if (isWorthRepeating && (await waitForRetry({ trouble: "throttled" }, attempt, outside, maxAttempts))) continue;
      return finished(to, gone, [...kept, ...sent.entries], sent.failed);
    }
    if (sent.trouble !== "unknown") before = undefined;
    if (!(await waitForRetry(sent, attempt, outside, maxAttempts))) return refused(to, sent, changed);
  }
}

async function send(approach: Approach, changed: readonly Write[], held: Held, to: Destination, outside: Outside) {
  const body: Bundle = { resourceType: "Bundle", type: "transaction", entry: changed.map((write) => approach.entry(write, held)) };
  const timeoutMs = (to.timeoutMs ?? DEFAULT_TIMEOUT_MS) + changed.length * TIMEOUT_PER_ENTRY_MS;
  const got = await call({ method: "POST", path: "", body, timeoutMs, headers: { prefer: "return=minimal" } }, to, outside);
  const settled = got.kind === "answer" && got.status === 200 ? settle(changed, held, got.resource) : undefined;
  return settled ?? troubleOf(got, to, "taking the bundle", outside.clock());
}
