// Sends what is queued and says for each bundle what became of it.
import type { Destination } from "../delivery/destinations.ts";
import { type Drained, drainOutbox } from "../delivery/drain.ts";
import type { DeliveryReport } from "../delivery/report.ts";
import type { Outbox } from "../store/outbox.ts";
import { OUTSIDE } from "./outside.ts";

export interface SendOptions {
  readonly json?: boolean;
  /** Sends until it says stop; without it until nothing is due now. */
  readonly signal?: AbortSignal;
  readonly concurrency?: number;
}

export async function sendQueued(outbox: Outbox, destinations: ReadonlyMap<string, Destination>, options: SendOptions): Promise<Drained> {
  const { json = false, signal, concurrency } = options;
  const drained = await drainOutbox({
    outbox,
    destinations,
    outside: OUTSIDE,
    ...(signal === undefined ? {} : { signal }),
    ...(concurrency === undefined ? {} : { concurrency }),
    onDelivery: (lease, report, settlement) => {
      if (json) console.log(JSON.stringify({ item: lease.item.id, settlement, delivered: report }));
      else console.log(`  ${lease.item.id} ${settlement}: ${counts(report.destination, report)}`);
    },
  });
  if (!json)
    console.log(`${drained.delivered} delivered, ${drained.retried} to be tried again, ${drained.dead} given up (casebridge outbox ls)`);
  return drained;
}

export const counts = (name: string, r: DeliveryReport): string =>
  `${name}: ${r.created} created, ${r.updated} updated, ${r.unchanged} unchanged, ${r.withdrawn} withdrawn, ${r.failed.length} failed`;
