// A pattern that looks at a text only where the text holds the words without which it cannot match. It answers exactly as the pattern alone.
// What a pattern needs is reckoned from the pattern (`pattern-needs.ts`); the words of a text are looked up once for all patterns together.
import { patternNeeds } from "./pattern-needs.ts";
import { growWordsHeld } from "./words-held.ts";

interface Gate {
  readonly pattern: RegExp;
  /** All must be set in a text; undefined until the first text comes. */
  bits: readonly number[] | undefined;
}

const gates = new Map<RegExp, Gate>();
let isReckoned = true;
const words = growWordsHeld();

/** The same pattern with its gate, which `test`, `exec` and `matchAll` ask. For patterns that are read over whole sentences and seldom match. */
export function gated(pattern: RegExp): RegExp {
  const gate = gateOf(pattern);
  const bare = new RegExp(pattern.source, pattern.flags);
  const keepsPlace = pattern.global || pattern.sticky;
  const exec = (text: string): RegExpExecArray | null => {
    if (!mayMatch(gate, text)) {
      pattern.lastIndex = 0;
      return null;
    }
    if (!keepsPlace) return bare.exec(text);
    bare.lastIndex = pattern.lastIndex;
    const match = bare.exec(text);
    pattern.lastIndex = bare.lastIndex;
    return match;
  };
  const test = (text: string): boolean => (keepsPlace ? exec(text) !== null : mayMatch(gate, text) && bare.test(text));
  const matchAll = (text: string): ArrayIterator<RegExpExecArray> =>
    (mayMatch(gate, text) ? allMatches(bare, text) : [])[Symbol.iterator]();
  return Object.defineProperties(pattern, {
    exec: { value: exec },
    test: { value: test },
    [Symbol.matchAll]: { value: matchAll },
    // asked for by String.prototype.matchAll, and put together anew each time without this
    flags: { value: pattern.flags },
  });
}

/**
 * Which entries of a table may match a text, in their order: the others need not be looked at one by one.
 * The last text that was asked about is remembered.
 */
export function openAmong<T>(entries: readonly T[], patternOf: (entry: T) => RegExp): (text: string) => readonly T[] {
  const own = entries.map((entry) => gateOf(patternOf(entry)));
  let last: string | undefined;
  let open: readonly T[] = entries;
  return (text) => {
    if (text === last) return open;
    const held = text.length < SHORTEST ? undefined : heldBy(text);
    open = held ? entries.filter((_, i) => isAnswered(own[i]!.bits!, held)) : entries;
    last = text;
    return open;
  };
}

function gateOf(pattern: RegExp): Gate {
  const known = gates.get(pattern);
  if (known) return known;
  const gate: Gate = { pattern, bits: undefined };
  gates.set(pattern, gate);
  isReckoned = false;
  return gate;
}

/** As `matchAll`, which makes, and often compiles, a pattern anew for every text. */
function allMatches(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex += pattern.unicode && (text.codePointAt(pattern.lastIndex) ?? 0) > 0xffff ? 2 : 1;
  }
  return found;
}

/** All gated patterns, and whether their gates are shut against this text: for tests. */
export function gatesAgainst(text: string): readonly { readonly pattern: RegExp; readonly isShut: boolean }[] {
  if (!isReckoned) reckonAll();
  const held = words.heldIn(text);
  return [...gates.values()].map(({ pattern, bits }) => ({ pattern, isShut: !isAnswered(bits!, held) }));
}

// A sentence is asked about by hundreds of patterns, a part of it mostly by one: a text that nobody asked about before is simply looked at.
const SHORTEST = 20;
/** Sentences of a story are asked about by turns; bounded, so that they do not fill the memory. */
const MOST_TEXTS = 256;
const LONGEST_KEPT = 4000;
let asked = "";
let lastText = "";
let lastHeld = new Uint32Array();
const texts = new Map<string, Uint32Array<ArrayBuffer>>();

function mayMatch(gate: Gate, text: string): boolean {
  if (!isReckoned) reckonAll();
  const bits = gate.bits!;
  if (bits.length === 0 || text.length < SHORTEST) return true;
  if (text !== lastText && !texts.has(text) && text !== asked) {
    asked = text;
    return true;
  }
  return isAnswered(bits, heldBy(text));
}

function heldBy(text: string): Uint32Array {
  if (!isReckoned) reckonAll();
  if (text === lastText) return lastHeld;
  let held = texts.get(text);
  if (!held) {
    held = words.heldIn(text);
    if (texts.size >= MOST_TEXTS) texts.clear();
    if (text.length <= LONGEST_KEPT) texts.set(text, held);
  }
  lastText = text;
  lastHeld = held;
  return held;
}

function isAnswered(bits: readonly number[], held: Uint32Array): boolean {
  for (let i = 0; i < bits.length; i++) if ((held[bits[i]! >> 5]! & (1 << (bits[i]! & 31))) === 0) return false;
  return true;
}

/** New patterns have new bits, which the texts before did not have. */
function reckonAll(): void {
  for (const gate of gates.values()) gate.bits ??= words.add(patternNeeds(gate.pattern));
  texts.clear();
  lastText = "";
  asked = "";
  isReckoned = true;
}
