// New and changed files of a folder, once each, across restarts; a file that is still being written is left alone until it rests. Looks again and
// again instead of asking the operating system for events, which network shares do not give.
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { SeenFiles } from "../store/seen-files.ts";
import { pause } from "./waiting.ts";

export interface WatchOptions {
  readonly folder: string;
  readonly seen: SeenFiles;
  /** Deals with one file: converts, validates, queues. Called again after a crash, so it must be repeatable; what it rejects with ends the watch. */
  readonly handle: (file: { readonly path: string; readonly bytes: Uint8Array }) => Promise<void>;
  /** File names to look at, such as /\.(txt|md)$/. */
  readonly names: RegExp;
  readonly signal: AbortSignal;
  /** A file must have rested so long; default 2,000. */
  readonly restMs?: number;
  /** Between two looks; default 1,000. */
  readonly intervalMs?: number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly clock?: () => Date;
}

interface Look {
  readonly size: number;
  readonly changedMs: number;
}

// Names that editors and copying programs give to what is not finished: ".draft.swp", "a.txt~", "a.txt.part"
const UNFINISHED = /^\.|~$|\.(?:tmp|part|partial|crdownload|swp)$/i;

/** Resolves when the signal says so, after the file in hand. */
export async function watchFolder(options: WatchOptions): Promise<void> {
  const { folder, seen, handle, names, signal, restMs = 2_000, intervalMs = 1_000, clock = () => new Date() } = options;
  let before = new Map<string, Look>();
  /** Read and dealt with as it is: not read again while it rests. */
  const known = new Map<string, Look>();
  while (!signal.aborted) {
    const now = await look(folder, names);
    for (const [path, current] of now) {
      if (signal.aborted) return;
      if (isSame(known.get(path), current)) continue;
      const isResting = isSame(before.get(path), current) && clock().getTime() - current.changedMs >= restMs;
      if (!isResting) continue;
      const bytes = await readFile(path).catch(() => undefined);
      // It was written to while we read, or went away: the next look decides.
      if (bytes === undefined || !isSame(await lookAt(path), current) || bytes.length !== current.size) continue;
      const content = createHash("sha256").update(bytes).digest("base64url");
      if (seen.contentOf(path) !== content) {
        await handle({ path, bytes });
        seen.remember(path, content);
      }
      known.set(path, current);
    }
    before = now;
    await pause(intervalMs, options);
  }
}

async function look(folder: string, names: RegExp): Promise<Map<string, Look>> {
  const looks = new Map<string, Look>();
  const entries = await readdir(folder, { withFileTypes: true });
  for (const { name } of entries.filter((entry) => entry.isFile()).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (UNFINISHED.test(name) || !names.test(name)) continue;
    const path = resolve(join(folder, name));
    const current = await lookAt(path);
    if (current !== undefined) looks.set(path, current);
  }
  return looks;
}

const lookAt = async (path: string): Promise<Look | undefined> => {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true ? { size: found.size, changedMs: found.mtimeMs } : undefined;
};

const isSame = (a: Look | undefined, b: Look | undefined): boolean =>
  a !== undefined && b !== undefined && a.size === b.size && a.changedMs === b.changedMs;
