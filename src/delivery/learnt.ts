// What was learnt about destinations, by probes and by deliveries, kept beside the destinations file, so that an operator's file is never rewritten.
import { randomUUID } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import type { Strategy } from "./strategy.ts";

/** A capability statement can be wrong; this was seen. */
export interface Learnt {
  readonly takesOurIds?: boolean;
  /** A transaction with one bad entry stores nothing. */
  readonly isAtomic?: boolean;
  /** An identical PUT makes no version. */
  readonly keepsVersion?: boolean;
  /** An update with a stale If-Match is refused. */
  readonly checksIfMatch?: boolean;
  /** Entries and bytes that it took in one transaction after it had refused more. */
  readonly maxEntries?: number;
  readonly maxBytes?: number;
  /** It refused a compressed body and took the same one plain. */
  readonly takesGzip?: boolean;
  /** Ways of writing that it refused as not supported. */
  readonly refuses?: readonly Strategy[];
}

/** What one destination has taught, for as long as the process runs and longer. */
export interface Memory {
  known(): Learnt;
  learn(more: Learnt): Promise<void>;
}

export const learntOf = (to: { readonly memory?: Memory; readonly learnt?: Learnt }): Learnt => to.memory?.known() ?? to.learnt ?? {};

export const learntPath = (destinationsPath: string): string => destinationsPath.replace(/(?:\.json)?$/, ".learnt.json");

/** By name of the destination; empty where nothing was learnt yet or the file cannot be read. */
export async function readLearnt(destinationsPath: string): Promise<Readonly<Record<string, Learnt>>> {
  try {
    return JSON.parse(await readFile(learntPath(destinationsPath), "utf8")) as Record<string, Learnt>;
  } catch {
    return {};
  }
}

/** Adds to what is known of the destination. */
export async function saveLearnt(destinationsPath: string, name: string, learnt: Learnt): Promise<void> {
  const before = await readLearnt(destinationsPath);
  const all = { ...before, [name]: { ...before[name], ...learnt } };
  const path = learntPath(destinationsPath);
  const fresh = `${path}.${randomUUID()}.new`;
  await writeFile(fresh, `${JSON.stringify(all, null, 2)}\n`);
  await rename(fresh, path);
}

/** A folder that cannot be written to costs only that the next process learns again. */
export function openMemory(destinationsPath: string, name: string, initial: Learnt = {}): Memory {
  let known = initial;
  let saving: Promise<void> = Promise.resolve();
  return {
    known: () => known,
    learn: (more) => {
      known = { ...known, ...more };
      saving = saving.then(() => saveLearnt(destinationsPath, name, more)).catch(() => {});
      return saving;
    },
  };
}
