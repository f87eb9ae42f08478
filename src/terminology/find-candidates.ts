// Where forms of the vocabulary stand in a text. Longest forms are kept to a fixed number of words, so the work is linear in the text.
import type { Token } from "./normalise.ts";
import type { Forms } from "./vocabulary.ts";

export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Numbers of the concepts in the vocabulary. */
  readonly numbers: readonly number[];
  readonly isExactCase: boolean;
}

// A name never runs across a bracket, a comma, a new paragraph, or a stop that ends a clause; "15.3" and "i.v." hold together.
const BREAK = /[()[\],%=<>]|[.;:!?]\s|[.;:!?]$|\n\s*\n|[^\s]{3}/u;
const LONGEST_GAP = 4;

const BLANK = 32;

/** For each token, how many tokens from it on stand in one stretch. */
export function stretches(text: string, tokens: readonly Token[]): Uint32Array {
  const lengths = new Uint32Array(tokens.length);
  for (let i = tokens.length - 1; i >= 0; i--) {
    const next = tokens[i + 1];
    // nearly every gap is one blank: nothing to look at more closely
    if (next && next.start === tokens[i]!.end + 1 && text.charCodeAt(next.start - 1) === BLANK) {
      lengths[i] = lengths[i + 1]! + 1;
      continue;
    }
    const gap = next ? text.slice(tokens[i]!.end, Math.min(next.start, tokens[i]!.end + LONGEST_GAP + 6)) : "";
    // "the" between two tokens is not a token: it may stand in the gap
    const plain = gap.replace(/\bthe\b/iu, "");
    lengths[i] = next && plain.trim().length <= 2 && !BREAK.test(plain) ? lengths[i + 1]! + 1 : 1;
  }
  return lengths;
}

/**
 * All forms that stand in the text, longer and shorter ones.
 * @param lengths of the same tokens (`stretches`)
 */
export function findCandidates(
  tokens: readonly Token[],
  lengths: Uint32Array,
  wordOf: (token: Token) => string,
  formsOf: (first: string) => Forms | undefined,
  isExactCase: boolean,
): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i]!;
    const forms = formsOf(wordOf(first));
    if (!forms) continue;
    const most = Math.min(forms.longest, lengths[i]! - 1);
    let rest = "";
    for (let n = 0; n <= most; n++) {
      const word = n > 0 ? wordOf(tokens[i + n]!) : "";
      if (n === 1 && !forms.seconds.has(word)) break;
      rest = n > 1 ? `${rest} ${word}` : word;
      const numbers = forms.rests.get(rest);
      if (numbers) found.push({ start: first.start, end: tokens[i + n]!.end, numbers, isExactCase });
    }
  }
  return found;
}
