// An invariant of FHIR as a function: context in, verdict out. Empty is passed; what cannot be evaluated offline says so and is never "passed".
import { closeInvariant } from "./closure.ts";
import { interpretInvariant } from "./interpret.ts";
import { slowPattern } from "./linear-pattern.ts";
import { rewriteExpression } from "./rewrite.ts";
import type { Evaluate } from "./verdict.ts";

export interface Invariant {
  readonly engine: "closure" | "fhirpath.js" | "none";
  readonly evaluate: Evaluate;
}

// resolve() and memberOf() need a server (fhirpath.js: async mode), conformsTo() a validator: 'member.resolve().iif(…)'.
const NOT_OFFLINE = /\b(?<name>resolve|memberOf|conformsTo|subsumes|subsumedBy)\s*\(/;

/**
 * Compiles one invariant for contexts of `typeName`: a resource or data type ("Observation", "dateTime"), or the path of a backbone
 * element ("Observation.component").
 */
export function compileInvariant(expression: string, typeName: string): Invariant {
  const offline = NOT_OFFLINE.exec(expression)?.groups?.["name"];
  if (offline !== undefined) return unevaluable(`${offline}() cannot be evaluated offline`);
  const slow = slowPattern(expression);
  if (slow !== undefined) return unevaluable(`it has ${slow}`);
  const rewritten = rewriteExpression(expression);
  try {
    const closed = closeInvariant(rewritten, typeName);
    if (closed !== undefined) return { engine: "closure", evaluate: closed };
    return { engine: "fhirpath.js", evaluate: interpretInvariant(rewritten, typeName) };
  } catch (error) {
    return unevaluable(`the expression cannot be parsed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const unevaluable = (why: string): Invariant => ({ engine: "none", evaluate: () => why });
