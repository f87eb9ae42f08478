// casebridge push: validated bundles → a destination that an operator has registered in a file; at once, or through a durable outbox.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Bundle } from "@medplum/fhirtypes";
import type { Command } from "commander";
import { hasErrors } from "../../base/issue.ts";
import { deliverBundle } from "../../delivery/deliver.ts";
import type { Destination } from "../../delivery/destinations.ts";
import { planDelivery } from "../../delivery/plan.ts";
import { queueBundles } from "../../delivery/queue.ts";
import { readBack } from "../../delivery/read-back.ts";
import { refusedFacts } from "../../delivery/refused-facts.ts";
import { validateForDelivery } from "../../pipeline.ts";
import { loadDefinitions } from "../../validation/definitions/load.ts";
import { allDestinations, namedDestination } from "../destination-option.ts";
import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { withOutbox } from "../outbox-option.ts";
import type { OutboxFlags } from "../outbox-place.ts";
import { OUTSIDE } from "../outside.ts";
import { readJson } from "../read-inputs.ts";
import { describeIssue } from "../report.ts";
import { counts, sendQueued } from "../send-queued.ts";

interface Flags extends OutboxFlags {
  readonly to: string;
  readonly destinations: string;
  readonly dryRun?: boolean;
  readonly readBack?: boolean;
  readonly bringBack?: boolean;
  readonly queueOnly?: boolean;
  readonly json?: boolean;
}

interface Found {
  readonly path: string;
  readonly bundle: Bundle;
}

export function addPush(program: Command): void {
  program
    .command("push")
    .description("deliver bundles to a destination of the destinations file; a bundle with errors is not sent")
    .argument("<path...>", "bundle files, or folders in which files end in .bundle.json")
    .requiredOption("--to <name>", "name of the destination in the file")
    .option("--destinations <file>", "file with the destinations (docs/cli.md)", "destinations.json")
    .option("--dry-run", "say what would be written, and write nothing")
    .option("--read-back", "read again what was delivered and say what the destination changed or lost")
    .option("--bring-back", "create again what somebody deleted at the destination; without it that is refused")
    .option(
      "--outbox <place>",
      "queue durably first: survives a crash, keeps each patient's order, withdraws facts that disappeared; a folder, postgres://user@host/database, or a name of the destinations file",
    )
    .option("--keys <file>", "keys that seal the outbox")
    .option("--queue-only", "leave the sending to casebridge drain or watch")
    .option("--json", "print the reports as JSON, one per line")
    .action(async (paths: string[], flags: Flags) => {
      process.exitCode = await push(paths, flags);
    });
}

async function push(paths: readonly string[], flags: Flags): Promise<ExitCode> {
  if (flags.queueOnly && flags.outbox === undefined) throw new CommandError(EXIT.usage, "--queue-only needs --outbox: where to queue.");
  if (flags.bringBack && flags.outbox !== undefined)
    throw new CommandError(EXIT.usage, "--bring-back is for a push without --outbox: what is queued keeps to its delivery record.");
  const destination = await namedDestination(flags.destinations, flags.to);
  // All files are read before the first is sent: a broken one must not leave the others half delivered.
  const found = await Promise.all(paths.flatMap(bundleFiles).map(async (path) => ({ path, bundle: asBundle(await readJson(path), path) })));
  const { valid, worst } = onlyValid(found, flags);
  const codes = flags.outbox === undefined || flags.dryRun ? await sendAll(valid, destination, flags) : [await throughOutbox(valid, flags)];
  return [worst, ...codes].find((code) => code !== EXIT.ok) ?? EXIT.ok;
}

/** The gate: what has errors is named and left out. */
function onlyValid(found: readonly Found[], flags: Flags): { valid: readonly Found[]; worst: ExitCode } {
  const definitions = loadDefinitions();
  const valid = found.filter(({ path, bundle }) => {
    const report = validateForDelivery(bundle, definitions);
    if (!hasErrors(report.issues)) return true;
    const errors = report.issues.filter((i) => i.severity === "error" || i.severity === "fatal");
    if (flags.json) console.log(JSON.stringify({ path, sent: false, issues: errors }));
    else console.error([`${path}: not sent, it has errors`, ...errors.map((i) => `  ${describeIssue(i)}`)].join("\n"));
    return false;
  });
  return { valid, worst: valid.length < found.length ? EXIT.invalid : EXIT.ok };
}

