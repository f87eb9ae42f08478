// The resources of an input where they stand, and how references find them. https://hl7.org/fhir/R4/bundle.html#references
import type { PlacedResource, ResourceIndex } from "./layer.ts";

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** The resource itself, or those of a bundle's entries (of bundles in bundles too). */
export function placedResources(root: Json): PlacedResource[] {
  if (root["resourceType"] !== "Bundle")
    return [{ resource: root, expression: String(root["resourceType"]), fullUrl: undefined, entry: -1 }];
  const entries = Array.isArray(root["entry"]) ? root["entry"] : [];
  return entries.flatMap((entry, index): PlacedResource[] => {
    if (!isObject(entry) || !isObject(entry["resource"])) return [];
    const fullUrl = typeof entry["fullUrl"] === "string" ? entry["fullUrl"] : undefined;
    return [{ resource: entry["resource"], expression: `Bundle.entry[${index}].resource`, fullUrl, entry: index }];
  });
}

// 'http://example.org/fhir/Patient/123/_history/1' → base, type, id.
// An id that is none still stands where an id belongs, and its type can be told.
const RESTFUL = /^(https?:\/\/.*\/)?([A-Z][A-Za-z]{1,40})\/([^/?#\s]{1,200})(?:\/_history\/[^/?#\s]{1,200})?$/;

export interface RestfulParts {
  readonly base: string | undefined;
  readonly type: string;
  readonly id: string;
}

/** One reference is asked about several times in a row. */
let last: { readonly reference: string; readonly parts: RestfulParts | undefined } = { reference: "", parts: undefined };

export function restfulParts(reference: string): RestfulParts | undefined {
  if (last.reference !== reference) {
    last = { reference, parts: partsOf(reference) };
  }
  return last.parts;
}

function partsOf(reference: string): RestfulParts | undefined {
  const slash = reference.indexOf("/");
  if (slash < 0) return undefined;
  return relativeParts(reference, slash) ?? anyParts(reference);
}

/** "Patient/123", which nearly every reference is: told without a regular expression. */
function relativeParts(reference: string, slash: number): RestfulParts | undefined {
  const { length } = reference;
  if (slash < 2 || slash > 41 || length - slash < 2 || length - slash > 201) return undefined;
  for (let at = 0; at < slash; at++) if (!isLetter(reference.charCodeAt(at), at === 0)) return undefined;
  for (let at = slash + 1; at < length; at++) if (!isOfId(reference.charCodeAt(at))) return undefined;
  return { base: undefined, type: reference.slice(0, slash), id: reference.slice(slash + 1) };
}

const isLetter = (code: number, mustBeCapital: boolean): boolean =>
  (code >= 65 && code <= 90) || (!mustBeCapital && code >= 97 && code <= 122);
/** "-", ".", digits and letters. */
const isOfId = (code: number): boolean =>
  code === 45 || code === 46 || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

function anyParts(reference: string): RestfulParts | undefined {
  const match = RESTFUL.exec(reference);
  return match === null ? undefined : { base: match[1], type: match[2]!, id: match[3]! };
}

/** The maps are made when the first reference is looked for: a resource that stands alone seldom has one. */
export function indexResources(resources: readonly PlacedResource[]): ResourceIndex {
  let maps: Maps | undefined;
  return {
    find: (reference) => {
      maps ??= mapsOf(resources);
      const { byUrl, byTypeAndId } = maps;
      const hash = reference.indexOf("#");
      const plain = hash < 0 ? reference : reference.slice(0, hash);
      const exact = byUrl.get(plain);
      if (exact !== undefined) return exact;
      const parts = restfulParts(plain);
      if (parts === undefined) return undefined;
      const unversioned = `${parts.type}/${parts.id}`;
      // An absolute reference means that server's resource: only its own fullUrl, or an entry without one, can be it.
      if (parts.base !== undefined) return byUrl.get(parts.base + unversioned);
      return byTypeAndId.get(unversioned);
    },
  };
}

interface Maps {
  readonly byUrl: ReadonlyMap<string, PlacedResource>;
  readonly byTypeAndId: ReadonlyMap<string, PlacedResource>;
}

function mapsOf(resources: readonly PlacedResource[]): Maps {
  const byUrl = new Map<string, PlacedResource>();
  const byTypeAndId = new Map<string, PlacedResource>();
  for (const placed of resources) {
    const { resource, fullUrl } = placed;
    if (fullUrl !== undefined) byUrl.set(fullUrl, placed);
    if (typeof resource["id"] === "string") byTypeAndId.set(`${String(resource["resourceType"])}/${resource["id"]}`, placed);
  }
  return { byUrl, byTypeAndId };
}
