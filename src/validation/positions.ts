// JSON as it stands in a file: where each element is, and what JSON.parse hides: duplicate keys, numbers that a double cannot hold, too deep nesting.
// Tolerant: what is broken ends the scan with a fault, never with an exception. https://www.rfc-editor.org/rfc/rfc8259

export interface Position {
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

export interface SourceFault extends Position {
  readonly kind: "syntax" | "duplicate-key" | "number" | "depth";
  readonly message: string;
  /** FHIRPath of the place, as in Issue.expression. */
  readonly expression: string;
}

export interface SourceMap {
  readonly faults: readonly SourceFault[];
  /**
   * Position of an element by its FHIRPath; where that is not there, of the nearest element around it. `others` are those that will be
   * asked for as well: in a long source they are looked for in one scan.
   */
  readonly positionOf: (expression: string, others?: () => Iterable<string>) => Position | undefined;
}

const MAX_DEPTH = 100;
const MAX_FAULTS = 100;

/** Longer sources are scanned again for each place that is asked for: to keep the places of all values takes many times their size. */
const MAX_KEPT = 4_000_000;

/** Scans the source once; linear in its length. */
export function mapSource(source: string): SourceMap {
  const isKept = source.length <= MAX_KEPT;
  const wanted = new Set<string>();
  const scan = new Scan(source, isKept ? undefined : wanted);
  scan.run();
  let offsets: ReadonlyMap<string, number> = scan.offsets;
  const starts = lineStarts(source);
  const place = (offset: number): Position => positionAt(offset, starts);
  return {
    faults: scan.faults.map(({ offset, ...fault }) => ({ ...fault, ...place(offset) })),
    positionOf(expression, others) {
      const path = pathOf(expression);
      if (!isKept && !wanted.has(path)) {
        for (const one of [expression, ...(others?.() ?? [])]) for (const around of pathsTo(pathOf(one))) wanted.add(around);
        offsets = offsetsOf(source, wanted);
      }
      const nearest = pathsTo(path).find((one) => offsets.has(one));
      return nearest === undefined ? undefined : place(offsets.get(nearest)!);
    },
  };
}

/** ".code.coding[1]" and what is around it, nearest first, down to "" for the whole. */
function pathsTo(path: string): string[] {
  const paths = [path];
  for (let at = path.length; at > 0; ) {
    at = Math.max(path.lastIndexOf(".", at - 1), path.lastIndexOf("[", at - 1), 0);
    paths.push(path.slice(0, at));
  }
  return paths;
}

/** "Observation.value.ofType(Quantity).value" → ".valueQuantity.value" */
const pathOf = (expression: string): string =>
  expression.replace(/^[^.]*/, "").replaceAll(/\.ofType\((\w)(\w*)\)/g, (_, first: string, rest: string) => first.toUpperCase() + rest);

function offsetsOf(source: string, wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const scan = new Scan(source, wanted);
  scan.run();
  return scan.offsets;
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function positionAt(offset: number, starts: readonly number[]): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}

// '-12.50e+3' as JSON writes numbers, from where the scan stands.
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
// '"name"' with its escapes, without raw control characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside strings
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const BLANK = /[ \t\r\n]*/y;

type RawFault = Omit<SourceFault, "line" | "column"> & { readonly offset: number };

/** One pass over the text; the state lives as long as the pass. */
class Scan {
  readonly faults: RawFault[] = [];
  /** Offsets of values by their path below the root: ".entry[0].resource". */
  readonly offsets = new Map<string, number>();
  readonly #source: string;
  /** Undefined: all paths are kept. */
  readonly #wanted: ReadonlySet<string> | undefined;
  #at = 0;
  #isBroken = false;

  constructor(source: string, wanted: ReadonlySet<string> | undefined) {
    this.#source = source;
    this.#wanted = wanted;
  }

