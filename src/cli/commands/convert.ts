// casebridge convert: narratives → bundles, outcomes, timelines and coverage in one folder per input.
import { join } from "node:path";
import type { Command } from "commander";
import { hasErrors } from "../../base/issue.ts";
import { type PartialDate, parsePartialDate } from "../../base/partial-date.ts";
import { type Conversion, type ConvertOptions, convertNarrative, openTools, type PatientIdentifier } from "../../pipeline.ts";
import { timelinePage } from "../../timeline/page.ts";
import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { type Input, listInputs, readInput } from "../read-inputs.ts";
import { describeConversion, describeIssue, summaryOf } from "../report.ts";
import { writeFolderWhole } from "../write-whole.ts";

interface Flags {
  readonly out: string;
  readonly patient: readonly string[];
  readonly documentId?: string;
  readonly documentDate?: string;
  readonly tenant?: string;
  readonly recorded?: string;
  readonly licensedCodes: boolean;
  readonly json?: boolean;
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
    .action(async (paths: string[], flags: Flags) => {
      process.exitCode = await convert(paths, flags);
    });
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

async function convert(paths: readonly string[], flags: Flags): Promise<ExitCode> {
  const inputs = listInputs(paths);
  const options = optionsOf(flags, inputs);
  const tools = openTools();
  let worst: ExitCode = EXIT.ok;
  const summaries: unknown[] = [];
  for (const input of inputs) {
    const conversion = convertNarrative({ name: input.fileName, bytes: await readInput(input) }, options, tools);
    const failure = failureOf(conversion);
    if (failure === undefined) writeFolderWhole(join(flags.out, input.name), filesOf(conversion));
    else for (const issue of conversion.issues) console.error(`${input.path}: ${describeIssue(issue)}`);
    const invalid = conversion.patients.some((p) => hasErrors(p.report.issues));
    if (worst === EXIT.ok) worst = failure ?? (invalid ? EXIT.invalid : EXIT.ok);
    if (flags.json) summaries.push({ input: input.path, ...summaryOf(conversion) });
    else if (failure === undefined) console.log(describeConversion(input.path, join(flags.out, input.name), conversion));
  }
  if (flags.json) console.log(JSON.stringify(summaries, null, 2));
  return worst;
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
