// Over a pool or without it: the same verdicts, in the order of the input.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { SourceBlock } from "../../src/cli/validate-files.ts";
import { judgeAll } from "../../src/cli/validate-pool.ts";
import { casebridge, temporaryFolder } from "./run.ts";

const PADDING = "x".repeat(10_500);
const JOB = { profiles: [], packages: [], strict: false, isData: true };

/** One Patient per line; every seventh has a gender that R4 does not know. */
const patient = (index: number): string =>
  JSON.stringify({ resourceType: "Patient", id: `p${index}`, gender: index % 7 === 0 ? "none" : "female", name: [{ text: PADDING }] });

test("a large NDJSON file is judged over two threads as over one, line by line in order", () => {
  const root = temporaryFolder();
  const file = join(root, "patients.ndjson");
  writeFileSync(file, Array.from({ length: 410 }, (_, index) => `${patient(index)}\n`).join(""));
  const [one, two] = ["1", "2"].map((threads) => casebridge(["validate", file, "--format", "ndjson", "--threads", threads]));
  const lines = two!.stdout.trim().split("\n");
  expect(lines).toHaveLength(410);
  const verdicts = lines.map((line) => JSON.parse(line) as { line: number; valid: boolean });
  expect(verdicts.map(({ line }) => line)).toEqual(Array.from({ length: 410 }, (_, index) => index + 1));
  expect(verdicts.filter(({ valid }) => !valid).map(({ line }) => (line - 1) % 7)).toEqual(Array.from({ length: 59 }, () => 0));
  expect(two).toEqual(one);
  expect(two!.code).not.toBe(0);
});

async function* sources(count: number, failure?: Error): AsyncGenerator<SourceBlock> {
  for (let index = 0; index < count; index++) yield { file: "a.ndjson", line: index + 1, bytes: new TextEncoder().encode(patient(index)) };
  if (failure !== undefined) throw failure;
}

test.each([
  ["few", 3],
  ["many", 410],
])("with %s sources, what was read before a failure is judged before it is thrown", async (_, count) => {
  const failure = new Error("the disk is gone");
  let judged = 0;
  const run = async (): Promise<void> => {
    for await (const { count: judgedHere } of judgeAll(sources(count, failure), JOB, 2)) judged += judgedHere;
  };
  await expect(run()).rejects.toBe(failure);
  expect(judged).toBe(count);
});

test("a number of threads that is none is refused in words", () => {
  const { code, stderr } = casebridge(["validate", "x.json", "--threads", "0"]);
  expect(code).not.toBe(0);
  expect(stderr).toContain("whole number");
});

test("lines longer than a block, lines without an end and blank lines keep their numbers", () => {
  const root = temporaryFolder();
  const file = join(root, "long.ndjson");
  const long = JSON.stringify({ resourceType: "Patient", name: [{ text: "ä".repeat(600_000) }] });
  writeFileSync(file, `${patient(1)}\n\n${long}\r\n   \n${patient(2)}`);
  const { stdout } = casebridge(["validate", file, "--format", "ndjson"]);
  const verdicts = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { line: number; valid: boolean });
  expect(verdicts.map(({ line, valid }) => [line, valid])).toEqual([
    [1, true],
    [3, true],
    [5, true],
  ]);
});
