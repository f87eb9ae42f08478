// A copy of a resource with some values changed, each named by its place: { "component[0].valueQuantity.value": 90 }.
// A part in brackets is an index, a part in parentheses picks the item whose url, fullUrl or system ends like it: "extension(dose-per-fraction)".
import type { Json } from "./own-package.ts";

export type Changes = Readonly<Record<string, unknown>>;

const PART = /^(?<name>\w+)(?:\[(?<index>\d+)\]|\((?<suffix>[^)]+)\))?$/;
/** Cuts at dots outside parentheses: "entry(Patient/a.b).resource" → two parts. */
const CUT = /\.(?![^(]*\))/;

function itemOf(holder: Json, part: string): unknown {
  const { name, index, suffix } = PART.exec(part)?.groups ?? {};
  const value = holder[name!];
  if (index !== undefined) return (value as unknown[])[Number(index)];
  if (suffix === undefined) return value;
  return (value as Json[]).find((item) => ["url", "fullUrl", "system"].some((key) => String(item[key]).endsWith(suffix)));
}

/** `undefined` takes the value away. Throws where the way to it does not exist: a case that changes nothing tests nothing. */
export function changed(resource: Json, changes: Changes): Json {
  const copy = structuredClone(resource);
  for (const [path, value] of Object.entries(changes)) {
    const parts = path.split(CUT);
    const last = parts.pop()!;
    let holder: unknown = copy;
    for (const part of parts) holder = itemOf(holder as Json, part);
    if (typeof holder !== "object" || holder === null) throw new Error(`${path} leads nowhere`);
    const { name, index } = PART.exec(last)?.groups ?? {};
    if (index !== undefined) ((holder as Json)[name!] as unknown[])[Number(index)] = value;
    else if (value === undefined) delete (holder as Json)[name!];
    else (holder as Json)[name!] = value;
  }
  return copy;
}
