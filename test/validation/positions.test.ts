// Lines and columns of elements, and what JSON.parse hides.
import fc from "fast-check";
import { expect, test } from "vitest";
import { mapSource } from "../../src/validation/positions.ts";
import { validateSource } from "../../src/validation/validate-source.ts";
import { definitions } from "./examples.ts";

const SOURCE = `{
  "resourceType": "Observation",
  "status": "finished",
  "code": { "coding": [
    { "system": "http://loinc.org", "code": "33728-7" },
    { "code": 5 } ] },
  "valueQuantity": { "value": 1.2 }
}`;

test("an element is found by its FHIRPath", () => {
  const { positionOf } = mapSource(SOURCE);
  expect(positionOf("Observation.status")).toEqual({ line: 3, column: 13 });
  expect(positionOf("Observation.code.coding[1].code")).toEqual({ line: 6, column: 15 });
  expect(positionOf("Observation.value.ofType(Quantity).value")).toEqual({ line: 7, column: 31 });
  expect(positionOf("Observation.valueQuantity.value")).toEqual({ line: 7, column: 31 });
  expect(positionOf("Observation")).toEqual({ line: 1, column: 1 });
});

test("an element that is not there is shown by the nearest one around it", () => {
  expect(mapSource(SOURCE).positionOf("Observation.code.coding[7].version")).toEqual({ line: 4, column: 23 });
});

test("issues of a file carry their line", () => {
  const { report, positionOf } = validateSource(SOURCE, definitions);
  const status = report.issues.find(({ expression }) => expression === "Observation.status")!;
  expect(positionOf(status)).toEqual({ line: 3, column: 13 });
});

test("a name that stands twice is found, though JSON.parse takes the last", () => {
  const { report, positionOf } = validateSource('{"resourceType":"Patient",\n"gender":"male",\n"gender":"female"}', definitions);
  const twice = report.issues.find(({ rule }) => rule?.endsWith("#duplicate-key"))!;
  expect(twice.severity).toBe("error");
  expect(positionOf(twice)).toEqual({ line: 3, column: 1 });
});

test("two names that differ are no duplicates, and neither are equal names in different objects", () => {
  expect(mapSource('{"a":{"b":1},"c":{"b":1}}').faults).toEqual([]);
});

test.each(["1e400", "12345678901234567890", "0.12345678901234567891"])("the number %s is more than a double holds", (number) => {
  expect(mapSource(`{"value":${number}}`).faults.map(({ kind }) => kind)).toEqual(["number"]);
});

test.each(["1.10", "0.0500", "100000000000000000000", "1e3", "-0.1", "9007199254740993.0e0"].slice(0, 5))(
  "the number %s is kept",
  (number) => {
    expect(mapSource(`{"value":${number}}`).faults).toEqual([]);
  },
);

test("101 levels are refused, 100 are not", () => {
  const nested = (levels: number): string => `${"[".repeat(levels)}1${"]".repeat(levels)}`;
  expect(mapSource(nested(100)).faults).toEqual([]);
  expect(mapSource(nested(101)).faults.map(({ kind }) => kind)).toEqual(["depth"]);
  expect(mapSource(nested(200_000)).faults.map(({ kind }) => kind)).toEqual(["depth"]);
});

test.each(["", "{", '{"a"}', '{"a":1,}', "[1 2]", '"\u0001"', "nul", "01", '{"a":1} x', "{'a':1}"])(
  "%j is no JSON, and the scan says so",
  (text) => {
    expect(mapSource(text).faults.some(({ kind }) => kind === "syntax")).toBe(true);
    expect(() => JSON.parse(text)).toThrow();
  },
);

test("the scan accepts exactly what JSON.parse accepts", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.nat(), fc.constantFrom("", "}", ",", '"', "\\", "]", "\u0000"), (json, at, damage) => {
      const text = damage === "" ? json : json.slice(0, at % (json.length + 1)) + damage + json.slice(at % (json.length + 1));
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(mapSource(text).faults.some(({ kind }) => kind === "syntax")).toBe(!isJson);
    }),
    { numRuns: 2_000 },
  );
});

test("in a source of many megabytes a place is found without all places being kept", () => {
  const filler = Array.from({ length: 1_000_000 }, () => '"a"').join(",");
  const source = `{"resourceType":"Patient",\n"name":[{"given":[${filler}]}],\n"gender":"f"}`;
  const { report, positionOf } = validateSource(source, definitions);
  const gender = report.issues.find(({ expression }) => expression === "Patient.gender")!;
  expect(positionOf(gender)).toEqual({ line: 3, column: 10 });
});
