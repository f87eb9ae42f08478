// What stands beside a code: its display, its version, the URI of its system.
import { describe, expect, test } from "vitest";
import type { Issue } from "../../../src/base/issue.ts";
import { validateResource } from "../../../src/validation/validate.ts";
import { definitions } from "../examples.ts";

const MARITAL = "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus";
const issuesOf = (coding: object, more: object = {}): readonly Issue[] =>
  validateResource({ resourceType: "Patient", ...more, maritalStatus: { coding: [coding] } }, definitions).issues.filter(
    ({ expression }) => expression?.startsWith("Patient.maritalStatus") === true,
  );

describe("the display of a code", () => {
  test("is that of its system, whatever its capitals", () => {
    expect(issuesOf({ system: MARITAL, code: "M", display: "MARRIED" })).toEqual([]);
  });

  test("is an error where it is another, with the one that belongs there", () => {
    expect(issuesOf({ system: MARITAL, code: "M", display: "Divorced" })).toMatchObject([
      { severity: "error", code: "binding", message: expect.stringContaining('write "Married"') },
    ]);
  });

  test("does not bring a patient's words into the message", () => {
    const [issue] = issuesOf({ system: MARITAL, code: "M", display: "wed to John Doe" });
    expect(issue?.message).not.toContain("John");
  });

  test("is not judged where the resource is in another language", () => {
    expect(issuesOf({ system: MARITAL, code: "M", display: "verheiratet" }, { language: "de" })).toEqual([]);
  });
});

test("a code of another version of its system is reported as not checked, and its display is left alone", () => {
  expect(issuesOf({ system: MARITAL, version: "0.1", code: "M", display: "wed" })).toMatchObject([
    { severity: "information", code: "not-checked", message: expect.stringContaining("another version") },
  ]);
});

describe("the system of a code", () => {
  test("is an error where it is nearly one that is known, with the one that was meant", () => {
    for (const system of [`${MARITAL}/`, MARITAL.replace("http:", "https:"), MARITAL.toUpperCase()])
      expect(issuesOf({ system, code: "M" })).toContainEqual(
        expect.objectContaining({ severity: "error", code: "structure", message: expect.stringContaining(`write ${MARITAL}`) }),
      );
  });

  test("is a warning where it is relative in a concept, an error where the code stands alone", () => {
    expect(issuesOf({ system: "marital", code: "M" })).toContainEqual(expect.objectContaining({ severity: "warning", code: "structure" }));
    const tagged = validateResource({ resourceType: "Patient", meta: { tag: [{ system: "own", code: "x" }] } }, definitions).issues;
    expect(tagged).toContainEqual(expect.objectContaining({ severity: "error", expression: "Patient.meta.tag[0]" }));
  });

  test("may be any that no package knows", () => {
    expect(issuesOf({ system: "https://example.org/own", code: "M" }).filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
