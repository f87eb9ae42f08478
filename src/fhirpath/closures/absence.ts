// Which rules hold whatever the values are, because what they speak of is not there: most rules of most resources. A second, coarse reading of the
// parse tree that knows of a property only whether it is absent, and never guesses.
import type { ParseNode } from "./compile.ts";
import { jsonNamesOf } from "./r4-model.ts";

/** Answers whether the context surely has no property of this JSON name, nor anything beside it. */
export type IsAbsent = (jsonName: string) => boolean;

/** Undefined: cannot be told. EMPTY: nothing. */
type Coarse = boolean | number | typeof EMPTY | undefined;
type Reading = (isAbsent: IsAbsent) => Coarse;
type Operator = (left: Coarse, right: Coarse) => Coarse;

const EMPTY = "empty";
const unknown: Reading = () => undefined;

export interface Absence {
  /** The properties of the context, by JSON name, that the answer hangs on. */
  readonly names: ReadonlySet<string>;
  /** True: the rule holds, or is empty, which counts as held. False: it has to be evaluated. */
  readonly holdsWithout: (isAbsent: IsAbsent) => boolean;
}

/** `typeName` is the type of the context or the path of a backbone element. */
export function absenceOf(tree: ParseNode, typeName: string): Absence {
  const names = new Set<string>();
  const reading = read(tree, (name) => {
    const own = jsonNamesOf(typeName, name);
    for (const jsonName of own) names.add(jsonName);
    return own;
  });
  return {
    names,
    holdsWithout: (isAbsent) => {
      const verdict = reading(isAbsent);
      return verdict !== undefined && verdict !== false;
    },
  };
}

const WRAPPERS: ReadonlySet<string> = new Set(["EntireExpression", "TermExpression", "InvocationTerm", "LiteralTerm", "ParenthesizedTerm"]);

function read(node: ParseNode, namesOf: (name: string) => readonly string[], source?: Reading): Reading {
  const [first, second] = node.children ?? [];
  if (WRAPPERS.has(node.type) && first !== undefined) return read(first, namesOf, source);
  const operator = node.type === "TypeExpression" ? undefined : OPERATORS.get(node.text ?? "");
  if (operator !== undefined && first !== undefined && second !== undefined) {
    const [left, right] = [read(first, namesOf), read(second, namesOf)];
    return (isAbsent) => operator(left(isAbsent), right(isAbsent));
  }
  switch (node.type) {
    case "InvocationExpression":
      return (node.children ?? []).reduce<Reading | undefined>((left, part) => read(part, namesOf, left), undefined) ?? unknown;
    case "MemberInvocation":
      return source === undefined ? readMember(first?.text ?? "", namesOf) : ifEmpty(source, EMPTY);
    case "FunctionInvocation":
      return first?.children?.[0] === undefined ? unknown : readFunction(first, source);
    case "IndexerExpression":
    case "TypeExpression":
      return first === undefined ? unknown : ifEmpty(read(first, namesOf), EMPTY);
    case "NumberLiteral":
      return () => Number(node.text);
    case "BooleanLiteral":
      return () => node.text === "true";
    default:
      return unknown;
  }
}

function readMember(text: string, namesOf: (name: string) => readonly string[]): Reading {
  // 'Patient.name' begins with a type.
  if (!/^`?[a-z]/.test(text)) return unknown;
  const names = namesOf(text.replaceAll("`", ""));
  return (isAbsent) => (names.every(isAbsent) ? EMPTY : undefined);
}

const ifEmpty =
  (source: Reading, answer: Coarse): Reading =>
  (isAbsent) =>
    source(isAbsent) === EMPTY ? answer : undefined;

/** What a function makes of nothing; of functions that are not here nothing is known. */
const OF_NOTHING: ReadonlyMap<string, Coarse> = new Map<string, Coarse>([
  ...["exists", "hasValue"].map((name) => [name, false] as const),
  ...["empty", "all", "allTrue", "allFalse", "isDistinct"].map((name) => [name, true] as const),
  ["count", 0],
  ..."where select first last tail ofType as is extension trace not startsWith endsWith contains length lower upper matches toString toInteger substring"
    .split(" ")
    .map((name) => [name, EMPTY] as const),
]);

function readFunction(node: ParseNode, source: Reading | undefined): Reading {
  const name = node.children?.[0]?.text ?? "";
  if (source === undefined || !OF_NOTHING.has(name)) return unknown;
  if (name !== "not") return ifEmpty(source, OF_NOTHING.get(name));
  return (isAbsent) => {
    const value = source(isAbsent);
    return typeof value === "boolean" ? !value : value === EMPTY ? EMPTY : undefined;
  };
}

const both =
  (calculate: (left: number, right: number) => Coarse): Operator =>
  (left, right) => {
    if (left === EMPTY || right === EMPTY) return EMPTY;
    return typeof left === "number" && typeof right === "number" ? calculate(left, right) : undefined;
  };

const isTruth = (value: Coarse): value is boolean | typeof EMPTY => typeof value === "boolean" || value === EMPTY;

const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  Object.entries<Operator>({
    and: (left, right) => {
      if (left === false || right === false) return false;
      if (!isTruth(left) || !isTruth(right)) return undefined;
      return left === EMPTY || right === EMPTY ? EMPTY : true;
    },
    or: (left, right) => {
      if (left === true || right === true) return true;
      if (!isTruth(left) || !isTruth(right)) return undefined;
      return left === EMPTY || right === EMPTY ? EMPTY : false;
    },
    implies: (left, right) => {
      if (left === false || right === true) return true;
      if (!isTruth(left) || !isTruth(right)) return undefined;
      return left === true ? right : EMPTY;
    },
    xor: (left, right) => (typeof left === "boolean" && typeof right === "boolean" ? left !== right : undefined),
    "=": both((left, right) => left === right),
    "!=": both((left, right) => left !== right),
    "<": both((left, right) => left < right),
    ">": both((left, right) => left > right),
    "<=": both((left, right) => left <= right),
    ">=": both((left, right) => left >= right),
    "+": both(() => undefined),
    "-": both(() => undefined),
    "*": both(() => undefined),
    "|": (left, right) => (left === EMPTY && right === EMPTY ? EMPTY : undefined),
    in: (left) => (left === EMPTY ? EMPTY : undefined),
    contains: (_, right) => (right === EMPTY ? EMPTY : undefined),
  }),
);
