// casebridge push: validated bundles → a destination that an operator has registered in a file.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Bundle } from "@medplum/fhirtypes";
import type { Command } from "commander";
import { hasErrors } from "../../base/issue.ts";
import { type Destination, readDestinations } from "../../delivery/destinations.ts";
import { deliverValidated } from "../../pipeline.ts";
import { loadDefinitions } from "../../validation/definitions/load.ts";
import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { readJson } from "../read-inputs.ts";
import { describeIssue } from "../report.ts";

interface Flags {
  readonly to: string;
  readonly destinations: string;
  readonly json?: boolean;
}

export function addPush(program: Command): void {
  program
    .command("push")
    .description("deliver bundles to a destination of the destinations file; a bundle with errors is not sent")
    .argument("<path...>", "bundle files, or folders in which files end in .bundle.json")
    .requiredOption("--to <name>", "name of the destination in the file")
    .option("--destinations <file>", "file with the destinations (docs/cli.md)", "destinations.json")
    .option("--json", "print the delivery reports as JSON")
    .action(async (paths: string[], flags: Flags) => {
      process.exitCode = await push(paths, flags);
    });
}

async function push(paths: readonly string[], flags: Flags): Promise<ExitCode> {
  const destination = await findDestination(flags);
  // All files are read before the first is sent: a broken one must not leave the others half delivered.
  const bundles = await Promise.all(
    paths.flatMap(bundleFiles).map(async (path) => ({ path, bundle: asBundle(await readJson(path), path) })),
  );
  const definitions = loadDefinitions();
  let worst: ExitCode = EXIT.ok;
  for (const { path, bundle } of bundles) {
    const { report, delivered } = await deliverValidated(bundle, destination, definitions, {
      fetch,
      clock: () => new Date(),
      random: Math.random,
    });
    const issues = delivered?.issues ?? report.issues.filter((i) => i.severity === "error" || i.severity === "fatal");
    const failed = !delivered ? EXIT.invalid : hasErrors(delivered.issues) || delivered.failed.length ? EXIT.delivery : EXIT.ok;
    if (worst === EXIT.ok) worst = failed;
    if (flags.json) console.log(JSON.stringify({ path, destination: destination.name, delivered: delivered ?? null, issues }));
    else if (delivered)
      console.log(
        `${path} → ${destination.name}: ${delivered.created} created, ${delivered.updated} updated, ${delivered.unchanged} unchanged, ${delivered.failed.length} failed`,
      );
    else console.log(`${path}: not sent, it has errors`);
    if (!flags.json) for (const issue of issues) if (issue.severity !== "information") console.error(`  ${describeIssue(issue)}`);
  }
  return worst;
}

async function findDestination(flags: Flags): Promise<Destination> {
  const { destinations, issues } = await readDestinations(flags.destinations);
  if (hasErrors(issues)) throw new CommandError(EXIT.usage, issues.map((i) => i.message).join("\n"));
  const found = destinations.get(flags.to);
  if (!found)
    throw new CommandError(
      EXIT.usage,
      `There is no destination "${flags.to}" in ${flags.destinations}. It has: ${[...destinations.keys()].join(", ") || "none"}.`,
    );
  return found;
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
