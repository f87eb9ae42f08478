// The operators of FHIRPath over closures: logic of three values, equality, order, membership, types, arithmetic. https://hl7.org/fhirpath/N1/#operations
import { compare, equal, isSame } from "./compare.ts";
import {
  type Alternative,
  BAIL,
  Bare,
  DECIMAL,
  type Expression,
  fromGet,
  fromSome,
  fromTruth,
  INTEGER,
  STRING,
  truthOf,
  Unsupported,
} from "./expression.ts";
import { isModelType, isSubtype } from "./r4-model.ts";

type Binary = (left: Expression, right: Expression) => Expression;

const and: Binary = (left, right) => {
  const [a, b] = [truthOf(left), truthOf(right)];
  return fromTruth((focus, env) => {
    const first = a(focus, env);
    if (first === false) return false;
    const second = b(focus, env);
    if (second === false) return false;
    return first === undefined || second === undefined ? undefined : true;
  });
};

const or: Binary = (left, right) => {
  const [a, b] = [truthOf(left), truthOf(right)];
  return fromTruth((focus, env) => {
    const first = a(focus, env);
    if (first === true) return true;
    const second = b(focus, env);
    if (second === true) return true;
    return first === undefined || second === undefined ? undefined : false;
  });
};

const xor: Binary = (left, right) => {
  const [a, b] = [truthOf(left), truthOf(right)];
  return fromTruth((focus, env) => {
    const [first, second] = [a(focus, env), b(focus, env)];
    return first === undefined || second === undefined ? undefined : first !== second;
  });
};

const implies: Binary = (left, right) => {
  const [a, b] = [truthOf(left), truthOf(right)];
  return fromTruth((focus, env) => {
    const first = a(focus, env);
    if (first === false) return true;
    const second = b(focus, env);
    if (first === true) return second;
    return second === true ? true : undefined;
  });
};

const equals: Binary = (left, right) => fromTruth(equal(left, right));
const differs: Binary = (left, right) => {
  const same = equal(left, right);
  return fromTruth((focus, env) => {
    const verdict = same(focus, env);
    return verdict === undefined ? undefined : !verdict;
  });
};

const ordered =
  (holds: (order: number) => boolean): Binary =>
  (left, right) => {
    const order = compare(left, right);
    return fromTruth((focus, env) => {
      const verdict = order(focus, env);
      return verdict === undefined ? undefined : holds(verdict);
    });
  };

const isIn: Binary = (left, right) =>
  fromTruth((focus, env) => {
    const wanted = left.get(focus, env);
    if (wanted === undefined) return undefined;
    return right.some(focus, env, (value) => isSame(value, wanted));
  });

/** Only whole numbers: there JavaScript's arithmetic and the exact one are the same. */
const arithmetic =
  (calculate: (a: number, b: number) => number): Binary =>
  (left, right) =>
    fromGet(DECIMAL, (focus, env) => {
      const [a, b] = [left.get(focus, env), right.get(focus, env)];
      if (a === undefined || b === undefined) return undefined;
      if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) throw BAIL;
      const result = calculate(a as number, b as number);
      if (!Number.isSafeInteger(result)) throw BAIL;
      return result;
    });

/** Empty counts as an empty string. */
const concatenate: Binary = (left, right) =>
  fromGet(STRING, (focus, env) => {
    const [a, b] = [left.get(focus, env) ?? "", right.get(focus, env) ?? ""];
    if (typeof a !== "string" || typeof b !== "string") throw BAIL;
    return a + b;
  });

const plus: Binary = (left, right) => {
  const isText = [...left.alternatives, ...right.alternatives].every(
    ({ type }) => !["integer", "decimal", "Integer", "Decimal", "positiveInt", "unsignedInt"].includes(type),
  );
  if (!isText) return arithmetic((a, b) => a + b)(left, right);
  return fromGet(STRING, (focus, env) => {
    const [a, b] = [left.get(focus, env), right.get(focus, env)];
    if (a === undefined || b === undefined) return undefined;
    if (typeof a !== "string" || typeof b !== "string") throw BAIL;
    return a + b;
  });
};

