// `casebridge/validation` stands alone: no other stage of the product, no node: module anywhere below it.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { isValid, parseDefinitions, validate } from "../../src/validation/library.ts";

const ENTRY = new URL("../../src/validation/library.ts", import.meta.url);
// 'from "../base/issue.ts"', but not of an `import type`, which leaves no trace.
const IMPORT = /^(?:import|export) (?!type\b)[^;]*?from "(?<source>[^"]+)"/gm;

function importsOf(file: URL, seen: Map<string, string[]> = new Map()): Map<string, string[]> {
  if (seen.has(file.pathname)) return seen;
  const sources = [...readFileSync(file, "utf8").matchAll(IMPORT)].map((match) => match.groups!["source"]!);
  seen.set(file.pathname, sources);
  for (const source of sources) if (source.startsWith(".")) importsOf(new URL(source, file), seen);
  return seen;
}

test("nothing below it is a node: module, and of packages only fhirpath", () => {
  const imports = importsOf(ENTRY);
  expect(imports.size).toBeGreaterThan(30);
  const foreign = new Set([...imports.values()].flat().filter((source) => !source.startsWith(".")));
  expect([...foreign].map((source) => source.split("/")[0])).toEqual(foreign.size === 0 ? [] : expect.arrayContaining(["fhirpath"]));
  expect([...foreign].every((source) => source === "fhirpath" || source.startsWith("fhirpath/"))).toBe(true);
  for (const file of imports.keys()) expect(file).toMatch(/\/src\/(?:validation|fhirpath|base)\//);
});

test("definitions are parsed from their text, and anything else is refused", () => {
  const text = gunzipSync(readFileSync(new URL("./definitions/definitions.json.gz", ENTRY))).toString("utf8");
  const definitions = parseDefinitions(text);
  expect(isValid(validate({ resourceType: "Patient", active: true }, definitions))).toBe(true);
  expect(isValid(validate({ resourceType: "Patient", active: "yes" }, definitions))).toBe(false);
  expect(() => parseDefinitions("{}")).toThrow("no packages");
});
