// A resource: the one that is given, one of a bundle's entry, or a contained one, each against its own profiles and with its own surroundings.
import type { TypeCheck } from "../compile/model.ts";
import { shapesOf } from "./applicable-shapes.ts";
import { found, type Run } from "./run.ts";
import { showValue } from "./show-value.ts";
import { conforms } from "./trial.ts";

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** Validates a resource with what it claims and what is asked; `container` says that it is contained in another. */
export function walkResource(run: Run, value: unknown, profiles: readonly string[], isContained: boolean): void {
  if (!isObject(value)) {
    found(run, "error", "structure", "json", `A resource must be here, but it is ${showValue("", value)}.`);
    return;
  }
  const typeName = value["resourceType"];
  const base = typeof typeName === "string" && run.registry.isResourceType(typeName) ? run.registry.typeShape(typeName) : undefined;
  if (base === undefined) {
    const problem = typeName === undefined ? "has no resourceType" : "has a resourceType that R4 does not know";
    found(run, "error", "structure", "json", `The resource ${problem}: name one of R4's resource types.`);
    return;
  }
  const outer = { resource: run.resource, rootResource: run.rootResource };
  run.resource = value;
  if (!isContained) run.rootResource = value;
  const shapes = shapesOf(run, base, value, profiles);
  for (const shape of shapes) run.walkShape(run, shape, value);
  run.resource = outer.resource;
  run.rootResource = outer.rootResource;
}

export function walkInnerResource(run: Run, type: TypeCheck, value: Json): void {
  const isContained = run.names[run.depth - 1] === "contained";
  const isEntry = run.depth === 3 && run.names[1] === "entry" && !isContained;
  if (isEntry) run.entry = run.indexes[1]!;
  const typeName = value["resourceType"];
  if (type.code !== "Resource" && type.code !== "DomainResource" && typeName !== type.code)
    found(run, "error", "structure", "json", `A resource of type ${type.code} must be here.`);
  walkResource(run, value, type.profiles.length === 1 ? type.profiles : [], isContained);
  if (type.profiles.length > 1 && !type.profiles.some((url) => conforms(run, value, url)))
    found(
      run,
      "error",
      "structure",
      type.profiles[0]!,
      `The resource meets none of the profiles that are allowed here: ${type.profiles.join(", ")}.`,
    );
  if (isEntry) run.entry = -1;
}
