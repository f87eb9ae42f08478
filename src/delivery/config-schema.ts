// Checks a configuration against its JSON Schema and says in plain words what is wrong where. Knows the keywords that our own schemas
// use; a keyword that it does not know is a bug and throws.
// https://json-schema.org/draft/2020-12/json-schema-validation

export interface ConfigProblem {
  /** Path of the value, such as "destinations.hospital.kind". */
  readonly path: string;
  readonly problem: string;
}

type Schema = Readonly<Record<string, unknown>>;

const KNOWN: ReadonlySet<string> = new Set(
  "$schema $id title description type required properties additionalProperties propertyNames enum items pattern minimum maximum".split(" "),
);

export function checkConfig(value: unknown, schema: Schema, path = ""): readonly ConfigProblem[] {
  for (const keyword of Object.keys(schema)) if (!KNOWN.has(keyword)) throw new Error(`unknown schema keyword ${keyword}`);
  const problem = ownProblem(value, schema);
  if (problem !== undefined) return [{ path: path === "" ? "the file" : path, problem }];
  if (Array.isArray(value) && isObject(schema["items"])) {
    const { items } = schema;
    return value.flatMap((item, i) => checkConfig(item, items, `${path}[${i}]`));
  }
  return isObject(value) ? memberProblems(value, schema, path) : [];
}

function ownProblem(value: unknown, schema: Schema): string | undefined {
  const { type, pattern, minimum, maximum } = schema;
  if (Array.isArray(schema["enum"]) && !schema["enum"].includes(value)) return `must be one of ${schema["enum"].join(", ")}`;
  if (type !== undefined) {
    const wanted = [type].flat().map(String);
    if (!wanted.includes(typeOf(value))) return `must be ${wanted.map((t) => (/^[aeiou]/.test(t) ? `an ${t}` : `a ${t}`)).join(" or ")}`;
  }
  if (typeof pattern === "string" && typeof value === "string" && !new RegExp(pattern).test(value)) return `must match ${pattern}`;
  if (typeof minimum === "number" && typeof value === "number" && value < minimum) return `must be ${minimum} or more`;
  if (typeof maximum === "number" && typeof value === "number" && value > maximum) return `must be ${maximum} or less`;
  return undefined;
}

function memberProblems(value: Readonly<Record<string, unknown>>, schema: Schema, path: string): readonly ConfigProblem[] {
  const at = (name: string): string => (path === "" ? name : `${path}.${name}`);
  const properties = (schema["properties"] ?? {}) as Readonly<Record<string, Schema>>;
  const required = (schema["required"] ?? []) as readonly string[];
  const { additionalProperties } = schema;
  const namePattern = (schema["propertyNames"] as { pattern?: string } | undefined)?.pattern;
  const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) => ({ path: at(name), problem: "is missing" }));
  const members = Object.entries(value).flatMap(([name, member]) => {
    if (Object.hasOwn(properties, name)) return checkConfig(member, properties[name]!, at(name));
    if (namePattern !== undefined && !new RegExp(namePattern).test(name)) {
      return [{ path: at(name), problem: `is not a name that is allowed here: it must match ${namePattern}` }];
    }
    if (isObject(additionalProperties)) return checkConfig(member, additionalProperties, at(name));
    if (additionalProperties !== false) return [];
    return [{ path: at(name), problem: `is not known here: ${Object.keys(properties).join(", ")}` }];
  });
  return [...missing, ...members];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (Number.isInteger(value)) return "integer";
  return value === null ? "null" : typeof value;
}
