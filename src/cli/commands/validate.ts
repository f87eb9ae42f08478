// casebridge validate: what the validator says of FHIR files, whoever wrote them.
import { type Command, Option } from "commander";
import { hasErrors } from "../../base/issue.ts";
import { addPackages } from "../../validation/definitions/add-packages.ts";
import type { Definitions } from "../../validation/definitions/definitions.ts";
import { loadDefinitions } from "../../validation/definitions/load.ts";
import { readPackage } from "../../validation/definitions/read-package.ts";
import { toOperationOutcome } from "../../validation/outcome.ts";
import { validateSource } from "../../validation/validate-source.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { sourcesOf } from "../validate-files.ts";
import { describeTotal, describeValidation } from "../validation-text.ts";

interface Flags {
  readonly profile: readonly string[];
  readonly package: readonly string[];
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly format: "text" | "ndjson";
}

const collect = (value: string, all: readonly string[]): readonly string[] => [...all, value];

export function addValidate(program: Command): void {
  program
    .command("validate")
    .description("validate FHIR R4 resources and bundles against R4, mCODE 4.0.0, our profiles and what they claim")
    .argument("<file...>", "JSON files, NDJSON files (.ndjson, .jsonl), folders of them, or - for JSON from standard input")
    .option("--profile <url>", "a profile that the resource must fit besides those it claims; may be repeated", collect, [])
    .option("--package <package>", "a further FHIR package: .tgz, folder, or installed npm name; may be repeated", collect, [])
    .option("--strict", "treat unknown extensions and profiles as errors")
    .addOption(new Option("--format <format>", "how findings are printed").choices(["text", "ndjson"]).default("text"))
    .option("--json", "the same as --format ndjson")
    .action(async (files: string[], flags: Flags) => {
      const definitions = definitionsWith(flags.package);
      const isData = flags.json === true || flags.format === "ndjson";
      let count = 0;
      let invalid = 0;
      for await (const { file, line, text } of sourcesOf(files)) {
        const source = validateSource(text, definitions, { profiles: flags.profile, strict: flags.strict === true });
        const valid = !hasErrors(source.report.issues);
        count++;
        if (!valid) {
          invalid++;
          process.exitCode = EXIT.invalid;
        }
        if (isData)
          console.log(JSON.stringify({ file, ...(line === undefined ? {} : { line }), valid, outcome: toOperationOutcome(source.report) }));
        else console.log(describeValidation(file, line, source));
      }
      if (!isData && count > 1) console.log(describeTotal(count, invalid));
    });
}

function definitionsWith(packages: readonly string[]): Definitions {
  try {
    return addPackages(
      loadDefinitions(),
      packages.map((place) => readPackage(place)),
    );
  } catch (cause) {
    throw new CommandError(EXIT.input, cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
