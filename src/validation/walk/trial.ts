// A value tried against a profile, to tell slices and targets apart: nothing is reported, only whether it had errors.
import type { Property, Shape, SliceJudge } from "../compile/model.ts";
import { isFixedValue, isPatternMet } from "./match-value.ts";
import type { Run } from "./run.ts";

type Json = Readonly<Record<string, unknown>>;

export function judgeOf(run: Run): SliceJudge {
  run.judge ??= { resolve: (reference) => run.resolve(reference), conforms: (value, profile) => conforms(run, value, profile) };
  return run.judge;
}

/** Tries a value against a profile and remembers only whether it had errors. */
export function conforms(run: Run, value: unknown, profile: string): boolean {
  const shape = run.registry.shape(profile);
  if (shape === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if (shape.kind === "resource" && (value as Json)["resourceType"] !== shape.type) return false;
  run.verdicts ??= new Map();
  const known = run.verdicts.get(value) ?? new Map<string, boolean>();
  run.verdicts.set(value, known);
  const verdict = known.get(profile);
  if (verdict !== undefined) return verdict;
  if (isOtherwise(shape, value as Json)) {
    known.set(profile, false);
    return false;
  }
  known.set(profile, true); // a circle of references is broken by believing it
  const { issues, depth, resource, rootResource, hasFailed } = run;
  run.issues = [];
  run.hasFailed = false;
  run.trials++;
  run.names[depth] = "$trial";
  run.indexes[depth] = -1;
  run.depth++;
  if (shape.kind === "resource") {
    run.resource = value;
    run.rootResource = value;
  }
  run.walkShape(run, shape, value as Json);
  const isMet = !run.hasFailed;
  run.trials--;
  run.issues = issues;
  run.hasFailed = hasFailed;
  run.depth = depth;
  run.resource = resource;
  run.rootResource = rootResource;
  known.set(profile, isMet);
  return isMet;
}

const demands = new WeakMap<Shape, readonly Property[]>();

/** Whether one of its values is surely not what the profile wants there: a code, most often. The walk would say so too, later. */
function isOtherwise(shape: Shape, value: Json): boolean {
  let wanted = demands.get(shape);
  if (wanted === undefined) {
    wanted = [...shape.rootType.object().properties.values()].filter(
      ({ element: { fixed, pattern, isArray } }) => !isArray && (fixed !== undefined || pattern !== undefined),
    );
    demands.set(shape, wanted);
  }
  for (const { name, element } of wanted) {
    const own = value[name];
    if (own === undefined) continue;
    if (element.pattern !== undefined && !isPatternMet(own, element.pattern.value)) return true;
    if (element.fixed !== undefined && !isFixedValue(own, element.fixed.value)) return true;
  }
  return false;
}
