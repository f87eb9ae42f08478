// fhirpath.js's own parse tree → closures. One grammar, two evaluators: what this one does not know it refuses, and fhirpath.js evaluates it.
import { type Alternative, BOOLEAN, type Expression, fromGet, fromSome, STRING, truthOf, Unsupported } from "./expression.ts";
import { type Argument, invoke } from "./functions.ts";
import { at, member } from "./navigate.ts";
import { binary, isType, numberType, ofType } from "./operators.ts";
import { contextOf, isResourcePath } from "./r4-model.ts";

/** A node of fhirpath.js's parse tree. */
export interface ParseNode {
  readonly type: string;
  readonly text?: string;
  readonly children?: readonly ParseNode[];
}

interface Scope {
  /** Type of `$this`. */
  readonly focus: Alternative;
  /** Type of `%resource`, where the context says it. */
  readonly resource: Alternative | undefined;
}

/** Compiles a parse tree for contexts of one type; throws Unsupported. */
export function compileTree(tree: ParseNode, typeName: string): Expression {
  const head = typeName.split(".")[0]!;
  const resource = isResourcePath(head) ? contextOf(head) : undefined;
  return compile(tree, { focus: contextOf(typeName), resource });
}

const child = (node: ParseNode, index = 0): ParseNode => {
  const found = node.children?.[index];
  if (found === undefined) throw new Unsupported(`${node.type} without operand ${index}`);
  return found;
};

const WRAPPERS: ReadonlySet<string> = new Set(["EntireExpression", "TermExpression", "InvocationTerm", "LiteralTerm", "ParenthesizedTerm"]);
const OPERATIONS: ReadonlySet<string> = new Set([
  "AndExpression",
  "OrExpression",
  "ImpliesExpression",
  "EqualityExpression",
  "InequalityExpression",
  "MembershipExpression",
  "UnionExpression",
  "AdditiveExpression",
  "MultiplicativeExpression",
]);

/** `source` is what stands before the dot; undefined at the start of an expression. */
function compile(node: ParseNode, scope: Scope, source?: Expression): Expression {
  if (WRAPPERS.has(node.type)) return compile(child(node), scope, source);
  if (OPERATIONS.has(node.type)) return binary(node.text ?? "|", compile(child(node), scope), compile(child(node, 1), scope));
  switch (node.type) {
    case "InvocationExpression":
      return (node.children ?? []).reduce<Expression | undefined>((left, part) => compile(part, scope, left), undefined)!;
    case "MemberInvocation":
      return compileMember(nameOf(child(node)), scope, source);
    case "FunctionInvocation":
      return compileFunction(child(node), scope, source);
    case "ThisInvocation":
      return focusOf(scope);
    case "IndexerExpression":
      return at(compile(child(node), scope), literalIndex(child(node, 1)));
    case "TypeExpression":
      return compileTypeExpression(node, scope);
    case "ExternalConstantTerm":
      return compileConstant(node.text ?? "", scope);
    case "StringLiteral":
      return constant(STRING, unescaped(node.text ?? "''"));
    case "NumberLiteral":
      return constant(numberType(Number(node.text)), Number(node.text));
    case "BooleanLiteral": {
      const value = node.text === "true";
      return { ...constant(BOOLEAN, value), truth: () => value };
    }
    default:
      throw new Unsupported(node.type);
  }
}

const constant = (alternative: Alternative, value: unknown): Expression => ({ ...fromGet(alternative, () => value), literal: value });

const focusOf = ({ focus }: Scope): Expression =>
  ({
    alternatives: [focus],
    isFocus: true,
    some: (value, _, visit) => visit(value, 0),
    get: (value, env) => {
      env.alt = 0;
      return value;
    },
  }) satisfies Expression;

function compileMember(name: string, scope: Scope, source: Expression | undefined): Expression {
  // "Appointment.status" at the start of an expression is a type, not an element.
  if (source === undefined && /^[A-Z]/.test(name)) throw new Unsupported("a type as the root");
  return member(source ?? focusOf(scope), name);
}

function compileFunction(node: ParseNode, scope: Scope, source: Expression | undefined): Expression {
  const name = nameOf(child(node));
  const parameters = node.children?.[1]?.children ?? [];
  if (name === "iif" && source === undefined) return compileIif(parameters, scope);
  const args = parameters.map(
    (parameter): Argument => ({
      outer: () => compile(parameter, scope),
      on: (focus) => compile(parameter, { ...scope, focus }),
      text: textOf(parameter),
    }),
  );
  return invoke(name, source ?? focusOf(scope), args);
}

function compileIif(parameters: readonly ParseNode[], scope: Scope): Expression {
  const [condition, yes, no] = parameters.map((parameter) => compile(parameter, scope));
  if (condition === undefined || yes === undefined) throw new Unsupported("iif");
  const isMet = truthOf(condition);
  const otherwise = no ?? fromSome([], () => false);
  const shift = yes.alternatives.length;
  return fromSome([...yes.alternatives, ...otherwise.alternatives], (focus, env, visit) =>
    isMet(focus, env) === true ? yes.some(focus, env, visit) : otherwise.some(focus, env, (value, alt) => visit(value, alt + shift)),
  );
}

function compileTypeExpression(node: ParseNode, scope: Scope): Expression {
  const source = compile(child(node), scope);
  const typeName = child(node, 1).text ?? "";
  return node.text === "is" ? isType(source, typeName) : ofType(source, typeName, true);
}

function compileConstant(name: string, { resource }: Scope): Expression {
  if (name === "ucum") return constant(STRING, "http://unitsofmeasure.org");
  if (name === "rootResource") return environment(contextOf("Resource"), "rootResource");
  if (name === "resource" && resource !== undefined) return environment(resource, "resource");
  throw new Unsupported(`%${name}`);
}

const environment = (alternative: Alternative, name: "resource" | "rootResource"): Expression =>
  ({
    alternatives: [alternative],
    some: (_, env, visit) => visit(env[name], 0),
    get: (_, env) => {
      env.alt = 0;
      return env[name];
    },
  }) satisfies Expression;

/** An identifier, with or without back quotes. */
function nameOf(node: ParseNode): string {
  const text = node.text ?? "";
  return text.startsWith("`") ? text.slice(1, -1) : text;
}

const textOf = (node: ParseNode): string => node.text ?? (node.children?.length === 1 ? textOf(node.children[0]!) : "");

function literalIndex(node: ParseNode): number {
  const index = Number(textOf(node));
  if (!Number.isInteger(index)) throw new Unsupported("an index that is no number");
  return index;
}

const ESCAPES: Readonly<Record<string, string>> = { r: "\r", n: "\n", t: "\t", f: "\f" };

/** 'don\'t' → don't. */
const unescaped = (literal: string): string =>
  literal
    .slice(1, -1)
    .replace(/\\(?:u(?<hex>[0-9a-fA-F]{4})|(?<char>.))/gs, (_, hex: string | undefined, char: string) =>
      hex !== undefined ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES[char] ?? char),
    );