  run(): void {
    if (this.#source.charCodeAt(0) === 0xfeff) this.#at = 1;
    this.#value("", 0);
    this.#blank();
    if (!this.#isBroken && this.#at < this.#source.length) this.#fault("syntax", "there is more after the end of the JSON value", "");
  }

  #fault(kind: SourceFault["kind"], message: string, path: string, offset: number = this.#at): void {
    if (kind === "syntax" || kind === "depth") this.#isBroken = true;
    if (this.faults.length < MAX_FAULTS) this.faults.push({ kind, message, expression: path.replace(/^\./, ""), offset });
  }

  #blank(): void {
    BLANK.lastIndex = this.#at;
    BLANK.exec(this.#source);
    this.#at = BLANK.lastIndex;
  }

  /** Takes what the pattern matches here; undefined where it does not. */
  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#source)?.[0];
    if (text !== undefined) this.#at += text.length;
    return text;
  }

  #value(path: string, depth: number): void {
    this.#blank();
    const char = this.#source[this.#at];
    if (this.#wanted === undefined || this.#wanted.has(path)) this.offsets.set(path, this.#at);
    if (depth > MAX_DEPTH) this.#fault("depth", `nested deeper than ${MAX_DEPTH} levels: refused`, path);
    else if (char === "{") this.#object(path, depth);
    else if (char === "[") this.#array(path, depth);
    else if (char === '"') {
      if (this.#take(STRING) === undefined) this.#fault("syntax", "the string does not end, or holds what JSON does not allow", path);
    } else if (char !== undefined && /[-\d]/.test(char)) this.#number(path);
    else if (this.#take(WORD) === undefined) this.#fault("syntax", "a JSON value must be here", path);
  }

  #number(path: string): void {
    const offset = this.#at;
    const text = this.#take(NUMBER);
    if (text === undefined) this.#fault("syntax", "this is no JSON number", path);
    else if (isLossy(text))
      this.#fault("number", "the number has more digits than a double holds: it would be stored as another", path, offset);
  }

  #object(path: string, depth: number): void {
    const names = new Set<string>();
    this.#at++;
    this.#blank();
    if (this.#source[this.#at] === "}") this.#at++;
    else
      do {
        this.#blank();
        const offset = this.#at;
        const literal = this.#take(STRING);
        if (literal === undefined) {
          this.#fault("syntax", "a name in quotes must be here", path);
          return;
        }
        const name = JSON.parse(literal) as string;
        if (names.has(name))
          this.#fault("duplicate-key", "the same name stands twice in one object: only the last would count", path, offset);
        names.add(name);
        this.#blank();
        if (this.#source[this.#at++] !== ":") {
          this.#fault("syntax", "a colon must be here", path, this.#at - 1);
          return;
        }
        this.#value(`${path}.${name}`, depth + 1);
      } while (this.#isNext("}", path));
  }

  #array(path: string, depth: number): void {
    this.#at++;
    this.#blank();
    if (this.#source[this.#at] === "]") this.#at++;
    else {
      let index = 0;
      do this.#value(`${path}[${index++}]`, depth + 1);
      while (this.#isNext("]", path));
    }
  }

  /** True after a comma; false at the end, or where the text is broken. */
  #isNext(end: string, path: string): boolean {
    if (this.#isBroken) return false;
    this.#blank();
    const char = this.#source[this.#at++];
    if (char === ",") return true;
    if (char !== end) this.#fault("syntax", `a comma or ${end} must be here`, path, this.#at - 1);
    return false;
  }
}

const EXPONENT = /[eE]/;

/** Digits that JSON.parse would change: 17 significant digits and more, or out of range. */
function isLossy(text: string): boolean {
  if (text.length <= 15 && !EXPONENT.test(text)) return false;
  const value = Number(text);
  if (!Number.isFinite(value)) return true;
  const digits = significant(text);
  return digits.length > 15 && significant(String(value)) !== digits;
}

const significant = (text: string): string =>
  text
    .replace(/[eE].*$/, "")
    .replace(/[-.]/g, "")
    .replace(/^0+/, "")
    .replace(/0+$/, "");
