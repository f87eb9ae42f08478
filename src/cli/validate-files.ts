// Files of FHIR as blocks of bytes: a JSON file is one, an NDJSON file one per so many whole lines, read as it streams; a folder is the files in it.
// Nothing is decoded here: whoever judges a block decodes it, in a thread of its own where there are several.
import { createReadStream, readdirSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { extname, join } from "node:path";
import { CommandError, EXIT } from "./exit-code.ts";
import { STDIN } from "./read-inputs.ts";

export interface SourceBlock {
  readonly file: string;
  /** Of NDJSON: number of the first line, from 1. */
  readonly line: number | undefined;
  /** UTF-8; a view of the whole of its buffer, which may be handed on. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One block has so many bytes, or a single line that is longer. */
const BLOCK = 512_000;
const LINE_FEED = 10;

const NDJSON = [".ndjson", ".jsonl"];
const isNdjson = (path: string): boolean => NDJSON.includes(extname(path).toLowerCase());

/** @throws CommandError (input) where a path does not exist, a file cannot be read or holds nothing, or a folder holds no file of FHIR */
export async function* blocksOf(paths: readonly string[]): AsyncGenerator<SourceBlock> {
  for (const file of paths.flatMap(expand)) {
    let count = 0;
    try {
      for await (const block of isNdjson(file) ? linesOf(file) : wholeOf(file)) {
        if (!hasInk(block.bytes)) continue;
        count++;
        yield block;
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

async function* wholeOf(file: string): AsyncGenerator<SourceBlock> {
  const chunks: Buffer[] = [];
  for await (const chunk of file === STDIN ? process.stdin : createReadStream(file)) chunks.push(Buffer.from(chunk));
  yield { file, line: undefined, bytes: Uint8Array.from(Buffer.concat(chunks)) };
}

async function* linesOf(file: string): AsyncGenerator<SourceBlock> {
  const handle = await open(file);
  try {
    let line = 1;
    /** What was read of a line that has not ended yet. */
    let begun = new Uint8Array(0);
    let size = BLOCK;
    for (;;) {
      const bytes = new Uint8Array(size);
      bytes.set(begun);
      const { bytesRead } = await handle.read(bytes, begun.length, size - begun.length);
      const length = begun.length + bytesRead;
      const end = bytesRead === 0 ? length : bytes.lastIndexOf(LINE_FEED, length - 1) + 1;
      begun = bytes.slice(end, length);
      const first = line;
      line += linesIn(bytes, end);
      if (end > 0) yield { file, line: first, bytes: bytes.subarray(0, end) };
      if (bytesRead === 0) return;
      size = Math.max(BLOCK, 2 * begun.length);
    }
  } finally {
    await handle.close();
  }
}

function linesIn(bytes: Uint8Array, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0 && at < end; at = bytes.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}

const hasInk = (bytes: Uint8Array): boolean => bytes.some((byte) => byte > 32);
