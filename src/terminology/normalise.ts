// One normal form for the ways in which a term is written: "Tumours" = "tumor", "CA-125" = "CA 125", "TNF-α" = "TNF alpha", "lympho-vascular" = "lymphovascular".
// The index is made with it and the text is read with it. Linear in the length of the text.
import { DROPPED, GREEK, LETTERS, LIGATURES, PLURAL, SPELLING } from "./normal-rules.ts";

export interface Token {
  readonly start: number;
  readonly end: number;
  /** As written, without a possessive. */
  readonly raw: string;
  /** Normal form. */
  readonly norm: string;
  /** Nothing but one hyphen or dash stands between this token and the one before. */
  readonly isHyphenated: boolean;
}

// A Greek letter, a run of letters with its possessive, or a run of digits: "β", "Paget's", "125"
const TOKEN = new RegExp(`[${Object.keys(GREEK).join("")}]|[${LETTERS}]+(?:['\u2019]s(?![${LETTERS}0-9]))?|[0-9]+`, "gu");
const POSSESSIVE = /['\u2019]s$/u;
const APOSTROPHES: ReadonlySet<string> = new Set(["'", "\u2019"]);
/** Asked of every token: looks before it replaces. */
const withoutPossessive = (word: string): string => (APOSTROPHES.has(word.at(-2) ?? "") ? word.replace(POSSESSIVE, "") : word);
const isHyphen = (code: number): boolean => code === 0x2d || (code >= 0x2010 && code <= 0x2015);
const PLAIN = /^[a-z0-9]*$/u;
const LAST_LETTER = /\p{L}$/u;
const FIRST_LETTER = /^\p{L}/u;

// Words repeat: each is worked out once. Bounded, so that a hostile text cannot fill the memory.
const known = new Map<string, string>();
const MOST_KNOWN = 100_000;
const LONGEST_WORD = 60;

/** One word in its normal form. */
function normalWord(raw: string): string {
  const before = known.get(raw);
  if (before !== undefined) return before;
  const word = work(raw);
  if (known.size >= MOST_KNOWN) known.clear();
  if (raw.length <= LONGEST_WORD) known.set(raw, word);
  return word;
}

function work(raw: string): string {
  let word = withoutPossessive(raw).toLowerCase();
  if (word.length > LONGEST_WORD) return word; // no word of any language: not worth forty replacements
  if (!PLAIN.test(word))
    word = [...word]
      .map((c) => GREEK[c] ?? LIGATURES[c] ?? c)
      .join("")
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/gu, "");
  for (const [from, to] of SPELLING) word = word.replace(from, to);
  const plural = PLURAL.find(([from]) => from.test(word));
  return plural ? word.replace(plural[0], plural[1]) : word;
}

/** The tokens of a text with their places in it. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const { 0: word, index } = match;
    const norm = normalWord(word);
    if (DROPPED.has(norm)) continue;
    const isHyphenated = tokens.length > 0 && index === last + 1 && isHyphen(text.charCodeAt(last));
    last = index + word.length;
    tokens.push({ start: index, end: last, raw: withoutPossessive(word), norm, isHyphenated });
  }
  return tokens;
}

/** The same tokens with words that a hyphen joins made one: "post-operative" as "postoperative". Undefined where there are none. */
export function joinedTokens(tokens: readonly Token[]): Token[] | undefined {
  const joined: Token[] = [];
  let isChanged = false;
  let parts = 1;
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last && token.isHyphenated && parts < 4 && LAST_LETTER.test(last.raw) && FIRST_LETTER.test(token.raw)) {
      const raw = last.raw + token.raw;
      joined[joined.length - 1] = { ...last, end: token.end, raw, norm: normalWord(raw) };
      isChanged = true;
      parts += 1;
    } else {
      joined.push(token);
      parts = 1;
    }
  }
  return isChanged ? joined : undefined;
}

const keyOf = (tokens: readonly Token[]): string => tokens.map((t) => t.norm).join(" ");

/** The normal form of a name: one blank between its words. */
export function normalKey(name: string): string {
  return keyOf(tokensOf(name));
}

/** The normal form and, where letters are hyphenated, the form written as one word. */
export function normalKeys(name: string): readonly string[] {
  const tokens = tokensOf(name);
  const joined = joinedTokens(tokens);
  return joined ? [keyOf(tokens), keyOf(joined)] : [keyOf(tokens)];
}

/** Form that counts in exact case only: "CA-125" and "CA 125" agree, "ca 125" does not. */
export function exactKey(name: string): string {
  return tokensOf(name)
    .map((t) => t.raw)
    .join(" ");
}
