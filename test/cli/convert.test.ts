import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle } from "@medplum/fhirtypes";
import { describe, expect, test } from "vitest";
import { casebridge, temporaryFolder } from "./run.ts";

const EXAMPLE = "examples/two-cervical-cancers/narrative.txt";
const ONE_PATIENT =
  "A 61-year-old man was diagnosed with adenocarcinoma of the sigmoid colon in May 2019. He received six cycles of FOLFOX.\n";

const bundleAt = (path: string): Bundle => JSON.parse(readFileSync(path, "utf8"));

describe("convert", () => {
  test("writes bundle, outcome and timeline for each patient, and the coverage of every sentence", () => {
    const out = temporaryFolder();
    const { code, stdout } = casebridge(["convert", EXAMPLE, "--out", out]);
    expect(code).toBe(0);
    expect(stdout).toContain("2 patients");
    const files = readdirSync(join(out, "narrative")).sort();
    const each = (n: number): string[] => ["bundle.json", "outcome.json", "timeline.html", "timeline.svg"].map((f) => `${n}.${f}`);
    expect(files).toEqual([...each(1), ...each(2), "coverage.json"]);
    const coverage = JSON.parse(readFileSync(join(out, "narrative/coverage.json"), "utf8")) as { verdict: string }[];
    expect(coverage.length).toBeGreaterThan(50);
    expect(new Set(coverage.map((c) => c.verdict))).toEqual(
      new Set(["mapped", "ignored", "not-understood"].filter((v) => coverage.some((c) => c.verdict === v))),
    );
  });

  test("reads standard input and names its folder stdin", () => {
    const out = temporaryFolder();
    expect(casebridge(["convert", "-", "--out", out], { input: ONE_PATIENT }).code).toBe(0);
    expect(bundleAt(join(out, "stdin/1.bundle.json")).type).toBe("transaction");
  });

  test("gives the same ids and resources on a second conversion, whatever the clock says", () => {
    const out = temporaryFolder();
    const bodies = ["a", "b"].map((name) => {
      casebridge(["convert", EXAMPLE, "--out", join(out, name)]);
      const entries = bundleAt(join(out, name, "narrative/1.bundle.json")).entry!.map((e) => e.resource!);
      // When the conversion was made stands in two places: Provenance.recorded and DocumentReference.date.
      return entries
        .filter((r) => r.resourceType !== "Provenance")
        .map((r) => (r.resourceType === "DocumentReference" ? { ...r, date: "" } : r));
    });
    expect(bodies[1]).toEqual(bodies[0]);
  });

  test("tags bundles without a given patient as unlinked, and links those with one", () => {
    const out = temporaryFolder();
    const tagged = (dir: string): boolean =>
      (bundleAt(join(out, dir, "stdin/1.bundle.json")).meta?.tag ?? []).some((t) => t.code === "unlinked");
    casebridge(["convert", "-", "--out", join(out, "a")], { input: ONE_PATIENT });
    casebridge(["convert", "-", "--out", join(out, "b"), "--patient", "urn:oid:1.2.3|77"], { input: ONE_PATIENT });
    expect([tagged("a"), tagged("b")]).toEqual([true, false]);
    const patient = bundleAt(join(out, "b/stdin/1.bundle.json"))
      .entry!.map((e) => e.resource!)
      .find((r) => r.resourceType === "Patient");
    expect(patient).toMatchObject({
      identifier: expect.arrayContaining([expect.objectContaining({ system: "urn:oid:1.2.3", value: "77" })]),
    });
  });

  test("replaces what an earlier conversion wrote, whole", () => {
    const out = temporaryFolder();
    mkdirSync(join(out, "stdin"));
    writeFileSync(join(out, "stdin/2.bundle.json"), "{}");
    casebridge(["convert", "-", "--out", out], { input: ONE_PATIENT });
    expect(existsSync(join(out, "stdin/2.bundle.json"))).toBe(false);
    expect(readdirSync(out)).toEqual(["stdin"]);
  });

  test("prints a summary as JSON without a word of the patient", () => {
    const out = temporaryFolder();
    const { stdout } = casebridge(["convert", "-", "--out", out, "--json"], { input: ONE_PATIENT });
    expect(JSON.parse(stdout)).toMatchObject([{ input: "-", patients: [{ errors: 0 }] }]);
    expect(stdout).not.toMatch(/sigmoid|FOLFOX/);
  });
});

