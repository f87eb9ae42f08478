import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { casebridge, temporaryFolder } from "./run.ts";

const RECORDED = "2024-05-01T12:00:00Z";

function writeNarratives(folder: string, count: number): string[] {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: count }, (_, i) => {
    const path = join(folder, `case-${String(i).padStart(2, "0")}.txt`);
    writeFileSync(
      path,
      `A ${40 + i}-year-old man was diagnosed with adenocarcinoma of the sigmoid colon in May 2019. He received ${2 + (i % 5)} cycles of FOLFOX.\n`,
    );
    return path;
  });
}

const filesUnder = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile())
      .map((f) => join(f.parentPath, f.name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path, "utf8")]),
  );

test("forty inputs over the pool give the files that two calls of twenty give without it, told in the order of the inputs", () => {
  const root = temporaryFolder();
  const paths = writeNarratives(join(root, "in"), 40);
  const convert = (inputs: readonly string[], out: string) =>
    casebridge(["convert", ...inputs, "--out", join(root, out), "--recorded", RECORDED]);
  const pooled = convert([join(root, "in")], "pooled");
  const halves = [convert(paths.slice(0, 20), "single"), convert(paths.slice(20), "single")];
  expect(pooled.code).toBe(0);
  const files = filesUnder(join(root, "pooled"));
  expect(Object.keys(files).length).toBe(40 * 5);
  expect(files).toEqual(filesUnder(join(root, "single")));
  const told = (text: string): readonly string[] =>
    text.replaceAll(join(root, "pooled"), "OUT").replaceAll(join(root, "single"), "OUT").split("\n");
  expect(told(pooled.stdout)).toEqual(told(halves.map((h) => h.stdout).join("")));
}, 400_000);

test("an input of forty that holds no narrative is told, the others are written, and the exit code says it", () => {
  const root = temporaryFolder();
  const paths = writeNarratives(join(root, "in"), 40);
  writeFileSync(paths[7]!, "");
  const { code, stderr } = casebridge(["convert", join(root, "in"), "--out", join(root, "out"), "--recorded", RECORDED]);
  expect(code).toBe(3);
  expect(stderr).toContain("case-07.txt");
  const names = readdirSync(join(root, "out"));
  expect(names).toHaveLength(39);
  expect(names).not.toContain("case-07");
}, 400_000);

test("progress is told on standard error where it is asked for, and not where nobody looks", () => {
  const root = temporaryFolder();
  const paths = writeNarratives(join(root, "in"), 2);
  const asked = casebridge(["convert", ...paths, "--out", join(root, "a"), "--recorded", RECORDED, "--progress"]);
  expect(asked.stderr).toContain("2 of 2 inputs");
  const silent = casebridge(["convert", ...paths, "--out", join(root, "b"), "--recorded", RECORDED]);
  expect(silent.stderr).not.toContain("inputs");
});
