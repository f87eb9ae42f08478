// The only door to fhirpath.js: an invariant evaluated with the R4 model, its known traps handled. https://hl7.org/fhir/R4/fhirpath.html
import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4";
import { isPrimitiveType } from "./r4-types.ts";
import type { Evaluate } from "./verdict.ts";

// fhirpath.js and its R4 model write trace() to the console unless told not to.
const OPTIONS = { traceFn: () => {}, resolveInternalTypes: true, async: false } as const;

/** Resource types have no base: fhirpath.js takes the type from `resourceType`. */
const isResourceType = (typeName: string): boolean => r4.path2Type[`${typeName}.implicitRules`] !== undefined;

/**
 * Compiles an expression for contexts of one type: a resource ("Observation"), a data type ("Quantity", "dateTime") or the path of a
 * backbone element ("Observation.component"). The closure answers true, false, or a message where the expression cannot be evaluated.
 */
export function interpretInvariant(expression: string, typeName: string): Evaluate {
  if (isPrimitiveType(typeName)) return interpretOnPrimitive(expression, typeName);
  const path = isResourceType(typeName) ? expression : { base: typeName, expression };
  const run = fhirpath.compile(path, r4, OPTIONS);
  return (value, { resource, rootResource }) => verdictOf(() => run(value, { resource, rootResource, context: value }));
}

/** fhirpath.js throws on a number as root and knows no type for a bare string: the value is put into an extension and selected from it. */
function interpretOnPrimitive(expression: string, typeName: string): Evaluate {
  const name = `value${typeName.charAt(0).toUpperCase()}${typeName.slice(1)}`;
  const run = fhirpath.compile({ base: "Extension", expression: `value.select(${expression})` }, r4, OPTIONS);
  return (value, { resource, rootResource, sibling }) => {
    const holder: Record<string, unknown> = { [name]: value };
    if (sibling !== undefined) holder[`_${name}`] = sibling;
    return verdictOf(() => run(holder, { resource, rootResource, context: value }));
  };
}

/** Empty counts as passed; anything but a single boolean counts as "something is there". */
function verdictOf(run: () => unknown): boolean | string {
  try {
    const result = run() as unknown[];
    return result.length !== 1 || result[0] !== false;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
