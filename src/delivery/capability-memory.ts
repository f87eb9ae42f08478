// What destinations said they can do, kept in a file beside the destinations file, so that not every process has to ask.
import { randomUUID } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";

/** Survives JSON. */
export interface KeptCapability {
  readonly baseUrl: string;
  /** Milliseconds of the clock. */
  readonly readAt: number;
  /** A `Capability`, its sets as lists. */
  readonly capability: Readonly<Record<string, string | boolean | readonly string[]>>;
}

export interface CapabilityMemory {
  known(): KeptCapability | undefined;
  keep(capability: KeptCapability): Promise<void>;
}

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

/** A folder that cannot be written to costs only that the next process asks again. */
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
