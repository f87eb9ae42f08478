// Rules whose answer is plain for nearly every value, by their text: told without their closures, or without fhirpath.js, which takes a millisecond for a questionnaire.

/** Undefined: to be evaluated. */
export type Shortcut = (value: unknown) => boolean | undefined;

type Json = Readonly<Record<string, unknown>>;

const SHORTCUTS: ReadonlyMap<string, Shortcut> = new Map<string, Shortcut>([
  // ref-1: only "#id" points into the resource.
  [
    "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))",
    (value) => {
      const { reference } = value as Json;
      return typeof reference === "string" && reference.charCodeAt(0) !== HASH ? true : undefined;
    },
  ],
  // dom-6
  [
    "text.`div`.exists()",
    (value) => {
      const { text } = value as Json;
      return typeof text === "object" && text !== null && typeof (text as Json)["div"] === "string" ? true : undefined;
    },
  ],
  // qty-3
  ["code.empty() or system.exists()", (value) => (typeof (value as Json)["system"] === "string" ? true : undefined)],
  // que-2
  ["descendants().linkId.isDistinct()", (value) => areDistinct(value, "linkId", new Set(), 0)],
]);

const HASH = 35;

export const shortcutOf = (expression: string): Shortcut | undefined => SHORTCUTS.get(expression);

/** Whether no two texts of this name are the same, however deep they stand; undefined where something else has the name. */
function areDistinct(value: unknown, name: string, seen: Set<string>, depth: number): boolean | undefined {
  if (typeof value !== "object" || value === null) return true;
  if (depth > 200) return undefined;
  for (const key in value) {
    const child = (value as Json)[key];
    if (key === name) {
      if (typeof child !== "string") return undefined;
      if (seen.has(child)) return false;
      seen.add(child);
    } else if (key === `_${name}`) return undefined;
    else if (typeof child === "object") {
      const verdict = areDistinct(child, name, seen, depth + 1);
      if (verdict !== true) return verdict;
    }
  }
  return true;
}
