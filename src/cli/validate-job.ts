// What one run of `casebridge validate` asks of every resource, and the judge that answers: the same in the main thread and in each of a pool.
import { hasErrors } from "../base/issue.ts";
import { addPackages } from "../validation/definitions/add-packages.ts";
import type { Definitions } from "../validation/definitions/definitions.ts";
import { loadDefinitions } from "../validation/definitions/load.ts";
import { readPackage } from "../validation/definitions/read-package.ts";
import { toOperationOutcome } from "../validation/outcome.ts";
import { validateSource } from "../validation/validate-source.ts";
import { CommandError, EXIT } from "./exit-code.ts";
import type { SourceText } from "./validate-files.ts";
import { describeValidation } from "./validation-text.ts";

/** Plain data: it is sent to threads. */
export interface ValidateJob {
  readonly profiles: readonly string[];
  readonly packages: readonly string[];
  readonly strict: boolean;
  /** One line of JSON per resource instead of words. */
  readonly isData: boolean;
}

export interface Judged {
  readonly valid: boolean;
  /** What is printed of it. */
  readonly output: string;
}

/** @throws CommandError (input) where a package cannot be read */
export function openJudge({ profiles, packages, strict, isData }: ValidateJob): (source: SourceText) => Judged {
  const definitions = definitionsWith(packages);
  return ({ file, line, text }) => {
    const source = validateSource(text, definitions, { profiles, strict });
    const valid = !hasErrors(source.report.issues);
    if (!isData) return { valid, output: describeValidation(file, line, source) };
    const place = line === undefined ? { file } : { file, line };
    return { valid, output: JSON.stringify({ ...place, valid, outcome: toOperationOutcome(source.report) }) };
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
