// Writes under our own deterministic ids: PUT Type/id. For servers that let a client choose ids (updateCreate).
import { type Approach, ifMatch } from "./approach.ts";
import { readHeld } from "./current.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Write } from "./writes.ts";

export function upsertById(writes: readonly Write[]): Approach {
  const keys = writes.map((write) => write.key);
  return {
    usesOurIds: true,
    read: (to, outside) => readHeld(keys, to, outside),
    canFind: () => true,
    isLinkedOnly: () => false,
    isSame: (write, held) => {
      const there = held.get(write.key);
      return there !== undefined && fingerprint(there) === write.fingerprint;
    },
    entry: (write, held) => ({
      fullUrl: write.fullUrl,
      resource: write.resource,
      request: { method: "PUT", url: write.key, ...ifMatch(held.get(write.key)) },
    }),
  };
}
