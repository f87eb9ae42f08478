// An invariant as closures over its parse tree, with fhirpath.js behind them for the values that they do not decide.
import { compileTree, type ParseNode } from "./closures/compile.ts";
import { BAIL, Bare, type Env, type Expression, Unsupported } from "./closures/expression.ts";
import { interpretInvariant } from "./interpret.ts";
import type { Evaluate } from "./verdict.ts";

type Truth = NonNullable<Expression["truth"]>;

/** `tree` is the expression, parsed. Undefined: it is beyond the subset. */
export function closeInvariant(tree: ParseNode, expression: string, typeName: string): Evaluate | undefined {
  try {
    const { truth } = compileTree(tree, typeName);
    return truth === undefined ? undefined : withFallback(truth, expression, typeName);
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

/** A rule that is no boolean holds where something is there: only a single false is a violation. */
function withFallback(truth: Truth, expression: string, typeName: string): Evaluate {
  let interpreted: Evaluate | undefined;
  const env: { -readonly [name in keyof Env]: Env[name] } = { resource: undefined, rootResource: undefined, alt: 0 };
  return (value, surroundings) => {
    env.resource = surroundings.resource;
    env.rootResource = surroundings.rootResource;
    try {
      return truth(value ?? new Bare(surroundings.sibling), env) !== false;
    } catch (error) {
      if (error !== BAIL) throw error;
      interpreted ??= interpretInvariant(expression, typeName);
      return interpreted(value, surroundings);
    }
  };
}
