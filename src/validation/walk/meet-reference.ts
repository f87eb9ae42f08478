// A reference on the way is counted, and kept where it must be judged once the whole input is known.
import type { ElementCheck, TargetCheck, TypeCheck } from "../compile/model.ts";
import { restfulParts } from "../resource-index.ts";
import type { Run } from "./run.ts";

export function meetReference(run: Run, element: ElementCheck, type: TypeCheck, value: Readonly<Record<string, unknown>>): void {
  const { reference } = value;
  if (typeof reference !== "string" || run.trials > 0) return;
  run.checked.references++;
  if (value["type"] === undefined && !isOpen(run, reference, type.targets)) return;
  const { depth } = run;
  run.references.push({
    reference,
    type: value["type"],
    place: { names: run.names.slice(0, depth), indexes: run.indexes.slice(0, depth), depth },
    value,
    element,
    targets: type.targets,
    rootResource: run.rootResource,
    entry: run.entry,
  });
}

/** Outside a bundle the target of "Patient/1" is elsewhere: only its type can be wrong. */
function isOpen(run: Run, reference: string, targets: TargetCheck | undefined): boolean {
  if (run.isBundle || reference.charCodeAt(0) === HASH || reference === run.self) return true;
  const type = restfulParts(reference)?.type;
  if (type === undefined) return ODD.test(reference);
  return targets?.types !== undefined && !targets.types.has(type) && run.registry.isResourceType(type);
}

// White space, or the '?' of a conditional reference: wrong wherever they point.
const ODD = /[\s?]/;

const HASH = 35;
