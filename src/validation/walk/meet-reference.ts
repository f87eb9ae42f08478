// A reference on the way is kept, to be judged once the whole input is known.
import type { ElementCheck, TypeCheck } from "../compile/model.ts";
import type { Run } from "./run.ts";

export function meetReference(run: Run, element: ElementCheck, type: TypeCheck, value: Readonly<Record<string, unknown>>): void {
  const { reference } = value;
  if (typeof reference !== "string" || run.trials > 0) return;
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
