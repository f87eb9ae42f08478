// A bundle → a destination, and an account of every entry. Reads what is there, sends only what changed, in one transaction or not at all, and
// looks again before it repeats anything whose fate is unknown.
import type { Bundle, OperationOutcome } from "@medplum/fhirtypes";
import type { IssueCode } from "../base/issue.ts";
import type { Holding } from "../store/outbox.ts";
import { addressProblem } from "./address.ts";
import type { Approach } from "./approach.ts";
import { chooseStrategy, readCapability } from "./capability.ts";
import { conditional } from "./conditional.ts";
import type { Held } from "./current.ts";
import type { Destination, Strategy } from "./destinations.ts";
import { call, DEFAULT_TIMEOUT_MS } from "./http.ts";
import { type DeliveredEntry, type DeliveryReport, type FailedEntry, makeReport, nothingDelivered, type Outside } from "./report.ts";
import { settle } from "./settle.ts";
import { isTrouble, type Remedy, remedyOf, type Trouble, troubleOf } from "./trouble.ts";
import { upsertById } from "./upsert-by-id.ts";
import { MAX_ATTEMPTS, waitForRetry } from "./waiting.ts";
import { type WithWithdrawals, withWithdrawals } from "./withdraw.ts";
import { type Write, writesOf } from "./writes.ts";

const APPROACHES: Readonly<Record<Strategy, (writes: readonly Write[]) => Approach>> = { "upsert-by-id": upsertById, conditional };

const BUNDLE_STATUS = "https://casebridge.dev/fhir/CodeSystem/bundle-status";
/** Longer bundles get longer: a server needs its time for each entry. */
const TIMEOUT_PER_ENTRY_MS = 100;

export interface DeliverOptions {
  /** What the destination holds of this document from earlier deliveries: what the bundle no longer has is withdrawn. */
  readonly holdings?: readonly Holding[];
  /** In this process; default 5. */
  readonly maxAttempts?: number;
}

export type { DeliveryReport, Outside } from "./report.ts";

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
  const problem = addressProblem(to);
  if (problem !== undefined)
    return refusal(to, "fix-destination", "configuration", `The baseUrl of the destination ${to.name} ${problem}. Nothing was sent.`);
  if (to.kind === "ehr" && isUnlinked(bundle)) return refusal(to, "fix-bundle", "forbidden", UNLINKED);
  const { writes, issues } = writesOf(bundle);
  if (issues.length > 0) return nothingDelivered(to.name, "fix-bundle", ...issues);
  if (writes.length === 0) return refusal(to, "fix-bundle", "structure", "The bundle has no entries. Nothing was sent.");

  const capability = await readCapability(to, outside);
  if (isTrouble(capability)) return unfinished(to, capability);
  const chosen = chooseStrategy(capability, new Set(writes.map((write) => write.resource.resourceType)), to.strategy);
  if ("problem" in chosen) {
    return refusal(
      to,
      "fix-destination",
      "not-supported",
      `The destination ${to.name} cannot take this bundle as one transaction: ${chosen.problem}. Nothing was sent.`,
    );
  }
  const plan = withWithdrawals(APPROACHES[chosen.strategy](writes), writes, options.holdings ?? []);
  return deliverBy(plan, to, outside, options.maxAttempts ?? MAX_ATTEMPTS);
}

