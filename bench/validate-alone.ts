// The validator in a process of its own, started by validate.ts: prints how long it took from the start of the process to the first report, and what memory it keeps.
import { readFileSync } from "node:fs";
import { loadDefinitions } from "../src/validation/definitions/load.ts";
import { validateResource } from "../src/validation/validate.ts";

const ROUNDS = 20;
const definitions = loadDefinitions();
const resources = (JSON.parse(readFileSync(0, "utf8")) as readonly string[]).map((text) => JSON.parse(text) as unknown);
validateResource(resources[0], definitions);
const coldMs = performance.now();
for (let round = 0; round < ROUNDS; round++) for (const resource of resources) validateResource(resource, definitions);
console.log(JSON.stringify({ coldMs: Math.round(coldMs), rssMegabytes: Math.round(process.memoryUsage().rss / 1e6) }));
