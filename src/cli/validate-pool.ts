// Many resources over the cores of the machine. Answers come in the order of the input; a few batches are under way at a time, so memory does not grow with their number.
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { SourceText } from "./validate-files.ts";
import { type Judged, openJudge, type ValidateJob } from "./validate-job.ts";

/** Smaller inputs are done before the threads have loaded the definitions (characters). */
const WORTH_A_POOL = 4_000_000;
/** One message carries so many characters, or a single resource that is larger. */
const BATCH = 500_000;
const MOST_THREADS = 16;
/** Batches under way or waiting, for each thread. */
const AHEAD = 3;

export const defaultThreads = (): number => Math.min(availableParallelism(), MOST_THREADS);

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

async function* judgeInPool(batches: AsyncIterable<readonly SourceText[]>, job: ValidateJob, count: number): AsyncGenerator<Judged> {
  // The same ending as this file: .ts as written, .js as built.
  const file = new URL(import.meta.url.replace(/validate-pool(?=\.[jt]s$)/, "validate-worker"));
  const threads = Array.from({ length: count }, () => new Worker(file, { workerData: job }));
  // A thread answers one batch after the other: it is asked again once its last answer is there.
  const last: Promise<unknown>[] = threads.map(() => Promise.resolve());
  const underWay: Promise<readonly Judged[]>[] = [];
  let sent = 0;
  let failure: { readonly error: unknown } | undefined;
  try {
    try {
      for await (const batch of batches) {
        const index = sent++ % count;
        const answer = last[index]!.then(() => ask(threads[index]!, batch));
        // Its failure is thrown when its turn comes.
        last[index] = answer.catch(() => undefined);
        underWay.push(answer);
        if (underWay.length >= count * AHEAD) yield* await underWay.shift()!;
      }
    } catch (error) {
      failure = { error };
    }
    while (underWay.length > 0) yield* await underWay.shift()!;
    if (failure !== undefined) throw failure.error;
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

async function ask(thread: Worker, batch: readonly SourceText[]): Promise<readonly Judged[]> {
  const answer = once(thread, "message");
  thread.postMessage(batch);
  return (await answer)[0] as readonly Judged[];
}
