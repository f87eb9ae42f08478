// The digest as text → definitions: for a browser, which fetches `casebridge/definitions.json.gz` and unzips it itself.
import type { Definitions } from "./definitions.ts";

/** @throws Error where the text is no digest */
export function parseDefinitions(json: string): Definitions {
  const definitions = JSON.parse(json) as Partial<Definitions> | null;
  for (const part of ["packages", "constraints", "structures", "valueSets", "codeSystems"] as const)
    if (definitions?.[part] === undefined) throw new Error(`This is no digest of FHIR definitions: it has no ${part}.`);
  return definitions as Definitions;
}
