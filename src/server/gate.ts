// The gate before every walker: a body of hostile depth or size is refused on its raw text, in one pass, before anything recurses over it.

export interface Limits {
  /** Bytes of a body after inflation. */
  readonly maxBodyBytes: number;
  readonly maxDepth: number;
  /** Values in one body. */
  readonly maxNodes: number;
}

export const DEFAULT_LIMITS: Limits = { maxBodyBytes: 16 * 1024 * 1024, maxDepth: 100, maxNodes: 500_000 };

export type Parsed = { readonly value: unknown } | { readonly refused: string };

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** JSON text → value, or why not. The reason never repeats what was sent. */
export function parseBody(text: string, limits: Limits): Parsed {
  const reason = measure(text, limits);
  if (reason !== undefined) return { refused: reason };
  let hasForbiddenKey = false;
  try {
    const value: unknown = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, (key, member: unknown) => {
      if (FORBIDDEN_KEYS.has(key)) hasForbiddenKey = true;
      return member;
    });
    return hasForbiddenKey ? { refused: "The body has a member name that no FHIR element has." } : { value };
  } catch {
    return { refused: "The body is not valid JSON." };
  }
}

function measure(text: string, limits: Limits): string | undefined {
  let depth = 0;
  let nodes = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x22) i = endOfString(text, i);
    else if (c === 0x7b || c === 0x5b) {
      depth++;
      nodes++;
      if (depth > limits.maxDepth) return `The body is nested deeper than ${limits.maxDepth} levels.`;
    } else if (c === 0x7d || c === 0x5d) depth--;
    else if (c === 0x2c) nodes++;
    if (nodes > limits.maxNodes) return `The body has more than ${limits.maxNodes} values.`;
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length) {
    const c = text.charCodeAt(i);
    if (c === 0x22) return i;
    i += c === 0x5c ? 2 : 1;
  }
  return i;
}
