// One thread of the pool: opens the tools once, then converts the inputs that it is sent, one at a time. Started by convert-pool.ts alone.
import { parentPort, workerData } from "node:worker_threads";
import { openTools } from "../pipeline.ts";
import { type ConvertJob, convertInput } from "./convert-input.ts";
import type { PoolAnswer } from "./convert-pool.ts";
import { CommandError } from "./exit-code.ts";
import type { Input } from "./read-inputs.ts";

const job = workerData as ConvertJob;
const tools = openTools();

parentPort?.on("message", (input: Input) => {
  void convertInput(input, job, tools)
    .then(
      (result): PoolAnswer => ({ result }),
      (error: unknown): PoolAnswer =>
        error instanceof CommandError ? { expected: { exitCode: error.exitCode, message: error.message } } : { error },
    )
    .then((answer) => parentPort?.postMessage(answer));
});
