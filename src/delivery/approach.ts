// What a way of writing must answer, so that one loop can deliver by any of them.
import type { BundleEntry } from "@medplum/fhirtypes";
import type { Held } from "./current.ts";
import type { Destination } from "./destinations.ts";
import type { Outside } from "./outside.ts";
import type { Trouble } from "./trouble.ts";
import type { Write } from "./writes.ts";

export interface Approach {
  /** Resources are there under our ids, or nowhere. */
  readonly usesOurIds: boolean;
  /** What the destination holds, by our keys. */
  readonly read: (to: Destination, outside: Outside) => Promise<Held | Trouble>;
  /** Whether `read` would have found it if it were there. */
  readonly canFind: (write: Write) => boolean;
  /** It is linked to where it is there, and never changed. */
  readonly isLinkedOnly: (write: Write) => boolean;
  readonly isSame: (write: Write, held: Held) => boolean;
  /** The entry that brings the destination from what it holds to what the write says. */
  readonly entry: (write: Write, held: Held) => BundleEntry;
}

/** Makes an update conditional on the version that was read, so that nobody's change is overwritten unseen. */
export function ifMatch(there: { readonly meta?: { readonly versionId?: string } } | undefined): { ifMatch?: string } {
  const version = there?.meta?.versionId;
  return version === undefined ? {} : { ifMatch: `W/"${version}"` };
}
