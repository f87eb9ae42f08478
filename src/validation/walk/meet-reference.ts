// A reference on the way is kept, to be judged once the whole input is known.
import type { ElementCheck, TypeCheck } from "../compile/model.ts";
import { expressionOf, type Run } from "./run.ts";

export function meetReference(run: Run, element: ElementCheck, type: TypeCheck, value: Readonly<Record<string, unknown>>): void {
  const { reference } = value;
  if (typeof reference !== "string" || run.trials > 0) return;
  const { targets } = type;
  const rule = `${element.profile}#${element.path}`;
  run.references.push({
    reference,
    type: value["type"],
    expression: expressionOf(run),
    rule,
    targets,
    rootResource: run.rootResource,
    entry: run.entry,
  });
}
