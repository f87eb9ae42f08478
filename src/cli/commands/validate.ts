// casebridge validate: what the validator says of FHIR files, whoever wrote them.
import { once } from "node:events";
import { type Command, InvalidArgumentError, Option } from "commander";
import { EXIT } from "../exit-code.ts";
import { defaultThreads } from "../thread-pool.ts";
import { blocksOf } from "../validate-files.ts";
import { judgeAll } from "../validate-pool.ts";
import { describeTotal } from "../validation-text.ts";

interface Flags {
  readonly profile: readonly string[];
  readonly package: readonly string[];
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly format: "text" | "ndjson";
  readonly threads: number;
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
    .addOption(
      new Option("--threads <count>", "how many threads share large inputs").argParser(threadsOf).default(defaultThreads(), "the cores"),
    )
    .option("--json", "the same as --format ndjson")
    .action(async (files: string[], flags: Flags) => {
      const isData = flags.json === true || flags.format === "ndjson";
      const job = { profiles: flags.profile, packages: flags.package, strict: flags.strict === true, isData };
      let count = 0;
      let invalid = 0;
      for await (const judged of judgeAll(blocksOf(files), job, flags.threads)) {
        count += judged.count;
        invalid += judged.invalid;
        if (judged.invalid > 0) process.exitCode = EXIT.invalid;
        if (!process.stdout.write(judged.output)) await once(process.stdout, "drain");
      }
      if (!isData && count > 1) console.log(describeTotal(count, invalid));
    });
}

function threadsOf(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count;
  throw new InvalidArgumentError("Give a whole number from 1 to 64.");
}
