// Tables of phrases: a sentence on a line, what it must tell indented on the next. Lines that begin with "#" are for readers.
import { readFileSync } from "node:fs";

export function readTable(url: URL): readonly (readonly [sentence: string, expected: string])[] {
  const lines = readFileSync(url, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const rows: [string, string][] = [];
  for (let i = 0; i + 1 < lines.length; i += 2) {
    if (!lines[i + 1]!.startsWith("  ")) throw new Error(`no expectation below line: ${lines[i]}`);
    rows.push([lines[i]!, lines[i + 1]!.trim()]);
  }
  return rows;
}
