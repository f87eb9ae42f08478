// One input of `convert`: read, converted, its folder written; what the terminal shall say of it is left to the caller, as plain data.
import { join } from "node:path";
import { hasErrors } from "../base/issue.ts";
import { type Conversion, type ConvertOptions, convertNarrative, type Tools } from "../pipeline.ts";
import { timelinePage } from "../timeline/page.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { type Input, readInput } from "./read-inputs.ts";
import { describeConversion, describeIssue, summaryOf } from "./report.ts";
import { writeFolderWhole } from "./write-whole.ts";

/** What holds for every input of a call. */
export interface ConvertJob {
  readonly out: string;
  readonly options: ConvertOptions;
}

export interface InputResult {
  readonly exitCode: ExitCode;
  /** Nothing was written. */
  readonly isFailed: boolean;
  /** For a person; problems where it failed. */
  readonly text: string;
  readonly problems: readonly string[];
  readonly summary: object;
}

/** @throws CommandError where the input cannot be read or its folder cannot be written */
export async function convertInput(input: Input, { out, options }: ConvertJob, tools: Tools): Promise<InputResult> {
  const conversion = convertNarrative({ name: input.fileName, bytes: await readInput(input) }, options, tools);
  const failure = failureOf(conversion);
  const folder = join(out, input.name);
  if (failure === undefined) writeFolderWhole(folder, filesOf(conversion));
  const isInvalid = conversion.patients.some((p) => hasErrors(p.report.issues));
  return {
    exitCode: failure ?? (isInvalid ? EXIT.invalid : EXIT.ok),
    isFailed: failure !== undefined,
    text: failure === undefined ? describeConversion(input.path, folder, conversion) : "",
    problems: failure === undefined ? [] : conversion.issues.map((issue) => `${input.path}: ${describeIssue(issue)}`),
    summary: { input: input.path, ...summaryOf(conversion) },
  };
}

function failureOf({ issues, patients }: Conversion): ExitCode | undefined {
  if (patients.length && !hasErrors(issues)) return undefined;
  return issues.some((i) => i.code === "identifier-mismatch") ? EXIT.identifier : EXIT.input;
}

/** The files of one input: everything that `DIR/NAME/` holds. */
export function filesOf(conversion: Conversion): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  conversion.patients.forEach(({ bundle, outcome, timeline, record }, i) => {
    files[`${i + 1}.bundle.json`] = json(bundle);
    files[`${i + 1}.outcome.json`] = json(outcome);
    files[`${i + 1}.timeline.svg`] = timeline.svg;
    files[`${i + 1}.timeline.html`] = timelinePage(bundle, { heading: record.label ?? `Patient ${record.ordinal}` });
  });
  files["coverage.json"] = json(conversion.coverage);
  return files;
}
