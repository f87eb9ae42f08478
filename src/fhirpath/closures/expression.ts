// What a FHIRPath expression becomes: a closure that visits the items of its result. Values are the JSON values themselves, never copies.

/** What the current evaluation speaks of. */
export interface Env {
  readonly resource: unknown;
  readonly rootResource: unknown;
  /** Set by `get`: which alternative its value is of. */
  alt: number;
}

/** One type that the items may have. */
export interface Alternative {
  /** Path in the R4 model: "Observation.component", "CodeableConcept", "string". */
  readonly path: string;
  /** FHIR type name for `is` and `ofType`; a System type where the value was computed. */
  readonly type: string;
  readonly isSystem: boolean;
}

/** True stops the visiting. */
export type Visit = (value: unknown, alt: number) => boolean;

export interface Expression {
  readonly alternatives: readonly Alternative[];
  /** Visits each item until a visit answers true, and answers whether one did. */
  readonly some: (focus: unknown, env: Env, visit: Visit) => boolean;
  /** The single item or undefined; throws a Bail on many. Sets `env.alt`. */
  readonly get: (focus: unknown, env: Env) => unknown;
  /** Of boolean expressions: true, false, or undefined for empty. */
  readonly truth?: (focus: unknown, env: Env) => boolean | undefined;
  /** Of a literal: its value. */
  readonly literal?: unknown;
  /** The expression is `$this` itself: a step from it reads the property at once. */
  readonly isFocus?: true;
}

/** A primitive that has no value, only an id or extensions beside it. */
export class Bare {
  readonly sibling: unknown;
  constructor(sibling: unknown) {
    this.sibling = sibling;
  }
}

/** Thrown while compiling: this expression is for fhirpath.js. */
export class Unsupported extends Error {}

/** Thrown while evaluating: this value is for fhirpath.js (a singleton that is many, a mixture of types …). */
export const BAIL: Error = new Error("left to fhirpath.js");

export const systemType = (type: string): Alternative => ({ path: `System.${type}`, type, isSystem: true });
export const BOOLEAN: Alternative = systemType("Boolean");
export const STRING: Alternative = systemType("String");
export const INTEGER: Alternative = systemType("Integer");
export const DECIMAL: Alternative = systemType("Decimal");

export const ALWAYS: Visit = () => true;

export function fromSome(alternatives: readonly Alternative[], some: Expression["some"]): Expression {
  return { alternatives, some, get: (focus, env) => singleOf(some, focus, env) };
}

/** A result of at most one value: undefined is empty. */
export function fromGet(alternative: Alternative, get: (focus: unknown, env: Env) => unknown): Expression {
  return {
    alternatives: [alternative],
    get: (focus, env) => {
      const value = get(focus, env);
      env.alt = 0;
      return value;
    },
    some: (focus, env, visit) => {
      const value = get(focus, env);
      return value !== undefined && visit(value, 0);
    },
  };
}

export function fromTruth(truth: (focus: unknown, env: Env) => boolean | undefined): Expression {
  return { ...fromGet(BOOLEAN, truth), truth };
}

function singleOf(some: Expression["some"], focus: unknown, env: Env): unknown {
  let single: unknown;
  let count = 0;
  let alternative = 0;
  some(focus, env, (value, alt) => {
    single = value;
    alternative = alt;
    count++;
    return count > 1;
  });
  if (count > 1) throw BAIL;
  env.alt = alternative;
  return single;
}

/** Any expression as an operand of logic: empty, true or false; what is neither is left to fhirpath.js. */
export function truthOf(expression: Expression): (focus: unknown, env: Env) => boolean | undefined {
  if (expression.truth !== undefined) return expression.truth;
  return (focus, env) => {
    const value = expression.get(focus, env);
    if (value === undefined || value instanceof Bare) return undefined;
    if (typeof value !== "boolean") throw BAIL;
    return value;
  };
}

/** The single string of an expression; undefined for empty. */
export function stringOf(expression: Expression): (focus: unknown, env: Env) => string | undefined {
  return (focus, env) => {
    const value = expression.get(focus, env);
    if (value === undefined || value instanceof Bare) return undefined;
    if (typeof value !== "string") throw BAIL;
    return value;
  };
}
