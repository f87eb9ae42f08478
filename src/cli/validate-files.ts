// Files of FHIR, each as resources: a JSON file is one, an NDJSON file one per line, read as it streams.
import { createReadStream } from "node:fs";
import { extname } from "node:path";
import { createInterface } from "node:readline";
import { CommandError, EXIT } from "./exit-code.ts";
import { STDIN } from "./read-inputs.ts";

export interface SourceText {
  readonly file: string;
  /** Of NDJSON: from 1. */
  readonly line: number | undefined;
  readonly text: string;
}

const isNdjson = (path: string): boolean => [".ndjson", ".jsonl"].includes(extname(path).toLowerCase());

/** @throws CommandError (input) where a file cannot be read */
export async function* sourcesOf(files: readonly string[]): AsyncGenerator<SourceText> {
  for (const file of files) {
    const stream = file === STDIN ? process.stdin : createReadStream(file);
    try {
      if (!isNdjson(file)) {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(Buffer.from(chunk));
        yield { file, line: undefined, text: Buffer.concat(chunks).toString("utf8") };
        continue;
      }
      let line = 0;
      for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
        line++;
        if (text.trim() !== "") yield { file, line, text };
      }
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code;
      if (code === undefined) throw cause;
      throw new CommandError(EXIT.input, `Cannot read ${file} (${code}).`, { cause });
    }
  }
}
