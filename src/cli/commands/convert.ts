// casebridge convert: narratives → bundles, outcomes, timelines and coverage in one folder per input.
import type { Command } from "commander";
import { type PartialDate, parsePartialDate } from "../../base/partial-date.ts";
import { type ConvertOptions, openTools, type PatientIdentifier } from "../../pipeline.ts";
import { type ConvertJob, convertInput, type InputResult } from "../convert-input.ts";
import { convertInPool, isForPool } from "../convert-pool.ts";
import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { type Input, listInputs } from "../read-inputs.ts";

export { filesOf } from "../convert-input.ts";

interface Flags {
  readonly out: string;
  readonly patient: readonly string[];
  readonly documentId?: string;
  readonly documentDate?: string;
  readonly tenant?: string;
  readonly recorded?: string;
  readonly licensedCodes: boolean;
  readonly json?: boolean;
  readonly progress?: boolean;
}

export function addConvert(program: Command): void {
  program
    .command("convert")
    .description("read narratives and write, for each input NAME, the folder DIR/NAME with one bundle, outcome and timeline per patient")
    .argument("<path...>", "text or Markdown files, folders of them, or - for standard input")
    .option("--out <dir>", "folder to write to", "out")
    .option("--patient <system|value>", "identifier of the patient; repeat it in the order of the patients of the text", collect, [])
    .option("--document-id <id>", "identity of the document across its versions (only with one input)")
    .option("--document-date <date>", "when the document was written: YYYY, YYYY-MM or YYYY-MM-DD")
    .option("--tenant <name>", "separates the ids of one organisation from another's", "casebridge")
    .option("--recorded <instant>", "instant that Provenance records; the present moment if absent")
    .option("--no-licensed-codes", "leave out codes that need a SNOMED CT affiliate or ICD-O-3 licence")
    .option("--json", "print a summary as JSON")
    .option("--progress", "tell on standard error how many inputs are done; a terminal is told without it")
    .action(async (paths: string[], flags: Flags) => {
      process.exitCode = await convert(paths, flags);
    });
}

const PROGRESS_EVERY_MS = 10_000;

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

async function convert(paths: readonly string[], flags: Flags): Promise<ExitCode> {
  const inputs = listInputs(paths);
  const job: ConvertJob = { out: flags.out, options: optionsOf(flags, inputs) };
  let worst: ExitCode = EXIT.ok;
  let done = 0;
  const isTold = flags.progress ?? (process.stderr.isTTY && inputs.length > 1);
  let told = Date.now();
  const summaries: unknown[] = [];
  for await (const { exitCode, isFailed, text, problems, summary } of isForPool(inputs)
    ? convertInPool(inputs, job)
    : oneByOne(inputs, job)) {
    for (const problem of problems) console.error(problem);
    if (worst === EXIT.ok) worst = exitCode;
    if (flags.json) summaries.push(summary);
    else if (!isFailed) console.log(text);
    done += 1;
    if (!isTold || (Date.now() - told < PROGRESS_EVERY_MS && done < inputs.length)) continue;
    told = Date.now();
    console.error(`${done} of ${inputs.length} inputs`);
  }
  if (flags.json) console.log(JSON.stringify(summaries, null, 2));
  return worst;
}

async function* oneByOne(inputs: readonly Input[], job: ConvertJob): AsyncGenerator<InputResult> {
  const tools = openTools();
  for (const input of inputs) yield await convertInput(input, job, tools);
}

function optionsOf(flags: Flags, inputs: readonly Input[]): ConvertOptions {
  if (flags.documentId !== undefined && inputs.length > 1)
    throw new CommandError(
      EXIT.usage,
      `--document-id names one document, but ${inputs.length} inputs were given. Convert them one by one.`,
    );
  if (flags.patient.length && inputs.length > 1)
    throw new CommandError(
      EXIT.usage,
      `--patient names the patients of one text, but ${inputs.length} inputs were given. Convert them one by one.`,
    );
  return {
    recorded: instant(flags.recorded),
    patients: flags.patient.map(identifierOf),
    withoutLicensedCodes: !flags.licensedCodes,
    ...(flags.tenant === undefined ? {} : { tenant: flags.tenant }),
    ...(flags.documentId === undefined ? {} : { documentId: flags.documentId }),
    ...(flags.documentDate === undefined ? {} : { documentDate: dateOf(flags.documentDate) }),
  };
}

function identifierOf(text: string): PatientIdentifier {
  const at = text.lastIndexOf("|");
  const [system, value] = [text.slice(0, at), text.slice(at + 1)];
  if (at <= 0 || !value || !/^[a-z][a-z0-9+.-]*:\S+$/i.test(system))
    throw new CommandError(
      EXIT.usage,
      `--patient takes 'system|value' with a URI as system, such as 'urn:oid:1.2.3|12345'. What was given is not of that form.`,
    );
  return { system, value };
}

function dateOf(text: string): PartialDate {
  const date = parsePartialDate(text);
  if (!date) throw new CommandError(EXIT.usage, `--document-date takes YYYY, YYYY-MM or YYYY-MM-DD, not "${text}".`);
  return date;
}

function instant(text: string | undefined): string {
  if (text === undefined) return new Date().toISOString();
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new CommandError(EXIT.usage, `--recorded takes an instant such as 2024-05-01T12:00:00Z, not "${text}".`);
  return text;
}
