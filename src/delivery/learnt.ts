// What probes have learnt about destinations, kept beside the destinations file, so that an operator's file is never rewritten.
import { readFile, rename, writeFile } from "node:fs/promises";

/** What the self-test found out; a capability statement can be wrong, this was seen. */
export interface Learnt {
  readonly takesOurIds?: boolean;
  /** A transaction with one bad entry stores nothing. */
  readonly isAtomic?: boolean;
  /** An identical PUT makes no version. */
  readonly keepsVersion?: boolean;
  /** An update with a stale If-Match is refused. */
  readonly checksIfMatch?: boolean;
}

export const learntPath = (destinationsPath: string): string => destinationsPath.replace(/(?:\.json)?$/, ".learnt.json");

/** By name of the destination; empty where nothing was learnt yet or the file cannot be read. */
export async function readLearnt(destinationsPath: string): Promise<Readonly<Record<string, Learnt>>> {
  try {
    return JSON.parse(await readFile(learntPath(destinationsPath), "utf8")) as Record<string, Learnt>;
  } catch {
    return {};
  }
}

export async function saveLearnt(destinationsPath: string, name: string, learnt: Learnt): Promise<void> {
  const all = { ...(await readLearnt(destinationsPath)), [name]: learnt };
  const path = learntPath(destinationsPath);
  await writeFile(`${path}.new`, `${JSON.stringify(all, null, 2)}\n`);
  await rename(`${path}.new`, path);
}
