// Kinds of random defect in references, extensions, choices, profiles, contained resources, narratives and bundles.
import type { Json } from "../../examples.ts";
import { at, changed, either, isObject, type Kinds, named, pick, type Site, sitesOf } from "./sites.ts";

const isReference = ({ key, value, isItem }: Site): boolean => !isItem && key === "reference" && typeof value === "string";
const extensions = (resource: Json): Site[] =>
  sitesOf(resource).filter(({ path, isItem }) => isItem && /(?:^|\.)(?:extension|modifierExtension)$/.test(path));
const VALUES: Json = {
  String: "text",
  Code: "code",
  Boolean: true,
  Integer: 3,
  Decimal: 1.5,
  DateTime: "2020-01-01",
  Date: "2020-01-01",
  Uri: "http://example.org",
  Instant: "2020-01-01T00:00:00Z",
  Period: { start: "2020" },
  Quantity: { value: 1, unit: "mg", system: "http://unitsofmeasure.org", code: "mg" },
  CodeableConcept: { text: "x" },
  Coding: { system: "http://loinc.org", code: "1-8" },
  Reference: { reference: "Patient/x" },
  Range: { low: { value: 1 } },
  Age: { value: 50, unit: "a", system: "http://unitsofmeasure.org", code: "a" },
  Identifier: { value: "x" },
  Annotation: { text: "x" },
  Money: { value: 1 },
  Ratio: { numerator: { value: 1 }, denominator: { value: 2 } },
};
const CHOICE =
  /^(?:value|effective|onset|abatement|performed|deceased|medication|occurrence|multipleBirth|asNeeded|timing|collected|product|born|age|reported)(?=[A-Z])/;
const retyped =
  (keepsOld: boolean) =>
  (resource: Json, random: () => number): boolean => {
    const sites = sitesOf(resource).filter(({ key, isItem }) => !isItem && CHOICE.test(key));
    if (sites.length === 0) return false;
    const { holder, key } = pick(random, sites);
    const type = pick(random, Object.keys(VALUES));
    const name = CHOICE.exec(key)![0] + type;
    if (holder[name] !== undefined) return false;
    if (!keepsOld) delete holder[key];
    holder[name] = structuredClone(VALUES[type]);
    return true;
  };
