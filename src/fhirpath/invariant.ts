// An invariant of FHIR as a function: context in, verdict out. Empty is passed; what cannot be evaluated offline says so and is never "passed".
import fhirpath from "fhirpath";
import { closeInvariant } from "./closure.ts";
import { type Absence, absenceOf } from "./closures/absence.ts";
import type { ParseNode } from "./closures/compile.ts";
import { shortcutOf } from "./closures/shortcuts.ts";
import { interpretInvariant } from "./interpret.ts";
import { slowPattern } from "./linear-pattern.ts";
import { rewriteExpression } from "./rewrite.ts";
import type { Evaluate } from "./verdict.ts";

export interface Invariant {
  readonly engine: "closure" | "fhirpath.js" | "none";
  readonly evaluate: Evaluate;
  /** When it holds because what it speaks of is not there; undefined: it must be evaluated. */
  readonly absence: Absence | undefined;
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
    const tree = fhirpath.parse(rewritten) as ParseNode;
    const absence = absenceOf(tree, typeName);
    const closed = closeInvariant(tree, rewritten, typeName);
    const evaluate = withShortcut(rewritten, closed ?? interpretInvariant(rewritten, typeName));
    return { engine: closed === undefined ? "fhirpath.js" : "closure", evaluate, absence };
  } catch (error) {
    return unevaluable(`the expression cannot be parsed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function withShortcut(expression: string, evaluate: Evaluate): Evaluate {
  const shortcut = shortcutOf(expression);
  if (shortcut === undefined) return evaluate;
  return (value, surroundings) => shortcut(value) ?? evaluate(value, surroundings);
}

const unevaluable = (why: string): Invariant => ({ engine: "none", evaluate: () => why, absence: undefined });
