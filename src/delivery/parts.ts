// What goes into the next transaction where not everything fits: whole groups in the order of reference, so that every reference of a part leads into
// the part or to what the destination has confirmed.
import type { Limits } from "./limits.ts";
import { referenceGroups } from "./reference-groups.ts";
import type { Write } from "./writes.ts";

export interface Sizing {
  readonly limits: Limits;
  /** Bytes of a write's entry, as it is sent. */
  readonly bytesOf: (write: Write) => number;
  /** Whether a later look at the destination would find it. */
  readonly canFind: (write: Write) => boolean;
}

/** `tooLarge`: a group that has to go together and does not fit. */
export type NextPart = { readonly part: readonly Write[] } | { readonly tooLarge: readonly Write[] };

const BYTES_AROUND = 64;

/** The writes of the next transaction; all of them where they fit. */
export function nextPart(left: readonly Write[], { limits, bytesOf, canFind }: Sizing): NextPart {
  const { entries = Number.POSITIVE_INFINITY, bytes = Number.POSITIVE_INFINITY } = limits;
  const sizes = new Map(bytes === Number.POSITIVE_INFINITY ? [] : left.map((write) => [write, bytesOf(write) + 1]));
  const sizeOf = (writes: readonly Write[]): number => writes.reduce((sum, write) => sum + (sizes.get(write) ?? 0), BYTES_AROUND);
  const fits = (writes: readonly Write[]): boolean => writes.length <= entries && sizeOf(writes) <= bytes;
  if (fits(left)) return { part: left };
  let part: readonly Write[] = [];
  for (const group of referenceGroups(left, companions(left, canFind))) {
    if (!fits([...part, ...group])) return part.length === 0 ? { tooLarge: group } : { part };
    part = [...part, ...group];
  }
  return { part };
}

/**
 * A Provenance that cannot be looked up goes with one of those it speaks about: if it went alone and the sender died on the way, nobody could tell
 * afterwards that it is missing.
 */
function companions(left: readonly Write[], canFind: (write: Write) => boolean): (write: Write) => readonly string[] {
  const present = new Set(left.map((write) => write.key));
  const companionOf = new Map<string, string[]>();
  for (const write of left) {
    if (write.about === undefined || canFind(write)) continue;
    const last = write.about.findLast((key) => present.has(key));
    if (last !== undefined) companionOf.set(last, [...(companionOf.get(last) ?? []), write.key]);
  }
  return (write) => companionOf.get(write.key) ?? [];
}