const TYPES = [
  "Patient",
  "Practitioner",
  "Observation",
  "Condition",
  "Medication",
  "Organization",
  "Group",
  "Specimen",
  "Location",
  "Device",
  "Procedure",
  "Encounter",
  "Tumour",
  "patient",
];
const div = (inner: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${inner}</div>`;
/** `profiles`: canonicals that some example claims, by type. */
export const connections = (profiles: ReadonlyMap<string, readonly string[]>): Kinds => ({
  "reference changed": at(
    isReference,
    changed(
      (old) => old.replace(/^[A-Za-z]+/, "Medication"),
      (old) => old.replace(/^[A-Za-z]+/, "tumour"),
      () => "#nowhere",
      (old) => `${old} `,
      (old) => `/${old}`,
      (old) => old.replace("/", "|"),
      (old) => old.split("/").at(-1)!,
      () => "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0",
      () => "urn:uuid:1234",
      (old) => `http://example.org/fhir/${old}`,
      (old) => `${old}/_history/1`,
      (old) => `${old}?x=1`,
      () => "Patient?identifier=1",
    ),
  ),
  "reference to another type": at(isReference, (_, random) => `${pick(random, TYPES)}/x1`),
  "reference typed": at(
    ({ value }) => isObject(value) && typeof value["reference"] === "string",
    (value, random) => ({ ...(value as object), type: pick(random, TYPES) }),
  ),
  "reference by words": at(
    ({ value }) => isObject(value) && typeof value["reference"] === "string",
    either({ display: "somebody" }, { identifier: { value: "1" } }, "Patient/x", { reference: 5 }, {}, { id: "a" }),
  ),
  "choice of another type": retyped(false),
  "two choices": retyped(true),
  "extension changed": (resource, random) => {
    const site = extensions(resource);
    if (site.length === 0) return false;
    const extension = pick(random, site).value as Json;
    const value = Object.keys(extension).find((name) => name.startsWith("value"));
    const type = pick(random, Object.keys(VALUES));
    pick(random, [
      () => {
        extension["url"] = `${extension["url"]}s`;
      },
      () => {
        extension["url"] = String(extension["url"]).split("/").at(-1);
      },
      () => {
        delete extension["url"];
      },
      () => {
        if (value !== undefined) delete extension[value];
        else delete extension["extension"];
      },
      () => {
        if (value !== undefined) delete extension[value];
        extension[`value${type}`] = VALUES[type];
      },
      () => {
        if (value !== undefined) delete extension[value];
        extension[`value${type}`] = VALUES[type];
      },
      () => {
        extension["extension"] = [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" }];
      },
    ])();
    return true;
  },
  "extension doubled": (resource, random) => {
    const sites = extensions(resource);
    if (sites.length === 0) return false;
    const { holder, value } = pick(random, sites);
    (holder as unknown as unknown[]).push(structuredClone(value));
    return true;
  },
  "extension elsewhere": (resource, random) => {
    const sites = extensions(resource).filter(({ value }) => isObject(value) && String(value["url"]).includes(":"));
    const hosts = sitesOf(resource).filter(({ value, path }) => isObject(value) && !path.endsWith("xtension"));
    if (sites.length === 0 || hosts.length === 0) return false;
    const host = pick(random, hosts).value as Json;
    host["extension"] = [...((host["extension"] as unknown[] | undefined) ?? []), structuredClone(pick(random, sites).value)];
    return true;
  },
  "extension as modifier": (resource, random) => {
    const sites = extensions(resource).filter(({ path }) => path === "extension");
    if (sites.length === 0) return false;
    resource["modifierExtension"] = [structuredClone(pick(random, sites).value)];
    return true;
  },
  "extension given": at(
    ({ value, path }) => isObject(value) && !path.endsWith("xtension"),
    (value, random) => ({
      ...(value as object),
      [pick(random, ["extension", "extension", "modifierExtension"])]: [
        pick(random, [
          { url: "http://example.org/fhir/StructureDefinition/own", valueString: "x" },
          { url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" },
          { url: "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", valueAddress: { city: "Graz" } },
          { url: "http://hl7.org/fhir/StructureDefinition/originalText", valueString: "x" },
          { url: "http://hl7.org/fhir/StructureDefinition/originalText" },
          { url: "own", valueString: "x" },
          {
            url: "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior",
            valueCodeableConcept: { text: "x" },
          },
        ]),
      ],
    }),
  ),
  "profile claimed": (resource, random) => {
    const own = profiles.get(String(resource["resourceType"])) ?? [];
    const all = [...profiles.values()].flat();
    resource["meta"] = {
      ...(resource["meta"] as object | undefined),
      profile: [pick(random, [pick(random, own.length > 0 ? own : all), pick(random, own.length > 0 ? own : all), pick(random, all)])],
    };
    return true;
  },
  "profile odd": (resource, random) => {
    resource["meta"] = {
      ...(resource["meta"] as object | undefined),
      profile: pick(random, [
        ["Patient"],
        "http://example.org/p",
        [""],
        ["http://hl7.org/fhir/StructureDefinition/Patient"],
        ["http://hl7.org/fhir/StructureDefinition/Observation"],
        [5],
      ]),
    };
    return true;
  },
  "meta changed": (resource, random) => {
    resource["meta"] = {
      ...(resource["meta"] as object | undefined),
      ...pick(random, [
        { lastUpdated: "2020-01-01" },
        { versionId: "a b" },
        { tag: [{ code: "x" }] },
        { security: { code: "R" } },
        { source: "a b" },
        { security: [{ system: "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", code: "Q" }] },
        { tag: [{ system: "rel", code: "x" }] },
        { lastUpdated: "2020-01-01T10:00:00.123Z" },
      ]),
    };
    return true;
  },
  "period reversed": at(
    ({ value }) => isObject(value) && (typeof value["start"] === "string" || typeof value["end"] === "string"),
    either(
      { start: "2021-02-02", end: "2020-02-02" },
      { start: "2021-02-02T10:00:00Z", end: "2021-02-02T09:00:00Z" },
      { start: "2021", end: "2020" },
      { from: "2020" },
      { start: "2020-02-30" },
      { start: "2021-02-02", end: "2021-02-02" },
    ),
  ),
  "narrative changed": (resource, random) => {
    resource["text"] = pick(random, [
      { status: "generated", div: div("") },
      { status: "generated", div: div("  ") },
      { status: "generated", div: "<div>x</div>" },
      { status: "generated", div: "text" },
      { status: "done", div: div("x") },
      { status: "generated" },
      { div: div("x") },
      { status: "generated", div: div("<script>1</script>") },
      { status: "generated", div: div("<p onclick='x'>x</p>") },
      { status: "generated", div: div("<b>x") },
      { status: "generated", div: div("a & b") },
      { status: "generated", div: div("&nbsp;x") },
      { status: "generated", div: div("<form>x</form>") },
      { status: "generated", div: div('<a href="#nowhere">x</a>') },
      { status: "empty", div: div("x") },
      { status: "generated", div: div("<br>x") },
      { status: "generated", div: div("<img src='x.png'/>") },
      { status: "generated", div: div("<p style='color:red'>x</p>") },
      { status: "generated", div: div("<iframe src='http://x'></iframe>") },
      { status: "generated", div: `<p xmlns="http://www.w3.org/1999/xhtml">x</p>` },
    ]);
    return true;
  },
  "contained changed": (resource, random) => {
    const holder = sitesOf(resource).find(
      ({ key, value }) => (key === "subject" || key === "patient" || key === "performer") && isObject(value),
    );
    if (holder === undefined || resource["contained"] !== undefined) return false;
    const inner: Json = pick(random, [
      { resourceType: "Patient", id: "in" },
      { resourceType: "Patient" },
      { resourceType: "Patient", id: "#in" },
      { resourceType: "Patient", id: "in", meta: { versionId: "1" } },
      { resourceType: "Medication", id: "in" },
      { resourceType: "Patient", id: "in", gender: "x" },
      {
        resourceType: "Patient",
        id: "in",
        contained: [{ resourceType: "Organization", id: "x", name: "x" }],
        managingOrganization: { reference: "#x" },
      },
      { id: "in" },
      { resourceType: "Patient", id: "out" },
      { resourceType: "Organization", id: "in" },
    ]);
    resource["contained"] = [inner];
    holder.holder[holder.key] = { reference: "#in" };
    return true;
  },
  "contained removed": (resource) => resource["contained"] !== undefined && delete resource["contained"],
  "implicitRules given": (resource, random) => {
    resource["implicitRules"] = pick(random, ["a b", "http://example.org/rules", 5]);
    return true;
  },
  "attachment changed": at(
    ({ value }) =>
      isObject(value) &&
      (value["data"] ?? value["url"] ?? value["contentType"]) !== undefined &&
      value["reference"] === undefined &&
      value["valueUrl"] === undefined,
    (value, random) => ({
      ...(value as object),
      ...pick(random, [
        { data: "x" },
        { data: "a b=" },
        { contentType: "plain" },
        { contentType: "text/plain" },
        { url: "a b" },
        { size: -1 },
        { hash: "x" },
        { language: "x" },
        { creation: "yesterday" },
      ]),
    }),
  ),
  "data without type": at(named("contentType"), () => undefined),
});
