// The examples compared whole: every fact, resource, finding of the validator, drawing and sentence, as they were when somebody last read them.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PatientRecord } from "../src/facts/extraction.ts";
import { openTools } from "../src/pipeline.ts";
import { exampleFiles, exampleNames, writtenFiles } from "../tools/example-files.ts";

const RENEW = "If the change is meant: npm run examples, then read the diff of examples/ line by line and commit it with the change.";
const tools = openTools();

/** The first line that differs: the files are long, and the rest of a diff follows from it as a rule. */
function firstDifference(name: string, was: string | undefined, is: string | undefined): string | undefined {
  if (was === is) return undefined;
  if (was === undefined || is === undefined) return `${name}: ${was === undefined ? "is new" : "is no longer written"}`;
  const [old, now] = [was.split("\n"), is.split("\n")];
  const at = old.findIndex((line, i) => line !== now[i]);
  const line = at < 0 ? old.length : at;
  return `${name}:${line + 1}: was ${old[line]?.trim().slice(0, 200)}, is ${now[line]?.trim().slice(0, 200)}`;
}

describe.each(exampleNames())("example %s", (example) => {
  const files = exampleFiles(example, tools);

  test("gives the files that lie beside it, whole", () => {
    const written = writtenFiles(example);
    const names = [...new Set([...Object.keys(files), ...Object.keys(written)])].sort();
    const differences = names.flatMap((name) => firstDifference(name, written[name], files[name]) ?? []);
    expect(differences, RENEW).toEqual([]);
  });

  test("gives the same again", () => {
    expect(exampleFiles(example, tools)).toEqual(files);
  });

  test("has no error in any of its resources", () => {
    const outcomes = Object.entries(files).filter(([name]) => name.endsWith(".outcome.json"));
    expect(outcomes.length).toBeGreaterThan(0);
    for (const [name, outcome] of outcomes) {
      const { issue } = JSON.parse(outcome) as { issue: { severity: string }[] };
      expect(
        issue.filter((i) => i.severity === "error" || i.severity === "fatal"),
        name,
      ).toEqual([]);
    }
  });

  test("proves every fact by words that stand where the fact says", () => {
    const text = readFileSync(`examples/${example}/narrative.txt`, "utf8");
    const records = JSON.parse(files["facts.json"]!) as PatientRecord[];
    const evidence = records.flatMap((r) => r.facts).flatMap((f) => [...f.evidence, ...Object.values(f.valueEvidence ?? {}).flat()]);
    expect(evidence.length).toBeGreaterThan(50);
    for (const { span, quote } of evidence) expect(text.slice(span.start, span.end)).toBe(quote);
  });
});
