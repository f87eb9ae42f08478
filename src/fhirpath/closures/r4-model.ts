// What R4 says of a name below a path: its type, or the types of a choice. Read from the model that fhirpath.js itself uses.
import r4 from "fhirpath/fhir-context/r4";
import type { Alternative } from "./expression.ts";

export type Member =
  | { readonly kind: "single"; readonly alternative: Alternative }
  | { readonly kind: "choice"; readonly names: readonly string[]; readonly alternatives: readonly Alternative[] };

/** Undefined: the model has no such element. */
export function memberOf(path: string, name: string): Member | undefined {
  if (name === "extension" || name === "modifierExtension") return { kind: "single", alternative: typed("Extension", "Extension") };
  // Of a resource of unknown type only what every resource has.
  if (path === "Resource") return memberAt("Resource", name) ?? memberAt("DomainResource", name);
  return memberAt(path, name);
}

/** The names that an element has in JSON: of a choice one per type. */
export function jsonNamesOf(path: string, name: string): readonly string[] {
  const member = memberOf(path, name);
  return member?.kind === "choice" ? member.names : [name];
}

function memberAt(path: string, name: string): Member | undefined {
  const direct = `${path}.${name}`;
  const child = r4.pathsDefinedElsewhere[direct] ?? direct;
  const suffixes = r4.choiceTypePaths[child];
  if (suffixes !== undefined) {
    const alternatives = suffixes.map((suffix) => alternativeAt(child + suffix));
    if (alternatives.some((alternative) => alternative === undefined)) return undefined;
    return { kind: "choice", names: suffixes.map((suffix) => name + suffix), alternatives: alternatives as Alternative[] };
  }
  const alternative = alternativeAt(child);
  return alternative === undefined ? undefined : { kind: "single", alternative };
}

function alternativeAt(child: string): Alternative | undefined {
  const type = r4.path2Type[child];
  if (type === undefined) return undefined;
  // Element.id and Extension.url are strings of FHIRPath's own system there.
  if (type.startsWith("System.")) return { path: "string", type: type.slice("System.".length), isSystem: true };
  return typed(r4.path2TypeWithoutElements[child] ?? child, type);
}

const typed = (path: string, type: string): Alternative => ({ path, type, isSystem: false });

/** The alternative of a context: a type name, or the path of a backbone element. */
export function contextOf(typeName: string): Alternative {
  return typed(typeName, typeName.includes(".") ? (r4.path2Type[typeName] ?? "BackboneElement") : typeName);
}

/** True where `type` is `superType` or derives from it. */
export function isSubtype(type: string, superType: string): boolean {
  for (let name: string | undefined = type; name !== undefined; name = r4.type2Parent[name]) if (name === superType) return true;
  return false;
}

// Set of all type names: in the model of fhirpath.js 5.2.2, though not in its declaration.
const { availableTypes } = r4 as unknown as { readonly availableTypes: ReadonlySet<string> };
export const isModelType = (name: string): boolean => availableTypes.has(name);
export const isResourcePath = (path: string): boolean => path === "Resource" || r4.path2Type[`${path}.implicitRules`] !== undefined;
