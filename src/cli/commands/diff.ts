// casebridge diff: what a second conversion tells otherwise than the first.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Bundle } from "@medplum/fhirtypes";
import type { Command } from "commander";
import { compareBundles, hasDifferences } from "../../resources/compare.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { readJson } from "../read-inputs.ts";
import { describeDifference } from "../report-difference.ts";
import { asBundle } from "./push.ts";

interface Flags {
  readonly json?: boolean;
  readonly exitCode?: boolean;
}

interface Found {
  /** Path below the folder; "" for a single file. */
  readonly name: string;
  readonly path: string;
  readonly bundle: Bundle;
}

const NOTHING: Bundle = { resourceType: "Bundle", type: "transaction" };

export function addDiff(program: Command): void {
  program
    .command("diff")
    .description("say which facts appeared, disappeared or changed between two conversions")
    .argument("<old>", "bundle file, or folder that convert wrote")
    .argument("<new>", "bundle file, or folder that convert wrote")
    .option("--exit-code", "end with code 8 where facts differ, as 'git diff --exit-code' does")
    .option("--json", "as JSON")
    .action(async (old: string, now: string, flags: Flags) => {
      const differences = pairBundles(await bundlesAt(old), await bundlesAt(now)).map(([mine, theirs]) => ({
        old: mine?.path ?? null,
        new: theirs?.path ?? null,
        ...compareBundles(mine?.bundle ?? NOTHING, theirs?.bundle ?? NOTHING),
      }));
      console.log(flags.json ? JSON.stringify(differences, null, 2) : differences.map(describeDifference).join("\n\n"));
      if (flags.exitCode && differences.some(hasDifferences)) process.exitCode = EXIT.different;
    });
}

async function bundlesAt(path: string): Promise<readonly Found[]> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new CommandError(EXIT.input, `There is no file or folder ${path}. Check the path.`);
  if (!stats.isDirectory()) return [await foundAt(path, "")];
  const names = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".bundle.json"));
  if (!names.length)
    throw new CommandError(EXIT.input, `The folder ${path} holds no file that ends in .bundle.json. Run "casebridge convert" first.`);
  return Promise.all(names.sort().map((name) => foundAt(join(path, name), name)));
}

const foundAt = async (path: string, name: string): Promise<Found> => ({ name, path, bundle: asBundle(await readJson(path), path) });

/** By patient, since a new version of a text may tell its patients in another order; then by file name. What is left has no counterpart. */
function pairBundles(old: readonly Found[], now: readonly Found[]): readonly (readonly [Found | undefined, Found | undefined])[] {
  const partners = new Map<Found, Found>();
  const free = new Set(now);
  for (const isSame of [hasSamePatient, hasSameName])
    for (const mine of old) {
      const theirs = partners.has(mine) ? undefined : [...free].find((other) => isSame(mine, other));
      if (!theirs) continue;
      partners.set(mine, theirs);
      free.delete(theirs);
    }
  return [...old.map((mine) => [mine, partners.get(mine)] as const), ...[...free].map((theirs) => [undefined, theirs] as const)];
}

const patientOf = ({ bundle }: Found): string | undefined =>
  bundle.entry?.find(({ resource }) => resource?.resourceType === "Patient")?.resource?.id;

const hasSamePatient = (a: Found, b: Found): boolean => patientOf(a) !== undefined && patientOf(a) === patientOf(b);

/** A file is compared with a file whatever their names. */
const hasSameName = (a: Found, b: Found): boolean => a.name === b.name || a.name === "" || b.name === "";
