// Input from anyone: no crash, no hang, no overflow, whatever is in it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isValid, validateBundle, validateResource } from "../../src/validation/validate.ts";
import { definitions, example, exampleNames, type Json } from "./examples.ts";

test.each([
  undefined,
  null,
  true,
  0,
  "Bundle",
  [],
  [{}],
  {},
  { resourceType: 5 },
  { resourceType: "constructor" },
  { resourceType: "__proto__" },
])("%j is no bundle, and that is said", (input) => {
  const report = validateBundle(input, definitions);
  expect(isValid(report)).toBe(false);
  expect(isValid(validateResource(input, definitions))).toBe(false);
});

test("an abstract type is no resource", () => {
  expect(isValid(validateResource({ resourceType: "HumanName", family: "x" }, definitions))).toBe(false);
});

test("extensions nested ten thousand deep are refused without an overflow", () => {
  let extension: Json = { url: "http://example.org/x", valueString: "x" };
  for (let level = 0; level < 10_000; level++) extension = { url: "http://example.org/x", extension: [extension] };
  const report = validateResource({ resourceType: "Patient", extension: [extension] }, definitions);
  expect(report.issues.some(({ severity, message }) => severity === "fatal" && message.includes("deeper"))).toBe(true);
});

test("bundles within bundles ten thousand deep are refused without an overflow", () => {
  let bundle: Json = { resourceType: "Bundle", type: "collection" };
  for (let level = 0; level < 10_000; level++)
    bundle = { resourceType: "Bundle", type: "collection", entry: [{ fullUrl: `urn:x:${level}`, resource: bundle }] };
  expect(isValid(validateBundle(bundle, definitions))).toBe(false);
});

test("an array of a hundred thousand items is walked to its end", () => {
  const given = Array.from({ length: 100_000 }, () => "a");
  expect(isValid(validateResource({ resourceType: "Patient", name: [{ given }] }, definitions))).toBe(true);
});

test("prototype keys of parsed JSON are elements that do not exist, and change nothing", () => {
  const input = JSON.parse(
    '{"resourceType":"Patient","__proto__":{"gender":"male"},"constructor":{"prototype":{"x":1}},"name":[{"__proto__":{"a":1}}]}',
  );
  const report = validateResource(input, definitions);
  expect(report.issues.filter(({ message }) => message.includes("__proto__"))).toHaveLength(2);
  expect(({} as Json)["x"]).toBeUndefined();
});

test("a reference to itself among contained resources ends", () => {
  const contained = [{ resourceType: "Patient", id: "a", link: [{ other: { reference: "#a" }, type: "refer" }] }];
  expect(() => validateResource({ resourceType: "Condition", subject: { reference: "#a" }, contained }, definitions)).not.toThrow();
});

test("resources that point at each other by profile end", () => {
  const member = (id: string, other: string): Json => ({
    resourceType: "DiagnosticReport",
    id,
    meta: { profile: ["http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-genomics-report"] },
    result: [{ reference: `DiagnosticReport/${other}` }],
  });
  const entry = [member("a", "b"), member("b", "a")].map((resource) => ({
    fullUrl: `http://example.org/DiagnosticReport/${resource["id"]}`,
    resource,
  }));
  expect(() => validateBundle({ resourceType: "Bundle", type: "collection", entry }, definitions)).not.toThrow();
});

describe("narratives that would choke a backtracking scanner", () => {
  test.each([
    `<div ${" a=''".repeat(20_000)}`,
    "<div>".repeat(50_000),
    `<div>${"&".repeat(100_000)}</div>`,
    `<div>${"<!--".repeat(30_000)}</div>`,
    `<div ${"a ".repeat(50_000)}>`,
  ])("number %#", (div) => {
    const report = validateResource({ resourceType: "Patient", text: { status: "generated", div } }, definitions);
    expect(report.issues.some(({ message }) => message.startsWith("The narrative"))).toBe(true);
  });
});

test("whatever replaces whatever, validation answers and never throws", () => {
  const resources = exampleNames().map(example);
  const junk = fc.oneof(
    fc.anything({ maxDepth: 2, withObjectString: true }),
    fc.jsonValue(),
    fc.constantFrom("__proto__", "#", "urn:uuid:x", "2022-02-30", 1e308, -0),
  );
  fc.assert(
    fc.property(fc.constantFrom(...resources), fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 4 }), (resource, wounds) => {
      const damaged = structuredClone(resource);
      for (const [where, value] of wounds) replaceSomewhere(damaged, where, value);
      const report = validateResource(damaged, definitions);
      for (const { message } of report.issues) expect(message.length).toBeLessThan(2_000);
      expect(JSON.parse(JSON.stringify(report))).toBeDefined();
    }),
    { numRuns: 1_500 },
  );
});

function replaceSomewhere(root: Json, where: number, value: unknown): void {
  const places: [Json, string][] = [];
  const collect = (node: unknown, depth: number): void => {
    if (typeof node !== "object" || node === null || depth > 20) return;
    for (const name of Object.keys(node)) {
      places.push([node as Json, name]);
      collect((node as Json)[name], depth + 1);
    }
  };
  collect(root, 0);
  const place = places[where % Math.max(places.length, 1)];
  if (place !== undefined) place[0][place[1]] = value;
}

test("tens of thousands of findings are counted, not listed, and an error among them still decides", () => {
  const given = [...Array.from({ length: 40_000 }, () => " "), 5];
  const { issues } = validateResource({ resourceType: "Patient", name: [{ given }] }, definitions);
  expect(issues.length).toBeLessThan(10_010);
  expect(issues.slice(0, 10_000).every(({ severity }) => severity === "warning")).toBe(true);
  expect(issues.at(-1)).toMatchObject({ severity: "error", message: expect.stringContaining("1 of them errors") });
});
