// The narrative of nearly every resource, told to be sound in one pass that makes nothing on its way. What it is not sure of, narrative.ts reads again for its words.
import { DOUBLE, EQUALS, GREATER, HASH, NO_BREAK, SINGLE, SLASH, SPACE } from "./narrative-characters.ts";
import { ATTRIBUTES, COLUMN, ELEMENTS, FIRST, MAY_BE_ACTIVE, wordTable } from "./narrative-words.ts";

/** "unsure": perhaps wrong, perhaps only unusual. "linked": sound, with links to be followed inside the resource. */
export type NarrativeVerdict = "unsure" | "sound" | "linked";

const ELEMENT_ROWS = wordTable(ELEMENTS);
const ATTRIBUTE_ROWS = wordTable(ATTRIBUTES);
const IMG = ELEMENTS.indexOf("img") + 1;
const LINKS: ReadonlySet<string> = new Set(["href", "src"]);
/** By the number of an attribute: 2 leads somewhere, 1 may be active, 0 neither. */
const KIND = Uint8Array.from(["", ...ATTRIBUTES], (name) => (LINKS.has(name) ? 2 : MAY_BE_ACTIVE.includes(name) ? 1 : 0));

const START = '<div xmlns="http://www.w3.org/1999/xhtml"';
// "amp;" and so on, after "&": XML's own five and numbers.
const ENTITY = /(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);/y;

const MAX_OPEN = 200;
/** The elements that are open, by number. */
const open = new Uint8Array(MAX_OPEN);

export function scanNarrative(text: string): NarrativeVerdict {
  if (!text.startsWith(START)) return "unsure";
  const { length } = text;
  let depth = 0;
  let hasInk = false;
  let hasLink = false;
  let ampersand = text.indexOf("&");
  /** Where a tag begins. */
  let less = 0;
  for (;;) {
    let at = less + 1;
    let code = text.charCodeAt(at);
    const isClosing = code === SLASH;
    if (isClosing) code = text.charCodeAt(++at);
    let row = FIRST;
    while (code < 128 && COLUMN[code]! > 0) {
      row = ELEMENT_ROWS[row + COLUMN[code]!]!;
      code = text.charCodeAt(++at);
    }
    const element = ELEMENT_ROWS[row]!;
    if (element === 0) return "unsure";
    if (isClosing) {
      if (code !== GREATER || depth === 0 || open[--depth] !== element) return "unsure";
      at++;
      if (depth === 0) return at === length && hasInk ? (hasLink ? "linked" : "sound") : "unsure";
      less = text.indexOf("<", at);
    } else {
      less = text.indexOf("<", at);
      if (code === SPACE) {
        at = attributesEnd(text, at, less);
        if (at < 0) {
          if (at === UNSURE) return "unsure";
          hasLink = true;
          at = -at;
        }
        code = text.charCodeAt(at);
      }
      if (element === IMG) hasInk = true;
      if (code === GREATER) {
        if (depth === MAX_OPEN) return "unsure";
        open[depth++] = element;
        at++;
      } else if (code === SLASH && text.charCodeAt(at + 1) === GREATER && depth > 0) at += 2;
      else return "unsure";
    }
    if (less < 0) return "unsure";
    if (ampersand >= 0 && ampersand < less) {
      // Those inside a tag are left to those who read addresses.
      if (ampersand < at) ampersand = text.indexOf("&", at);
      if (!areEntities(text, ampersand, less)) return "unsure";
      ampersand = text.indexOf("&", less);
    }
    for (; !hasInk && at < less; at++) {
      const letter = text.charCodeAt(at);
      hasInk = letter > SPACE && letter !== NO_BREAK;
    }
  }
}

const UNSURE = -1;

/** Where the attributes of a tag end that stand from `at` on, before `less`; negative with a link into the resource. */
function attributesEnd(text: string, from: number, less: number): number {
  let at = from;
  let isLink = false;
  let seen = 0;
  let seenToo = 0;
  do {
    let code = text.charCodeAt(++at);
    let row = FIRST;
    while (code < 128 && COLUMN[code]! > 0) {
      row = ATTRIBUTE_ROWS[row + COLUMN[code]!]!;
      code = text.charCodeAt(++at);
    }
    const attribute = ATTRIBUTE_ROWS[row]!;
    if (attribute === 0) return row === FIRST && (code === SLASH || code === GREATER) ? at : UNSURE;
    const bit = 1 << (attribute & 31);
    if (((attribute < 32 ? seen : seenToo) & bit) !== 0) return UNSURE;
    if (attribute < 32) seen |= bit;
    else seenToo |= bit;
    const quote = text.charCodeAt(at + 1);
    if (code !== EQUALS || (quote !== DOUBLE && quote !== SINGLE)) return UNSURE;
    const start = at + 2;
    at = text.indexOf(quote === DOUBLE ? '"' : "'", start);
    if (at < 0 || at > less) return UNSURE;
    if (KIND[attribute]! > 0) {
      const first = text.charCodeAt(start);
      if (mayBeActive(first, text.charCodeAt(start + 1))) return UNSURE;
      if (first === HASH && KIND[attribute] === 2) isLink = true;
    }
    at++;
  } while (text.charCodeAt(at) === SPACE);
  return isLink ? -at : at;
}

/** Each "&" from the first on, up to `end`, begins an entity. */
function areEntities(text: string, first: number, end: number): boolean {
  for (let at = first; at >= 0 && at < end; at = text.indexOf("&", at + 1)) {
    ENTITY.lastIndex = at + 1;
    if (!ENTITY.test(text)) return false;
  }
  return true;
}

/** The beginning of "javascript:", "vbscript:" or "data:text", or white space before it. */
function mayBeActive(first: number, second: number): boolean {
  if (first <= SPACE || first > 126) return true;
  const [lower, next] = [first | 32, second | 32];
  return lower === 106 || (lower === 118 && next === 98) || (lower === 100 && next === 97);
}
