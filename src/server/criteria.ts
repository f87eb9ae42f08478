// Search parameters of a query → criteria of the repository. A parameter that is not understood is refused: an ignored filter would answer
// more than was asked. https://hl7.org/fhir/R4/search.html
import type { IdentifierToken, SearchCriteria } from "../store/repository.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";

export interface Search {
  readonly criteria: SearchCriteria;
  readonly offset: number;
  readonly count: number;
  /** The parameters that were used, for the self link. */
  readonly used: readonly (readonly [name: string, value: string])[];
}

export const DEFAULT_COUNT = 50;
export const MAX_COUNT = 1000;

/** Parameters that steer the answer and filter nothing. */
const IGNORED: ReadonlySet<string> = new Set(["_format", "_pretty"]);

/** Answers a sentence where the query cannot be used. With `isLenient` an unknown parameter is left out, and so is missing in `used`. */
export function parseSearch(type: string, query: URLSearchParams, isLenient = false): Search | string {
  const indexed: readonly string[] = RESOURCE_TYPES.get(type) ?? [];
  const criteria: { ids?: string[]; identifiers?: IdentifierToken[]; patients?: string[] } = {};
  const used: [string, string][] = [];
  let offset = 0;
  let count = DEFAULT_COUNT;
  for (const [name, value] of query) {
    if (IGNORED.has(name)) continue;
    if (name === "_count" || name === "_offset") {
      if (!/^\d{1,9}$/.test(value)) return `The parameter ${name} must be a whole number.`;
      if (name === "_count") count = Math.min(Number(value), MAX_COUNT);
      else offset = Number(value);
      continue;
    }
    if (value === "") return "A search parameter has no value.";
    if (name === "_id" && criteria.ids === undefined) criteria.ids = splitEscaped(value, ",").map(unescaped);
    else if (name === "identifier" && indexed.includes(name) && criteria.identifiers === undefined) {
      criteria.identifiers = splitEscaped(value, ",").map(identifierToken);
    } else if ((name === "patient" || name === "subject") && indexed.includes(name)) {
      const named = splitEscaped(value, ",").map((item) => (item.includes("/") ? unescaped(item) : `Patient/${unescaped(item)}`));
      criteria.patients = criteria.patients?.filter((item) => named.includes(item)) ?? named;
    } else {
      if (isLenient) continue;
      const known = ["_id", ...indexed, "_count"].join(", ");
      return `A search parameter of this query is not supported for ${type}, or is given twice. Supported: ${known}.`;
    }
    used.push([name, value]);
  }
  return { criteria, offset, count, used };
}

/** "system|value", "|value" (no system), "value" (any system), "system|" (any value). */
function identifierToken(text: string): IdentifierToken {
  const [first = "", ...rest] = splitEscaped(text, "|");
  if (rest.length === 0) return { value: unescaped(first) };
  const value = rest.join("|");
  return value === "" ? { system: unescaped(first) } : { system: unescaped(first), value: unescaped(value) };
}

/** Splits where the separator is not escaped by a backslash; the escapes stay. */
function splitEscaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let part = "";
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === "\\" && i + 1 < text.length) {
      part += c + text.charAt(++i);
    } else if (c === separator) {
      parts.push(part);
      part = "";
    } else part += c;
  }
  parts.push(part);
  return parts;
}

const unescaped = (text: string): string => text.replaceAll(/\\(.)/g, "$1");
