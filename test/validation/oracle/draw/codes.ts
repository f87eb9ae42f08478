// Kinds of random defect in codes, systems, displays, units, identifiers and contact points.
import { at, changed, either, isObject, type Kinds, named, pick, type Site, sitesOf } from "./sites.ts";

const inCoding =
  (name: string) =>
  ({ key, holder, isItem }: Site): boolean =>
    !isItem && key === name && typeof holder["code"] === "string" && typeof holder["system"] === "string" && holder["value"] === undefined;
const isQuantity = (value: unknown): boolean =>
  isObject(value) && typeof value["value"] === "number" && (value["code"] ?? value["unit"]) !== undefined;
const inQuantity =
  (name: string) =>
  ({ key, holder, isItem }: Site): boolean =>
    !isItem && key === name && isQuantity(holder);
const isConcept = (value: unknown): boolean => isObject(value) && Array.isArray(value["coding"]);
const STATUSES = [
  "status",
  "intent",
  "use",
  "gender",
  "mode",
  "priority",
  "type",
  "linkType",
  "criticality",
  "lifecycleStatus",
  "kind",
  "comparator",
  "docStatus",
];
const other = [
  { system: "http://snomed.info/sct", code: "261665006", display: "Unknown" },
  { system: "http://loinc.org", code: "LA4489-6" },
  { system: "http://terminology.hl7.org/CodeSystem/v3-NullFlavor", code: "UNK" },
  { system: "http://example.org/codes", code: "x" },
  { code: "x" },
  { display: "something" },
];

