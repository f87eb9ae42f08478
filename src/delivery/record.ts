// What is known to be at a destination, as a delivery needs it.
import type { Holding } from "../store/outbox.ts";
import type { DeliveredEntry } from "./report.ts";

/** Every change is durable before the next request. */
export interface DeliveryRecord {
  find(keys: readonly string[]): Promise<readonly Holding[]>;
  hold(holding: Holding): Promise<void>;
}

/** What the destination holds by these entries. */
export const heldBy = (entries: readonly DeliveredEntry[]): readonly Holding[] =>
  entries
    .filter((entry) => entry.action !== "failed" && entry.resource !== "")
    .map(({ key, resource, version, action, fingerprint }) => ({
      key,
      serverKey: resource,
      isWithdrawn: action === "withdrawn",
      ...(version === undefined ? {} : { version }),
      ...(fingerprint === undefined || fingerprint === "" ? {} : { fingerprint }),
    }));
