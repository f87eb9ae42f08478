// When two concepts mean the same: the same key of the terminology, or without keys the same words.
import type { Concept } from "../../base/concept.ts";

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s-]+/g, " ")
    .trim();

export function isSameConcept(a: Concept, b: Concept): boolean {
  return a.key !== undefined && b.key !== undefined ? a.key === b.key : plain(a.text) === plain(b.text);
}
