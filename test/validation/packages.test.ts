// Packages that a user brings: read from their folder, digested on top of what comes along, and right about their own examples.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addPackages } from "../../src/validation/definitions/add-packages.ts";
import { readPackage } from "../../src/validation/definitions/read-package.ts";
import { isValid, validateResource } from "../../src/validation/validate.ts";
import { definitions, type Json } from "./examples.ts";

describe.each([
  ["hl7.fhir.uv.ips", 44],
  ["hl7.fhir.uv.genomics-reporting", 139],
])("%s, which comes along", (name, count) => {
  const folder = new URL(`../../node_modules/${name}/example/`, import.meta.url);
  const resources = readdirSync(folder)
    .filter((file) => file.endsWith(".json") && !file.startsWith("."))
    .map((file): [string, Json] => [file, JSON.parse(readFileSync(new URL(file, folder), "utf8"))])
    .filter(([, resource]) => resource["resourceType"] !== undefined);

  test("none of its examples is rejected", () => {
    expect(resources.length).toBeGreaterThanOrEqual(count);
    expect(resources.filter(([, resource]) => !isValid(validateResource(resource, definitions))).map(([file]) => file)).toEqual([]);
  });

  test("its profiles are looked at: an example that claims one and has lost what it requires is rejected", () => {
    const at = definitions.packages.findIndex(({ id }) => id === name);
    const profiles = new Set(Object.keys(definitions.structures).filter((url) => definitions.structures[url]!.package === at));
    expect(profiles.size).toBeGreaterThan(20);
    const claiming = resources.filter(([, { meta, code, resourceType }]) =>
      ((meta as { profile?: string[] } | undefined)?.profile ?? []).some(
        (url) => profiles.has(url.split("|")[0]!) && code !== undefined && resourceType === "Observation",
      ),
    );
    expect(claiming.length).toBeGreaterThan(0);
    for (const [file, resource] of claiming) {
      const { code: _, ...without } = resource;
      expect(isValid(validateResource(without, definitions)), file).toBe(false);
    }
  });
});

describe("a package that a user brings", () => {
  const URL_OF_OWN = "http://example.org/fhir/StructureDefinition/dated-observation";
  const base = definitions.structures["http://hl7.org/fhir/StructureDefinition/Observation"]!;
  const brought = {
    id: "own.package",
    version: "1.0.0",
    resources: [
      {
        resourceType: "StructureDefinition",
        url: URL_OF_OWN,
        name: "DatedObservation",
        kind: "resource",
        abstract: false,
        type: "Observation",
        derivation: "constraint",
        baseDefinition: "http://hl7.org/fhir/StructureDefinition/Observation",
        snapshot: {
          element: base.element.map((element) => ({ ...element, ...(element.path === "Observation.effective[x]" ? { min: 1 } : {}) })),
        },
      },
    ],
  };

  test("has its profiles looked at, and the shipped ones stay as they are", () => {
    const enlarged = addPackages(definitions, [brought as never]);
    const observation = { resourceType: "Observation", meta: { profile: [URL_OF_OWN] }, status: "final", code: { text: "weight" } };
    expect(
      validateResource(observation, enlarged)
        .issues.filter((i) => i.severity === "error")
        .map((i) => i.rule),
    ).toEqual([expect.stringContaining(URL_OF_OWN)]);
    expect(isValid(validateResource({ ...observation, effectiveDateTime: "2024" }, enlarged))).toBe(true);
  });
});

test("the definitions that came along are not changed by a package", () => {
  const before = Object.keys(definitions.structures).length;
  const enlarged = addPackages(definitions, [readPackage("hl7.fhir.uv.ips")]);
  expect(Object.keys(definitions.structures)).toHaveLength(before);
  expect(enlarged.structures["http://hl7.org/fhir/StructureDefinition/Patient"]).toBe(
    definitions.structures["http://hl7.org/fhir/StructureDefinition/Patient"],
  );
});

test("a package as a folder whose files lie in package/ is read; what is no package is named", () => {
  const folder = mkdtempSync(join(tmpdir(), "casebridge-package-"));
  expect(() => readPackage(folder)).toThrow("no FHIR package");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "own.package", version: "1.2.3" }));
  writeFileSync(join(folder, "ValueSet-a.json"), JSON.stringify({ resourceType: "ValueSet", url: "http://example.org/vs" }));
  writeFileSync(join(folder, "Patient-a.json"), JSON.stringify({ resourceType: "Patient" }));
  expect(readPackage(folder)).toMatchObject({ id: "own.package", version: "1.2.3", resources: [{ url: "http://example.org/vs" }] });
  expect(() => readPackage("no.such.package")).toThrow("There is no FHIR package no.such.package");
});
