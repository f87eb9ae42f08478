// casebridge watch: new and changed narratives of a folder are converted, validated and queued, once each, and sent as the destination takes them.
import { basename } from "node:path";
import type { Command } from "commander";
import { hasErrors } from "../../base/issue.ts";
import { drainOutbox } from "../../delivery/drain.ts";
import { queueBundles } from "../../delivery/queue.ts";
import { watchFolder } from "../../delivery/watch-folder.ts";
import { convertNarrative, openTools, type Tools } from "../../pipeline.ts";
import { lockFolder } from "../../store/folder-lock.ts";
import type { Outbox } from "../../store/outbox.ts";
import { openSeenFiles } from "../../store/seen-files.ts";
import { allDestinations, namedDestination } from "../destination-option.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { addOutboxOptions, withOutbox } from "../outbox-option.ts";
import type { OutboxFlags } from "../outbox-place.ts";
import { OUTSIDE } from "../outside.ts";
import { describeIssue } from "../report.ts";

interface Flags extends OutboxFlags {
  readonly to: string;
  readonly destinations: string;
  readonly state?: string;
}

export function addWatch(program: Command): void {
  addOutboxOptions(
    program
      .command("watch")
      .description("convert, validate and deliver narratives as they appear in a folder; ends with Ctrl-C")
      .argument("<dir>", "folder that narratives are written to")
      .requiredOption("--to <name>", "name of the destination in the file"),
  )
    .option("--state <dir>", "folder that remembers which files were dealt with; default the outbox, where that is a folder")
    .action(watch);
}

async function watch(folder: string, flags: Flags): Promise<void> {
  await namedDestination(flags.destinations, flags.to);
  const destinations = await allDestinations(flags.destinations);
  const tools = openTools();
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  await withOutbox(flags, true, async (outbox, place) => {
    const state = flags.state ?? ("folder" in place ? place.folder : undefined);
    if (state === undefined)
      throw new CommandError(
        EXIT.usage,
        "The outbox is a database: name a folder with --state DIR that remembers which files were dealt with.",
      );
    const lock = "folder" in place ? undefined : lockFolder(state);
    if (!("folder" in place) && !lock)
      throw new CommandError(EXIT.usage, `Another watch keeps its state in ${state}. Name another folder.`);
    const seen = openSeenFiles(state);
    console.log(`watching ${folder}, sending to ${flags.to}`);
    try {
      await Promise.all([
        watchFolder({ folder, seen, names: /\.(txt|md)$/i, signal: stop.signal, handle: (file) => take(file, flags.to, outbox, tools) }),
        drainOutbox({
          outbox,
          destinations,
          outside: OUTSIDE,
          signal: stop.signal,
          onDelivery: (lease, report, settlement) => {
            console.log(
              `${lease.item.id} ${settlement}: ${report.created} created, ${report.updated} updated, ${report.unchanged} unchanged, ${report.withdrawn} withdrawn`,
            );
            for (const issue of report.issues) if (issue.severity === "error") console.error(`  ${describeIssue(issue)}`);
          },
        }),
      ]);
    } finally {
      seen.close();
      lock?.release();
    }
  });
}

/** What cannot be read or is invalid is named and left; the watch goes on. */
async function take(
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  to: string,
  outbox: Outbox,
  tools: Tools,
): Promise<void> {
  const name = basename(path);
  // The file name is the document's identity: a corrected version updates what the first one made.
  const { patients, issues } = convertNarrative({ name, bytes }, { recorded: new Date().toISOString(), documentId: name }, tools);
  for (const issue of issues)
    if (issue.severity === "error" || issue.severity === "fatal") console.error(`${path}: ${describeIssue(issue)}`);
  const valid = patients.filter((p) => !hasErrors(p.report.issues));
  if (valid.length < patients.length)
    console.error(`${path}: ${patients.length - valid.length} of ${patients.length} bundles have errors and are not queued`);
  const queued = await queueBundles(
    valid.map((p) => p.bundle),
    to,
    outbox,
  );
  if (queued.length) console.log(`${path}: ${queued.filter((q) => q.isNew).length} queued`);
}
