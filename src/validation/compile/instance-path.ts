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
    } else {
      const children: unknown[] = [];
      for (const value of values) for (const child of childrenOf(value, step)) children.push(child);
      values = children;
    }
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

const NOTHING: readonly unknown[] = [];

function childrenOf(value: unknown, step: string): readonly unknown[] {
  if (step.startsWith("ofType(")) return [value];
  if (!isObject(value)) return [];
  if (step.startsWith("extension(")) {
    const url = step.slice("extension('".length, -2);
    const extensions = value["extension"];
    return Array.isArray(extensions) ? extensions.filter((extension) => isObject(extension) && extension["url"] === url) : [];
  }
  const child = Object.hasOwn(value, step) ? value[step] : typedChild(value, step);
  if (child === undefined || child === null) return NOTHING;
  return Array.isArray(child) ? child : [child];
}

/** Of a choice the first that is there. */
function typedChild(value: Json, name: string): unknown {
  for (const key in value)
    if (key.length > name.length && key.startsWith(name) && isCapital(key.charCodeAt(name.length))) return value[key];
  return undefined;
}

const isCapital = (code: number): boolean => code >= 65 && code <= 90;

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
