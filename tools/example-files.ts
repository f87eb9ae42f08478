// What the product makes of an example, as files: the same bytes whenever and wherever it is run. Written by write-examples.ts, compared by a test.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesOf } from "../src/cli/commands/convert.ts";
import { convertNarrative, type Tools } from "../src/pipeline.ts";

export const EXAMPLES: string = "examples";
const NARRATIVE = "narrative.txt";
/** The clock stands still and the document has a name, so that only a change of the product changes a file. */
const RECORDED = "2026-01-01T00:00:00Z";

export const exampleNames = (): readonly string[] =>
  readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

/** Every file of the folder but the narrative: facts.json, then for each patient what `convert` writes, then coverage.json. */
export function exampleFiles(example: string, tools: Tools): Readonly<Record<string, string>> {
  const conversion = convertNarrative(
    { name: NARRATIVE, bytes: readFileSync(join(EXAMPLES, example, NARRATIVE)) },
    { recorded: RECORDED, documentId: `example-${example}` },
    tools,
  );
  const facts = conversion.patients.map(({ record }) => record);
  // The page holds the drawing and the text, which stand beside it as files.
  const written = Object.entries(filesOf(conversion)).filter(([name]) => !name.endsWith(".html"));
  return Object.fromEntries([["facts.json", `${JSON.stringify(facts, null, 2)}\n`], ...written]);
}

/** The files that lie in the folder now, without the narrative. */
export function writtenFiles(example: string): Readonly<Record<string, string>> {
  const names = readdirSync(join(EXAMPLES, example)).filter((name) => name !== NARRATIVE);
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(EXAMPLES, example, name), "utf8")]));
}
