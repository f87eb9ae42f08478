// What the delivery record says in place of a reading: the first attempt of a bundle that nobody has tried before can rely on it. If somebody
// changed the destination meanwhile, If-Match finds out, and the next attempt reads.
import type { Resource } from "@medplum/fhirtypes";
import type { Holding } from "../store/outbox.ts";
import type { Approach } from "./approach.ts";
import type { Held } from "./current.ts";

export interface Trusted {
  readonly held: Held;
  /** Compares by the fingerprints of the record. */
  readonly approach: Approach;
}

/** Undefined where the record does not say enough: a resource of it without content or version. */
export function trusted(approach: Approach, known: readonly Holding[]): Trusted | undefined {
  const isComplete = known.every(
    (one) => one.serverKey !== "" && one.version !== undefined && one.fingerprint !== undefined && !one.isWithdrawn,
  );
  if (!isComplete) return undefined;
  const fingerprints = new Map(known.map((holding) => [holding.key, holding.fingerprint]));
  const held = new Map(known.map((holding) => [holding.key, stub(holding)]));
  return {
    held,
    approach: {
      ...approach,
      isSame: (write) => fingerprints.get(write.key) === write.fingerprint || (approach.isLinkedOnly(write) && held.has(write.key)),
    },
  };
}

function stub({ serverKey, version }: Holding): Resource {
  const [resourceType, id] = serverKey.split("/");
  return { resourceType, id, meta: { versionId: version } } as Resource;
}
