// Which rules hold because what they speak of is not there, and which have to be evaluated all the same.
import fhirpath from "fhirpath";
import { expect, test } from "vitest";
import { absenceOf } from "../../../src/fhirpath/closures/absence.ts";
import type { ParseNode } from "../../../src/fhirpath/closures/compile.ts";

/** Whether the rule holds for every context that has no more than these properties. */
function holds(expression: string, typeName: string, present: readonly string[]): boolean {
  return absenceOf(fhirpath.parse(expression) as ParseNode, typeName).holdsWithout((name) => !present.includes(name));
}

test.each([
  ["contained.contained.empty()", "Observation", []],
  ["dataAbsentReason.empty() or value.empty()", "Observation", ["valueString"]],
  ["dataAbsentReason.empty() or value.empty()", "Observation", ["dataAbsentReason"]],
  ["start.hasValue().not() or end.hasValue().not() or (start <= end)", "Period", ["start"]],
  ["value.empty() or component.code.where(coding.intersect(%resource.code.coding).exists()).empty()", "Observation", ["component"]],
  ["type = 'document' implies timestamp.hasValue()", "Bundle", []],
  ["name.count() <= 1", "Patient", []],
  ["contact.all(name.exists())", "Patient", []],
] as const)("%s holds for a %s with %j", (expression, typeName, present) => {
  expect(holds(expression, typeName, present)).toBe(true);
});

test.each([
  ["dataAbsentReason.empty() or value.empty()", "Observation", ["dataAbsentReason", "valueQuantity"]],
  ["text.`div`.exists()", "Observation", []],
  ["reasonCode.exists() or reasonReference.exists()", "Procedure", []],
  ["name.count() > 0", "Patient", []],
  ["$this.exists()", "Patient", []],
  ["%resource.name.exists()", "Patient", []],
  ["id.exists() implies name.exists()", "Patient", ["id"]],
  ["extension.where(url = 'http://example.org/a').exists().not()", "Patient", ["extension"]],
] as const)("%s is evaluated for a %s with %j", (expression, typeName, present) => {
  expect(holds(expression, typeName, present)).toBe(false);
});
