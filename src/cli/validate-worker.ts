// One thread of the pool: loads the definitions once, then judges the blocks that it is sent. Started by validate-pool.ts alone.
import { parentPort, workerData } from "node:worker_threads";
import type { SourceBlock } from "./validate-files.ts";
import { openJudge, type ValidateJob } from "./validate-job.ts";

const judge = openJudge(workerData as ValidateJob);
parentPort?.on("message", (block: SourceBlock) => parentPort?.postMessage(judge(block)));
