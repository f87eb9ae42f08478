// Files of FHIR, each as resources: a JSON file is one, an NDJSON file one per line, read as it streams; a folder is the files in it.
import { createReadStream, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { createInterface } from "node:readline";
import { CommandError, EXIT } from "./exit-code.ts";
import { STDIN } from "./read-inputs.ts";

export interface SourceText {
  readonly file: string;
  /** Of NDJSON: from 1. */
  readonly line: number | undefined;
  readonly text: string;
}

const NDJSON = [".ndjson", ".jsonl"];
const isNdjson = (path: string): boolean => NDJSON.includes(extname(path).toLowerCase());

/** @throws CommandError (input) where a path does not exist, a file cannot be read or holds nothing, or a folder holds no file of FHIR */
export async function* sourcesOf(paths: readonly string[]): AsyncGenerator<SourceText> {
  for (const file of paths.flatMap(expand)) {
    let count = 0;
    try {
      for await (const source of isNdjson(file) ? linesOf(file) : wholeOf(file)) {
        count++;
        yield source;
      }
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code;
      if (code === undefined || cause instanceof CommandError) throw cause;
      throw new CommandError(EXIT.input, `Cannot read ${file} (${code}).`, { cause });
    }
    if (count === 0) throw new CommandError(EXIT.input, `${file} is empty: it holds no resource.`);
  }
}

function expand(path: string): readonly string[] {
  if (path === STDIN) return [path];
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new CommandError(EXIT.input, `There is no file or folder ${path}. Check the path.`);
  if (!stats.isDirectory()) return [path];
  const names = readdirSync(path)
    .filter((name) => name.toLowerCase().endsWith(".json") || isNdjson(name))
    .sort();
  if (names.length === 0)
    throw new CommandError(EXIT.input, `The folder ${path} holds no FHIR: no file ends in .json, ${NDJSON.join(" or ")}.`);
  return names.map((name) => join(path, name));
}

async function* wholeOf(file: string): AsyncGenerator<SourceText> {
  const chunks: Buffer[] = [];
  for await (const chunk of file === STDIN ? process.stdin : createReadStream(file)) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  if (text.trim() !== "") yield { file, line: undefined, text };
}

async function* linesOf(file: string): AsyncGenerator<SourceText> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() !== "") yield { file, line, text };
  }
}