describe("convert refuses in words, with its exit code, and writes nothing", () => {
  const refuse = (input: string | Uint8Array, code: number, message: RegExp, args: readonly string[] = []): void => {
    const out = temporaryFolder();
    const run = casebridge(["convert", "-", "--out", out, ...args], { input });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/\n\s+at /);
    expect(run.code).toBe(code);
    expect(readdirSync(out)).toEqual([]);
  };

  test("an empty text", () => refuse(" \n", 3, /empty/i));
  test("a binary file", () => refuse(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 1, 2]), 3, /unsupported-format|not read/i));
  test("a text that is not UTF-8, with the place of the first wrong byte", () =>
    refuse(new Uint8Array([...Buffer.from("A woman with "), 0xe9, 0x20, 0xff]), 3, /byte 13|offset 13|13/));
  test("a text without a patient", () =>
    refuse("Beat the eggs with the sugar. Fold in the flour and bake the cake for forty minutes in a warm oven.", 3, /patient/i));
  test("a text about a patient without a cancer", () =>
    refuse(
      "A 45-year-old man with chest pain had an acute myocardial infarction. He received aspirin and a stent was placed.",
      3,
      /no tumour/,
    ));
  test("a text in German", () =>
    refuse(
      "Die 54-jährige Patientin wurde wegen eines Mammakarzinoms der linken Brust operiert und erhielt danach eine adjuvante Chemotherapie mit Paclitaxel.",
      3,
      /English/,
    ));
  test("forty patients in one text", () => {
    const cases = Array.from(
      { length: 40 },
      (_, i) => `Case ${i + 1}\n\nA ${40 + i}-year-old woman was diagnosed with carcinoma of the left breast in 2019.\n`,
    );
    refuse(cases.join("\n"), 3, /40|too many/i);
  });
  test("a text over the size limit", () => refuse("A 50-year-old woman had breast cancer. ".repeat(40_000), 3, /large|limit/i));
  test("one identifier for two patients", () =>
    refuse(readFileSync(EXAMPLE), 6, /2 patients.*1 identifier/, ["--patient", "urn:oid:1.2|1"]));
  test("an identifier without a system", () => refuse(ONE_PATIENT, 2, /system\|value/, ["--patient", "12345"]));
  test("a date that is no date", () => refuse(ONE_PATIENT, 2, /YYYY/, ["--document-date", "31.12.2020"]));

  test("a file that is not there", () => {
    expect(casebridge(["convert", "no-such-file.txt", "--out", temporaryFolder()])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("no-such-file.txt"),
    });
  });

  test("two inputs of one name", () => {
    const folder = temporaryFolder();
    for (const f of ["a.txt", "a.md"]) writeFileSync(join(folder, f), ONE_PATIENT);
    expect(casebridge(["convert", folder, "--out", join(folder, "out")])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/both write to the folder "a"/),
    });
  });

  test("a folder that cannot be written", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "");
    chmodSync(folder, 0o755);
    const run = casebridge(["convert", "-", "--out", join(folder, "file/below")], { input: ONE_PATIENT });
    expect(run).toMatchObject({ code: 4, stderr: expect.stringMatching(/Cannot write .*Nothing was written/) });
  });

  test("a call it does not know", () => {
    expect(casebridge(["convert"]).code).toBe(2);
    expect(casebridge(["convrt", "x"]).code).toBe(2);
    expect(casebridge(["--help"])).toMatchObject({ code: 0, stdout: expect.stringContaining("Exit codes") });
  });
});
