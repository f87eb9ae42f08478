// Which of a bundle's writes a destination needs.
import type { Approach } from "./approach.ts";
import type { Held } from "./current.ts";
import type { Write } from "./writes.ts";

/** A Provenance goes only when something that it speaks about goes, or when it is missing there. */
export function changedWrites(approach: Approach, writes: readonly Write[], held: Held): readonly Write[] {
  const isChanged = (write: Write): boolean => !approach.isSame(write, held);
  const going = new Set(writes.filter((write) => write.about === undefined && isChanged(write)).map((write) => write.key));
  const isMissing = (write: Write): boolean => approach.canFind(write) && !held.has(write.key);
  const goesAlong = (about: readonly string[], write: Write): boolean => about.some((key) => going.has(key)) || isMissing(write);
  return writes.filter((write) => going.has(write.key) || (write.about !== undefined && goesAlong(write.about, write)));
}
