// The functions of FHIRPath over closures. What is not here is left to fhirpath.js. https://hl7.org/fhirpath/N1/#functions
import { isPrimitiveType } from "../r4-types.ts";
import { isSame } from "./compare.ts";
import {
  ALWAYS,
  type Alternative,
  BAIL,
  Bare,
  BOOLEAN,
  type Env,
  type Expression,
  fromGet,
  fromSome,
  fromTruth,
  INTEGER,
  STRING,
  stringOf,
  truthOf,
  Unsupported,
} from "./expression.ts";
import { at, last, member, tail } from "./navigate.ts";
import { isType, ofType, union } from "./operators.ts";

/** One argument, not yet compiled: with the outer focus, or with each item of the source as its focus. */
export interface Argument {
  readonly outer: () => Expression;
  readonly on: (alternative: Alternative) => Expression;
  /** Text of a type name. */
  readonly text: string;
}

type Make = (source: Expression, args: readonly Argument[]) => Expression;

/** A criterion per alternative of the source. */
function criteria(source: Expression, argument: Argument): (value: unknown, alt: number, env: Env) => boolean | undefined {
  const compiled = source.alternatives.map((alternative) =>
    compileOrBail(() => truthOf(argument.on(alternative)), source.alternatives.length),
  );
  return (value, alt, env) => compiled[alt]!(value, env);
}

/** Among many alternatives some may not fit the expression: they bail when they occur. */
function compileOrBail<T>(make: () => (focus: unknown, env: Env) => T, count: number): (focus: unknown, env: Env) => T {
  try {
    return make();
  } catch (error) {
    if (count === 1 || !(error instanceof Unsupported)) throw error;
    return () => {
      throw BAIL;
    };
  }
}

const where: Make = (source, [criterion]) => {
  const isMet = criteria(source, criterion!);
  return fromSome(source.alternatives, (focus, env, visit) =>
    source.some(focus, env, (value, alt) => isMet(value, alt, env) === true && visit(value, alt)),
  );
};

const exists: Make = (source, [criterion]) => {
  if (criterion === undefined) return fromTruth((focus, env) => source.some(focus, env, ALWAYS));
  const isMet = criteria(source, criterion);
  return fromTruth((focus, env) => source.some(focus, env, (value, alt) => isMet(value, alt, env) === true));
};

const all: Make = (source, [criterion]) => {
  const isMet = criteria(source, criterion!);
  return fromTruth((focus, env) => !source.some(focus, env, (value, alt) => isMet(value, alt, env) !== true));
};

const select: Make = (source, [projection]) => {
  if (source.alternatives.length !== 1) throw new Unsupported("select over several types");
  const inner = projection!.on(source.alternatives[0]!);
  return fromSome(inner.alternatives, (focus, env, visit) => source.some(focus, env, (value) => inner.some(value, env, visit)));
};

const count: Make = (source) =>
  fromGet(INTEGER, (focus, env) => {
    let total = 0;
    source.some(focus, env, () => {
      total++;
      return false;
    });
    return total;
  });

const hasValue: Make = (source) => {
  if (source.alternatives.some(({ isSystem }) => isSystem)) throw new Unsupported("hasValue of a System value");
  const arePrimitive = source.alternatives.map(({ type }) => isPrimitiveType(type) && type !== "xhtml");
  if (source.alternatives.some(({ type }) => type === "xhtml")) throw new Unsupported("hasValue of xhtml");
  return fromTruth((focus, env) => {
    let total = 0;
    let hasOne = false;
    source.some(focus, env, (value, alt) => {
      total++;
      hasOne = arePrimitive[alt]! && !(value instanceof Bare);
      return total > 1;
    });
    return total === 1 && hasOne;
  });
};

const isDistinct: Make = (source) =>
  fromTruth((focus, env) => {
    const seen = new Set<unknown>();
    return !source.some(focus, env, (value) => {
      if (typeof value !== "string") throw BAIL;
      if (seen.has(value)) return true;
      seen.add(value);
      return false;
    });
  });

/** Values of both sides, by their JSON: what codings and other plain values are equal by. */
const intersect: Make = (source, [other]) => {
  const right = other!.outer();
  const isPlain = [...source.alternatives, ...right.alternatives].every(({ type }) => type === "Coding");
  if (!isPlain) throw new Unsupported("intersect");
  return fromSome(source.alternatives, (focus, env, visit) =>
    source.some(focus, env, (value, alt) => right.some(focus, env, (candidate) => isSameJson(value, candidate)) && visit(value, alt)),
  );
};

function isSameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  const [left, right] = [a, b] as Readonly<Record<string, unknown>>[];
  return keys.length === Object.keys(b).length && keys.every((key) => isSameJson(left![key], right![key]));
}

