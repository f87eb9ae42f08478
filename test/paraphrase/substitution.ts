// A change made to a narrative, and the same change made to the facts that were found in it: what the changed narrative must give.
import type { Signature } from "./signature.ts";

export interface Substitution {
  readonly text: (text: string) => string;
  readonly fact: (signature: Signature) => Signature;
}

/** What stood and what stands instead; all pairs at once, so that two words can change places. */
export type Pairs = readonly (readonly [from: string, to: string])[];

const same = <T>(value: T): T => value;

/** Other words in the text. On its own: other words for the same, so that no fact may change. */
export const words = (...pairs: Pairs): Substitution => ({ text: replaceWords(pairs), fact: same });

/** Another layout of the same words. */
export const layout = (text: (text: string) => string): Substitution => ({ text, fact: same });

/** Other concepts in the facts, wherever they stand: keys of the terminology, sides. */
export const terms = (...pairs: Pairs): Substitution => ({
  text: same,
  fact: (signature) =>
    Object.fromEntries(
      Object.entries(signature).map(([attribute, value]) => [
        attribute,
        value
          .split(" ")
          .map((part) => pairs.find(([from]) => from === part)?.[1] ?? part)
          .join(" "),
      ]),
    ),
});

/** Other values in the facts that are like the first of the pair. The first pair that fits decides. */
export const facts = (...rules: readonly (readonly [like: Signature, becomes: Signature])[]): Substitution => ({
  text: same,
  fact: (signature) => {
    const rule = rules.find(([like]) => Object.entries(like).every(([attribute, value]) => signature[attribute] === value));
    return rule ? { ...signature, ...rule[1] } : signature;
  },
});

/** One after the other. */
export const together = (...all: readonly Substitution[]): Substitution => ({
  text: (text) => all.reduce((t, s) => s.text(t), text),
  fact: (signature) => all.reduce((s, { fact }) => fact(s), signature),
});

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Replaces whole words, whatever white space a line break put between them.
 * @throws Error where words do not stand in the text: a variant that changes nothing would prove nothing
 */
function replaceWords(pairs: Pairs): (text: string) => string {
  const patterns = pairs.map(([from]) => `(?<![\\w-])${literal(from).replace(/ /g, "\\s+")}(?![\\w-])`);
  return (text) => {
    for (const [i, pattern] of patterns.entries())
      if (!new RegExp(pattern).test(text)) throw new Error(`the narrative does not say "${pairs[i]![0]}"`);
    const all = new RegExp(patterns.map((p) => `(${p})`).join("|"), "g");
    return text.replace(all, (matched: string, ...groups: unknown[]) =>
      brokenLike(matched, pairs[groups.slice(0, pairs.length).findIndex((g) => g !== undefined)]![1]),
    );
  };
}

/** As many line breaks as in what stood there, about where they stood: the lines keep their length. */
function brokenLike(matched: string, words: string): string {
  let broken = words;
  for (const { index } of matched.matchAll(/\n/g)) {
    const spaces = [...broken.matchAll(/ /g)].map((m) => m.index);
    if (spaces.length === 0) return broken;
    const aim = (index * words.length) / matched.length;
    const nearest = spaces.reduce((best, at) => (Math.abs(at - aim) < Math.abs(best - aim) ? at : best));
    broken = `${broken.slice(0, nearest)}\n${broken.slice(nearest + 1)}`;
  }
  return broken;
}