async function deliverBy(
  { approach, writes, gone }: WithWithdrawals,
  to: Destination,
  outside: Outside,
  maxAttempts: number,
): Promise<DeliveryReport> {
  /** What was there before our first write that may have arrived: what is new since then is our doing. */
  let before: Held | undefined;
  for (let attempt = 1; ; attempt++) {
    const held = await approach.read(to, outside);
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

/** A Provenance goes only when something that it speaks about goes, or when it is missing there. */
function changedWrites(approach: Approach, writes: readonly Write[], held: Held): readonly Write[] {
  const isChanged = (write: Write): boolean => !approach.isSame(write, held);
  const going = new Set(writes.filter((write) => write.about === undefined && isChanged(write)).map((write) => write.key));
  const isMissing = (write: Write): boolean => approach.canFind(write) && !held.has(write.key);
  const goesAlong = (about: readonly string[], write: Write): boolean => about.some((key) => going.has(key)) || isMissing(write);
  return writes.filter((write) => going.has(write.key) || (write.about !== undefined && goesAlong(write.about, write)));
}

async function send(approach: Approach, changed: readonly Write[], held: Held, to: Destination, outside: Outside) {
  const body: Bundle = { resourceType: "Bundle", type: "transaction", entry: changed.map((write) => approach.entry(write, held)) };
  const timeoutMs = (to.timeoutMs ?? DEFAULT_TIMEOUT_MS) + changed.length * TIMEOUT_PER_ENTRY_MS;
  const got = await call({ method: "POST", path: "", body, timeoutMs, headers: { prefer: "return=minimal" } }, to, outside);
  const settled = got.kind === "answer" && got.status === 200 ? settle(changed, held, got.resource) : undefined;
  return settled ?? troubleOf(got, to, "taking the bundle", outside.clock());
}

function keptEntry({ fullUrl, key }: Write, held: Held, before: Held): DeliveredEntry {
  const there = held.get(key);
  const was = before.get(key);
  const version = there?.meta?.versionId;
  const action = there === undefined || was?.meta?.versionId === version ? "unchanged" : was === undefined ? "created" : "updated";
  const resource = there?.id === undefined ? key : `${there.resourceType}/${there.id}`;
  return { key, fullUrl, resource, action, ...(version === undefined ? {} : { version }) };
}

function finished(
  to: Destination,
  gone: ReadonlySet<string>,
  all: readonly DeliveredEntry[],
  failed: readonly FailedEntry[],
): DeliveryReport {
  const entries = all
    .filter((entry) => !(gone.has(entry.key) && entry.action === "unchanged"))
    .map((entry) => (gone.has(entry.key) && entry.action === "updated" ? { ...entry, action: "withdrawn" as const } : entry));
  if (failed.length > 0) {
    const message = `The destination ${to.name} stored ${entries.length - failed.length} entries and refused ${failed.length}: it did not treat the bundle as one transaction. Push again after the cause is removed.`;
    const isPassing = failed.every(({ status }) => status === 409 || status === 429 || status >= 500);
    return {
      ...makeReport(to.name, entries, failed, [{ severity: "error", code: "rejected", message }]),
      remedy: isPassing ? "wait" : "fix-bundle",
    };
  }
  const report = makeReport(to.name, entries, [], []);
  const withdrawals = report.withdrawn > 0 ? `, ${report.withdrawn} withdrawn` : "";
  const message = `${to.name}: ${report.created} created, ${report.updated} updated, ${report.unchanged} unchanged${withdrawals}.`;
  return { ...report, issues: [{ severity: "information", code: "delivered", message }] };
}

// "Bundle.entry[12].resource.code", also as HAPI writes it in diagnostics: "at entry index 12"
const ENTRY_INDEX = /Bundle\.entry\[(?<index>\d{1,6})\]/;

/** The whole transaction was refused: the entries that the outcome names are the failed ones. */
function refused(to: Destination, trouble: Trouble, sent: readonly Write[]): DeliveryReport {
  const { outcome, status } = trouble;
  const named = new Map<number, OperationOutcome["issue"]>();
  for (const one of outcome?.issue ?? []) {
    const index = ENTRY_INDEX.exec(one.expression?.[0] ?? one.location?.[0] ?? "")?.groups?.["index"];
    if (index !== undefined) named.set(Number(index), [...(named.get(Number(index)) ?? []), one]);
  }
  const failed = sent.flatMap(({ fullUrl, key }, i): FailedEntry[] => {
    const issues = named.get(i);
    return issues === undefined ? [] : [{ fullUrl, resource: key, status, outcome: { resourceType: "OperationOutcome", issue: issues } }];
  });
  return { ...unfinished(to, trouble), failed };
}

function unfinished(to: Destination, { trouble, issue, retryAfterMs }: Trouble): DeliveryReport {
  const report = nothingDelivered(to.name, remedyOf(trouble), issue);
  return retryAfterMs === undefined ? report : { ...report, retryAfterMs };
}

const UNLINKED =
  "The bundle is unlinked: no identifier says which patient of the record it is about, so it is not sent to an EHR. Convert again with --patient 'system|value'.";

const isUnlinked = (bundle: Bundle): boolean =>
  [bundle.meta, ...(bundle.entry ?? []).map((entry) => entry.resource?.meta)].some((meta) =>
    meta?.tag?.some((tag) => tag.system === BUNDLE_STATUS && tag.code === "unlinked"),
  );

const refusal = (to: Destination, remedy: Remedy, code: IssueCode, message: string): DeliveryReport =>
  nothingDelivered(to.name, remedy, { severity: "error", code, message });
