// What a push would do, without doing it: the write plan of `push --dry-run`.
import type { Bundle } from "@medplum/fhirtypes";
import type { Issue } from "../base/issue.ts";
import type { Approach } from "./approach.ts";
import { changedWrites } from "./changes.ts";
import { unfinished } from "./conclude.ts";
import type { Held } from "./current.ts";
import { askMissing, BRING_BACK, parked } from "./deleted.ts";
import type { Destination } from "./destinations.ts";
import type { Outside } from "./outside.ts";
import { nextPart } from "./parts.ts";
import { type DeliverOptions, type InPieces, prepareDelivery } from "./prepare.ts";
import { indivisible, knownLimits } from "./send.ts";
import type { Strategy } from "./strategy.ts";
import { isTrouble } from "./trouble.ts";
import { type Write, writesOf } from "./writes.ts";

export interface PlannedWrite {
  /** "Type/id" in our naming. */
  readonly key: string;
  /** Where it is at the destination already. */
  readonly serverKey?: string;
  /** leave: the destination does not take this type; where the strategy is `document` it is inside the document. */
  readonly action: "create" | "update" | "keep" | "withdraw" | "leave";
  /** Profiles that the resource claims and the destination does not list: it may store them unchecked. */
  readonly unlistedProfiles: readonly string[];
}

export interface WritePlan {
  readonly destination: string;
  /** Absent where nothing would be sent; the issues say why. */
  readonly strategy?: Strategy;
  readonly writes: readonly PlannedWrite[];
  readonly issues: readonly Issue[];
}

/** Reads the destination and writes nothing. */
export async function planDelivery(bundle: Bundle, to: Destination, outside: Outside, options: DeliverOptions = {}): Promise<WritePlan> {
  const prepared = await prepareDelivery(bundle, to, outside, options);
  if ("issues" in prepared) return { destination: to.name, writes: [], issues: prepared.issues };
  if ("pieces" in prepared) return planPieces(prepared, bundle, to, options);
  const { approach, writes, gone, strategy, capability } = prepared;
  const read = await approach.read(to, outside);
  const mayAsk = approach.usesOurIds && options.record === undefined && options.bringBack !== true;
  const keys = mayAsk ? writes.map((write) => write.key).filter((key) => !gone.has(key)) : [];
  const looked = isTrouble(read) ? read : await askMissing(read, keys, to, outside);
  if (isTrouble(looked)) return { destination: to.name, writes: [], issues: unfinished(to, looked).issues };
  const { held, deleted } = looked;
  if (deleted.length > 0) return { destination: to.name, writes: [], issues: parked(to, deleted, writes, BRING_BACK).issues };
  const changed = new Set(changedWrites(approach, writes, held));
  const planned = writes
    .filter((write) => changed.has(write) || !gone.has(write.key))
    .map((write): PlannedWrite => {
      const there = held.get(write.key);
      const action = !changed.has(write) ? "keep" : gone.has(write.key) ? "withdraw" : there === undefined ? "create" : "update";
      return {
        key: write.key,
        ...(there?.id === undefined ? {} : { serverKey: `${there.resourceType}/${there.id}` }),
        action,
        unlistedProfiles: (write.resource.meta?.profile ?? []).filter((profile) => !capability.profiles.has(profile)),
      };
    });
  return { destination: to.name, strategy, writes: planned, issues: partsIssues(approach, [...changed], held, to) };
}

/** Says where the bundle goes in more than one transaction, or cannot go at all, by the limits that are known. */
function partsIssues(approach: Approach, changed: readonly Write[], held: Held, to: Destination): readonly Issue[] {
  const limits = knownLimits(to);
  const bytesOf = (write: Write): number => Buffer.byteLength(JSON.stringify(approach.entry(write, held)));
  let left = changed;
  for (let parts = 1; ; parts++) {
    const next = nextPart(left, { limits, bytesOf, canFind: approach.canFind });
    if ("tooLarge" in next) return [indivisible(next.tooLarge, to).issue];
    left = left.filter((write) => !next.part.includes(write));
    if (left.length > 0) continue;
    const message = `It would go in ${parts} transactions, because ${to.name} takes no larger ones.`;
    return parts === 1 ? [] : [{ severity: "information", code: "not-supported", message }];
  }
}

async function planPieces(
  { strategy, capability, pieces }: InPieces,
  bundle: Bundle,
  to: Destination,
  options: DeliverOptions,
): Promise<WritePlan> {
  const known = new Map((await options.record?.find(pieces.map((write) => write.key)))?.map((holding) => [holding.key, holding]));
  const sent = new Map(pieces.map((write) => [write.key, write]));
  const writes = writesOf(bundle).writes.map(({ key, resource }): PlannedWrite => {
    const unlistedProfiles = (resource.meta?.profile ?? []).filter((profile) => !capability.profiles.has(profile));
    const piece = sent.get(key);
    if (piece === undefined || !capability.create.has(resource.resourceType)) return { key, action: "leave", unlistedProfiles };
    const there = known.get(key);
    if (there === undefined) return { key, action: "create", unlistedProfiles };
    const isSame =
      there.fingerprint === piece.fingerprint || resource.resourceType === "Patient" || !capability.update.has(resource.resourceType);
    return { key, serverKey: there.serverKey, action: isSame ? "keep" : "update", unlistedProfiles };
  });
  return { destination: to.name, strategy, writes, issues: [] };
}
