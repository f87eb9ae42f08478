// What a delivery tells: numbers, every entry, what was refused, and issues for people.
import type { OperationOutcome } from "@medplum/fhirtypes";
import type { Issue } from "../base/issue.ts";
import type { Remedy } from "./trouble.ts";

/** withdrawn: marked entered-in-error, because the narrative no longer says it. */
export type Action = "created" | "updated" | "unchanged" | "withdrawn" | "failed";

export interface DeliveredEntry {
  /** "Type/id" in our naming. */
  readonly key: string;
  readonly fullUrl: string;
  /** Where it is at the destination, such as "Condition/8f…". */
  readonly resource: string;
  readonly action: Action;
  /** The version at the destination, where the server says it. */
  readonly version?: string;
  /** Of the content that is there now. */
  readonly fingerprint?: string;
}

export interface FailedEntry {
  readonly fullUrl: string;
  readonly resource: string;
  readonly status: number;
  readonly outcome?: OperationOutcome;
}

export interface DeliveryReport {
  readonly destination: string;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly withdrawn: number;
  readonly failed: readonly FailedEntry[];
  readonly entries: readonly DeliveredEntry[];
  readonly issues: readonly Issue[];
  /** Absent after a success. */
  readonly remedy?: Remedy;
  /** Every entry is in the delivery record already. */
  readonly isRecorded?: boolean;
  /** The server said that it has too much to do. */
  readonly isThrottled?: boolean;
  /** The server asked to wait so long. */
  readonly retryAfterMs?: number;
}

export function makeReport(
  destination: string,
  entries: readonly DeliveredEntry[],
  failed: readonly FailedEntry[],
  issues: readonly Issue[],
): DeliveryReport {
  const count = (action: Action): number => entries.filter((entry) => entry.action === action).length;
  return {
    destination,
    created: count("created"),
    updated: count("updated"),
    unchanged: count("unchanged"),
    withdrawn: count("withdrawn"),
    failed,
    entries,
    issues,
  };
}

/** A delivery that did not begin or did not succeed: nothing was stored that this report could name. */
export const nothingDelivered = (destination: string, remedy: Remedy, ...issues: readonly Issue[]): DeliveryReport => ({
  ...makeReport(destination, [], [], issues),
  remedy,
});
