// A StructureDefinition's snapshot → what validation needs of it. Narrative, mappings, short texts and examples stay behind.
// https://hl7.org/fhir/R4/structuredefinition.html
import type { Binding, Constraint, ElementDigest, ExtensionContext, Slicing, StructureDigest, TypedValue, TypeRef } from "./definitions.ts";

/** JSON as a package holds it. */
export type Json = Readonly<Record<string, unknown>>;

const FHIR_TYPE = "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type";
const REGEX = "http://hl7.org/fhir/StructureDefinition/regex";
const MAX_VALUE_SET = "http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet";

export const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);
export const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** A canonical without its version: "http://…/x|4.0.1" → "http://…/x". */
export const withoutVersion = (canonical: string): string => canonical.split("|", 1)[0]!;

const canonicals = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.length > 0 ? (value as string[]).map(withoutVersion) : undefined;

function extensionValue(element: Json, url: string): string | undefined {
  const found = list(element["extension"]).find((e) => e["url"] === url);
  return found && text(found["valueUrl"] ?? found["valueUri"] ?? found["valueString"] ?? found["valueCanonical"]);
}

function typeRef(type: Json): TypeRef {
  const profile = canonicals(type["profile"]);
  const targetProfile = canonicals(type["targetProfile"]);
  const regex = extensionValue(type, REGEX);
  const isPrimitiveValue = regex !== undefined;
  const code = (isPrimitiveValue ? undefined : extensionValue(type, FHIR_TYPE)) ?? String(type["code"]);
  return { code, ...(profile && { profile }), ...(targetProfile && { targetProfile }), ...(regex && { regex }) };
}

function bindingOf(binding: Json): Binding {
  const valueSet = text(binding["valueSet"]);
  const max = extensionValue(binding, MAX_VALUE_SET);
  return {
    strength: binding["strength"] as Binding["strength"],
    ...(valueSet && { valueSet: withoutVersion(valueSet) }),
    ...(max && { max: withoutVersion(max) }),
  };
}

/** fixedCode → { type: "code", … }, patternCodeableConcept → { type: "CodeableConcept", … }. */
function typedValue(element: Json, prefix: string, primitives: ReadonlySet<string>): TypedValue | undefined {
  const key = Object.keys(element).find((k) => k.startsWith(prefix) && k !== prefix && /[A-Z]/.test(k.charAt(prefix.length)));
  if (key === undefined) return undefined;
  const suffix = key.slice(prefix.length);
  const lower = suffix.charAt(0).toLowerCase() + suffix.slice(1);
  return { type: primitives.has(lower) ? lower : suffix, value: element[key] };
}

function slicingOf(slicing: Json): Slicing {
  const discriminator = list(slicing["discriminator"]) as unknown as Slicing["discriminator"];
  return {
    discriminator: discriminator.map(({ type, path }) => ({ type, path })),
    rules: slicing["rules"] as Slicing["rules"],
    ...(slicing["ordered"] === true && { ordered: true }),
  };
}

function isArrayElement(element: Json): boolean {
  const base = element["base"] as Json | undefined;
  const max = text(base?.["max"]) ?? text(element["max"]);
  return String(element["path"]).includes(".") && max !== "1" && max !== "0";
}

function constraintOf(constraint: Json): Constraint {
  const expression = text(constraint["expression"]);
  const source = text(constraint["source"]);
  return {
    key: String(constraint["key"]),
    severity: constraint["severity"] as Constraint["severity"],
    human: String(constraint["human"]),
    ...(expression && { expression }),
    ...(source && { source: withoutVersion(source) }),
  };
}

export interface StructureContext {
  readonly package: number;
  /** Names of FHIR's primitive types. */
  readonly primitives: ReadonlySet<string>;
  /** Index of a rule in the shared table. */
  readonly intern: (constraint: Constraint) => number;
}

function elementDigest(element: Json, context: StructureContext): ElementDigest {
  const typed = (prefix: string): TypedValue | undefined => typedValue(element, prefix, context.primitives);
  const fixed = typed("fixed");
  const pattern = typed("pattern");
  const minValue = typed("minValue");
  const maxValue = typed("maxValue");
  const rules = list(element["constraint"]).map((c) => context.intern(constraintOf(c)));
  const sliceName = text(element["sliceName"]);
  const contentReference = text(element["contentReference"]);
  return {
    id: String(element["id"] ?? element["path"]),
    path: String(element["path"]),
    ...(sliceName && { sliceName }),
    min: Number(element["min"] ?? 0),
    max: text(element["max"]) ?? "*",
    isArray: isArrayElement(element),
    ...(contentReference && { contentReference: contentReference.slice(contentReference.indexOf("#")) }),
    ...(element["type"] !== undefined && { type: list(element["type"]).map(typeRef) }),
    ...(element["binding"] !== undefined && { binding: bindingOf(element["binding"] as Json) }),
    ...(fixed && { fixed }),
    ...(pattern && { pattern }),
    ...(minValue && { minValue }),
    ...(maxValue && { maxValue }),
    ...(element["maxLength"] !== undefined && { maxLength: Number(element["maxLength"]) }),
    ...(element["slicing"] !== undefined && { slicing: slicingOf(element["slicing"] as Json) }),
    ...(rules.length > 0 && { constraint: rules }),
    ...(element["isModifier"] === true && { isModifier: true }),
    ...(element["mustSupport"] === true && { mustSupport: true }),
  };
}

/** Undefined for a definition without snapshot: it cannot be checked against. */
export function digestStructure(definition: Json, context: StructureContext): StructureDigest | undefined {
  const elements = list((definition["snapshot"] as Json | undefined)?.["element"]);
  if (elements.length === 0) return undefined;
  const version = text(definition["version"]);
  const derivation = text(definition["derivation"]) as StructureDigest["derivation"];
  const baseDefinition = text(definition["baseDefinition"]);
  const contexts = list(definition["context"]) as unknown as readonly ExtensionContext[];
  const contextInvariant = definition["contextInvariant"] as readonly string[] | undefined;
  return {
    url: String(definition["url"]),
    ...(version && { version }),
    name: String(definition["name"]),
    package: context.package,
    type: String(definition["type"]).replace("http://hl7.org/fhir/StructureDefinition/", ""),
    kind: definition["kind"] as StructureDigest["kind"],
    abstract: definition["abstract"] === true,
    ...(derivation && { derivation }),
    ...(baseDefinition && { baseDefinition: withoutVersion(baseDefinition) }),
    ...(contexts.length > 0 && { context: contexts.map(({ type, expression }) => ({ type, expression })) }),
    ...(contextInvariant && { contextInvariant }),
    element: elements.map((e) => elementDigest(e, context)),
  };
}
