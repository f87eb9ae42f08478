// The report as an OperationOutcome that is itself valid FHIR and says which layers ran.
import { expect, test } from "vitest";
import { medplumOpinion } from "../../src/validation/layers/second-opinion.ts";
import { outcomeIssue, toOperationOutcome } from "../../src/validation/outcome.ts";
import { validateResource } from "../../src/validation/validate.ts";
import { definitions, example } from "./examples.ts";

const MARKER = "Observation-tumor-marker-test-er-jenny-m";

test("the outcome of a defect names the place, the rule and what to do", () => {
  const outcome = toOperationOutcome(validateResource({ ...example(MARKER), effectiveDateTime: "2018-03" }, definitions));
  const issue = outcome.issue.find(({ severity }) => severity === "error")!;
  expect(issue).toMatchObject({
    code: "invariant",
    expression: ["Observation.effectiveDateTime"],
    details: { coding: [{ code: "invariant" }], text: expect.stringContaining("us-core-1") },
    diagnostics: expect.stringContaining("#us-core-1"),
  });
});

test("every layer is named, ran or skipped", () => {
  const { issue } = toOperationOutcome(validateResource(example(MARKER), definitions));
  const lines = issue.flatMap(({ details }) => (details?.text?.startsWith("Layer ") ? [details.text] : []));
  for (const layer of ["structure", "profiles", "terminology", "invariants", "narrative", "references", "plausibility"])
    expect(
      lines.some((line) => line.startsWith(`Layer ${layer} ran`)),
      layer,
    ).toBe(true);
  expect(lines).toContainEqual("Layer evidence was skipped: nothing in the input carries a derivation-reference.");
  expect(lines).toContainEqual("Layer second-opinion was skipped: no second validator was handed in.");
});

test("the outcome is valid FHIR by our own validation", () => {
  for (const name of [MARKER, "Observation-body-surface-area-example", "Patient-cancer-patient-adam-everyman"]) {
    const outcome = toOperationOutcome(validateResource({ ...example(name), colour: "red" }, definitions));
    expect(validateResource(outcome, definitions).issues.filter(({ severity }) => severity === "error")).toEqual([]);
  }
});

test("an issue of another stage keeps its span", () => {
  const issue = outcomeIssue({
    severity: "warning",
    code: "contradiction",
    message: "two doses",
    span: { start: 5, end: 9 },
    otherSpan: { start: 20, end: 24 },
  });
  expect(issue).toMatchObject({ severity: "warning", code: "conflict", diagnostics: "text 5-9; text 20-24" });
});

test("the second opinion finds nothing in the official examples that ours does not, and is named as a layer", () => {
  const secondOpinion = medplumOpinion(definitions);
  for (const name of [MARKER, "Bundle-mcode-patient-bundle-jenny-m", "BodyStructure-tumor-lobular-carcinoma-left-breast"]) {
    const report = validateResource(example(name), definitions, { secondOpinion });
    expect(report.issues.filter(({ rule }) => rule === "second-opinion")).toEqual([]);
    expect(report.layers.find(({ name: layer }) => layer === "second-opinion")).toMatchObject({ status: "ran" });
  }
});

test("a defect of base R4 gets a second voice, as a warning", () => {
  const broken = { ...example(MARKER), status: undefined };
  const { issues } = validateResource(JSON.parse(JSON.stringify(broken)), definitions, { secondOpinion: medplumOpinion(definitions) });
  expect(issues.some(({ rule, severity }) => rule === "second-opinion" && severity === "warning")).toBe(true);
});

test("strict makes an unknown extension an error", () => {
  const unknown = { ...example(MARKER), extension: [{ url: "http://example.org/x", valueString: "x" }] };
  const severityOf = (strict: boolean): string | undefined =>
    validateResource(unknown, definitions, { strict }).issues.find(({ rule }) => rule === "http://example.org/x")?.severity;
  expect(severityOf(false)).toBe("warning");
  expect(severityOf(true)).toBe("error");
});

test("a profile that is asked for is checked beside the claimed ones", () => {
  const patient = { resourceType: "Patient", gender: "female" };
  expect(validateResource(patient, definitions).issues.filter(({ severity }) => severity === "error")).toEqual([]);
  const asked = { profiles: ["http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-patient"] };
  const errors = validateResource(patient, definitions, asked).issues.filter(({ severity }) => severity === "error");
  expect(errors.map(({ message }) => message)).toContainEqual(expect.stringContaining("Patient.identifier is missing"));
});
