// What the delivery record says is there and a reading did not find: somebody deleted it at the destination, or its search lags behind. Each is asked
// for directly. What is deleted is not brought back: a person decides.
import type { Resource } from "@medplum/fhirtypes";
import type { Holding } from "../store/outbox.ts";
import { type Held, readOne } from "./current.ts";
import type { Destination } from "./destinations.ts";
import type { Outside } from "./outside.ts";
import { type DeliveryReport, type FailedEntry, makeReport } from "./report.ts";
import { isTrouble, type Trouble } from "./trouble.ts";
import type { Write } from "./writes.ts";

export interface Lookup {
  readonly held: Held;
  readonly deleted: readonly Holding[];
}

/** `recorded` holds what was delivered of these writes before. */
export async function lookUpMissing(
  held: Held,
  recorded: readonly Holding[],
  to: Destination,
  outside: Outside,
): Promise<Lookup | Trouble> {
  const found = new Map<string, Resource>(held);
  const deleted: Holding[] = [];
  for (const holding of recorded) {
    if (holding.serverKey === "" || holding.isPending === true || holding.isWithdrawn || held.has(holding.key)) continue;
    const there = await readOne(holding.serverKey, to, outside);
    if (isTrouble(there)) return there;
    if (there === undefined) deleted.push(holding);
    else found.set(holding.key, there);
  }
  return { held: found, deleted };
}

export function parked(to: Destination, deleted: readonly Holding[], writes: readonly Write[]): DeliveryReport {
  const fullUrls = new Map(writes.map((write) => [write.key, write.fullUrl]));
  const failed = deleted.map(({ key }): FailedEntry => ({ fullUrl: fullUrls.get(key) ?? "", resource: key, status: 410 }));
  const names = deleted.map(({ key }) => key).join(", ");
  const message = `Somebody deleted ${names} at ${to.name}. It is not brought back, and nothing was sent: restore it there and redrive, or skip.`;
  return { ...makeReport(to.name, [], failed, [{ severity: "error", code: "not-found", message }]), remedy: "fix-bundle" };
}
