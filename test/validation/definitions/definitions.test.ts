// The digest that ships: R4 as HL7 published it, mCODE, the extensions pack and our own package.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ElementDigest } from "../../../src/validation/definitions/definitions.ts";
import { digestPackages } from "../../../src/validation/definitions/digest-packages.ts";
import { loadDefinitions } from "../../../src/validation/definitions/load.ts";
import { readExtensionsPack, readGenomics, readIps, readMcode, readOwnPackage, readR4Core } from "../../../tools/package-sources.ts";

const DEFINITIONS = loadDefinitions();
const R4_MODEL = join(import.meta.dirname, "../../../node_modules/fhirpath/fhir-context/r4");
const model = (file: string): Record<string, unknown> => JSON.parse(readFileSync(join(R4_MODEL, file), "utf8"));
const structure = (name: string): readonly ElementDigest[] =>
  DEFINITIONS.structures[`http://hl7.org/fhir/StructureDefinition/${name}`]!.element;
const ofR4 = Object.values(DEFINITIONS.structures).filter((s) => s.package === 0 && s.derivation === "specialization");

test("it is what the packages give: whoever changes a profile runs `npm run definitions`", () => {
  const fresh = digestPackages([readR4Core(), readMcode(), readOwnPackage(), readIps(), readGenomics(), readExtensionsPack()]);
  expect(JSON.stringify(DEFINITIONS) === JSON.stringify(fresh)).toBe(true);
});

test("it holds the packages that come along, R4 first", () => {
  expect(DEFINITIONS.packages.map((p) => p.id)).toEqual([
    "hl7.fhir.r4.core",
    "hl7.fhir.us.mcode",
    "dev.casebridge.onco",
    "hl7.fhir.uv.ips",
    "hl7.fhir.uv.genomics-reporting",
    "hl7.fhir.uv.extensions.r4",
  ]);
  for (const type of ["Observation", "Bundle", "Quantity", "string"]) expect(structure(type).length).toBeGreaterThan(3);
  for (const url of [
    "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-tumor",
    "https://casebridge.dev/fhir/StructureDefinition/lesion",
  ])
    expect(DEFINITIONS.structures[url]?.type).toBe("BodyStructure");
});

test("R4 has no element that fhirpath.js's model of R4 does not know: no vendor's additions, no later version", () => {
  const known = new Set([...Object.keys(model("path2Type.json")), ...Object.keys(model("choiceTypePaths.json"))]);
  const elsewhere = model("pathsDefinedElsewhere.json");
  const own = ofR4.flatMap((s) => s.element).filter((e) => e.path.includes(".") && !e.contentReference && !e.path.endsWith(".value"));
  const strange = own.map((e) => e.path.replace("[x]", "")).filter((path) => !known.has(path) && !(path in elsewhere));
  expect(own.length).toBeGreaterThan(5000);
  expect(strange.filter((path) => !/\.(id|extension|modifierExtension)$/.test(path))).toEqual([]);
  expect(JSON.stringify(DEFINITIONS).includes("medplum")).toBe(false);
});

test("an element is an array where fhirpath.js's model says that it repeats", () => {
  const repeats = model("path2Repeating.json");
  expect(Object.keys(repeats).length).toBeGreaterThan(500);
  const elements = new Map(ofR4.flatMap((s) => s.element.map((e) => [e.path, e] as const)));
  const wrong = Object.keys(repeats).filter((path) => elements.has(path) && elements.get(path)?.isArray !== true);
  expect(wrong).toEqual([]);
});

test("a profile that allows one of many still writes an array", () => {
  const metastasis = DEFINITIONS.structures["https://casebridge.dev/fhir/StructureDefinition/metastasis"]!.element;
  expect(metastasis.find((e) => e.path === "Condition.bodySite")).toMatchObject({ min: 1, max: "1", isArray: true });
});

test("types are FHIR's where FHIR hides them behind FHIRPath's", () => {
  const typeOf = (path: string): string | undefined => structure(path.split(".")[0]!).find((e) => e.path === path)?.type?.[0]?.code;
  expect([typeOf("Quantity.id"), typeOf("Extension.url"), typeOf("Patient.id")]).toEqual(["string", "uri", "string"]);
  expect(typeOf("string.value")).toBe("http://hl7.org/fhirpath/System.String");
});

test("every index into the table of rules is in it, and each rule stands there once", () => {
  const used = new Set(Object.values(DEFINITIONS.structures).flatMap((s) => s.element.flatMap((e) => e.constraint ?? [])));
  expect(Math.max(...used)).toBeLessThan(DEFINITIONS.constraints.length);
  expect(used.size).toBe(DEFINITIONS.constraints.length);
  expect(new Set(DEFINITIONS.constraints.map((c) => JSON.stringify(c))).size).toBe(DEFINITIONS.constraints.length);
});

test("canonicals carry no version, so that they are keys", () => {
  const elements = Object.values(DEFINITIONS.structures).flatMap((s) => s.element);
  const canonicals = elements.flatMap((e) => [
    ...(e.type ?? []).flatMap((t) => [...(t.profile ?? []), ...(t.targetProfile ?? [])]),
    ...(e.binding?.valueSet ? [e.binding.valueSet] : []),
    ...(e.binding?.max ? [e.binding.max] : []),
  ]);
  expect(canonicals.length).toBeGreaterThan(5_000);
  expect(canonicals.filter((c) => c.includes("|"))).toEqual([]);
});

test("fixed and pattern values keep their type", () => {
  const size = DEFINITIONS.structures["http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-tumor-size"]!.element;
  expect(size.find((e) => e.id === "Observation.code")?.pattern).toEqual({
    type: "CodeableConcept",
    value: { coding: [{ system: "http://loinc.org", code: "21889-1" }] },
  });
  const bundle = DEFINITIONS.structures["http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-patient-bundle"]!.element;
  expect(bundle.find((e) => e.id === "Bundle.type")?.pattern).toEqual({ type: "code", value: "collection" });
});

test("a maximal value set is told apart from the preferred one", () => {
  const status = DEFINITIONS.structures["http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-disease-status"]!.element;
  const binding = status.find((e) => e.id === "Observation.value[x]")?.binding;
  expect(binding?.strength).toBe("preferred");
  expect(DEFINITIONS.valueSets[binding!.max!]?.codes["http://snomed.info/sct"]).toContain("359746009");
});
