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

/** Labels to put a thing under (`growShelves`), so that `labelsOfSame` finds it for each concept that means the same. */
export const labelsOfConcept = ({ key, text }: Concept): readonly string[] =>
  key === undefined ? [`named ${plain(text)}`, `without key ${plain(text)}`] : [`key ${key}`, `named ${plain(text)}`];

/** Labels under which every thing stands whose concept means the same. */
export const labelsOfSame = ({ key, text }: Concept): readonly string[] =>
  key === undefined ? [`named ${plain(text)}`] : [`key ${key}`, `without key ${plain(text)}`];
