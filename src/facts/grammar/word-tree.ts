// Finds literals of a table in a text by whole words: longest first, case aside, one pass, linear.
import { rememberWords } from "../../terminology/remember-words.ts";
import { rememberLast } from "./remember-last.ts";

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly values: T[];
}

export type WordTree<T> = Node<T>;

export interface WordMatch<T> {
  readonly start: number;
  readonly end: number;
  readonly values: readonly T[];
}

// A word with its apostrophe ("didn't"), or a run of digits.
const WORD = /[A-Za-z]+(?:['’][a-z]+)?|\d+/g;
const BREAKS = /[,;:.!?()[\]]/;

const keyOf = rememberWords((word) => word.toLowerCase().replaceAll("’", "'"));

/** Between most words stands one blank: nothing to look at more closely. */
const isBroken = (text: string, from: number, to: number): boolean =>
  !(to === from + 1 && text.charCodeAt(from) === 32) && BREAKS.test(text.slice(from, to));

/** One entry may stand under several literals, one literal for several entries. */
export function growWordTree<T>(entries: Iterable<readonly [literal: string, value: T]>): WordTree<T> {
  const root: Node<T> = { next: new Map(), values: [] };
  for (const [literal, value] of entries) {
    let node = root;
    for (const word of literal.match(WORD) ?? []) {
      let child = node.next.get(keyOf(word));
      if (!child) {
        child = { next: new Map(), values: [] };
        node.next.set(keyOf(word), child);
      }
      node = child;
    }
    node.values.push(value);
  }
  return root;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** Several trees are asked of one text, one after the other. */
const wordsOf = rememberLast((text): readonly Word[] => {
  const words: Word[] = [];
  WORD.lastIndex = 0;
  for (let m = WORD.exec(text); m; m = WORD.exec(text)) words.push({ start: m.index, end: m.index + m[0].length, key: keyOf(m[0]) });
  return words;
});

/** In order, none inside another; a literal never runs over a comma, a parenthesis or the end of a statement. */
export function matchWords<T>(text: string, tree: WordTree<T>): readonly WordMatch<T>[] {
  const words = wordsOf(text);
  const found: WordMatch<T>[] = [];
  for (let i = 0; i < words.length; i++) {
    let node: Node<T> | undefined = tree;
    let last: { readonly upTo: number; readonly values: readonly T[] } | undefined;
    for (let j = i; j < words.length; j++) {
      node = node.next.get(words[j]!.key);
      if (!node || (j > i && isBroken(text, words[j - 1]!.end, words[j]!.start))) break;
      if (node.values.length > 0) last = { upTo: j, values: node.values };
    }
    if (!last) continue;
    found.push({ start: words[i]!.start, end: words[last.upTo]!.end, values: last.values });
    i = last.upTo;
  }
  return found;
}
