// Evidence: every derivation-reference slices to a quote of its document, and no date is more precise than the quotes that prove it.
import type { Issue } from "../../base/issue.ts";
import { documentText } from "../document-text.ts";
import type { Layer, LayerInput, LayerResult, PlacedResource } from "../layer.ts";

type Json = Readonly<Record<string, unknown>>;

const BASE = "http://hl7.org/fhir/StructureDefinition/derivation-reference";
const ORIGIN = "https://casebridge.dev/fhir/StructureDefinition/value-origin";
const MAX_QUOTE = 400;

const NOTHING: LayerResult = { issues: [], checked: 0, skipped: "nothing in the input carries a derivation-reference" };

export const evidence: Layer = {
  name: "evidence",
  check(input) {
    if (!input.run.hasEvidence) return NOTHING;
    const issues: Issue[] = [];
    let checked = 0;
    const texts = new Map<object, string | undefined>();
    const textOf = (document: Json): string | undefined => {
      if (!texts.has(document)) texts.set(document, documentText(document));
      return texts.get(document);
    };
    for (const placed of input.resources) {
      const met = derivations(placed.resource, placed.expression);
      if (met.length === 0) continue;
      checked += met.length;
      const quotes = met.flatMap((derivation) => quoteOf(derivation, input, textOf, issues));
      if (quotes.length > 0) issues.push(...overPreciseDates(placed, quotes));
    }
    return { issues, checked };
  },
};

interface Derivation {
  readonly parts: ReadonlyMap<string, Json>;
  readonly expression: string;
}

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** Every derivation-reference of a resource, wherever it hangs, with the element that it hangs on. */
function derivations(node: unknown, expression: string, depth = 0): Derivation[] {
  if (depth > 100 || typeof node !== "object" || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((item, index) => derivations(item, `${expression}[${index}]`, depth + 1));
  if (isObject(node) && node["url"] === BASE) {
    const inner = Array.isArray(node["extension"]) ? node["extension"].filter(isObject) : [];
    return [{ parts: new Map(inner.map((part) => [String(part["url"]), part])), expression }];
  }
  return Object.entries(node).flatMap(([name, child]) => derivations(child, `${expression}.${name.replace(/^_/, "")}`, depth + 1));
}

function quoteOf(
  { parts, expression }: Derivation,
  input: LayerInput,
  textOf: (document: Json) => string | undefined,
  issues: Issue[],
): string[] {
  const say = (severity: Issue["severity"], code: Issue["code"], message: string): string[] => {
    issues.push({ severity, code, message, expression, rule: `${BASE}#evidence` });
    return [];
  };
  const target = parts.get("reference")?.["valueReference"];
  const reference = isObject(target) && typeof target["reference"] === "string" ? target["reference"] : undefined;
  if (reference === undefined) return say("error", "evidence", "The evidence names no document: give derivation-reference a reference.");
  const document = input.index.find(reference)?.resource;
  if (document === undefined)
    return say("information", "not-checked", "The quote was not checked: the document of this evidence is not in the input.");
  if (document["resourceType"] !== "DocumentReference")
    return say("error", "evidence", "The evidence points at a resource that is no DocumentReference.");
  const offset = integerOf(parts.get("offset"));
  const length = integerOf(parts.get("length"));
  if (offset === undefined || length === undefined || offset < 0 || length < 1)
    return say("error", "evidence", "The evidence needs offset (from 0) and length (from 1) as valueInteger.");
  if (length > MAX_QUOTE) return say("error", "evidence", `The quote has ${length} characters: no more than ${MAX_QUOTE} prove one value.`);
  const text = textOf(document);
  if (text === undefined)
    return say("information", "not-checked", "The quote was not checked: the document carries no text/plain attachment in UTF-8.");
  if (offset + length > text.length)
    return say("error", "evidence", `The quote ends at ${offset + length}, behind the end of the document (${text.length} UTF-16 units).`);
  const quote = text.slice(offset, offset + length);
  if (quote.trim() === "")
    return say("error", "evidence", `There is nothing but white space at ${offset} to ${offset + length} of the document.`);
  return [quote];
}

function integerOf(part: Json | undefined): number | undefined {
  const value = part?.["valueInteger"];
  return typeof value === "number" && Number.isInteger(value) ? value : undefined;
}

/** Dates that say when something was written down, not when something happened. */
const CLERICAL: ReadonlySet<string> = new Set([
  "lastUpdated",
  "recorded",
  "recordedDate",
  "issued",
  "authoredOn",
  "created",
  "timestamp",
  "meta",
]);
const CLERICAL_RESOURCES: ReadonlySet<string> = new Set(["DocumentReference", "Provenance", "Device", "Composition", "OperationOutcome"]);
// '2022-07-15' and '2022-07-15T10:00:00Z' as a whole value.
const WITH_DAY = /^\d{4}-\d\d-(?<day>\d\d)(?:T.*)?$/;

function overPreciseDates({ resource, expression }: PlacedResource, quotes: readonly string[]): Issue[] {
  if (CLERICAL_RESOURCES.has(String(resource["resourceType"]))) return [];
  const issues: Issue[] = [];
  const say = (place: string, message: string): void => {
    issues.push({ severity: "error", code: "evidence", message, expression: place, rule: `${BASE}#day` });
  };
  const visit = (node: Json, place: string, depth: number): void => {
    for (const [name, value] of Object.entries(node)) {
      if (CLERICAL.has(name) || name.startsWith("_") || depth > 100) continue;
      const at = `${place}.${name}`;
      if (Array.isArray(value)) value.forEach((item, index) => void (isObject(item) && visit(item, `${at}[${index}]`, depth + 1)));
      else if (isObject(value)) visit(value, at, depth + 1);
      if (typeof value !== "string") continue;
      const day = WITH_DAY.exec(value)?.groups?.["day"];
      if (name === "birthDate" && !quotes.some((quote) => quote.includes(value.slice(0, 4))))
        say(at, "No quote of the patient has the year of this birthDate: an age is not a date of birth.");
      else if (day !== undefined && !isDerived(node[`_${name}`]) && !quotes.some((quote) => hasDay(quote, Number(day))))
        say(at, "The date has a day, but no quote of the resource has that day: write it as precise as the text.");
    }
  };
  visit(resource, expression, 0);
  return issues;
}

/** A derived date says itself what it was derived from. */
const isDerived = (sibling: unknown): boolean =>
  isObject(sibling) && Array.isArray(sibling["extension"]) && sibling["extension"].some((extension) => extension?.url === ORIGIN);

const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(
    " ",
  );

/** "15", "15th", "05", or "fifteenth" among the words of a quote. */
function hasDay(quote: string, day: number): boolean {
  const numbers = quote.match(/\d+/g) ?? [];
  if (numbers.some((digits) => digits.length <= 2 && Number(digits) === day)) return true;
  // '20220715' and '150722': dates without separators.
  const padded = String(day).padStart(2, "0");
  if (numbers.some((digits) => (digits.length === 8 || digits.length === 6) && digits.includes(padded))) return true;
  return quote.toLowerCase().includes(ORDINALS[day - 1]!);
}
