// An invariant as closures over its parse tree, with fhirpath.js behind them for the values that they do not decide.
import fhirpath from "fhirpath";
import { compileTree, type ParseNode } from "./closures/compile.ts";
import { BAIL, Bare, type Env, Unsupported } from "./closures/expression.ts";
import { interpretInvariant } from "./interpret.ts";
import type { Evaluate } from "./verdict.ts";

/** Undefined: the expression is beyond the subset. */
export function closeInvariant(expression: string, typeName: string): Evaluate | undefined {
  try {
    const compiled = compileTree(fhirpath.parse(expression) as ParseNode, typeName);
    const { truth } = compiled;
    // A rule that is no boolean: only a single false is a violation.
    const holds = truth === undefined ? undefined : (focus: unknown, env: Env) => truth(focus, env) !== false;
    if (holds === undefined) return undefined;
    return withFallback(holds, expression, typeName);
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

function withFallback(holds: (focus: unknown, env: Env) => boolean, expression: string, typeName: string): Evaluate {
  let interpreted: Evaluate | undefined;
  const env = { resource: undefined as unknown, rootResource: undefined as unknown, alt: 0 };
  return (value, surroundings) => {
    env.resource = surroundings.resource;
    env.rootResource = surroundings.rootResource;
    try {
      return holds(value ?? new Bare(surroundings.sibling), env);
    } catch (error) {
      if (error !== BAIL) throw error;
      interpreted ??= interpretInvariant(expression, typeName);
      return interpreted(value, surroundings);
    }
  };
}
