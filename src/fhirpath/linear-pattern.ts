// Which regular expressions of a stranger's package may be given to the engine: those that cannot take longer than a text is long. Others are left
// unchecked, in words: `matches('(a+)+$')` would block the process for seconds on thirty characters, and for ever on fifty.

// 'matches(', 'replaceMatches(', 'matchesFull(' with what follows.
const CALL = /\b(?:matches|matchesFull|replaceMatches)\s*\(\s*(?:'(?<pattern>(?:[^'\\]|\\.)*)')?/gs;

/** The first pattern of an expression that may take too long, or that is not there to be read; undefined where there is none. */
export function slowPattern(expression: string): string | undefined {
  for (const { groups } of expression.matchAll(CALL)) {
    const literal = groups?.["pattern"];
    if (literal === undefined) return "a pattern that is computed";
    if (!isLinear(literal.replace(/\\(.)/gs, "$1"))) return "a pattern that may take very long";
  }
  return undefined;
}

/** Repetitions in R4's own rules whose parts begin with a character that the part before cannot hold (eld-19, eld-20), and one that ends with ".*" (sdf-8a). */
const KNOWN: ReadonlySet<string> = new Set([
  "[^\\s\\.,:;\\'\"\\/|?!@#$%&*()\\[\\]{}]{1,64}(\\.[^\\s\\.,:;\\'\"\\/|?!@#$%&*()\\[\\]{}]{1,64}(\\[x\\])?(\\:[^\\s\\.]+)?)*",
  "[A-Za-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*(\\[x])?)*",
  "\\..*",
]);

// A class or an escaped character: none of its signs is an operator. '[^\]]', '\.'
const ATOM = /\[(?:[^\]\\]|\\.)*\]|\\./gs;
// '\1', '\k<name>', '(?=', '(?!', '(?<=': beyond regular languages.
const IRREGULAR = /\\[1-9k]|\(\?[=!<]/;
const LENGTHS = /(?<group>\))?\{(?<from>\d+)(?<comma>,)?(?<to>\d*)\}/g;
/** Each doubles what may have to be tried. */
const MOST_OPTIONS = 8;

/** Conservative: false says no more than that it is not obvious. */
export function isLinear(pattern: string): boolean {
  if (KNOWN.has(pattern)) return true;
  if (IRREGULAR.test(pattern)) return false;
  // Operators alone: "a" for atoms, "+" for what repeats, "?" for what may be absent, nothing for fixed lengths.
  const shape = pattern
    .replace(ATOM, "a")
    .replace(/\(\?:/g, "(")
    .replace(LENGTHS, (_, group: string | undefined, from: string, comma: string | undefined, to: string) =>
      group === undefined ? lengthShape(Number(from), comma === undefined ? from : to) : `${group}+`,
    )
    .replace(/[*+]\??/g, "+");
  const repeats = shape.split("+").length - 1;
  const options = shape.split("?").length - 1;
  if (repeats > 1 || options > MOST_OPTIONS) return false;
  if (repeats === 0) return true;
  // A repeated group that holds a choice or an option can match one text in many ways.
  if (/\([^()]*[|?(][^()]*\)+\+/.test(shape) || /\)\)+\+/.test(shape)) return false;
  // One repetition of many, tried from each place of the text: only from the first, or where it may always stop.
  return !shape.includes("|") && (shape.startsWith("^") || /\+\)*$/.test(shape) || !/[*+]|\{\d+,\}/.test(pattern.replace(ATOM, "a")));
}

function lengthShape(from: number, to: string): string {
  if (to !== "" && Number(to) > 1_000) return "+";
  if (to !== "" && Number(to) === from) return "";
  return from === 0 && to === "1" ? "?" : "+";
}