async function sendAll(found: readonly Found[], destination: Destination, flags: Flags): Promise<readonly ExitCode[]> {
  const codes: ExitCode[] = [];
  for (const one of found) codes.push(flags.dryRun ? await plan(one, destination, flags) : await send(one, destination, flags));
  return codes;
}

const wish = ({ bringBack = false }: Flags): { bringBack: boolean } => ({ bringBack });

async function plan({ path, bundle }: Found, destination: Destination, flags: Flags): Promise<ExitCode> {
  const planned = await planDelivery(bundle, destination, OUTSIDE, wish(flags));
  if (flags.json) console.log(JSON.stringify({ path, plan: planned }));
  else {
    console.log(`${path} → ${planned.destination}, ${planned.strategy ? `strategy ${planned.strategy}` : "nothing would be sent"}`);
    for (const { action, key, serverKey, unlistedProfiles } of planned.writes)
      console.log(
        `  ${action.padEnd(8)} ${key}${serverKey && serverKey !== key ? ` (there: ${serverKey})` : ""}${unlistedProfiles.length ? ", profile not listed there" : ""}`,
      );
    for (const issue of planned.issues) console.error(`  ${describeIssue(issue)}`);
  }
  return hasErrors(planned.issues) ? EXIT.delivery : EXIT.ok;
}

async function send({ path, bundle }: Found, destination: Destination, flags: Flags): Promise<ExitCode> {
  const delivered = await deliverBundle(bundle, destination, OUTSIDE, wish(flags));
  const isDelivered = !hasErrors(delivered.issues) && !delivered.failed.length;
  const back = flags.readBack && isDelivered ? await readBack(bundle, delivered, destination, OUTSIDE) : undefined;
  const refused = refusedFacts(bundle, delivered);
  if (flags.json) console.log(JSON.stringify({ path, destination: destination.name, delivered, ...(back ? { readBack: back } : {}) }));
  else {
    console.log(`${path} → ${counts(destination.name, delivered)}`);
    for (const issue of delivered.issues) if (issue.severity !== "information") console.error(`  ${describeIssue(issue)}`);
    for (const { key, status, reasons, quotes } of refused)
      console.error(
        `  refused: ${key} (${status}) ${reasons.join("; ")}\n    the narrative says: ${quotes.map((q) => `“${q}”`).join(" ")}`,
      );
    if (back)
      console.log(`  read back ${back.read}, ${back.missing.length} missing, ${back.differences.length} changed by the destination`);
    for (const { key, lost, changed } of back?.differences ?? [])
      console.log(`    ${key}: lost ${lost.join(", ") || "nothing"}; changed ${changed.join(", ") || "nothing"}`);
  }
  return isDelivered && !back?.missing.length ? EXIT.ok : EXIT.delivery;
}

async function throughOutbox(found: readonly Found[], flags: Flags): Promise<ExitCode> {
  const destinations = await allDestinations(flags.destinations);
  return withOutbox(flags, flags.queueOnly !== true, async (outbox) => {
    const queued = await queueBundles(
      found.map((f) => f.bundle),
      flags.to,
      outbox,
    );
    if (!flags.json) console.log(`${queued.filter((q) => q.isNew).length} queued, ${queued.filter((q) => !q.isNew).length} as they were`);
    if (flags.queueOnly) return EXIT.ok;
    const drained = await sendQueued(outbox, destinations, flags);
    return drained.retried + drained.dead ? EXIT.delivery : EXIT.ok;
  });
}

function bundleFiles(path: string): readonly string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new CommandError(EXIT.input, `There is no file or folder ${path}. Check the path.`);
  if (!stats.isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".bundle.json"));
  if (!files.length)
    throw new CommandError(EXIT.input, `The folder ${path} holds no file that ends in .bundle.json. Run "casebridge convert" first.`);
  return files.sort().map((f) => join(path, f));
}

export function asBundle(json: unknown, path: string): Bundle {
  if (typeof json === "object" && json !== null && (json as { resourceType?: unknown }).resourceType === "Bundle") return json as Bundle;
  throw new CommandError(EXIT.input, `${path} is not a FHIR Bundle. A file that "casebridge convert" wrote was expected.`);
}
