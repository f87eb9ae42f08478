#!/usr/bin/env node
// The command line: words in, exit code out. Each command lives in its own file.
import { Command, CommanderError } from "commander";
import { addConvert } from "./commands/convert.ts";
import { addDiff } from "./commands/diff.ts";
import { addDrain } from "./commands/drain.ts";
import { addExplain } from "./commands/explain.ts";
import { addOutbox } from "./commands/outbox.ts";
import { addProbe } from "./commands/probe.ts";
import { addPush } from "./commands/push.ts";
import { addServe } from "./commands/serve.ts";
import { addTimeline } from "./commands/timeline.ts";
import { addValidate } from "./commands/validate.ts";
import { addWatch } from "./commands/watch.ts";
import { CommandError, EXIT } from "./exit-code.ts";

const program = new Command("casebridge")
  .description("Oncology case narratives in, validated and evidence-linked FHIR R4 (mCODE) out.")
  .version("0.1.0")
  .addHelpText(
    "after",
    "\nExit codes: 0 done, 1 failure, 2 wrong call, 3 input not readable, 4 output not writable, 5 invalid FHIR, 6 identifiers do not fit the patients, 7 delivery failed, 8 the conversions differ (diff --exit-code).",
  )
  .exitOverride();
for (const add of [addConvert, addValidate, addPush, addTimeline, addExplain, addDiff, addServe, addProbe, addOutbox, addDrain, addWatch])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  else if (error instanceof CommandError) {
    console.error(error.message);
    process.exitCode = error.exitCode;
  } else throw error;
}
