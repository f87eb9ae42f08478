// What an element says of its value beside its type: fixed, pattern, smallest and greatest, length.
import type { ElementCheck } from "../compile/model.ts";
import { isFixedValue, isPatternMet } from "./match-value.ts";
import { found, type Run } from "./run.ts";
import { showValue } from "./show-value.ts";

export function checkValue(run: Run, element: ElementCheck, typeName: string, value: unknown): void {
  const { fixed, pattern, minValue, maxValue, maxLength, path, profile } = element;
  if (fixed === undefined && pattern === undefined && maxLength === undefined && minValue === undefined && maxValue === undefined) return;
  const rule = `${profile}#${path}`;
  if (fixed !== undefined && !isFixedValue(value, fixed.value))
    found(run, "error", "value-fixed", rule, `${path} must be exactly ${shown(fixed.value)}, but is ${showValue(typeName, value)}.`);
  if (pattern !== undefined && !isPatternMet(value, pattern.value))
    found(
      run,
      "error",
      "value-fixed",
      rule,
      `${path} must contain ${shown(pattern.value)}, but ${differs(typeName, value, pattern.value)}.`,
    );
  if (maxLength !== undefined && typeof value === "string" && value.length > maxLength)
    found(run, "error", "structure", rule, `${path} may have ${maxLength} characters, but has ${value.length}.`);
  if (minValue !== undefined && isBelow(value, minValue.value))
    found(run, "error", "structure", rule, `${path} must be at least ${shown(minValue.value)}.`);
  if (maxValue !== undefined && isBelow(maxValue.value, value))
    found(run, "error", "structure", rule, `${path} must be at most ${shown(maxValue.value)}.`);
}

const shown = (value: unknown): string => JSON.stringify(value);

/** For a quantity or concept, the codes that stand there instead. */
function differs(typeName: string, value: unknown, pattern: unknown): string {
  if (typeof value !== "object" || value === null || typeof pattern !== "object" || pattern === null)
    return `is ${showValue(typeName, value)}`;
  const record = value as Readonly<Record<string, unknown>>;
  const wanted = pattern as Readonly<Record<string, unknown>>;
  const wrong = Object.keys(wanted).filter((name) => !isPatternMet(record[name], wanted[name]));
  return `its ${wrong.map((name) => `${name} is ${record[name] === undefined ? "missing" : showValue("code", record[name])}`).join(" and ")}`;
}

/** Numbers, quantities of one unit, and dates (by their text where both have the same precision). */
function isBelow(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  if (typeof a === "string" && typeof b === "string") return a.length === b.length && a < b;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [a, b] as Readonly<Record<string, unknown>>[];
  return left!["code"] === right!["code"] && left!["system"] === right!["system"] && isBelow(left!["value"], right!["value"]);
}
