// The narratives that a command line names: files, folders of files, or standard input, each under the name its output gets.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { CommandError, EXIT } from "./exit-code.ts";

export interface Input {
  /** Output goes to the folder of this name: the file name without its extension, `stdin` for standard input. */
  readonly name: string;
  readonly path: string;
  readonly fileName: string;
}

export const STDIN = "-";
const EXTENSIONS = [".txt", ".text", ".md", ".markdown"];

/**
 * @throws CommandError (usage) where two inputs would write to one folder
 * @throws CommandError (input) where a path does not exist or a folder holds no narrative
 */
export function listInputs(paths: readonly string[]): readonly Input[] {
  const inputs = paths.flatMap(expand);
  const byName = new Map<string, Input>();
  for (const input of inputs) {
    const other = byName.get(input.name);
    if (other)
      throw new CommandError(
        EXIT.usage,
        `${other.path} and ${input.path} would both write to the folder "${input.name}". Convert them in two calls with different --out, or rename one.`,
      );
    byName.set(input.name, input);
  }
  return inputs;
}

function expand(path: string): readonly Input[] {
  if (path === STDIN) return [{ name: "stdin", path, fileName: "stdin" }];
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new CommandError(EXIT.input, `There is no file or folder ${path}. Check the path.`);
  if (!stats.isDirectory()) return [named(path)];
  const files = readdirSync(path)
    .filter((f) => EXTENSIONS.includes(extname(f).toLowerCase()))
    .sort();
  if (!files.length) throw new CommandError(EXIT.input, `The folder ${path} holds no narrative: no file ends in ${EXTENSIONS.join(", ")}.`);
  return files.map((f) => named(join(path, f)));
}

const named = (path: string): Input => ({ name: basename(path, extname(path)), path, fileName: basename(path) });

export async function readInput(input: Input): Promise<Uint8Array> {
  try {
    return input.path === STDIN ? await readStandardInput() : readFileSync(input.path);
  } catch (cause) {
    throw new CommandError(EXIT.input, `Cannot read ${input.path} (${(cause as NodeJS.ErrnoException).code ?? "unknown error"}).`, {
      cause,
    });
  }
}

/** By its stream: a pipe that is not filled yet answers a plain read with EAGAIN. */
async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A JSON file of FHIR: a Bundle or a resource. */
export async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = Buffer.from(path === STDIN ? await readStandardInput() : readFileSync(path)).toString("utf8");
  } catch (cause) {
    throw new CommandError(EXIT.input, `Cannot read ${path} (${(cause as NodeJS.ErrnoException).code ?? "unknown error"}).`, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    // The parser's own message quotes the text around the error, which may be a patient's.
    throw new CommandError(EXIT.input, `${path} is not JSON: ${positionOf(cause)}. A FHIR resource or Bundle in JSON was expected.`);
  }
}

const positionOf = (cause: unknown): string => /position \d+(?: \(line \d+ column \d+\))?/.exec(String(cause))?.[0] ?? "it ends too early";
