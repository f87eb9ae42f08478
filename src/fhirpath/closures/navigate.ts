// Steps from one JSON object to the values of a property: single, repeated or choice.

import { isPrimitiveType } from "../r4-types.ts";
import { type Alternative, BAIL, Bare, type Expression, fromSome, Unsupported, type Visit } from "./expression.ts";
import { isSubtype, memberOf } from "./r4-model.ts";

type Json = Readonly<Record<string, unknown>>;
/** Visits the children of one value. */
type Step = (value: unknown, visit: Visit) => boolean;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !(value instanceof Bare);

/** The property of each item of `source`; undefined as source: of the focus itself. */
export function member(source: Expression, name: string): Expression {
  const alternatives: Alternative[] = [];
  const steps = source.alternatives.map((alternative) => stepFrom(alternative, name, alternatives));
  // us-core-3 asks for a `value` of whatever type stands there: where the type has none, there is nothing.
  if (steps.every((step) => step === undefined)) return fromSome([], () => false);
  const [only] = steps;
  if (source.isFocus && only !== undefined) return ofFocus(alternatives, only, name);
  if (steps.length === 1 && only !== undefined)
    return fromSome(alternatives, (focus, env, visit) => source.some(focus, env, (value) => only(value, visit)));
  return fromSome(alternatives, (focus, env, visit) => source.some(focus, env, (value, alt) => steps[alt]?.(value, visit) ?? false));
}

/** A property of `$this`, read at once where it is a single plain value. */
function ofFocus(alternatives: readonly Alternative[], step: Step, name: string): Expression {
  const general = fromSome(alternatives, (focus, _, visit) => step(focus, visit));
  if (alternatives.length !== 1) return general;
  return {
    ...general,
    get: (focus, env) => {
      const value = isObject(focus) ? focus[name] : undefined;
      if (value === undefined || value === null || Array.isArray(value)) return general.get(focus, env);
      env.alt = 0;
      return value;
    },
  };
}

function stepFrom({ path, isSystem, type }: Alternative, name: string, alternatives: Alternative[]): Step | undefined {
  // The extensions of a primitive stand beside its value, which is all that we carry.
  if (isPrimitiveType(type) || isSystem) {
    if (name === "extension" || name === "id") throw new Unsupported("extensions of a primitive");
    return undefined;
  }
  const found = memberOf(path, name);
  // Of a resource of any type the model cannot say what it has.
  if (found === undefined && isSubtype("DomainResource", type)) throw new Unsupported(`no element ${name} of every resource`);
  if (found === undefined) return undefined;
  if (found.kind === "single") {
    const alt = indexOf(found.alternative, alternatives);
    return isPrimitiveType(found.alternative.type) || found.alternative.isSystem ? primitiveStep(name, alt) : complexStep(name, alt);
  }
  const order = new Map(found.names.map((jsonName, index) => [jsonName, index]));
  const steps = found.alternatives.map((alternative, index) => {
    const alt = indexOf(alternative, alternatives);
    return isPrimitiveType(alternative.type) ? primitiveStep(found.names[index]!, alt) : complexStep(found.names[index]!, alt);
  });
  return choiceStep(order, steps);
}

function indexOf(alternative: Alternative, alternatives: Alternative[]): number {
  const known = alternatives.findIndex(({ path, type }) => path === alternative.path && type === alternative.type);
  return known >= 0 ? known : alternatives.push(alternative) - 1;
}

function complexStep(name: string, alt: number): Step {
  const siblingName = `_${name}`;
  return (value, visit) => {
    if (!isObject(value)) return false;
    const child = value[name];
    if (child === undefined || child === null) {
      // Only primitives have a sibling: what one beside an object means, fhirpath.js shall say.
      if (value[siblingName] !== undefined) throw BAIL;
      return false;
    }
    if (!Array.isArray(child)) return visit(child, alt);
    for (const item of child) if (visit(item, alt)) return true;
    return false;
  };
}

function primitiveStep(name: string, alt: number): Step {
  const siblingName = `_${name}`;
  return (value, visit) => {
    if (!isObject(value)) return false;
    const child = value[name];
    if (child !== undefined && child !== null && !Array.isArray(child)) return visit(child, alt);
    const sibling = value[siblingName];
    if (child === undefined || child === null) {
      if (sibling === undefined || sibling === null) return false;
      if (!Array.isArray(sibling)) return visit(new Bare(sibling), alt);
    }
    return visitPaired(child as readonly unknown[] | undefined, sibling, (item) => visit(item, alt));
  };
}

/** A repeated primitive and its array of siblings. */
function visitPaired(items: readonly unknown[] | undefined | null, siblings: unknown, visit: (item: unknown) => boolean): boolean {
  const beside: readonly unknown[] = Array.isArray(siblings) ? siblings : [];
  const count = Math.max(items?.length ?? 0, beside.length);
  for (let index = 0; index < count; index++) {
    const item = items?.[index];
    if (visit(item === undefined || item === null ? new Bare(beside[index]) : item)) return true;
  }
  return false;
}

/** Of the types of a choice the first that is there, in the order of the definition. */
const choiceStep =
  (order: ReadonlyMap<string, number>, steps: readonly Step[]): Step =>
  (value, visit) => {
    if (!isObject(value)) return false;
    let first = Number.POSITIVE_INFINITY;
    for (const key in value) {
      const index = order.get(key) ?? (key.startsWith("_") ? order.get(key.slice(1)) : undefined);
      if (index !== undefined && index < first) first = index;
    }
    return steps[first]?.(value, visit) ?? false;
  };

/** `name[2]`, `first()`, `last()`, `tail()`: items by their place. */
export function at(source: Expression, index: number): Expression {
  return fromSome(source.alternatives, (focus, env, visit) => {
    let seen = -1;
    let stopped = false;
    source.some(focus, env, (value, alt) => {
      seen++;
      if (seen !== index) return false;
      stopped = visit(value, alt);
      return true;
    });
    return stopped;
  });
}

export function last(source: Expression): Expression {
  return fromSome(source.alternatives, (focus, env, visit) => {
    let found: unknown = BAIL;
    let alternative = 0;
    source.some(focus, env, (value, alt) => {
      found = value;
      alternative = alt;
      return false;
    });
    return found !== BAIL && visit(found, alternative);
  });
}

export function tail(source: Expression): Expression {
  return fromSome(source.alternatives, (focus, env, visit) => {
    let isFirst = true;
    return source.some(focus, env, (value, alt) => {
      if (!isFirst) return visit(value, alt);
      isFirst = false;
      return false;
    });
  });
}
