// A rule of ours evaluated by fhirpath.js itself with the R4 model, not by the validator: a second opinion on both.
import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4";
import type { Json } from "./own-package.ts";

const OPTIONS = { traceFn: () => {}, async: false } as const;

/** An element of a resource, by a path of property names: the rules of extensions speak of one. */
export interface Context {
  readonly resource: Json;
  readonly element?: Json;
}

/** Empty counts as passed, as FHIR has it. */
export function holds(expression: string, { resource, element }: Context): boolean {
  const path = element === undefined ? expression : { base: "Extension", expression };
  const result = fhirpath.evaluate(element ?? resource, path, { resource, rootResource: resource }, r4, OPTIONS) as unknown[];
  return result.every((verdict) => verdict === true);
}

/** Every extension of this url anywhere in the resource. */
export function extensionsOf(node: unknown, url: string): Json[] {
  if (typeof node !== "object" || node === null) return [];
  const inside = Object.values(node).flatMap((child) => extensionsOf(child, url));
  return !Array.isArray(node) && (node as Json)["url"] === url && "extension" in node ? [node as Json, ...inside] : inside;
}
