// Reads the source of a regular expression into a tree, as far as `pattern-needs.ts` must know it. What it does not know is "any": it asks for nothing.
// https://tc39.es/ecma262/#sec-patterns

/** `chars`: one of these characters. `edge`: no letter and no digit stands on the other side. `any`: something, perhaps nothing. */
export type PatternNode =
  | { readonly type: "chars"; readonly chars: readonly string[] }
  | { readonly type: "digit" }
  | { readonly type: "gap" }
  | { readonly type: "edge" }
  | { readonly type: "any" }
  | { readonly type: "ahead"; readonly of: PatternNode }
  | { readonly type: "row"; readonly parts: readonly PatternNode[] }
  | { readonly type: "choice"; readonly branches: readonly PatternNode[] }
  | { readonly type: "repeat"; readonly of: PatternNode; readonly least: number; readonly most: number };

const ANY: PatternNode = { type: "any" };
const EDGE: PatternNode = { type: "edge" };
const EMPTY: PatternNode = { type: "row", parts: [] };
const DIGIT: PatternNode = { type: "digit" };
/** One character that is neither letter nor digit. */
const GAP: PatternNode = { type: "gap" };

/** Classes with more characters are not told apart. */
const MOST_CHARS = 12;
const ALNUM = /^[A-Za-z0-9]$/;
const QUANTIFIER = /^(?:([*+?])|\{(\d+)(,)?(\d*)\})\??/;

export function patternTree(source: string): PatternNode {
  let at = 0;

  function choice(): PatternNode {
    const branches = [row()];
    while (source[at] === "|") {
      at++;
      branches.push(row());
    }
    return branches.length === 1 ? branches[0]! : { type: "choice", branches };
  }

  function row(): PatternNode {
    const parts: PatternNode[] = [];
    while (at < source.length && source[at] !== "|" && source[at] !== ")") parts.push(quantified(atom()));
    return { type: "row", parts };
  }

  function quantified(of: PatternNode): PatternNode {
    const m = QUANTIFIER.exec(source.slice(at, at + 16));
    if (!m) return of;
    at += m[0].length;
    const least = m[1] ? Number(m[1] === "+") : Number(m[2]);
    const most = m[1] ? (m[1] === "?" ? 1 : Infinity) : m[3] ? (m[4] ? Number(m[4]) : Infinity) : least;
    return { type: "repeat", of, least, most };
  }

  function atom(): PatternNode {
    const c = source[at]!;
    if (c === "(") return group();
    if (c === "[") return characterClass();
    if (c === "\\") return escaped();
    at++;
    if (c === "^" || c === "$") return EDGE;
    return c === "." ? ANY : literal(c);
  }

  function group(): PatternNode {
    const opening = /^\((?:\?(?::|<?[=!]|<[A-Za-z_$][\w$]*>))?/.exec(source.slice(at, at + 60))![0];
    at += opening.length;
    const from = at;
    const inner = choice();
    const body = source.slice(from, at);
    at++; // the closing bracket
    if (opening === "(?=" || opening === "(?<=") return { type: "ahead", of: inner };
    // "not beside a letter or a digit" is an edge
    if (opening === "(?!" || opening === "(?<!") return isAlnumClass(body) ? EDGE : EMPTY;
    return inner;
  }

  /** A class that stands for every letter and digit, whatever else it holds: "[A-Za-z0-9-]", "\w". */
  function isAlnumClass(body: string): boolean {
    if (body === "\\w") return true;
    if (!/^\[[^\]^][^\]]*\]$/.test(body)) return false;
    return body.includes("\\w") || (body.includes("A-Z") && body.includes("a-z") && (body.includes("0-9") || body.includes("\\d")));
  }

  function characterClass(): PatternNode {
    const end = classEnd(at);
    const body = source.slice(at + 1, end);
    at = end + 1;
    if (body === "\\d" || body === "0-9") return DIGIT;
    if (body.startsWith("^") || /\\[wWSDpPbkBcCxu0]/.test(body)) return ANY;
    const chars: string[] = [];
    let isOpen = false;
    for (const m of body.matchAll(/(?<from>\\?.)-(?<to>\\?.)|(?<one>\\?.)/gsu)) {
      const { from, to, one } = m.groups!;
      if (one === "\\s") chars.push(" ");
      else if (one === "\\d") chars.push(..."0123456789");
      else if (one !== undefined) chars.push(one.length > 1 && !/^[\ud800-\udbff]/.test(one) ? controlOr(one[1]!) : one);
      else if (/^\\[sdDWSw]/.test(from!) || /^\\[sdDWSw]/.test(to!)) isOpen = true;
      else {
        const [a, b] = [from!.replace(/^\\/, "").codePointAt(0)!, to!.replace(/^\\/, "").codePointAt(0)!];
        if (b - a >= MOST_CHARS || b > 0xffff) isOpen = true;
        else for (let code = a; code <= b; code++) chars.push(String.fromCharCode(code));
      }
    }
    if (isOpen) return ANY;
    if (chars.every((char) => !ALNUM.test(char)) && chars.length > 1) return GAP;
    return chars.length <= MOST_CHARS ? { type: "chars", chars } : ANY;
  }

  function classEnd(from: number): number {
    let i = from + 1;
    while (source[i] !== "]") i += source[i] === "\\" ? 2 : 1;
    return i;
  }

  function escaped(): PatternNode {
    const c = source[at + 1]!;
    const long = /^\\(?:[pP]\{[^}]*\}|u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|k<[^>]*>|[1-9]\d*|c[A-Za-z])/.exec(
      source.slice(at, at + 40),
    );
    if (long) {
      at += long[0].length;
      if (c !== "u" && c !== "x") return ANY;
      return literal(String.fromCodePoint(Number.parseInt(long[0].replace(/[\\ux{}]/g, ""), 16)));
    }
    at += 2;
    if (c === "d") return DIGIT;
    if (c === "s") return GAP;
    if (c === "b") return EDGE;
    if (c === "B") return EMPTY;
    return /[wWSD]/.test(c) ? ANY : literal(controlOr(c));
  }

  // Halves of a pair, sets of sets and inline flags are beyond it.
  if (/[\ud800-\udfff]|\(\?[a-z-]+[:)]/.test(source)) return ANY;
  const tree = choice();
  return at === source.length ? tree : ANY;
}

const controlOr = (c: string): string => ({ n: "\n", t: "\t", r: "\r", f: "\f", v: "\v", 0: "\0" })[c] ?? c;
const literal = (c: string): PatternNode => ({ type: "chars", chars: [c] });
