// A place by its name or adjective.
import { conceptOf } from "./codings.ts";
import { findTerm } from "./find-term.ts";
import { normalKey } from "./normalise.ts";
import { SITE_ADJECTIVES } from "./site-adjectives.ts";

interface NamedConcept {
  readonly key: string;
  readonly name: string;
}

const known = new Map<string, NamedConcept | undefined>();

/** "liver", "supraclavicular lymph nodes" or the adjective "hepatic" → the site; undefined for "cervical" alone, which is neck or womb. */
export function siteConcept(term: string): NamedConcept | undefined {
  return adjectiveSite(term) ?? named(term);
}

/** Only for an adjective: "hepatic" → liver. */
export function adjectiveSite(term: string): NamedConcept | undefined {
  const key = normalKey(term);
  if (!Object.hasOwn(SITE_ADJECTIVES, key)) return undefined;
  if (!known.has(key)) known.set(key, named(SITE_ADJECTIVES[key]!));
  return known.get(key);
}

function named(term: string): NamedConcept | undefined {
  const key = findTerm("site", term);
  const concept = key === undefined ? undefined : conceptOf(key);
  return concept && { key: concept.key, name: concept.name };
}
