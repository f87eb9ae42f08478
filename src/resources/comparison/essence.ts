// A resource without what every conversion writes anew: bookkeeping, the places of its quotes, the name of the rule. What is left is the fact.
import type { Resource } from "@medplum/fhirtypes";
import { EXTENSION, FACT_IDENTIFIERS, REVIEW_CODES } from "../canonicals.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

const PLACES_OF_QUOTES: ReadonlySet<unknown> = new Set([EXTENSION.derivationReference, EXTENSION.foundBy]);
/** Times of recording, and the text that is generated from the other elements. */
const WRITTEN_ANEW: ReadonlySet<string> = new Set(["recorded", "issued", "text"]);

/**
 * What the resource says. Of `meta` only the doubts are left (the codes of the review system), since a doubt is told of the fact.
 * @param reference what to write for a reference, so that those of two bundles can be compared
 */
export function essenceOf(resource: Resource, reference: (written: string) => string): JsonObject {
  const { id: _, meta, ...content } = resource as Resource & Record<string, unknown>;
  const doubts = (meta?.tag ?? []).filter((t) => t.system === REVIEW_CODES).map((t) => ({ system: REVIEW_CODES, code: t.code ?? "" }));
  const left = Object.fromEntries(Object.entries(content).filter(([key]) => !WRITTEN_ANEW.has(key)));
  return { ...(doubts.length ? { meta: { tag: doubts } } : {}), ...(strip(left as JsonObject, reference) as JsonObject | undefined) };
}

/** undefined where nothing of the node is left. */
function strip(node: Json, reference: (written: string) => string): Json | undefined {
  if (Array.isArray(node)) {
    const items = node.flatMap((item: Json) => {
      const left = isBookkeeping(item) ? undefined : strip(item, reference);
      return left === undefined ? [] : [left];
    });
    return items.length ? items : undefined;
  }
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).flatMap(([key, value]): [string, Json][] => {
    if (key === "reference" && typeof value === "string") return [[key, reference(value)]];
    const left = strip(value, reference);
    return left === undefined ? [] : [[key, left]];
  });
  return entries.length ? Object.fromEntries(entries) : undefined;
}

function isBookkeeping(item: Json): boolean {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return false;
  const { url, system } = item as JsonObject;
  return PLACES_OF_QUOTES.has(url) || system === FACT_IDENTIFIERS;
}

/** The same for two nodes with the same members, in whatever order. */
export function canonical(node: Json | undefined): string {
  return JSON.stringify(node, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
