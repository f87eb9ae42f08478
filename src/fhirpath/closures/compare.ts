// Equality and order of two single values, for the types where JavaScript and FHIRPath agree; the rest is left to fhirpath.js.
import { BAIL, Bare, type Env, type Expression } from "./expression.ts";

const TIMES: ReadonlySet<string> = new Set(["date", "dateTime", "instant", "time"]);
// '2022', '2022-07', '2022-07-15': a date without time.
const DATE = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;

export function equal(left: Expression, right: Expression): (focus: unknown, env: Env) => boolean | undefined {
  const haveTimes = [...left.alternatives, ...right.alternatives].some(({ type }) => TIMES.has(type));
  const { literal } = right;
  if (!haveTimes && typeof literal === "string")
    return (focus, env) => {
      const value = left.get(focus, env);
      if (typeof value === "string") return value === literal;
      return value === undefined ? undefined : isSame(value, literal);
    };
  return (focus, env) => {
    const a = left.get(focus, env);
    if (a === undefined) return undefined;
    const leftAlt = env.alt;
    const b = right.get(focus, env);
    if (b === undefined) return undefined;
    if (haveTimes && (TIMES.has(left.alternatives[leftAlt]!.type) || TIMES.has(right.alternatives[env.alt]!.type))) throw BAIL;
    return isSame(a, b);
  };
}

export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== typeof b || typeof a === "object" || a instanceof Bare) throw BAIL;
  if (a === b) return true;
  // FHIRPath rounds before it compares: nearly equal numbers are not decided here.
  if (typeof a === "number" && Math.abs(a - (b as number)) < 1e-6) throw BAIL;
  return false;
}

/** Negative, zero or positive; undefined where one is empty or the order cannot be told (dates of unlike precision). */
export function compare(left: Expression, right: Expression): (focus: unknown, env: Env) => number | undefined {
  return (focus, env) => {
    const a = left.get(focus, env);
    const leftType = left.alternatives[env.alt]!.type;
    const b = right.get(focus, env);
    const rightType = right.alternatives[env.alt]!.type;
    if (a === undefined || b === undefined) return undefined;
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (leftType === "Quantity" && rightType === "Quantity") return compareQuantities(a, b);
    if (typeof a !== "string" || typeof b !== "string") throw BAIL;
    const areTimes = TIMES.has(leftType);
    if (areTimes !== TIMES.has(rightType)) throw BAIL;
    if (!areTimes) return a < b ? -1 : a > b ? 1 : 0;
    return compareDates(a, b);
  };
}

const UCUM = "http://unitsofmeasure.org";

/** In one and the same unit of UCUM; nearly equal ones are rounded before they are compared, which is not done here. */
function compareQuantities(a: unknown, b: unknown): number {
  const [left, right] = [a, b] as Readonly<Record<string, unknown>>[];
  const isOneUnit =
    left!["system"] === UCUM && right!["system"] === UCUM && typeof left!["code"] === "string" && left!["code"] === right!["code"];
  const [low, high] = [left!["value"], right!["value"]];
  const isExact = left!["comparator"] === undefined && right!["comparator"] === undefined;
  if (!isOneUnit || !isExact || typeof low !== "number" || typeof high !== "number" || Math.abs(low - high) < 1e-6) throw BAIL;
  return low - high;
}

// '2022-07-15T10:00:00Z', '2022-07-15T10:00:00+02:00': a moment to the second.
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;

function compareMoments(a: string, b: string): number {
  const order = MOMENT.test(a) && MOMENT.test(b) ? Date.parse(a) - Date.parse(b) : Number.NaN;
  if (Number.isNaN(order)) throw BAIL;
  return order;
}

function compareDates(a: string, b: string): number | undefined {
  if (a.length > 10 && b.length > 10) return compareMoments(a, b);
  if (!DATE.test(a) || !DATE.test(b)) throw BAIL;
  const length = Math.min(a.length, b.length);
  const [left, right] = [a.slice(0, length), b.slice(0, length)];
  if (left !== right) return left < right ? -1 : 1;
  return a.length === b.length ? 0 : undefined;
}
