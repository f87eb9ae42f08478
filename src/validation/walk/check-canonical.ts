// A canonical points at a definition of the kind that belongs there: a profile at a StructureDefinition, a binding at a ValueSet.
import type { ElementCheck, TypeCheck } from "../compile/model.ts";
import { meetReference } from "./meet-reference.ts";
import { found, type Run } from "./run.ts";

export function checkCanonical(run: Run, element: ElementCheck, type: TypeCheck, value: unknown): void {
  if (typeof value !== "string") return;
  if (value.startsWith("#")) {
    meetReference(run, element, type, { reference: value });
    return;
  }
  if (type.canonicalOf === undefined) return;
  const kind = run.registry.kindOf(value.includes("|") ? value.slice(0, value.indexOf("|")) : value);
  if (kind === undefined || type.canonicalOf.has(kind)) return;
  const allowed = [...type.canonicalOf].join(", ");
  const message = `${element.path} points at a ${kind}, but must point at: ${allowed}.`;
  found(run, "error", "reference", `${element.profile}#${element.path}`, message);
}
