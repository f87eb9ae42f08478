// The traps of fhirpath.js as a constraint engine, each with a value that holds and one that does not.
import { describe, expect, test, vi } from "vitest";
import { interpretInvariant } from "../../src/fhirpath/interpret.ts";
import { compileInvariant } from "../../src/fhirpath/invariant.ts";
import { rewriteExpression } from "../../src/fhirpath/rewrite.ts";
import { isUcumUnit } from "../../src/fhirpath/ucum.ts";

const NOWHERE = { resource: undefined, rootResource: undefined };

/** Both engines: closures with their fallback, and fhirpath.js alone. */
const verdicts = (expression: string, typeName: string, value: unknown, resource: unknown = undefined): unknown[] => {
  const around = { resource, rootResource: resource };
  return [
    compileInvariant(expression, typeName).evaluate(value, around),
    interpretInvariant(rewriteExpression(expression), typeName)(value, around),
  ];
};

describe.each([
  ["a number as the context", "$this > 0", "decimal", 1, -1],
  ["us-core-1 on a FHIR dateTime", "$this is DateTime implies $this.toString().length() >= 10", "dateTime", "2022-07-15", "2022-07"],
  [
    "que-7 on a FHIR boolean",
    "operator = 'exists' implies (answer is Boolean)",
    "Questionnaire.item.enableWhen",
    { operator: "exists", answerBoolean: true },
    { operator: "exists", answerString: "x" },
  ],
  [
    "a choice type inside an extension",
    "value.exists() implies value.ofType(CodeableConcept).text.exists()",
    "Extension",
    { valueCodeableConcept: { text: "x" } },
    { valueCodeableConcept: { coding: [] } },
  ],
  [
    "a choice type inside a component",
    "value.ofType(Quantity).value < 10",
    "Observation.component",
    { valueQuantity: { value: 5 } },
    { valueQuantity: { value: 15 } },
  ],
  [
    "a primitive with extensions instead of a value",
    "status.exists()",
    "Observation",
    { resourceType: "Observation", _status: { extension: [] } },
    { resourceType: "Observation" },
  ],
  ["as() on many", "descendants().as(string).count() < 3", "HumanName", { family: "a", given: ["b"] }, { family: "a", given: ["b", "c"] }],
  [
    "periods of mixed precision",
    "start.hasValue().not() or end.hasValue().not() or (start <= end)",
    "Period",
    { start: "2022", end: "2022-03" },
    { start: "2022-04", end: "2022-03" },
  ],
  [
    "a date with a time, which the closure leaves to fhirpath.js",
    "start <= end",
    "Period",
    { start: "2022-03-01T10:00:00Z", end: "2022-03-01T10:00:00+00:00" },
    { start: "2022-03-02T10:00:00Z", end: "2022-03-01" },
  ],
  [
    "whole numbers",
    "(probability * 2 - 3).abs() <= 1 or probability is Range",
    "RiskAssessment.prediction",
    { probabilityDecimal: 2 },
    { probabilityDecimal: 4 },
  ],
] as const)("%s", (_, expression, typeName, good, bad) => {
  test("holds where it should", () => expect(verdicts(expression, typeName, good)).toEqual([true, true]));
  test("fails where it should", () => expect(verdicts(expression, typeName, bad)).toEqual([false, false]));
});

test("empty counts as passed", () => {
  expect(verdicts("reference.startsWith('#').not()", "Reference", { display: "x" })).toEqual([true, true]);
});

test("%resource is the resource at hand", () => {
  const resource = { resourceType: "Observation", code: { coding: [{ system: "s", code: "c" }] } };
  const rule = "code.coding.intersect(%resource.code.coding).empty()";
  expect(verdicts(rule, "Observation.component", { code: { coding: [{ system: "s", code: "d" }] } }, resource)).toEqual([true, true]);
  expect(verdicts(rule, "Observation.component", { code: { coding: [{ system: "s", code: "c" }] } }, resource)).toEqual([false, false]);
});

test("an element that only some resources have is looked for in each of them", () => {
  const bundle = (reference: string): unknown => ({
    resourceType: "Bundle",
    entry: [{ resource: { resourceType: "Condition", subject: { reference } } }],
  });
  const rule = "entry.resource.select(subject | patient).reference.all($this = 'Patient/p')";
  expect(verdicts(rule, "Bundle", bundle("Patient/p"))).toEqual([true, true]);
  expect(verdicts(rule, "Bundle", bundle("Patient/q"))).toEqual([false, false]);
});

test("an element that the type of the context does not have is empty", () => {
  const rule = "value.ofType(Quantity).system.empty() or value.ofType(Quantity).system = 'x'";
  expect(verdicts(rule, "CodeableConcept", { text: "a" })).toEqual([true, true]);
});

test("trace() writes nothing", () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  verdicts("id.trace('x').exists()", "Patient", { resourceType: "Patient", id: "a" });
  expect(log).not.toHaveBeenCalled();
  log.mockRestore();
});

test.each(["member.resolve().exists()", "code.memberOf('http://x')", "conformsTo('http://x')"])(
  "%s is never passed: it says that it was not checked",
  (expression) => {
    const { engine, evaluate } = compileInvariant(expression, "CareTeam");
    expect(engine).toBe("none");
    expect(evaluate({ resourceType: "CareTeam" }, NOWHERE)).toMatch(/offline/);
  },
);

test("what cannot be parsed says so and does not throw", () => {
  expect(compileInvariant("name.(", "Patient").evaluate({ resourceType: "Patient" }, NOWHERE)).toMatch(/cannot be parsed/);
});

test("an operand that is many is an error of the expression, not a pass", () => {
  expect(
    typeof verdicts("name.family = 'a' and name.family.startsWith('a')", "Patient", {
      resourceType: "Patient",
      name: [{ family: "a" }, { family: "b" }],
    })[0],
  ).toBe("string");
});

test("UCUM's own spellings are units, others are not", () => {
  for (const unit of ["mg/m2", "cGy", "{score}", "10*9/L", "mm[Hg]", "mo", "%"]) expect(isUcumUnit(unit), unit).toBe(true);
  for (const unit of ["m^2", "Gray", "mg/m²", " mg", "", "centimeter"]) expect(isUcumUnit(unit), unit).toBe(false);
});
