// Work over the cores of the machine: each task goes to the thread that is free, and the answers come in the order of the tasks. Only a few tasks
// are under way at a time, so memory does not grow with their number.
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { type Transferable, Worker } from "node:worker_threads";

const MOST_THREADS = 16;

export const defaultThreads = (): number => Math.min(availableParallelism(), MOST_THREADS);

/** A module beside that of `url`, with the same ending: .ts as written, .js as built. */
export const moduleBeside = (url: string, name: string): URL => new URL(`./${name}${extname(url)}`, url);

export interface ThreadPool {
  /** The module that each thread runs: it answers every message with one message, one after the other. */
  readonly module: URL;
  /** What each thread is started with. */
  readonly workerData: unknown;
  readonly threads: number;
  /** Tasks under way or waiting, for each thread. */
  readonly ahead: number;
}

/** `transferOf`: the buffers that a task hands over instead of a copy. */
type TransferOf<Task> = (task: Task) => readonly Transferable[];

type Outcome<Answer> = { readonly answer: Answer } | { readonly error: unknown };

/** @throws what a thread threw, or what the tasks failed with, when its turn comes: after the answers to all tasks before it */
export async function* inThreads<Task, Answer>(
  tasks: Iterable<Task> | AsyncIterable<Task>,
  { module, workerData, threads, ahead }: ThreadPool,
  transferOf: TransferOf<Task> = () => [],
): AsyncGenerator<Answer> {
  const all = Array.from({ length: threads }, () => new Worker(module, { workerData }));
  const free = [...all];
  const waiting: ((thread: Worker) => void)[] = [];
  const run = async (task: Task): Promise<Outcome<Answer>> => {
    const thread = free.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)));
    const outcome = await ask<Task, Answer>(thread, task, transferOf(task));
    const next = waiting.shift();
    if (next) next(thread);
    else free.push(thread);
    return outcome;
  };
  const source = asynchronous(tasks);
  const underWay: Promise<Outcome<Answer>>[] = [];
  let isMore = true;
  try {
    while (isMore || underWay.length > 0) {
      while (isMore && underWay.length < threads * ahead) {
        const task = await source.next().catch((error: unknown) => ({ error }));
        if ("error" in task) underWay.push(Promise.resolve(task));
        else if (task.done !== true) underWay.push(run(task.value));
        isMore = !("error" in task) && task.done !== true;
      }
      const outcome = await underWay.shift();
      if (outcome === undefined) return;
      if ("error" in outcome) throw outcome.error;
      yield outcome.answer;
    }
  } finally {
    await Promise.all([source.return(undefined), ...all.map((thread) => thread.terminate())]);
  }
}

async function* asynchronous<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T, undefined> {
  yield* items;
  return undefined;
}

async function ask<Task, Answer>(thread: Worker, task: Task, transfer: readonly Transferable[]): Promise<Outcome<Answer>> {
  try {
    const answer = once(thread, "message");
    thread.postMessage(task, transfer);
    return { answer: (await answer)[0] as Answer };
  } catch (error) {
    return { error };
  }
}
