// A bundle → a destination, and an account of every entry. Reads what is there, sends only what changed, and looks again before it repeats anything
// whose fate is unknown. Where a destination does not do what it says, the next way of writing is tried.
import type { Bundle } from "@medplum/fhirtypes";
import { deliverByApproach } from "./by-approach.ts";
import { deliverByRecord } from "./by-record.ts";
import type { Destination } from "./destinations.ts";
import { learntOf } from "./learnt.ts";
import type { Outside } from "./outside.ts";
import { type DeliverOptions, type InPieces, prepareDelivery } from "./prepare.ts";
import type { DeliveryReport } from "./report.ts";

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
  const { capability: _, ...rest } = options;
  const unread = { ...rest, mustAskAgain: true };
  const known = learntOf(to).refuses ?? [];
  let refuses = known;
  for (let now: DeliverOptions = options; ; now = unread) {
    const prepared = await prepareDelivery(bundle, to, outside, now, refuses);
    if ("issues" in prepared) return prepared;
    const { report, isBeyondIt } =
      "pieces" in prepared
        ? { report: await deliverPieces(prepared, to, outside, options), isBeyondIt: false }
        : await deliverByApproach(prepared, to, outside, options);
    if (!isBeyondIt || to.strategy !== undefined) {
      if (report.remedy === undefined && refuses !== known) await to.memory?.learn({ refuses });
      return report;
    }
    refuses = [...refuses, prepared.strategy];
  }
}

async function deliverPieces(
  { capability, pieces }: InPieces,
  to: Destination,
  outside: Outside,
  { record, holdings = [] }: DeliverOptions,
): Promise<DeliveryReport> {
  if (record === undefined) throw new Error("a delivery in pieces was planned without a record");
  const report = await deliverByRecord(pieces, { to, outside, capability, record, holdings });
  return { ...report, isRecorded: true };
}
