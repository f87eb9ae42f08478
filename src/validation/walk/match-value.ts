// fixed[x] and pattern[x] against a value. https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.fixed_x_

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

/** Exactly the fixed value: nothing more, nothing less. */
export function isFixedValue(value: unknown, fixed: unknown): boolean {
  if (value === fixed) return true;
  if (!isObject(value) || !isObject(fixed) || Array.isArray(value) !== Array.isArray(fixed)) return false;
  const names = Object.keys(value);
  if (names.length !== Object.keys(fixed).length) return false;
  return names.every((name) => Object.hasOwn(fixed, name) && isFixedValue(value[name], fixed[name]));
}

/** At least the pattern: each of its items is met by some item of the value, each of its properties by the value's. */
export function isPatternMet(value: unknown, pattern: unknown): boolean {
  if (value === pattern) return true;
  if (!isObject(value) || !isObject(pattern)) return false;
  if (Array.isArray(pattern)) {
    if (!Array.isArray(value)) return false;
    for (const wanted of pattern) if (!isMetBySome(value, wanted)) return false;
    return true;
  }
  for (const name in pattern) {
    const wanted = pattern[name];
    const item = value[name];
    // Text, the usual case, without a further call.
    if (typeof wanted === "string" ? item !== wanted : !Object.hasOwn(value, name) || !isPatternMet(item, wanted)) return false;
  }
  return true;
}

function isMetBySome(items: readonly unknown[], wanted: unknown): boolean {
  for (const item of items) if (isPatternMet(item, wanted)) return true;
  return false;
}
