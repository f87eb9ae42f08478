// Clean text → stretches of sentences. A full stop ends a sentence unless it belongs to an abbreviation, an initial, a number or a list marker.

/** Abbreviations after which a sentence goes on, in lower case and without their last stop. */
const NEVER_LAST: ReadonlySet<string> = new Set(
  `dr drs mr mrs ms prof st fig figs ref refs tab eq vs v cf e.g i.e eg ie approx ca resp dept no nos nr vol pp p para ed eds sen jr inc co
  jan feb mar apr jun jul aug sep sept oct nov dec incl esp max min avg est wt ht temp tel ext gen sp spp ser suppl viz s.c q q.d a.k.a`.split(
    /\s+/,
  ),
);
/** Abbreviations that end a sentence only where a capitalised word follows that can begin one. */
const MAY_BE_LAST: ReadonlySet<string> = new Set(
  `al etc i.v iv i.m p.o s.c b.i.d t.i.d q.i.d p.r.n q.h h.s a.m p.m u.s u.k d.c m.d ph.d b.i.w q.o.d q.d pt pts hr hrs wk wks mo mos yr yrs`.split(
    /\s+/,
  ),
);
/** A possible end: marks, closing brackets or quotes, perhaps the number of a reference, a blank. Or a stop glued to the next sentence. */
const END =
  /(?<marks>[.!?]+)(?<close>["')\]]*)(?:(?<ref>\[\d{1,3}(?:[,-] ?\d{1,3}){0,6}\]|\d{1,3}(?:[,-]\d{1,3}){0,6})(?= [A-Z]))?(?: +|$)|(?<glued>(?<=[a-z)\]%]{2})\.)(?=[A-Z][a-z]{1,20}[ ,])/g;
/** Words that can begin a sentence after an abbreviation; a name or a noun cannot be told from one. */
const STARTS =
  /^(?:The|A|An|She|He|It|They|We|In|On|At|After|Before|However|This|These|There|Her|His|No|Since|Then|Thus|Therefore|Because|During|Following|Subsequently|As|Although|For|With|By|To|When|While|Our|Patient|Physical|Imaging)\b/;

/** Typed without capitals: "… was resected. she then had …". Only words that begin sentences and follow no abbreviation. */
const LOWER_STARTS =
  /^(?:the|she|he|it|there|this|these|they|we|patient|after|since|then|however|subsequently|her|his|no|biopsy|pathology|histology|follow-up)\s/;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** In order, without blanks at their ends; together they hold every character that is not blank. Linear. */
export function splitSentences(text: string): readonly Stretch[] {
  const out: Stretch[] = [];
  let start = 0;
  const cut = (end: number, next: number): void => {
    const s = skipBlanks(text, start);
    if (s < end) out.push({ start: s, end });
    start = next;
  };
  for (const match of text.matchAll(END)) {
    const after = match.index + match[0].length;
    if (after >= text.length) break;
    if (match.groups!["glued"] !== undefined) {
      if (!isAbbreviation(text, match.index)) cut(match.index + 1, match.index + 1);
      continue;
    }
    if (isEnd(text, match, after, start)) cut(match.index + match[0].trimEnd().length, after);
  }
  cut(text.trimEnd().length, text.length);
  return out;
}

function isEnd(text: string, match: RegExpExecArray, after: number, start: number): boolean {
  const marks = match.groups!["marks"]!;
  const next = text.slice(after, after + 24);
  const isStop = marks.endsWith(".");
  if (/^["'([]*[a-z]/.test(next) && isStop && LOWER_STARTS.test(next)) {
    const before = wordBefore(text, match.index).toLowerCase();
    if (/[a-z)\]]{3}$/.test(before) && !NEVER_LAST.has(before) && !MAY_BE_LAST.has(before)) return true;
  }
  if (/^["'([]*[a-z]/.test(next)) return isStop && /^(?:p?T\d|mTOR|nab-|pCR|cT\d|ctDNA|mRNA|pH\b|eGFR)/.test(next);
  if (/^["'([]*[,;:)\]\u2264\u2265<>=+/%-]/.test(next) && !/^\(/.test(next)) return false;
  if (!isStop) return true;
  // "39.8 U/ml" is a number; "therapy.12 The" ends with the number of a reference.
  if (/^\d/.test(match.groups!["ref"] ?? "") && /\d/.test(text[match.index - 1] ?? "")) return false;
  const word = wordBefore(text, match.index);
  const bare = word.toLowerCase();
  // "1. Extensive disease": a list marker at the start belongs to what follows.
  if (/^\(?(?:\d{1,2}|[A-Za-z])$/.test(word) && text.slice(start, match.index).trim() === word) return false;
  if (NEVER_LAST.has(bare)) return (bare === "no" || bare === "max" || bare === "min") && !/^\d/.test(next) && STARTS.test(next);
  if (/^(?:mo|yr|wk|hr)s?$/.test(bare) || MAY_BE_LAST.has(bare)) return STARTS.test(next);
  // An initial: "Dr. J. Miller", "J. A. Smith"; not "vitamin C." before a word that begins sentences.
  if (/^[A-Z]$/.test(word) && /^[A-Z]\./.test(next)) return false;
  if (/^[A-Z]$/.test(word) || /^(?:[A-Z]\.)+[A-Z]$/.test(word)) return STARTS.test(next);
  return true;
}

function isAbbreviation(text: string, stop: number): boolean {
  const bare = wordBefore(text, stop).toLowerCase();
  return NEVER_LAST.has(bare) || MAY_BE_LAST.has(bare);
}

/** The word that ends right before the offset, inner stops included, opening brackets left out. */
function wordBefore(text: string, end: number): string {
  let from = end;
  while (from > 0 && end - from < 24 && /[^\s([,;]/.test(text[from - 1]!)) from--;
  return text.slice(from, end);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at;
}
