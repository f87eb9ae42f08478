// Defects made by rule: each category breaks every official example that it can, the same ones each time, up to a number per category.
import { claimsMcode, definitions, example, exampleNames, type Json } from "../examples.ts";
import { withContained, withExtensions, withNarratives } from "./generate-connections.ts";

export interface GeneratedMutant {
  /** "unknown-element Patient-x": category and example. */
  readonly name: string;
  readonly category: string;
  readonly resource: Json;
}

/** Changes the copy in place; false: this resource has nothing to break in this way. */
export type Breaker = (resource: Json) => boolean;

const PER_CATEGORY = 22;
const CORE = "http://hl7.org/fhir/StructureDefinition/";

/** All objects of a resource, outermost first. */
export function objectsOf(node: unknown): Json[] {
  if (typeof node !== "object" || node === null) return [];
  const inner = Object.values(node).flatMap(objectsOf);
  return Array.isArray(node) ? inner : [node as Json, ...inner];
}

/** Breaks the first property that the test accepts; `become` gives its new value, undefined removes it. */
export function breakFirst(test: (name: string, value: unknown, holder: Json) => boolean, become: (value: unknown) => unknown): Breaker {
  return (resource) => {
    for (const holder of objectsOf(resource)) {
      const name = Object.keys(holder).find((key) => !["resourceType", "div"].includes(key) && test(key, holder[key], holder));
      if (name === undefined) continue;
      const next = become(holder[name]);
      if (next === undefined) delete holder[name];
      else holder[name] = next;
      return true;
    }
    return false;
  };
}

const requiredOf = (url: string): string[] =>
  (definitions.structures[url]?.element ?? [])
    .filter(({ min, path, sliceName }) => min > 0 && path.split(".").length === 2 && sliceName === undefined)
    .map(({ path }) => path.split(".")[1]!);

const removeRequired =
  (names: (resource: Json) => readonly string[]): Breaker =>
  (resource) => {
    const name = names(resource).find((candidate) => resource[candidate] !== undefined);
    if (name !== undefined) delete resource[name];
    return name !== undefined;
  };

const baseRequired = (resource: Json): string[] => requiredOf(`${CORE}${resource["resourceType"]}`);
const profileRequired = (resource: Json): string[] => {
  const base = new Set(baseRequired(resource));
  return (resource["meta"] as { profile: string[] }).profile.flatMap((url) => requiredOf(url)).filter((name) => !base.has(name));
};

const isDate = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value);
const isInstant = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:/.test(value);
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

