// Many resources over the cores of the machine, in blocks of bytes, with answers in the order of the input.
import { inThreads, moduleBeside } from "./thread-pool.ts";
import type { SourceBlock } from "./validate-files.ts";
import { type Judged, openJudge, type ValidateJob } from "./validate-job.ts";

/** Smaller inputs are done before the threads have loaded the definitions (bytes). */
const WORTH_A_POOL = 4_000_000;
/** Blocks under way or waiting, for each thread. */
const AHEAD = 3;

/** Judges all blocks, and may take their buffers away; with one thread, or where there is little to do, in this one. */
export async function* judgeAll(blocks: AsyncGenerator<SourceBlock>, job: ValidateJob, threads: number): AsyncGenerator<Judged> {
  const { first, size, rest } = threads > 1 ? await taken(blocks, WORTH_A_POOL) : { first: [], size: 0, rest: blocks };
  const all = joined(first, rest);
  // Packages that cannot be read are told here, in words; a thread would only fail.
  const judge = size < WORTH_A_POOL || job.packages.length > 0 ? openJudge(job) : undefined;
  if (size < WORTH_A_POOL) {
    for await (const block of all) yield judge!(block);
    return;
  }
  const module = moduleBeside(import.meta.url, "validate-worker");
  const pool = { module, workerData: job, threads, ahead: AHEAD };
  yield* inThreads<SourceBlock, Judged>(all, pool, ({ bytes }) => [bytes.buffer]);
}

interface Taken {
  readonly first: readonly SourceBlock[];
  readonly size: number;
  readonly rest: AsyncIterable<SourceBlock>;
}

/** The beginning, until it is large enough; a failure on the way comes after it, in its turn. */
async function taken(blocks: AsyncGenerator<SourceBlock>, enough: number): Promise<Taken> {
  const first: SourceBlock[] = [];
  let size = 0;
  try {
    while (size < enough) {
      const { value, done } = await blocks.next();
      if (done === true) break;
      first.push(value);
      size += value.bytes.length;
    }
  } catch (error) {
    return { first, size, rest: failing(error) };
  }
  return { first, size, rest: blocks };
}

// biome-ignore lint/correctness/useYield: it has nothing to give but its failure
async function* failing(error: unknown): AsyncGenerator<never> {
  throw error;
}

async function* joined<T>(first: readonly T[], rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* rest;
}
