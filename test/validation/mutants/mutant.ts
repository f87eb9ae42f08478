// A defect put into a valid resource at one place, and the finding that must come of it.
import type { IssueCode } from "../../../src/base/issue.ts";
import type { Json } from "../examples.ts";

export interface Mutant {
  /** What is wrong, as a sentence. */
  readonly title: string;
  /** Name of an mCODE example, or a resource of our own. */
  readonly of: string | (() => Json);
  /** "component[0].valueQuantity.code": where; the last step may be new. */
  readonly at: string;
  /** The new value; REMOVED takes the property away. A function gets the old value. */
  readonly becomes: unknown;
  readonly code: IssueCode;
  /** Where the finding says it is; absent: anywhere. */
  readonly expression?: string;
  /** Part of the rule or of the message. */
  readonly says?: string | RegExp;
  readonly severity?: "error" | "warning" | "fatal";
}

export const REMOVED: unique symbol = Symbol("removed");

/** Changes the resource in place. */
export function mutate(resource: Json, at: string, becomes: unknown): Json {
  const steps = at.split(/[.[\]]+/).filter((step) => step !== "");
  const last = steps.pop()!;
  let node: Json = resource;
  for (const step of steps) {
    const next = node[step];
    if (typeof next !== "object" || next === null) throw new Error(`nothing at ${step} of ${at}`);
    node = next as Json;
  }
  if (becomes === REMOVED) {
    if (Array.isArray(node)) node.splice(Number(last), 1);
    else delete node[last];
  } else node[last] = typeof becomes === "function" ? (becomes as (old: unknown) => unknown)(node[last]) : becomes;
  return resource;
}
