// One thread of the pool: loads the definitions once, then judges the batches that it is sent. Started by validate-pool.ts alone.
import { parentPort, workerData } from "node:worker_threads";
import type { SourceText } from "./validate-files.ts";
import { openJudge, type ValidateJob } from "./validate-job.ts";

const judge = openJudge(workerData as ValidateJob);
parentPort?.on("message", (batch: readonly SourceText[]) => parentPort?.postMessage(batch.map(judge)));
