// Many resources over the cores of the machine, in batches, with answers in the order of the input.
import { inThreads, moduleBeside } from "./thread-pool.ts";
import type { SourceText } from "./validate-files.ts";
import { type Judged, openJudge, type ValidateJob } from "./validate-job.ts";

/** Smaller inputs are done before the threads have loaded the definitions (characters). */
const WORTH_A_POOL = 4_000_000;
/** One message carries so many characters, or a single resource that is larger. */
const BATCH = 500_000;
/** Batches under way or waiting, for each thread. */
const AHEAD = 3;

/** Judges all sources; with one thread, or where there is little to do, in this one. */
export async function* judgeAll(sources: AsyncIterable<SourceText>, job: ValidateJob, threads: number): AsyncGenerator<Judged> {
  const batches = batchesOf(sources);
  const { first, size, rest } = threads > 1 ? await taken(batches, WORTH_A_POOL) : { first: [], size: 0, rest: batches };
  const all = joined(first, rest);
  // Packages that cannot be read are told here, in words; a thread would only fail.
  const judge = size < WORTH_A_POOL || job.packages.length > 0 ? openJudge(job) : undefined;
  if (size >= WORTH_A_POOL) yield* judgeInPool(all, job, threads);
  else for await (const batch of all) for (const source of batch) yield judge!(source);
}

interface Taken {
  readonly first: readonly (readonly SourceText[])[];
  readonly size: number;
  readonly rest: AsyncIterable<readonly SourceText[]>;
}

/** The beginning, until it is large enough; a failure on the way comes after it, in its turn. */
async function taken(batches: AsyncGenerator<readonly SourceText[]>, enough: number): Promise<Taken> {
  const first: (readonly SourceText[])[] = [];
  let size = 0;
  try {
    while (size < enough) {
      const { value, done } = await batches.next();
      if (done === true) break;
      first.push(value);
      for (const { text } of value) size += text.length;
    }
  } catch (error) {
    return { first, size, rest: failing(error) };
  }
  return { first, size, rest: batches };
}

// biome-ignore lint/correctness/useYield: it has nothing to give but its failure
async function* failing(error: unknown): AsyncGenerator<never> {
  throw error;
}

async function* joined<T>(first: readonly T[], rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* rest;
}

/** Before a failure of the sources comes what was read until then. */
async function* batchesOf(sources: AsyncIterable<SourceText>): AsyncGenerator<readonly SourceText[], undefined> {
  let batch: SourceText[] = [];
  let size = 0;
  try {
    for await (const source of sources) {
      batch.push(source);
      size += source.text.length;
      if (size < BATCH) continue;
      yield batch;
      batch = [];
      size = 0;
    }
  } catch (error) {
    if (batch.length > 0) yield batch;
    throw error;
  }
  if (batch.length > 0) yield batch;
}

async function* judgeInPool(batches: AsyncIterable<readonly SourceText[]>, job: ValidateJob, threads: number): AsyncGenerator<Judged> {
  const module = moduleBeside(import.meta.url, "validate-worker");
  const pool = { module, workerData: job, threads, ahead: AHEAD };
  for await (const judged of inThreads<readonly SourceText[], readonly Judged[]>(batches, pool)) yield* judged;
}
