// What a destination said it can do, relied on for a day: a CapabilityStatement can be megabytes that a server takes a second to write, for every push
// anew. Read again before anything is refused because of it, after any refusal that contradicts it, and by every probe.
import { type Capability, readCapability } from "./capability.ts";
import type { KeptCapability } from "./capability-memory.ts";
import type { Destination } from "./destinations.ts";
import type { Outside } from "./outside.ts";
import { isTrouble, type Trouble } from "./trouble.ts";

const VALID_MS = 86_400_000;

/** As kept, or as read now. */
export async function knownCapability(to: Destination, outside: Outside): Promise<Capability | Trouble> {
  const kept = to.capabilities?.known();
  const ageMs = kept === undefined ? Number.NaN : outside.clock().getTime() - kept.readAt;
  return kept?.baseUrl === to.baseUrl && ageMs >= 0 && ageMs < VALID_MS ? unlisted(kept.capability) : freshCapability(to, outside);
}

/** As read now, and kept. */
export async function freshCapability(to: Destination, outside: Outside): Promise<Capability | Trouble> {
  const read = await readCapability(to, outside);
  if (!isTrouble(read)) await to.capabilities?.keep({ baseUrl: to.baseUrl, readAt: outside.clock().getTime(), capability: listed(read) });
  return read;
}

const listed = (capability: Capability): KeptCapability["capability"] =>
  Object.fromEntries(Object.entries(capability).map(([name, value]) => [name, value instanceof Set ? [...value] : value]));

const unlisted = (capability: KeptCapability["capability"]): Capability =>
  Object.fromEntries(
    Object.entries(capability).map(([name, value]) => [name, Array.isArray(value) ? new Set(value) : value]),
  ) as unknown as Capability;
