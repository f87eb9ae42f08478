// Many inputs over the cores of the machine. Results come in the order of the inputs; only a few are under way at a time, so memory does not grow with their number.
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ConvertJob, InputResult } from "./convert-input.ts";
import { CommandError, type ExitCode } from "./exit-code.ts";
import { type Input, STDIN } from "./read-inputs.ts";

/** What a thread answers for one input; the error of a bug travels as it is. */
export type PoolAnswer =
  | { readonly result: InputResult }
  | { readonly expected: { readonly exitCode: ExitCode; readonly message: string } }
  | { readonly error: unknown };

/** Fewer inputs are done before the threads have opened their tools. */
const FEWEST = 32;
const MOST_THREADS = 16;
/** Inputs under way or waiting, for each thread. */
const AHEAD = 4;

/** Whether a pool is worth its start; standard input belongs to the main thread. */
export const isForPool = (inputs: readonly Input[]): boolean => inputs.length >= FEWEST && inputs.every((i) => i.path !== STDIN);

/**
 * @throws CommandError (input, output) as without a pool, when its turn comes; inputs behind it may have been written already
 */
export async function* convertInPool(inputs: readonly Input[], job: ConvertJob): AsyncGenerator<InputResult> {
  const count = Math.min(availableParallelism(), MOST_THREADS, inputs.length);
  // The same ending as this file: .ts as written, .js as built.
  const file = new URL(import.meta.url.replace(/convert-pool(?=\.[jt]s$)/, "convert-worker"));
  const threads = Array.from({ length: count }, () => new Worker(file, { workerData: job }));
  try {
    const free = [...threads];
    const waiting: ((thread: Worker) => void)[] = [];
    const take = (): Promise<Worker> => {
      const thread = free.pop();
      return thread ? Promise.resolve(thread) : new Promise((resolve) => waiting.push(resolve));
    };
    const convert = async (input: Input): Promise<PoolAnswer> => {
      const thread = await take();
      const answer = await ask(thread, input);
      const next = waiting.shift();
      if (next) next(thread);
      else free.push(thread);
      return answer;
    };
    const underWay: Promise<PoolAnswer>[] = [];
    for (let i = 0; i < inputs.length || underWay.length > 0; ) {
      while (i < inputs.length && underWay.length < count * AHEAD) underWay.push(convert(inputs[i++]!));
      const answer = await underWay.shift()!;
      if ("expected" in answer) throw new CommandError(answer.expected.exitCode, answer.expected.message);
      if ("error" in answer) throw answer.error;
      yield answer.result;
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

async function ask(thread: Worker, input: Input): Promise<PoolAnswer> {
  try {
    const answer = once(thread, "message");
    thread.postMessage(input);
    return (await answer)[0] as PoolAnswer;
  } catch (error) {
    return { error };
  }
}
