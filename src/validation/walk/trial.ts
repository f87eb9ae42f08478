// A value tried against a profile, to tell slices and targets apart: nothing is reported, only whether it had errors.
import type { SliceJudge } from "../compile/model.ts";
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
  known.set(profile, true); // a circle of references is broken by believing it
  const { issues, depth, resource, rootResource } = run;
  run.issues = [];
  run.trials++;
  run.names[depth] = "$trial";
  run.indexes[depth] = -1;
  run.depth++;
  if (shape.kind === "resource") {
    run.resource = value;
    run.rootResource = value;
  }
  run.walkShape(run, shape, value as Json);
  const isMet = !run.issues.some(({ severity }) => severity === "error" || severity === "fatal");
  run.trials--;
  Object.assign(run, { issues, depth, resource, rootResource });
  known.set(profile, isMet);
  return isMet;
}
