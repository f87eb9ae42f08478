// casebridge validate as a user sees it: files of each kind, what is printed, where things are, and the exit codes.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { casebridge, temporaryFolder } from "./run.ts";

const GOOD = { resourceType: "Patient", gender: "female" };
const BAD = { resourceType: "Patient", gender: "f", birthDate: "2023-02-29" };

function files(contents: Readonly<Record<string, string>>): (name: string) => string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(contents)) writeFileSync(join(folder, name), text);
  return (name) => join(folder, name);
}

interface Line {
  readonly file: string;
  readonly line?: number;
  readonly valid: boolean;
  readonly outcome: {
    readonly resourceType: string;
    readonly issue: readonly { readonly severity: string; readonly expression?: string[] }[];
  };
}
const linesOf = (stdout: string): Line[] =>
  stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);

describe("validate", () => {
  test("says valid and ends with 0, or says what is wrong, where, and ends with 5", () => {
    const at = files({ "good.json": JSON.stringify(GOOD), "bad.json": JSON.stringify(BAD, null, 2) });
    const good = casebridge(["validate", at("good.json")]);
    expect([good.code, good.stdout]).toEqual([0, expect.stringContaining("good.json: valid, 0 errors")]);
    const bad = casebridge(["validate", at("bad.json")]);
    expect(bad.code).toBe(5);
    expect(bad.stdout).toContain("bad.json: invalid, 2 errors");
    expect(bad.stdout).toContain("line 3, column 13: Patient.gender");
    expect(bad.stdout).toContain("line 4, column 16: Patient.birthDate");
  });

  test("tells one finding once, with how often and the first places, whichever profiles say so", () => {
    const observation = (id: string, profile?: string): unknown => ({
      fullUrl: `http://example.org/fhir/Observation/${id}`,
      resource: { resourceType: "Observation", id, ...(profile && { meta: { profile: [profile] } }), status: "done", code: { text: "x" } },
    });
    const bodySite = "http://hl7.org/fhir/StructureDefinition/vitalsigns";
    const entry = ["a", "b", "c", "d"].map((id) => observation(id)).concat(observation("e", bodySite));
    const at = files({ "bundle.json": JSON.stringify({ resourceType: "Bundle", type: "collection", entry }) });
    const { code, stdout } = casebridge(["validate", at("bundle.json")]);
    expect(code).toBe(5);
    expect(stdout.match(/"done" is not in the required value set/g)).toHaveLength(1);
    expect(stdout).toMatch(/error \(binding\) \(5 times\): "done"[^\n]*and 1 other rule\]\n/);
    expect(stdout).toContain("Bundle.entry[0].resource.status");
    expect(stdout).toContain("    and 2 more");
  });

  test("reads NDJSON record by record, blank lines aside, and counts lines of the file", () => {
    const at = files({ "all.ndjson": `${JSON.stringify(GOOD)}\n\n${JSON.stringify(BAD)}\n{broken\n` });
    const text = casebridge(["validate", at("all.ndjson")]);
    expect(text.code).toBe(5);
    expect(text.stdout).toContain("all.ndjson:1: valid");
    expect(text.stdout).toContain("all.ndjson:3: invalid");
    expect(text.stdout).toContain("line 3, column 36: Patient.gender");
    expect(text.stdout).toContain("all.ndjson:4: invalid, 1 error");
    expect(text.stdout).toContain("2 of 3 resources are invalid.");
    const data = casebridge(["validate", "--format", "ndjson", at("all.ndjson")]);
    expect(data.code).toBe(5);
    expect(linesOf(data.stdout).map(({ line, valid }) => [line, valid])).toEqual([
      [1, true],
      [3, false],
      [4, false],
    ]);
  });

  test("gives an OperationOutcome per resource as data", () => {
    const at = files({ "bad.json": JSON.stringify(BAD) });
    const [line] = linesOf(casebridge(["validate", "--format", "ndjson", at("bad.json")]).stdout);
    expect(line).toMatchObject({ file: at("bad.json"), valid: false, outcome: { resourceType: "OperationOutcome" } });
    expect(line!.line).toBeUndefined();
    const errors = line!.outcome.issue.filter(({ severity }) => severity === "error");
    expect(errors.map(({ expression }) => expression?.[0])).toEqual(["Patient.gender", "Patient.birthDate"]);
  });

  test("holds a resource to the profile that is asked for, and says when no package has it", () => {
    const at = files({ "good.json": JSON.stringify(GOOD) });
    const mcode = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-patient";
    const asked = casebridge(["validate", "--profile", mcode, at("good.json")]);
    expect(asked.code).toBe(5);
    expect(asked.stdout).toContain(`[${mcode}#Patient.name]`);
    const unknown = casebridge(["validate", "--profile", "http://example.org/none", at("good.json")]);
    expect(unknown.code).toBe(0);
    expect(unknown.stdout).toContain("http://example.org/none is in no loaded package");
  });

  test("takes an unknown extension as a warning, and as an error when strict", () => {
    const extension = [{ url: "http://example.org/own", valueString: "x" }];
    const at = files({ "own.json": JSON.stringify({ ...GOOD, extension }) });
    expect(casebridge(["validate", at("own.json")]).code).toBe(0);
    expect(casebridge(["validate", "--strict", at("own.json")]).code).toBe(5);
  });

  test("validates with a further package, and refuses one that is not there", () => {
    const at = files({ "good.json": JSON.stringify(GOOD) });
    const folder = temporaryFolder();
    mkdirSync(join(folder, "package"));
    writeFileSync(join(folder, "package", "package.json"), JSON.stringify({ name: "test.own", version: "1.0.0" }));
    const own = {
      resourceType: "StructureDefinition",
      url: "http://example.org/own",
      name: "Own",
      type: "Patient",
      kind: "resource",
      derivation: "constraint",
      snapshot: {
        element: [
          { id: "Patient", path: "Patient", min: 0, max: "*" },
          { id: "Patient.active", path: "Patient.active", min: 1, max: "1" },
        ],
      },
    };
    writeFileSync(join(folder, "package", "StructureDefinition-own.json"), JSON.stringify(own));
    const held = casebridge(["validate", "--package", folder, "--profile", "http://example.org/own", at("good.json")]);
    expect(held.code).toBe(5);
    expect(held.stdout).toContain("Patient.active is missing");
    const missing = casebridge(["validate", "--package", "no.such.package", at("good.json")]);
    expect([missing.code, missing.stderr]).toEqual([3, expect.stringContaining("There is no FHIR package no.such.package")]);
  });

  test("says where broken JSON is broken, and finds keys that stand twice", () => {
    const at = files({
      "broken.json": '{"resourceType": "Patient",\n  "gender": "male",,\n}',
      "twice.json": '{"resourceType":"Patient",\n"active":true,\n"active":false}',
    });
    const broken = casebridge(["validate", at("broken.json")]);
    expect([broken.code, broken.stdout]).toEqual([5, expect.stringContaining("line 2, column 20")]);
    const twice = casebridge(["validate", at("twice.json")]);
    expect([twice.code, twice.stdout]).toEqual([5, expect.stringContaining("line 3, column 1")]);
  });

  test("judges the files of a folder in order, and refuses a folder without any", () => {
    const at = files({ "b.json": JSON.stringify(BAD), "a.ndjson": JSON.stringify(GOOD), "notes.txt": "no FHIR" });
    const { code, stdout } = casebridge(["validate", at(".")]);
    expect(code).toBe(5);
    expect(stdout.indexOf("a.ndjson:1: valid")).toBeLessThan(stdout.indexOf("b.json: invalid"));
    expect(stdout).toContain("1 of 2 resources are invalid.");
    const empty = casebridge(["validate", temporaryFolder()]);
    expect([empty.code, empty.stderr]).toEqual([3, expect.stringContaining("holds no FHIR")]);
  });

  test.each(["empty.json", "empty.ndjson"])("refuses %s, which holds nothing", (name) => {
    const at = files({ [name]: "\n" });
    const { code, stderr } = casebridge(["validate", at(name)]);
    expect([code, stderr]).toEqual([3, expect.stringContaining(`${name} is empty`)]);
  });

  test("refuses a path that is not there and a call without files", () => {
    const missing = casebridge(["validate", "no-such.json"]);
    expect([missing.code, missing.stderr]).toEqual([3, expect.stringContaining("There is no file or folder no-such.json")]);
    expect(casebridge(["validate"]).code).toBe(2);
  });

  test("reads standard input", () => {
    const { code, stdout } = casebridge(["validate", "-"], { input: JSON.stringify(BAD) });
    expect([code, stdout]).toEqual([5, expect.stringContaining("-: invalid, 2 errors")]);
  });
});