const BREAKERS: Readonly<Record<string, Breaker>> = {
  "required-base": removeRequired(baseRequired),
  "required-profile": removeRequired(profileRequired),
  "array-as-object": breakFirst(
    (name, value) => Array.isArray(value) && isObject(value[0]) && name !== "contained",
    (value) => (value as unknown[])[0],
  ),
  "object-as-array": breakFirst(
    (name, value) => isObject(value) && name !== "resource",
    (value) => [value],
  ),
  "string-as-number": breakFirst(
    (name, value) => typeof value === "string" && name !== "id",
    () => 17,
  ),
  "number-as-string": breakFirst(
    (_, value) => typeof value === "number",
    (value) => String(value),
  ),
  "boolean-as-string": breakFirst(
    (_, value) => typeof value === "boolean",
    (value) => String(value),
  ),
  "unknown-element": (resource) => {
    resource["bodyPart"] = "left";
    return true;
  },
  "unknown-element-inside": (resource) => {
    const inner = objectsOf(resource).find((node) => node["coding"] !== undefined);
    if (inner !== undefined) inner["remark"] = "none";
    return inner !== undefined;
  },
  "date-not-in-calendar": breakFirst(
    (_, value) => isDate(value),
    (value) => `${(value as string).slice(0, 4)}-02-30${(value as string).slice(10)}`,
  ),
  "date-with-slashes": breakFirst(
    (_, value) => isDate(value) && !isInstant(value),
    (value) => (value as string).replaceAll("-", "/"),
  ),
  "time-without-zone": breakFirst(
    (_, value) => isInstant(value),
    (value) => (value as string).replace(/(?:Z|[+-]\d\d:\d\d)$/, ""),
  ),
  "hour-24": breakFirst(
    (_, value) => isInstant(value),
    (value) => (value as string).replace(/T\d\d:/, "T25:"),
  ),
  "id-grammar": (resource) => {
    resource["id"] = "no_underscore allowed";
    return true;
  },
  "code-with-space": breakFirst(
    (name, value, holder) => name === "code" && typeof value === "string" && holder["system"] !== undefined,
    (value) => ` ${String(value)}`,
  ),
  "empty-object": breakFirst(
    (name, value) => isObject(value) && name !== "resource",
    () => ({}),
  ),
  "empty-array": breakFirst(
    (_, value) => Array.isArray(value),
    () => [],
  ),
  "empty-string": breakFirst(
    (name, value) => typeof value === "string" && name !== "id",
    () => "",
  ),
  "null-value": breakFirst(
    (name, value) => typeof value === "string" && name !== "id",
    () => null,
  ),
  "status-unknown": breakFirst(
    (name, value) => name === "status" && typeof value === "string",
    () => "bogus",
  ),
  "gender-unknown": breakFirst(
    (name) => name === "gender",
    () => "m",
  ),
  "ucum-invalid": breakFirst(
    (name, _, holder) => name === "code" && holder["system"] === "http://unitsofmeasure.org",
    () => "milligrammes",
  ),
  "concept-of-nothing-known": breakFirst(
    (name, value) => ["clinicalStatus", "verificationStatus"].includes(name) && isObject(value),
    () => ({ coding: [{ system: "http://example.org/own", code: "x" }] }),
  ),
  "two-choices": (resource) => {
    const name = Object.keys(resource).find((key) => /^(?:value|effective|onset|performed|deceased|medication)[A-Z]/.test(key));
    if (name === undefined) return false;
    const stem = /^[a-z]+/.exec(name)![0];
    const other = {
      value: "String",
      effective: "Instant",
      onset: "String",
      performed: "String",
      deceased: "Boolean",
      medication: "Reference",
    }[stem]!;
    const value =
      other === "Boolean" ? true : other === "Reference" ? { display: "a drug" } : other === "Instant" ? "2020-01-01T00:00:00Z" : "x";
    if (resource[stem + other] !== undefined) return false;
    resource[stem + other] = value;
    return true;
  },
  "choice-type-unknown": (resource) => {
    const name = Object.keys(resource).find((key) => /^(?:value|effective|onset|performed)[A-Z]/.test(key));
    if (name === undefined) return false;
    delete resource[name];
    resource[`${/^[a-z]+/.exec(name)![0]}Money`] = { value: 1 };
    return true;
  },
  "pattern-code": (resource) => {
    const { profile } = resource["meta"] as { profile: string[] };
    const isFixed = profile.some((url) =>
      definitions.structures[url]?.element.some(
        ({ path, pattern, fixed }) => path.endsWith(".code") && path.split(".").length === 2 && (pattern ?? fixed) !== undefined,
      ),
    );
    if (!isFixed || resource["code"] === undefined) return false;
    resource["code"] = { text: "something" };
    return true;
  },
  "value-and-reason": (resource) => {
    if (resource["resourceType"] !== "Observation" || !Object.keys(resource).some((name) => name.startsWith("value"))) return false;
    resource["dataAbsentReason"] = { coding: [{ system: "http://terminology.hl7.org/CodeSystem/data-absent-reason", code: "unknown" }] };
    return true;
  },
  "period-reversed": breakFirst(
    (_, value) => isObject(value) && isDate(value["start"]) && isDate(value["end"]),
    () => ({ start: "2020-02-02", end: "2019-02-02" }),
  ),
  "resource-type-unknown": (resource) => {
    resource["resourceType"] = "Tumour";
    return true;
  },
  "reference-to-wrong-type": breakFirst(
    (name, value) => (name === "subject" || name === "patient") && isObject(value) && value["reference"] !== undefined,
    () => ({ reference: "Medication/x" }),
  ),
  "reference-dangling": breakFirst(
    (_, value) => isObject(value) && value["reference"] !== undefined,
    () => ({ reference: "#nowhere" }),
  ),
  ...withExtensions,
  ...withNarratives,
  ...withContained,
};

/** The same mutants each time. */
export function generatedMutants(): GeneratedMutant[] {
  const names = exampleNames().filter((name) => claimsMcode(example(name)) && name !== "Observation-body-surface-area-example.json");
  return Object.entries(BREAKERS).flatMap(([category, breaks], shift) => {
    const mutants: GeneratedMutant[] = [];
    for (let step = 0; step < names.length && mutants.length < PER_CATEGORY; step++) {
      const name = names[(step * 7 + shift * 13) % names.length]!;
      const resource = example(name);
      if (breaks(resource)) mutants.push({ name: `${category} ${name.slice(0, -".json".length)}`, category, resource });
    }
    return mutants;
  });
}
