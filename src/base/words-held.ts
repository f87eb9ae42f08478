// Which clauses of needs a text answers, for all patterns at once: one look-up per word of the text. Words repeat, so each is worked out once.
import type { Clause } from "./pattern-needs.ts";

interface Wanted {
  readonly bit: number;
  readonly isStart: boolean;
  readonly isEnd: boolean;
}

export interface WordsHeld {
  /** The bits, one for each clause, that a text must have before its pattern can match it. */
  add(clauses: readonly Clause[]): readonly number[];
  /** The bits of the clauses that the text answers. */
  heldIn(text: string): Uint32Array<ArrayBuffer>;
}

/** Longer words are of no language: a text with one is looked at by every pattern. */
const LONGEST_WORD = 60;
/** Bounded, so that a hostile text cannot fill the memory. */
const MOST_WORDS = 50_000;
/** Letters outside ASCII that are "s" and "k" where case does not count. */
const LONG_S = 0x17f;
const KELVIN = 0x212a;

export function growWordsHeld(): WordsHeld {
  const caseFree = new Map<string, Wanted[]>();
  const exact = new Map<string, Wanted[]>();
  const signs = new Map<number, number[]>();
  const digit: number[] = [];
  const bitOf = new Map<string, number>();
  const known = new Map<string, Uint16Array>();
  let longest = 1;

  function bitFor(clause: Clause): number {
    const key = clause.map((n) => `${n.text}${n.isCaseFree ? "i" : ""}${n.isStart ? "<" : ""}${n.isEnd ? ">" : ""}`).join(" ");
    const before = bitOf.get(key);
    if (before !== undefined) return before;
    const bit = bitOf.size;
    bitOf.set(key, bit);
    for (const { text, isCaseFree, isStart, isEnd } of clause) {
      if (text === "") digit.push(bit);
      else if (!isAlnum(text.charCodeAt(0))) listIn(signs, text.charCodeAt(0)).push(bit);
      else {
        listIn(isCaseFree ? caseFree : exact, text).push({ bit, isStart, isEnd });
        longest = Math.max(longest, text.length);
      }
    }
    return bit;
  }

  function bitsOfWord(word: string): Uint16Array {
    const before = known.get(word);
    if (before) return before;
    const bits = new Set<number>();
    const lower = word.toLowerCase();
    if (/\d/.test(word)) for (const bit of digit) bits.add(bit);
    for (let from = 0; from < word.length; from++)
      for (let to = from + 1; to <= Math.min(word.length, from + longest); to++)
        for (const wanted of [caseFree.get(lower.slice(from, to)), exact.get(word.slice(from, to))])
          for (const { bit, isStart, isEnd } of wanted ?? []) if ((!isStart || from === 0) && (!isEnd || to === word.length)) bits.add(bit);
    const answer = Uint16Array.from(bits);
    if (known.size >= MOST_WORDS) known.clear();
    known.set(word, answer);
    return answer;
  }

  return {
    add: (clauses) => {
      known.clear();
      return clauses.map(bitFor);
    },
    heldIn: (text) => {
      const held = new Uint32Array((bitOf.size >> 5) + 1);
      for (let at = 0; at < text.length; ) {
        const code = text.charCodeAt(at);
        if (isAlnum(code)) {
          let end = at + 1;
          while (end < text.length && isAlnum(text.charCodeAt(end))) end++;
          if (end - at > LONGEST_WORD) return held.fill(0xffffffff);
          const bits = bitsOfWord(text.slice(at, end));
          for (let i = 0; i < bits.length; i++) held[bits[i]! >> 5]! |= 1 << (bits[i]! & 31);
          at = end;
          continue;
        }
        if (code === LONG_S || code === KELVIN) return held.fill(0xffffffff);
        at++;
        if (code === 32) continue;
        const bits = signs.get(code);
        if (bits) for (const bit of bits) held[bit >> 5]! |= 1 << (bit & 31);
      }
      return held;
    },
  };
}

/** An ASCII letter or digit. */
const isAlnum = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  let list = map.get(key);
  if (!list) {
    list = [];
    map.set(key, list);
  }
  return list;
}
