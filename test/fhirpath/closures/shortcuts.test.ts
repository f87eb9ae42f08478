// What is told without an engine is what fhirpath.js says.
import { expect, test } from "vitest";
import { shortcutOf } from "../../../src/fhirpath/closures/shortcuts.ts";
import { interpretInvariant } from "../../../src/fhirpath/interpret.ts";
import { compileInvariant } from "../../../src/fhirpath/invariant.ts";

const QUE_2 = "descendants().linkId.isDistinct()";
const REF_1 = "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))";
const DOM_6 = "text.`div`.exists()";
const QTY_3 = "code.empty() or system.exists()";
const RNG_2 = "low.empty() or high.empty() or (low <= high)";
const item = (...linkIds: readonly string[]): unknown => ({
  resourceType: "Questionnaire",
  status: "draft",
  item: linkIds.map((linkId) => ({ linkId, type: "group", item: [{ linkId: `${linkId}.1`, type: "display" }] })),
});
const patient = { resourceType: "Patient", contained: [{ resourceType: "Organization", id: "a" }] };
const around = { resource: patient, rootResource: patient };

test.each([
  [QUE_2, "Questionnaire", item("1", "2")],
  [QUE_2, "Questionnaire", item("1", "1.1")],
  [REF_1, "Reference", { reference: "Patient/1" }],
  [REF_1, "Reference", { reference: "#a" }],
  [REF_1, "Reference", { reference: "#b" }],
  [REF_1, "Reference", { display: "a" }],
  [DOM_6, "Patient", { resourceType: "Patient", text: { status: "generated", div: "<div>a</div>" } }],
  [DOM_6, "Patient", { resourceType: "Patient", text: { status: "empty" } }],
  [DOM_6, "Patient", { resourceType: "Patient" }],
  [QTY_3, "Quantity", { code: "mg", system: "http://unitsofmeasure.org" }],
  [QTY_3, "Quantity", { code: "mg" }],
  [QTY_3, "Quantity", { value: 1 }],
])("%s of a %s is the same either way (%#)", (expression, typeName, value) => {
  expect(shortcutOf(expression)).toBeDefined();
  expect(compileInvariant(expression, typeName).evaluate(value, around)).toBe(interpretInvariant(expression, typeName)(value, around));
});

const mg = (value: number, more = {}): unknown => ({ value, system: "http://unitsofmeasure.org", code: "mg", ...more });

test.each([
  [mg(1), mg(2)],
  [mg(2), mg(1)],
  [mg(1), mg(1)],
  [mg(1), mg(1.000000001)],
  [mg(1), mg(2, { code: "g" })],
  [mg(1), mg(2, { system: "http://example.org" })],
  [mg(1), mg(2, { comparator: "<" })],
  [{ value: 2 }, { value: 1 }],
])("two quantities are in the order that fhirpath.js finds (%#)", (low, high) => {
  expect(compileInvariant(RNG_2, "Range").evaluate({ low, high }, around)).toEqual(
    interpretInvariant(RNG_2, "Range")({ low, high }, around),
  );
});
