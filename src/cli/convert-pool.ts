// Many inputs over the cores of the machine, with results in the order of the inputs.
import type { ConvertJob, InputResult } from "./convert-input.ts";
import { CommandError, type ExitCode } from "./exit-code.ts";
import { type Input, STDIN } from "./read-inputs.ts";
import { defaultThreads, inThreads, moduleBeside } from "./thread-pool.ts";

/** What a thread answers for one input; the error of a bug travels as it is. */
export type PoolAnswer =
  | { readonly result: InputResult }
  | { readonly expected: { readonly exitCode: ExitCode; readonly message: string } }
  | { readonly error: unknown };

/** Fewer inputs are done before the threads have opened their tools. */
const FEWEST = 32;
/** Inputs under way or waiting, for each thread. */
const AHEAD = 4;

/** Whether a pool is worth its start; standard input belongs to the main thread. */
export const isForPool = (inputs: readonly Input[]): boolean => inputs.length >= FEWEST && inputs.every((i) => i.path !== STDIN);

/**
 * @throws CommandError (input, output) as without a pool, when its turn comes; inputs behind it may have been written already
 */
export async function* convertInPool(inputs: readonly Input[], job: ConvertJob): AsyncGenerator<InputResult> {
  const answers = inThreads<Input, PoolAnswer>(inputs, {
    module: moduleBeside(import.meta.url, "convert-worker"),
    workerData: job,
    threads: Math.min(defaultThreads(), inputs.length),
    ahead: AHEAD,
  });
  for await (const answer of answers) {
    if ("expected" in answer) throw new CommandError(answer.expected.exitCode, answer.expected.message);
    if ("error" in answer) throw answer.error;
    yield answer.result;
  }
}
