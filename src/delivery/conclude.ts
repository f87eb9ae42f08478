// The ends that a delivery can come to, each as a report.
import type { OperationOutcome } from "@medplum/fhirtypes";
import type { Issue, IssueCode } from "../base/issue.ts";
import type { Held } from "./current.ts";
import type { Destination } from "./destinations.ts";
import { type DeliveredEntry, type DeliveryReport, type FailedEntry, makeReport, nothingDelivered } from "./report.ts";
import { type Remedy, remedyOf, type Trouble } from "./trouble.ts";
import type { Write } from "./writes.ts";

/** An entry that was not sent, judged against what was there before our first attempt. */
export function keptEntry({ fullUrl, key, fingerprint }: Write, held: Held, before: Held): DeliveredEntry {
  const there = held.get(key);
  const was = before.get(key);
  const version = there?.meta?.versionId;
  const action = there === undefined || was?.meta?.versionId === version ? "unchanged" : was === undefined ? "created" : "updated";
  const resource = there?.id === undefined ? key : `${there.resourceType}/${there.id}`;
  return { key, fullUrl, fingerprint, resource, action, ...(version === undefined ? {} : { version }) };
}

/** What another attempt may help with, after a look at what is there. */
export const isPassing = ({ status }: FailedEntry): boolean => [408, 409, 412, 429].includes(status) || (status >= 500 && status !== 501);

export function finished(
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
    return {
      ...makeReport(to.name, entries, failed, [{ severity: "error", code: "rejected", message }]),
      remedy: failed.every(isPassing) ? "wait" : "fix-bundle",
      ...(failed.some(({ status }) => status === 429 || status === 503) ? { isThrottled: true } : {}),
    };
  }
  const report = makeReport(to.name, entries, [], []);
  const withdrawals = report.withdrawn > 0 ? `, ${report.withdrawn} withdrawn` : "";
  const message = `${to.name}: ${report.created} created, ${report.updated} updated, ${report.unchanged} unchanged${withdrawals}.`;
  return { ...report, issues: [{ severity: "information", code: "delivered", message }] };
}

// "Bundle.entry[12].resource.code", also as HAPI writes it in diagnostics: "at entry index 12"
const ENTRY_INDEX = /Bundle\.entry\[(?<index>\d{1,6})\]/;

/** The whole transaction was refused: the entries that the outcome names are the failed ones. `confirmed`: what is there from parts before it. */
export function refused(
  to: Destination,
  trouble: Trouble,
  sent: readonly Write[],
  confirmed: readonly DeliveredEntry[] = [],
): DeliveryReport {
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
  const report = unfinished(to, trouble);
  const isHalf = confirmed.some(({ action }) => action !== "unchanged");
  if (!isHalf) return { ...report, failed };
  const lost = failed.map(({ fullUrl, resource }): DeliveredEntry => ({ key: resource, fullUrl, resource, action: "failed" }));
  const half: Issue = { severity: "warning", code: "not-supported", message: HALF(to) };
  return { ...report, ...makeReport(to.name, [...confirmed, ...lost], failed, [...report.issues, half]) };
}

const HALF = ({ name }: Destination): string =>
  `The bundle is larger than ${name} takes at once, so it went in parts, and the parts before this one are there. The next push sends the rest.`;

export function unfinished(to: Destination, { trouble, issue, retryAfterMs }: Trouble): DeliveryReport {
  const isThrottled = trouble === "throttled" ? { isThrottled: true } : {};
  const report: DeliveryReport = { ...nothingDelivered(to.name, remedyOf(trouble), issue), ...isThrottled };
  return retryAfterMs === undefined ? report : { ...report, retryAfterMs };
}

export const refusal = (to: Destination, remedy: Remedy, code: IssueCode, message: string): DeliveryReport =>
  nothingDelivered(to.name, remedy, { severity: "error", code, message });
