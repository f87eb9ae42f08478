// casebridge validate: what the validator says of FHIR files, whoever wrote them.
import type { Command } from "commander";
import { hasErrors } from "../../base/issue.ts";
import { loadDefinitions } from "../../validation/definitions/load.ts";
import { medplumOpinion } from "../../validation/layers/second-opinion.ts";
import { toOperationOutcome } from "../../validation/outcome.ts";
import type { ValidationReport } from "../../validation/report.ts";
import { validateResource } from "../../validation/validate.ts";
import { EXIT } from "../exit-code.ts";
import { readJson } from "../read-inputs.ts";
import { describeIssue } from "../report.ts";

interface Flags {
  readonly profile: readonly string[];
  readonly strict?: boolean;
  readonly json?: boolean;
}

export function addValidate(program: Command): void {
  program
    .command("validate")
    .description("validate FHIR R4 resources and bundles against R4, mCODE 4.0.0, our profiles and what they claim")
    .argument("<file...>", "JSON files, or - for standard input")
    .option(
      "--profile <url>",
      "a profile that the resource must fit besides those it claims; may be repeated",
      (v: string, all: readonly string[]) => [...all, v],
      [],
    )
    .option("--strict", "treat unknown extensions and profiles as errors")
    .option("--json", "print one OperationOutcome per file, one per line")
    .action(async (files: string[], flags: Flags) => {
      const definitions = loadDefinitions();
      for (const file of files) {
        const report = validateResource(await readJson(file), definitions, {
          profiles: [...flags.profile],
          secondOpinion: medplumOpinion(definitions),
          ...(flags.strict ? { strict: true } : {}),
        });
        const isInvalid = hasErrors(report.issues);
        if (isInvalid) process.exitCode = EXIT.invalid;
        if (flags.json) console.log(JSON.stringify({ file, valid: !isInvalid, outcome: toOperationOutcome(report) }));
        else console.log(describeReport(file, report));
      }
    });
}

function describeReport(file: string, report: ValidationReport): string {
  const count = (severity: string): number => report.issues.filter((i) => i.severity === severity).length;
  const findings = report.issues.filter((i) => i.severity !== "information").map((i) => `  ${describeIssue(i)}`);
  const layers = report.layers.map((l) => `  ${l.name}: ${l.status === "ran" ? `ran, ${l.checked} checked` : `skipped, ${l.why}`}`);
  const notChecked = report.issues.filter((i) => i.code === "not-checked").length;
  return [
    `${file}: ${hasErrors(report.issues) ? "invalid" : "valid"}, ${count("error") + count("fatal")} errors, ${count("warning")} warnings, ${notChecked} things that could not be checked`,
    ...findings,
    ...layers,
  ].join("\n");
}
