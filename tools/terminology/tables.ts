// Reads tables with a header line, CSV or TSV, as records of column name to cell.
import { readFileSync } from "node:fs";

export type Row = Readonly<Record<string, string>>;

/** Quoted fields, doubled quotes, line breaks inside quotes. */
export function readCsv(file: string): Row[] {
  const text = readFileSync(file, "utf8");
  const lines: string[][] = [[""]];
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    const line = lines.at(-1)!;
    if (isQuoted) {
      if (c !== '"') line[line.length - 1] += c;
      else if (text[i + 1] === '"') {
        line[line.length - 1] += c;
        i++;
      } else isQuoted = false;
    } else if (c === '"') isQuoted = true;
    else if (c === ",") line.push("");
    else if (c === "\n") lines.push([""]);
    else if (c !== "\r") line[line.length - 1] += c;
  }
  return records(lines.filter((line) => line.length > 1));
}

export function readTsv(file: string): Row[] {
  return records(
    readFileSync(file, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t")),
  );
}

function records([head, ...lines]: string[][]): Row[] {
  return lines.map((cells) => Object.fromEntries(head!.map((name, i) => [name, cells[i] ?? ""])));
}

export const listOf = (cell: string | undefined): string[] => (cell ?? "").split("|").filter(Boolean);
