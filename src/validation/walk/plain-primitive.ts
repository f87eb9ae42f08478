// Most of what a resource holds are primitives with nothing wrong. They are told here in a few steps, before their place is noted for a message.
import type { ElementCheck, Property } from "../compile/model.ts";
import type { Run } from "./run.ts";

/** True: checked, counted and fine. False: the long way, which says what is wrong. */
export function isPlainlyFine(run: Run, { element, type }: Property, value: unknown): boolean {
  const { grammar } = type;
  if (grammar === undefined || typeof value !== grammar.json || !grammar.isValid(value)) return false;
  if (element.max === 0 || (element.isValueChecked && !isAsFixed(element, value)) || type.code === "canonical") return false;
  const { bindings } = element;
  for (const { codes } of bindings) if (typeof value !== "string" || codes?.hasBare(value) !== true) return false;
  if (type.rules().length > 0) return false;
  run.checked.structure++;
  run.checked.terminology += bindings.length;
  return true;
}

/** Nothing is said of the value but which it must be, and it is. */
function isAsFixed({ fixed, pattern, minValue, maxValue, maxLength }: ElementCheck, value: unknown): boolean {
  if (minValue !== undefined || maxValue !== undefined || maxLength !== undefined) return false;
  return (fixed === undefined || fixed.value === value) && (pattern === undefined || pattern.value === value);
}
