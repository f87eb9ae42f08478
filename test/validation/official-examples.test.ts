// All official mCODE examples are accepted but those that are wrong themselves; nothing is called valid that was not looked at.
import { describe, expect, test } from "vitest";
import { isValid, validateResource } from "../../src/validation/validate.ts";
import { claimsMcode, definitions, example, exampleNames } from "./examples.ts";

/** What the example breaks: words of the finding. HL7's validator rejects each of them too. */
const TRULY_INVALID: Readonly<Record<string, string>> = {
  // https://ucum.org/ucum §2.2 "exponents": "An exponent follows directly the unit": "m2"; "^" is only part of the prefix "10^".
  "Observation-body-surface-area-example.json": "not a UCUM unit",
  // They claim profiles of genomics-reporting without a version and were written for 2.0.0; 3.0.0 wants a second category and other codes.
  ...Object.fromEntries(
    [
      "Bundle-gx-genomic-bundle-adam-anyperson",
      ...["bap1", "pof1b", "polrmt"].map((gene) => `Observation-gx-genomic-diagnostic-implication-${gene}`),
      ...["alectinib", "brigatinib", "ceritinib", "crizotinib", "lorlatinib"].map(
        (drug) => `Observation-gx-genomic-therapeutic-implication-${drug}`,
      ),
    ].map((name) => [`${name}.json`, "genomics-reporting"]),
  ),
};

const names = exampleNames();

test("121 of the examples claim an mCODE profile", () => {
  expect(names.filter((name) => claimsMcode(example(name)))).toHaveLength(121);
});

describe("official examples", () => {
  test.each(names.filter((name) => TRULY_INVALID[name] === undefined))("%s is accepted", (name) => {
    const report = validateResource(example(name), definitions);
    expect(report.issues.filter(({ severity }) => severity === "error" || severity === "fatal")).toEqual([]);
    expect(isValid(report)).toBe(true);
  });

  test.each(Object.entries(TRULY_INVALID))("%s is rejected for what is wrong with it", (name, reason) => {
    const errors = validateResource(example(name), definitions).issues.filter(({ severity }) => severity === "error");
    expect(errors.length).toBeGreaterThan(0);
    for (const { message, rule } of errors) expect(`${message} ${rule ?? ""}`).toContain(reason);
  });
});

describe("what the examples exercise", () => {
  const total: Record<string, number> = {};
  const layers = new Map<string, number>();
  for (const name of names) {
    const report = validateResource(example(name), definitions);
    for (const [key, count] of Object.entries(report.evaluations)) total[key] = (total[key] ?? 0) + count;
    for (const layer of report.layers) layers.set(layer.name, (layers.get(layer.name) ?? 0) + layer.checked);
  }

  test("mCODE's and US Core's invariants are evaluated", () => {
    const keys = [
      "us-core-1",
      "us-core-2",
      "us-core-6",
      "us-core-7",
      "us-core-21",
      "termination-reason-invariant",
      "must-have-focus-or-specimen-invariant",
    ];
    for (const key of [...keys, "TechniquesForPhotonBeamModality", "obs-7", "dom-2", "ele-1", "ext-1", "bdl-7"])
      expect(total[key], key).toBeGreaterThan(0);
  });

  test("each layer of the walk has looked at something", () => {
    for (const layer of ["structure", "profiles", "terminology", "invariants", "narrative", "references"])
      expect(layers.get(layer), layer).toBeGreaterThan(0);
  });

  test("a value set that no package can expand is reported as not checked, with the value set's name", () => {
    const { issues } = validateResource(example("Observation-tumor-marker-test-er-jenny-m"), definitions);
    const open = issues.filter(({ code }) => code === "not-checked");
    expect(open.length).toBeGreaterThan(0);
    for (const { severity, message } of open) {
      expect(severity).toBe("information");
      expect(message).toMatch(/^Not checked: .*https?:/);
    }
  });
});