export const CODES: Kinds = {
  "code unlike its system": at(
    inCoding("code"),
    changed(
      (old) => `${old}x`,
      (old) => old.toUpperCase(),
      (old) => old.toLowerCase(),
      (old) => `${old.slice(0, -1)}`,
      () => "unknown",
      () => "not a code",
    ),
  ),
  "code removed": at(inCoding("code"), () => undefined),
  "system changed": at(
    inCoding("system"),
    changed(
      (old) => `${old}/`,
      (old) => old.toUpperCase(),
      (old) => old.replace("http:", "https:"),
      (old) => old.replace("http://", ""),
      () => "SNOMED",
      () => "http://snomed.info/sct",
      () => "http://loinc.org",
      () => "2.16.840.1.113883.6.96",
      () => "http://hl7.org/fhir/ValueSet/observation-status",
      (old) => `${old}|1.0`,
    ),
  ),
  "system removed": at(inCoding("system"), () => undefined),
  "display changed": at(
    inCoding("display"),
    changed(
      (old) => `${old} x`,
      (old) => old.toUpperCase(),
      () => "Something else",
      (old) => ` ${old}`,
      (old) => old.replace(" ", "  "),
    ),
  ),
  "version stated": at(
    ({ value }) =>
      isObject(value) && typeof value["code"] === "string" && typeof value["system"] === "string" && value["value"] === undefined,
    (value) => ({ ...(value as object), version: "1.2.3" }),
  ),
  "userSelected odd": at(
    ({ value }) =>
      isObject(value) && typeof value["code"] === "string" && typeof value["system"] === "string" && value["value"] === undefined,
    (value, random) => ({ ...(value as object), userSelected: pick(random, ["true", true]) }),
  ),
  "coding replaced": at(({ path, isItem }) => isItem && /coding$|tag$|security$/.test(path), either(...other)),
  "coding added": at(
    ({ key, value }) => key === "coding" && Array.isArray(value),
    (value, random) => [...(value as unknown[]), pick(random, other)],
  ),
  "concept of text alone": at(
    ({ value }) => isConcept(value),
    either({ text: "something" }, { text: "" }, { coding: [] }, { coding: [{}] }),
  ),
  "code of a list changed": at(
    (site) => named(...STATUSES)(site) && typeof site.value === "string",
    changed(
      () => "bogus",
      (old) => old.toUpperCase(),
      (old) => `${old} `,
      () => "entered-in-error",
      () => "unknown",
      () => "active",
      () => "completed",
      () => "official",
      () => "",
    ),
  ),
  "status of the code kind": at(
    (site) => /Status$/.test(site.key) && isConcept(site.value),
    either(
      "active",
      { coding: [{ code: "active" }] },
      { coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-clinical", code: "resolved" }] },
      { coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-ver-status", code: "entered-in-error" }] },
      { coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-clinical", code: "Active" }] },
    ),
  ),
  "quantity without code": at(inQuantity("code"), () => undefined),
  "quantity without system": at(inQuantity("system"), () => undefined),
  "quantity without value": at(inQuantity("value"), () => undefined),
  "unit that is none": at(
    inQuantity("code"),
    either("milligram", "mg / dl", "MG", "ml/min/1.73m^2", "cm3^", "year", "days", "{score}", "%", "kg", "cGY", "gm", "mcg", "IU", "1"),
  ),
  "unit of another system": at(
    inQuantity("system"),
    either("http://unitsofmeasure.org/", "UCUM", "https://unitsofmeasure.org", "http://snomed.info/sct", "urn:oid:2.16.840.1.113883.6.8"),
  ),
  "comparator odd": at(
    ({ value }) => isQuantity(value),
    (value, random) => ({ ...(value as object), comparator: pick(random, ["=", "<", "~", ">=", "lt"]) }),
  ),
  "quantity replaced": at(
    ({ value }) => isQuantity(value),
    either(
      { value: "5", unit: "mg" },
      { unit: "mg" },
      { value: 5 },
      { value: 5, unit: "mg", system: "http://unitsofmeasure.org", code: "mg" },
      { value: 5, code: "mg" },
      {},
      { value: 5, unit: "mg", system: "http://unitsofmeasure.org" },
    ),
  ),
  "identifier changed": at(
    ({ path, value }) => /identifier$/.test(path) && isObject(value),
    (value, random) => ({
      ...(value as object),
      ...pick(random, [
        { system: "mrn" },
        { use: "primary" },
        { system: "2.16.840.1" },
        { value: "" },
        { type: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0203", code: "XYZ" }] } },
        { system: "urn:oid:x" },
        { system: "urn:ietf:rfc:3986", value: "123" },
        { value: 17 },
        { period: "2020" },
        { type: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0203", code: "MR", display: "Wrong words" }] } },
      ]),
    }),
  ),
  "contact changed": at(
    ({ path, value }) => /telecom$/.test(path) && isObject(value),
    (value, random) => ({
      ...(value as object),
      ...pick(random, [
        { system: "telephone" },
        { use: "private" },
        { rank: 0 },
        { rank: "1" },
        { value: 5 },
        { period: { start: "2020", end: "2019" } },
      ]),
    }),
  ),
  "contact without system": at(
    ({ path, key, isItem }) => !isItem && /telecom\.system$/.test(path) && key === "system",
    () => undefined,
  ),
  "name or address changed": at(
    ({ path, value }) => /(?:^|\.)(?:name|address)$/.test(path) && isObject(value),
    (value, random) => ({
      ...(value as object),
      ...pick(random, [
        { use: "maiden-name" },
        { given: "Anna" },
        { family: ["A"] },
        { period: { start: "x" } },
        { line: "street" },
        { type: "home" },
        { country: 5 },
      ]),
    }),
  ),
  "language changed": at(
    named("language", "contentType"),
    either("english", "e", "en_US", "en-US", "text", "text/plain;charset=utf-8", "zz-ZZ", ""),
  ),
  "language given": (resource, random) => {
    resource["language"] = pick(random, ["en", "en-US", "English language", "xx", "de-AT", "e"]);
    return true;
  },
  "code of one element in another": (resource, random) => {
    const concepts = sitesOf(resource).filter(({ value, path }) => isConcept(value) && !path.includes("contained"));
    if (concepts.length < 2) return false;
    const [from, to] = [pick(random, concepts), pick(random, concepts)];
    if (from.path === to.path) return false;
    to.holder[to.key] = structuredClone(from.value);
    return true;
  },
};
