// An invariant as closures over its parse tree, with fhirpath.js behind them for the values that they do not decide.
import fhirpath from "fhirpath";
import { compileTree, type ParseNode, type Reads } from "./closures/compile.ts";
import { BAIL, Bare, type Env, type Expression, Unsupported } from "./closures/expression.ts";
import { interpretInvariant } from "./interpret.ts";
import type { Evaluate } from "./verdict.ts";

type Truth = NonNullable<Expression["truth"]>;

/** Undefined: the expression is beyond the subset. */
export function closeInvariant(expression: string, typeName: string): Evaluate | undefined {
  try {
    const reads: Reads = { names: new Set(), isMore: false };
    const { truth } = compileTree(fhirpath.parse(expression) as ParseNode, typeName, reads);
    if (truth === undefined) return undefined;
    const evaluate = withFallback(truth, expression, typeName);
    return isIdleWithout(reads, truth) ? onlyWith([...reads.names], evaluate) : evaluate;
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

/** More names take longer to look for than most rules to be evaluated. */
const FEW = 6;

/** Whether the rule holds for every context that has none of the properties that it reads: dom-2 where nothing is contained. */
function isIdleWithout({ names, isMore }: Reads, truth: Truth): boolean {
  if (isMore || names.size === 0 || names.size > FEW) return false;
  try {
    return truth({}, { resource: undefined, rootResource: undefined, alt: 0 }) !== false;
  } catch (error) {
    if (error !== BAIL) throw error;
    return false;
  }
}

function onlyWith(names: readonly string[], evaluate: Evaluate): Evaluate {
  return (value, surroundings) => {
    if (typeof value !== "object" || value === null) return evaluate(value, surroundings);
    for (const name of names) if ((value as Readonly<Record<string, unknown>>)[name] !== undefined) return evaluate(value, surroundings);
    return true;
  };
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
