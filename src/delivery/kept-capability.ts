// What a destination said it can do, kept beside the destinations file for a day: a CapabilityStatement can be megabytes that a server takes a second
// to write, for every push anew. Read again before anything is refused because of it, after any refusal that contradicts it, and by every probe.
import { randomUUID } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { type Capability, readCapability } from "./capability.ts";
import type { Destination } from "./destinations.ts";
import type { Outside } from "./outside.ts";
import { isTrouble, type Trouble } from "./trouble.ts";

type Listed<T> = { readonly [K in keyof T]: T[K] extends ReadonlySet<string> ? readonly string[] : T[K] };

/** Survives JSON. */
export interface KeptCapability {
  readonly baseUrl: string;
  /** Milliseconds of the clock. */
  readonly readAt: number;
  readonly capability: Listed<Capability>;
}

export interface CapabilityMemory {
  known(): KeptCapability | undefined;
  keep(capability: KeptCapability): Promise<void>;
}

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
  Object.fromEntries(Object.entries(capability).map(([name, value]) => [name, value instanceof Set ? [...value] : value])) as never;

const unlisted = (capability: KeptCapability["capability"]): Capability =>
  Object.fromEntries(Object.entries(capability).map(([name, value]) => [name, Array.isArray(value) ? new Set(value) : value])) as never;

type All = Readonly<Record<string, KeptCapability>>;

const pathBeside = (destinationsPath: string): string => destinationsPath.replace(/(?:\.json)?$/, ".capabilities.json");

/** By name of the destination; empty where nothing was kept yet or the file cannot be read. */
export async function readKeptCapabilities(destinationsPath: string): Promise<All> {
  try {
    return JSON.parse(await readFile(pathBeside(destinationsPath), "utf8")) as All;
  } catch {
    return {};
  }
}

/** A folder that cannot be written to costs only that the next process reads again. */
export function openCapabilityMemory(destinationsPath: string, name: string, initial: KeptCapability | undefined): CapabilityMemory {
  let known = initial;
  return {
    known: () => known,
    keep: async (capability) => {
      known = capability;
      const path = pathBeside(destinationsPath);
      const fresh = `${path}.${randomUUID()}.new`;
      try {
        await writeFile(fresh, JSON.stringify({ ...(await readKeptCapabilities(destinationsPath)), [name]: capability }));
        await rename(fresh, path);
      } catch {}
    },
  };
}