/** A string function: empty in, empty out; an empty argument too. */
const onStrings =
  (alternative: Alternative, apply: (text: string, argument: string) => unknown): Make =>
  (source, [argument]) => {
    const text = stringOf(source);
    const parameter = argument === undefined ? () => "" : stringOf(argument.outer());
    const get = (focus: unknown, env: Env): unknown => {
      const value = text(focus, env);
      const given = parameter(focus, env);
      return value === undefined || given === undefined ? undefined : apply(value, given);
    };
    return alternative === BOOLEAN ? fromTruth(get as (focus: unknown, env: Env) => boolean | undefined) : fromGet(alternative, get);
  };

const matches: Make = (source, [pattern, flags]) => {
  const literal = /^'(?<pattern>(?:[^'\\`]|\\.)*)'$/s.exec(pattern!.text)?.groups?.["pattern"];
  if (literal === undefined || flags !== undefined) throw new Unsupported("matches without a literal");
  const { get } = pattern!.outer();
  const expression = regularExpression(get(undefined, { resource: undefined, rootResource: undefined, alt: 0 }) as string);
  return onStrings(BOOLEAN, (text) => expression.test(text))(source, []);
};

/** Three published patterns are none with JavaScript's "u" flag. */
function regularExpression(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "us");
  } catch {
    return new RegExp(pattern, "s");
  }
}

const toInteger: Make = (source) =>
  fromGet(INTEGER, (focus, env) => {
    const value = source.get(focus, env);
    if (value === undefined || value instanceof Bare) return undefined;
    if (Number.isSafeInteger(value)) return value;
    if (typeof value !== "string") throw BAIL;
    return /^[+-]?\d{1,15}$/.test(value) ? Number.parseInt(value, 10) : undefined;
  });

/** Only from a place that stands in the expression: 'substring(1)'. */
const substring: Make = (source, [start, length]) => {
  const from = Number(start!.text);
  if (!Number.isInteger(from) || length !== undefined) throw new Unsupported("substring");
  const text = stringOf(source);
  return fromGet(STRING, (focus, env) => {
    const value = text(focus, env);
    return value === undefined || from >= value.length ? undefined : value.substring(from);
  });
};

const not: Make = (source) => {
  const truth = truthOf(source);
  return fromTruth((focus, env) => {
    const value = truth(focus, env);
    return value === undefined ? undefined : !value;
  });
};

const toText: Make = (source) =>
  fromGet(STRING, (focus, env) => {
    const value = source.get(focus, env);
    if (value === undefined || value instanceof Bare) return undefined;
    if (typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value)) return String(value);
    throw BAIL;
  });

const abs: Make = (source) =>
  fromGet(source.alternatives[0]!, (focus, env) => {
    const value = source.get(focus, env);
    if (value === undefined) return undefined;
    if (!Number.isSafeInteger(value)) throw BAIL;
    return Math.abs(value as number);
  });

const extension: Make = (source, [url]) => {
  const extensions = member(source, "extension");
  const wanted = stringOf(url!.outer());
  return fromSome(extensions.alternatives, (focus, env, visit) => {
    const address = wanted(focus, env);
    return extensions.some(focus, env, (value, alt) => (value as { readonly url?: unknown }).url === address && visit(value, alt));
  });
};

const allOf =
  (wanted: boolean): Make =>
  (source) =>
    fromTruth(
      (focus, env) =>
        !source.some(focus, env, (value) => {
          if (typeof value !== "boolean") throw BAIL;
          return !isSame(value, wanted);
        }),
    );

const FUNCTIONS: Readonly<Record<string, Make>> = {
  where,
  exists,
  all,
  select,
  count,
  hasValue,
  isDistinct,
  intersect,
  matches,
  not,
  extension,
  abs,
  empty: (source) => fromTruth((focus, env) => !source.some(focus, env, ALWAYS)),
  first: (source) => at(source, 0),
  last,
  tail,
  trace: (source) => source,
  allTrue: allOf(true),
  allFalse: allOf(false),
  union: (source, [other]) => union(source, other!.outer()),
  is: (source, [type]) => isType(source, type!.text),
  as: (source, [type]) => ofType(source, type!.text, true),
  ofType: (source, [type]) => ofType(source, type!.text, false),
  startsWith: onStrings(BOOLEAN, (text, prefix) => text.startsWith(prefix)),
  endsWith: onStrings(BOOLEAN, (text, suffix) => text.endsWith(suffix)),
  contains: onStrings(BOOLEAN, (text, part) => text.includes(part)),
  length: onStrings(INTEGER, (text) => text.length),
  lower: onStrings(STRING, (text) => text.toLowerCase()),
  upper: onStrings(STRING, (text) => text.toUpperCase()),
  toString: toText,
  toInteger,
  substring,
};

export function invoke(name: string, source: Expression, args: readonly Argument[]): Expression {
  const make = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (make === undefined) throw new Unsupported(`function ${name}`);
  return make(source, args);
}
