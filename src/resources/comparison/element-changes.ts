// Two versions of one resource → the elements that differ, each by its FHIRPath. https://hl7.org/fhir/R4/fhirpath.html
import { canonical, type Json, type JsonObject } from "./essence.ts";

export interface ElementChange {
  /** From the resource: "Procedure.performed", "Observation.component[0].value.value", "Procedure.extension('https://…')". */
  readonly path: string;
  /** Absent where the element is new. */
  readonly before?: Json;
  /** Absent where the element is gone. */
  readonly after?: Json;
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

// valueQuantity → value: FHIRPath knows a choice element by its name without the type. Sample: "effectiveDateTime"
const CHOICE =
  /^(?<name>value|effective|performed|onset|abatement|medication|deceased|scheduled|product|occurrence|age|timing|rate)(?:Boolean|Integer|Decimal|PositiveInt|UnsignedInt|String|Code|DateTime|Date|Period|Instant|Uri|Quantity|Age|Range|Ratio|CodeableConcept|Reference|Timing|Annotation)$/;

const nameOf = (key: string): string => {
  const element = key.replace(/^_/, "");
  return CHOICE.exec(element)?.groups?.["name"] ?? element;
};

export function elementChanges(before: Json | undefined, after: Json | undefined, path: string): readonly ElementChange[] {
  if (canonical(before) === canonical(after)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => memberChanges(key, before[key], after[key], path));
  }
  if (isArray(before) && isArray(after)) return listChanges(before, after, (i) => `${path}[${i}]`);
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function memberChanges(key: string, before: Json | undefined, after: Json | undefined, path: string): readonly ElementChange[] {
  if (key === "extension") return extensionChanges(asList(before), asList(after), path);
  const element = `${path}.${nameOf(key)}`;
  // Extensions of a primitive are its own, not a second element: they are shown one by one.
  if (key.startsWith("_") && !isArray(before) && !isArray(after)) return elementChanges(before ?? {}, after ?? {}, element);
  return isArray(before ?? after) ? elementChanges(before ?? [], after ?? [], element) : elementChanges(before, after, element);
}

const asList = (value: Json | undefined): readonly Json[] => (isArray(value) ? value : []);

function extensionChanges(before: readonly Json[], after: readonly Json[], path: string): readonly ElementChange[] {
  const urlOf = (e: Json): string => (isObject(e) && typeof e["url"] === "string" ? e["url"] : "");
  const urls = [...new Set([...before, ...after].map(urlOf))];
  return urls.flatMap((url) => {
    const [old, now] = [before.filter((e) => urlOf(e) === url), after.filter((e) => urlOf(e) === url)];
    const isOnly = old.length <= 1 && now.length <= 1;
    return listChanges(old, now, (i) => `${path}.extension('${url}')${isOnly ? "" : `[${i}]`}`);
  });
}

/** Equal items meet first, so that one item more at the front is one change; what is left meets in its order. */
function listChanges(before: readonly Json[], after: readonly Json[], at: (index: number) => string): readonly ElementChange[] {
  const free = new Set(after.keys());
  const unmatched: number[] = [];
  for (const [i, item] of before.entries()) {
    const twin = [...free].find((j) => canonical(after[j]) === canonical(item));
    if (twin === undefined) unmatched.push(i);
    else free.delete(twin);
  }
  const left = [...free];
  const changed = unmatched.flatMap((i, n) => elementChanges(before[i], left[n] === undefined ? undefined : after[left[n]], at(i)));
  return [...changed, ...left.slice(unmatched.length).flatMap((j) => elementChanges(undefined, after[j], at(j)))];
}