/** Items of both, each once; complex values are told apart by fhirpath.js. */
export const union: Binary = (left, right) => {
  const alternatives = [...left.alternatives, ...right.alternatives];
  const shift = left.alternatives.length;
  return fromSome(alternatives, (focus, env, visit) => {
    const seen = new Set<unknown>();
    const once = (value: unknown, alt: number): boolean => {
      if (value instanceof Bare) throw BAIL;
      if (typeof value === "object" && seen.size > 0) throw BAIL;
      if (seen.has(value)) return false;
      seen.add(value);
      return visit(value, alt);
    };
    return left.some(focus, env, once) || right.some(focus, env, (value, alt) => once(value, alt + shift));
  });
};

const BINARY: Readonly<Record<string, Binary>> = {
  and,
  or,
  xor,
  implies,
  "=": equals,
  "!=": differs,
  "<": ordered((order) => order < 0),
  ">": ordered((order) => order > 0),
  "<=": ordered((order) => order <= 0),
  ">=": ordered((order) => order >= 0),
  in: isIn,
  contains: (left, right) => containsOf(left, right),
  "|": union,
  "&": concatenate,
  "+": plus,
  "-": arithmetic((a, b) => a - b),
  "*": arithmetic((a, b) => a * b),
};

const containsOf: Binary = (left, right) =>
  fromTruth((focus, env) => {
    const wanted = right.get(focus, env);
    if (wanted === undefined) return undefined;
    return left.some(focus, env, (value) => isSame(value, wanted));
  });

export function binary(operator: string, left: Expression, right: Expression): Expression {
  const make = Object.hasOwn(BINARY, operator) ? BINARY[operator] : undefined;
  if (make === undefined) throw new Unsupported(`operator ${operator}`);
  return make(left, right);
}

/** Which of the alternatives are of a type. A resource's type is known only when it is there. */
function typeTest(alternatives: readonly Alternative[], typeName: string): (value: unknown, alt: number) => boolean {
  const name = typeName.replace(/^FHIR\./, "");
  if (!isModelType(name)) throw new Unsupported(`type ${typeName}`);
  if (alternatives.some(({ isSystem }) => isSystem)) throw new Unsupported("a System type");
  const tests = alternatives.map(({ type }) => (type === "Resource" ? undefined : isSubtype(type, name)));
  return (value, alt) => {
    const test = tests[alt];
    if (test !== undefined) return test;
    const actual = (value as { readonly resourceType?: unknown } | null)?.resourceType;
    return typeof actual === "string" ? isSubtype(actual, name) : isSubtype("Resource", name);
  };
}

export function isType(source: Expression, typeName: string): Expression {
  const test = typeTest(source.alternatives, typeName);
  return fromTruth((focus, env) => {
    const value = source.get(focus, env);
    return value === undefined ? undefined : test(value, env.alt);
  });
}

/** `ofType(X)` and, on at most one item, `as X`: from here on the path is that type's. */
export function ofType(source: Expression, typeName: string, isSingle: boolean): Expression {
  const test = typeTest(source.alternatives, typeName);
  const name = typeName.replace(/^FHIR\./, "");
  const { alternatives, places } = remaining(source.alternatives, name);
  if (!isSingle)
    return fromSome(alternatives, (focus, env, visit) =>
      source.some(focus, env, (value, alt) => test(value, alt) && visit(value, places[alt]!)),
    );
  return fromSome(alternatives, (focus, env, visit) => {
    const value = source.get(focus, env);
    const { alt } = env;
    return value !== undefined && test(value, alt) && visit(value, places[alt]!);
  });
}

/** The alternatives that a type test leaves, and where each of the old ones went. */
function remaining(
  before: readonly Alternative[],
  name: string,
): { readonly alternatives: readonly Alternative[]; readonly places: readonly number[] } {
  const alternatives: Alternative[] = [];
  const places = before.map((alternative) => {
    if (alternative.type === "Resource") return alternatives.push({ path: name, type: name, isSystem: false }) - 1;
    return isSubtype(alternative.type, name) ? alternatives.push(alternative) - 1 : -1;
  });
  return { alternatives, places };
}

export const numberType = (value: number): Alternative => (Number.isInteger(value) ? INTEGER : DECIMAL);
