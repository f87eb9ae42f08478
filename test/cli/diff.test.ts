import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/facts/fact.ts";
import { bundleOf, FACTS } from "../resources/story.ts";
import { casebridge, temporaryFolder } from "./run.ts";

const OTHER_DOSE = FACTS.map((f) => (f.kind === "radiotherapy" && f.totalGy === 60 ? ({ ...f, totalGy: 44, fractions: 22 } as Fact) : f));

/** A folder as convert writes it, with one patient. */
function written(folder: string, name: string, facts: readonly Fact[], file = "1.bundle.json"): string {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, file), JSON.stringify(bundleOf(facts)));
  return join(folder, name);
}

describe("diff", () => {
  test("lists what changed between two versions, and ends with 0 unless asked for a code", () => {
    const folder = temporaryFolder();
    const [old, now] = [written(folder, "old", FACTS), written(folder, "new", OTHER_DOSE)];
    const plain = casebridge(["diff", old, now]);
    expect(plain.code).toBe(0);
    expect(plain.stdout).toContain("0 appeared, 0 disappeared, 1 changed");
    expect(plain.stdout).toMatch(/~ Procedure\/\S+ {2}radiotherapy-course/);
    expect(plain.stdout).toContain(": 6000 → 4400");
    expect(casebridge(["diff", "--exit-code", old, now]).code).toBe(8);
  });

  test("gives the same as data, for files too", () => {
    const folder = temporaryFolder();
    const [old, now] = [written(folder, "old", FACTS), written(folder, "new", OTHER_DOSE)];
    const { stdout } = casebridge(["diff", "--json", join(old, "1.bundle.json"), join(now, "1.bundle.json")]);
    const [difference] = JSON.parse(stdout) as { changed: { elements: unknown[] }[]; appeared: unknown[] }[];
    expect(difference!.changed.flatMap((c) => c.elements)).toContainEqual(expect.objectContaining({ before: 6000, after: 4400 }));
    expect(difference!.appeared).toEqual([]);
  });

  test("meets bundles by their patient, whatever their files are called, and finds no difference in the same", () => {
    const folder = temporaryFolder();
    const [old, now] = [written(folder, "old", FACTS), written(folder, "new", FACTS, "7.bundle.json")];
    const { code, stdout } = casebridge(["diff", "--exit-code", old, now]);
    expect(code).toBe(0);
    expect(stdout).toContain("7.bundle.json: 0 appeared, 0 disappeared, 0 changed, 0 moved");
  });

  test("says that a folder without bundles is not what convert wrote, and which path is missing", () => {
    const folder = temporaryFolder();
    const empty = casebridge(["diff", folder, folder]);
    expect([empty.code, empty.stderr]).toEqual([3, expect.stringContaining("holds no file that ends in .bundle.json")]);
    const missing = casebridge(["diff", "no-such-file.json", "no-such-file.json"]);
    expect([missing.code, missing.stderr]).toEqual([3, expect.stringContaining("no-such-file.json")]);
  });
});
