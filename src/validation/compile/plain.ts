// Most of what a resource holds are primitives with nothing wrong. One test per property tells them, before their place is noted for a message.
import type { PlainTest, Property } from "./model.ts";

/** The value needs the long way: it is no single primitive, or rules stand on it. */
const NEVER: PlainTest = { json: "boolean", isValid: () => false };

/** Where the grammar is all that is asked, all properties share its test: what is read at every value stays near. */
export function plainTestOf({ element, type, isSinglePrimitive }: Property): PlainTest {
  const { grammar } = type;
  if (!isSinglePrimitive || grammar === undefined || element.max === 0 || type.code === "canonical") return NEVER;
  if (type.rules().all.length > 0) return NEVER;
  const sets = element.bindings.flatMap(({ codes }) => codes ?? []);
  if (sets.length < element.bindings.length) return NEVER;
  const isIn = (value: unknown): boolean => typeof value === "string" && sets.every((codes) => codes.hasBare(value));
  if (element.isValueChecked) {
    const { fixed, pattern, minValue, maxValue, maxLength } = element;
    if ([minValue, maxValue, maxLength].some((rule) => rule !== undefined)) return NEVER;
    const wanted = (fixed ?? pattern)?.value;
    const isPossible = typeof wanted === grammar.json && grammar.isValid(wanted) && (pattern === undefined || pattern.value === wanted);
    return isPossible && (sets.length === 0 || isIn(wanted)) ? { json: grammar.json, isValid: (value) => value === wanted } : NEVER;
  }
  if (sets.length === 0) return grammar;
  const [only] = sets;
  if (sets.length > 1 || only === undefined) return { json: "string", isValid: (value) => grammar.isValid(value) && isIn(value) };
  return { json: "string", isValid: (value) => only.hasBare(value as string) && grammar.isValid(value) };
}
