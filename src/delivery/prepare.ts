// Everything before the first write: may it go, is it whole, what can the destination do, and so how is it written.
import type { Bundle } from "@medplum/fhirtypes";
import type { Holding } from "../store/outbox.ts";
import { addressProblem } from "./address.ts";
import type { Approach } from "./approach.ts";
import { type Capability, chooseStrategy } from "./capability.ts";
import { refusal, unfinished } from "./conclude.ts";
import { conditional } from "./conditional.ts";
import type { Destination } from "./destinations.ts";
import { freshCapability, knownCapability } from "./kept-capability.ts";
import { learntOf } from "./learnt.ts";
import type { Outside } from "./outside.ts";
import type { DeliveryRecord } from "./record.ts";
import { type DeliveryReport, nothingDelivered } from "./report.ts";
import { asDocument, keptBack } from "./shape.ts";
import type { Strategy } from "./strategy.ts";
import { isTrouble } from "./trouble.ts";
import { upsertById } from "./upsert-by-id.ts";
import { type WithWithdrawals, withWithdrawals } from "./withdraw.ts";
import { type Write, writesOf } from "./writes.ts";

type WholeStrategy = Exclude<Strategy, "delivery-record" | "document">;

const APPROACHES: Readonly<Record<WholeStrategy, (writes: readonly Write[]) => Approach>> = { "upsert-by-id": upsertById, conditional };

const REVIEW = "https://casebridge.dev/fhir/CodeSystem/review";
export interface DeliverOptions {
  /** What the destination holds of this document from earlier deliveries: what the bundle no longer has is withdrawn. */
  readonly holdings?: readonly Holding[];
  /** Lets a bundle go in pieces to a server that takes no transactions. */
  readonly record?: DeliveryRecord;
  /** Nobody has tried to deliver this bundle before: what the record says can be relied on, and nothing is read first. */
  readonly isFirst?: boolean;
  /** Read already, by a sender of many bundles. */
  readonly capability?: Capability;
  /** What was kept of the destination's abilities is not to be relied on. */
  readonly mustAskAgain?: boolean;
  /** Without a record: create again what somebody deleted at the destination. By default that is a refusal. */
  readonly bringBack?: boolean;
  /** In this process; default 5. */
  readonly maxAttempts?: number;
}

export interface Prepared extends WithWithdrawals {
  readonly strategy: WholeStrategy;
  readonly capability: Capability;
}

/** To be delivered one by one. */
export interface InPieces {
  readonly strategy: "delivery-record" | "document";
  readonly capability: Capability;
  readonly pieces: readonly Write[];
}

/** Sends nothing. A report where the delivery ends here. `refuses`: ways of writing that the destination refused. */
export async function prepareDelivery(
  bundle: Bundle,
  to: Destination,
  outside: Outside,
  options: DeliverOptions,
  refuses: readonly Strategy[] = learntOf(to).refuses ?? [],
): Promise<Prepared | InPieces | DeliveryReport> {
  const problem = addressProblem(to);
  if (problem !== undefined)
    return refusal(to, "fix-destination", "configuration", `The baseUrl of the destination ${to.name} ${problem}. Nothing was sent.`);
  if (to.kind === "ehr" && isUnlinked(bundle)) return refusal(to, "fix-bundle", "forbidden", UNLINKED);
  const shaped = keptBack(bundle, to.keepBack ?? []);
  const { writes, issues } = writesOf(shaped);
  if (issues.length > 0) return nothingDelivered(to.name, "fix-bundle", ...issues);
  if (writes.length === 0) return refusal(to, "fix-bundle", "structure", "The bundle has no entries. Nothing was sent.");

  const ask = options.mustAskAgain === true ? freshCapability : knownCapability;
  const capability = options.capability ?? (await ask(to, outside));
  if (isTrouble(capability)) return unfinished(to, capability);
  const types = new Set(writes.map((write) => write.resource.resourceType));
  const learnt = { ...learntOf(to), refuses };
  const chosen = chooseStrategy(capability, types, { ...to, learnt }, options.record !== undefined);
  if ("problem" in chosen) {
    const isKept = options.capability === undefined && options.mustAskAgain !== true && to.capabilities !== undefined;
    if (isKept) return prepareDelivery(bundle, to, outside, { ...options, mustAskAgain: true }, refuses);
    return refusal(
      to,
      "fix-destination",
      "not-supported",
      `The destination ${to.name} cannot take this bundle as one transaction: ${chosen.problem}. Nothing was sent.`,
    );
  }
  const { strategy } = chosen;
  if (strategy === "delivery-record") return { strategy, capability, pieces: writes };
  if (strategy === "document") return { strategy, capability, pieces: asDocument(writes, shaped) };
  const approach = APPROACHES[strategy](writes);
  return { strategy, capability, ...withWithdrawals(approach, writes, options.holdings ?? []) };
}

const UNLINKED =
  "The bundle is unlinked: no identifier says which patient of the record it is about, so it is not sent to an EHR. Convert again with --patient 'system|value'.";

const isUnlinked = (bundle: Bundle): boolean =>
  [bundle.meta, ...(bundle.entry ?? []).map((entry) => entry.resource?.meta)].some((meta) =>
    meta?.tag?.some((tag) => tag.system === REVIEW && tag.code === "unlinked"),
  );
