// The main job on the example narrative: read, find, build, validate, deliver twice to the embedded endpoint, write out/, tell a person.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hasErrors } from "../src/base/issue.ts";
import { filesOf } from "../src/cli/commands/convert.ts";
import { describeConversion, describeIssue } from "../src/cli/report.ts";
import { writeFolderWhole } from "../src/cli/write-whole.ts";
import type { Destination } from "../src/delivery/destinations.ts";
import { convertNarrative, deliverValidated, openTools } from "../src/pipeline.ts";
import { startServer } from "../src/server/start.ts";
import { openRepository } from "../src/store/repository.ts";

const EXAMPLE = "examples/two-cervical-cancers";
const started = performance.now();

const tools = openTools();
const conversion = convertNarrative(
  { name: "narrative.txt", bytes: readFileSync(join(EXAMPLE, "narrative.txt")) },
  { recorded: new Date().toISOString(), documentId: "example-two-cervical-cancers" },
  tools,
);
if (!conversion.patients.length) {
  for (const issue of conversion.issues) console.error(describeIssue(issue));
  process.exit(1);
}
writeFolderWhole("out/two-cervical-cancers", filesOf(conversion));
console.log(describeConversion(join(EXAMPLE, "narrative.txt"), "out/two-cervical-cancers", conversion));

const repository = openRepository();
const { url, close } = await startServer({ repository, host: "127.0.0.1", port: 0 });
const destination: Destination = { name: "embedded", baseUrl: url, kind: "repository", allowPrivateAddress: true, allowPlainHttp: true };
let isClean = true;
console.log(`\nDelivered twice to ${url}:`);
for (const round of ["first", "second"])
  for (const { bundle, record } of conversion.patients) {
    const { report, delivered } = await deliverValidated(bundle, destination, tools.definitions, {
      fetch,
      clock: () => new Date(),
      random: Math.random,
    });
    if (delivered)
      console.log(
        `  ${round} push, ${record.label}: ${delivered.created} created, ${delivered.updated} updated, ${delivered.unchanged} unchanged, ${delivered.failed.length} failed`,
      );
    else console.log(`  ${round} push, ${record.label}: not sent, ${report.issues.filter((i) => i.severity === "error").length} errors`);
    isClean &&=
      delivered !== undefined && !hasErrors(delivered.issues) && (round === "first" || delivered.created + delivered.updated === 0);
  }
await close();
repository.close();

console.log(`\nLook at out/two-cervical-cancers/1.timeline.html in a browser. ${((performance.now() - started) / 1000).toFixed(1)} s.`);
if (!isClean) {
  console.error("The demo did not end as it should: see above.");
  process.exitCode = 1;
}
