// What we build is valid under our own and mCODE's profiles, with the terminology of the product.
import { expect, test } from "vitest";
import { terminologyCodings } from "../../src/resources/codes.ts";
import { loadDefinitions } from "../../src/validation/definitions/load.ts";
import { validateBundle } from "../../src/validation/validate.ts";
import { bundleOf, changed, FACTS } from "./story.ts";

const definitions = loadDefinitions();
const errorsOf = (facts = FACTS): string[] =>
  validateBundle(bundleOf(facts, { codings: terminologyCodings() }), definitions)
    .issues.filter((i) => i.severity === "error" || i.severity === "fatal")
    .map((i) => `${i.rule} ${i.expression}`);

test("A case with a fact of every kind has no error", () => {
  expect(errorsOf()).toEqual([]);
});

test.each([
  [
    "a count of fractions that contradicts the doses",
    changed("radiotherapy-1", "radiotherapy", { fractions: 28, derived: {}, review: ["conflicting"] }),
  ],
  ["radiotherapy that was stopped without a reason", changed("radiotherapy-1", "radiotherapy", { status: "stopped" })],
  [
    "a drug that was stopped for personal reasons",
    changed("drug-3", "drug", { status: "stopped", stopReason: { class: "personal", text: "personal reasons", evidence: [] } }),
  ],
  ["a doubtful primary", changed("primary-1", "primary", { assertion: "possible", review: ["uncertain"] })],
  ["a stage by FIGO", changed("stage-1", "stage", { system: "figo", derived: { system: "cervical cancer is staged by FIGO" } })],
  ["brachytherapy", changed("radiotherapy-1", "radiotherapy", { modality: "brachytherapy", modalityText: "HDR brachytherapy" })],
  ["protons without a technique", changed("radiotherapy-1", "radiotherapy", { modality: "proton", modalityText: "protons" })],
  [
    "a refusal with money in its words",
    changed("omitted-1", "not-given", { reason: { class: "refusal", text: "refused the cost", evidence: [] } }),
  ],
  ["no primary at all", FACTS.filter((f) => f.kind !== "primary")],
  ["a patient of whom nothing else is told", FACTS.filter((f) => f.kind === "patient")],
  ["a short-axis diameter", changed("size-1", "size", { which: "short-axis" })],
])("%s is no error of the builder", (_name, facts) => {
  expect(errorsOf(facts)).toEqual([]);
});
