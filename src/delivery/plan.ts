// What a push would do, without doing it: the write plan of `push --dry-run`.
import type { Bundle } from "@medplum/fhirtypes";
import type { Issue } from "../base/issue.ts";
import { changedWrites } from "./changes.ts";
import { unfinished } from "./conclude.ts";
import type { Destination, Strategy } from "./destinations.ts";
import { type DeliverOptions, prepareDelivery } from "./prepare.ts";
import type { Outside } from "./report.ts";
import { isTrouble } from "./trouble.ts";

export interface PlannedWrite {
  /** "Type/id" in our naming. */
  readonly key: string;
  /** Where it is at the destination already. */
  readonly serverKey?: string;
  readonly action: "create" | "update" | "keep" | "withdraw";
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
  const { approach, writes, gone, strategy, capability } = prepared;
  const held = await approach.read(to, outside);
  if (isTrouble(held)) return { destination: to.name, writes: [], issues: unfinished(to, held).issues };
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
  const tooMany = to.maxEntries !== undefined && changed.size > to.maxEntries;
  const message = `The destination ${to.name} takes ${to.maxEntries} entries in one transaction and ${changed.size} would change: the push will be refused.`;
  return {
    destination: to.name,
    strategy,
    writes: planned,
    issues: tooMany ? [{ severity: "error", code: "not-supported", message }] : [],
  };
}
