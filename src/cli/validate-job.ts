// What one run of `casebridge validate` asks of every resource, and the judge that answers: the same in the main thread and in each of a pool.
import { hasErrors } from "../base/issue.ts";
import { addPackages } from "../validation/definitions/add-packages.ts";
import type { Definitions } from "../validation/definitions/definitions.ts";
import { loadDefinitions } from "../validation/definitions/load.ts";
import { readPackage } from "../validation/definitions/read-package.ts";
import { toOperationOutcome } from "../validation/outcome.ts";
import { validateSource } from "../validation/validate-source.ts";
import { CommandError, EXIT } from "./exit-code.ts";
import type { SourceBlock } from "./validate-files.ts";
import { describeValidation } from "./validation-text.ts";

/** Plain data: it is sent to threads. */
export interface ValidateJob {
  readonly profiles: readonly string[];
  readonly packages: readonly string[];
  readonly strict: boolean;
  /** One line of JSON per resource instead of words. */
  readonly isData: boolean;
}

/** A block, judged. */
export interface Judged {
  /** How many resources it holds, and how many of them are invalid. */
  readonly count: number;
  readonly invalid: number;
  /** What is printed of them. */
  readonly output: string;
}

/** A byte order mark stays: the scan of the source knows it. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const INK = /\S/;

/** @throws CommandError (input) where a package cannot be read */
export function openJudge({ profiles, packages, strict, isData }: ValidateJob): (block: SourceBlock) => Judged {
  const definitions = definitionsWith(packages);
  return ({ file, line: first, bytes }) => {
    const text = decoder.decode(bytes);
    const texts = first === undefined ? [text] : text.split("\n");
    const printed: string[] = [];
    let invalid = 0;
    texts.forEach((one, index) => {
      if (!INK.test(one)) return;
      const source = validateSource(one, definitions, { profiles, strict });
      const valid = !hasErrors(source.report.issues);
      if (!valid) invalid++;
      const line = first === undefined ? undefined : first + index;
      if (isData) {
        const place = line === undefined ? { file } : { file, line };
        printed.push(JSON.stringify({ ...place, valid, outcome: toOperationOutcome(source.report) }));
      } else printed.push(describeValidation(file, line, source));
    });
    return { count: printed.length, invalid, output: printed.map((one) => `${one}\n`).join("") };
  };
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
