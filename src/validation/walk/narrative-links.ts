// Links inside a narrative ("#id") lead to an element of the narrative or of the resource, or to a contained resource. https://hl7.org/fhir/R4/narrative.html#id

type Json = Readonly<Record<string, unknown>>;

// '<img src="#logo"', '<a href="#part"': the address begins with "#".
const LINK = /\s(?:href|src)\s*=\s*(?:"#(?<double>[^"<]{1,300})"|'#(?<single>[^'<]{1,300})')/g;
// ' id="part"', ' name="part"'
const ANCHOR = /\s(?:id|name|xml:id)\s*=\s*(?:"(?<double>[^"<]{1,300})"|'(?<single>[^'<]{1,300})')/g;

const named = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(({ groups }) => groups!["double"] ?? groups!["single"]!);

/** How many links lead nowhere. */
export function danglingLinks(text: string, resource: unknown): number {
  if (!text.includes('"#') && !text.includes("'#")) return 0;
  const links = named(text, LINK);
  if (links.length === 0) return 0;
  const ids = new Set(named(text, ANCHOR));
  collectIds(resource, ids, 0);
  return links.filter((link) => !ids.has(link)).length;
}

/** The ids of all elements and contained resources. */
function collectIds(value: unknown, ids: Set<string>, depth: number): void {
  if (typeof value !== "object" || value === null || depth > 100) return;
  const { id } = value as Json;
  if (typeof id === "string") ids.add(id);
  for (const inner of Object.values(value)) collectIds(inner, ids, depth + 1);
}
