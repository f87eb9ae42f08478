// Values of an instance along a discriminator's path, arrays flattened, choice elements found by their typed name.

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** Values at the path; undefined where a reference on the way cannot be resolved. */
export function instancesAt(
  start: unknown,
  steps: readonly string[],
  resolve: ((reference: string) => unknown) | undefined,
): readonly unknown[] | undefined {
  let values: unknown[] = Array.isArray(start) ? start : [start];
  for (const step of steps) {
    if (step === "resolve()") {
      const targets: unknown[] = [];
      for (const value of values) {
        const reference = isObject(value) ? value["reference"] : value;
        const target = typeof reference === "string" ? resolve?.(reference) : undefined;
        if (target === undefined) return undefined;
        targets.push(target);
      }
      values = targets;
    } else values = values.flatMap((value) => childrenOf(value, step));
  }
  return values;
}

/** Whether some value along plain properties passes the test. */
export function someAt(
  value: unknown,
  steps: readonly string[],
  from: number,
  expected: unknown,
  test: (value: unknown, expected: unknown) => boolean,
): boolean {
  if (Array.isArray(value)) {
    for (const item of value) if (someAt(item, steps, from, expected, test)) return true;
    return false;
  }
  const step = steps[from];
  if (step === undefined) return value !== undefined && value !== null && test(value, expected);
  if (!isObject(value)) return false;
  const child = value[step];
  if (child !== undefined) return someAt(child, steps, from + 1, expected, test);
  return childrenOf(value, step).some((inner) => someAt(inner, steps, from + 1, expected, test));
}

function childrenOf(value: unknown, step: string): unknown[] {
  if (step.startsWith("ofType(")) return [value];
  if (!isObject(value)) return [];
  if (step.startsWith("extension(")) {
    const url = step.slice("extension('".length, -2);
    const extensions = value["extension"];
    return Array.isArray(extensions) ? extensions.filter((extension) => isObject(extension) && extension["url"] === url) : [];
  }
  const child = Object.hasOwn(value, step) ? value[step] : typedKeysAt(value, step).map((suffix) => value[step + suffix])[0];
  if (child === undefined || child === null) return [];
  return Array.isArray(child) ? child : [child];
}

/** For "value" in { valueQuantity } → ["Quantity"]. */
export function typedKeysAt(value: unknown, name: string): string[] {
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((key) =>
    key.startsWith(name) && /^[A-Z]/.test(key.slice(name.length)) ? [key.slice(name.length)] : [],
  );
}

export function resourceTypeOf(value: unknown): string | undefined {
  const type = isObject(value) ? value["resourceType"] : undefined;
  return typeof type === "string" ? type : undefined;
}
