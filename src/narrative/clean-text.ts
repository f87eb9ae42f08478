// Original stretches → clean text: blanks and line breaks are single blanks, hyphenation is joined, typography is plain. Every change is a segment.
import type { Piece } from "./block.ts";
import type { Repair } from "./narrative.ts";
import { type Run, runBuilder } from "./run.ts";

/** Everything that is not copied as it stands. A single plain blank is. */
const SPECIAL =
  /(?<hyphen>(?<=[\p{L}\p{N})])[-\u2010\u00AD](?:[ \t]*\r?\n[ \t]*))(?=[\p{L}\p{N}])|(?<slash>(?<=\/)[ \t]*\r?\n[ \t]*(?=\S))|(?<blank>\s{2,}|[^\S ])|(?<drop>[\u00AD\u200B-\u200D\u2060\u180E\u0080-\u0084\u0086-\u009F]+)|(?<ligature>[\uFB00-\uFB06])|(?<single>[\u2018\u2019\u201A\u201B\u2032\u00B4])|(?<double>[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033])|(?<dash>[\u2010\u2011\u2012\u2013\u2212])|(?<power>(?<=m)\^?[\u00B2\u00B3]|(?<=m)\^[23])/gu;

const LIGATURES = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

interface CleanText {
  readonly run: Run;
  readonly repairs: readonly Repair[];
}

/** Pieces of one block follow each other without a blank unless the original has one. */
export function cleanText(original: string, pieces: readonly Piece[]): CleanText {
  const builder = runBuilder();
  const repairs: Repair[] = [];
  for (const piece of pieces) {
    if (piece.as !== undefined) {
      builder.add(piece.as, piece.start, piece.end - piece.start);
      continue;
    }
    const text = original.slice(piece.start, piece.end);
    let at = 0;
    for (const match of text.matchAll(SPECIAL)) {
      const groups = match.groups!;
      const index = match.index;
      if (index > at) builder.add(text.slice(at, index), piece.start + at, index - at);
      at = index + match[0].length;
      const start = piece.start + index;
      const size = match[0].length;
      if (groups["hyphen"] !== undefined) {
        const keeps = keepsHyphen(text, index, at) && !groups["hyphen"].startsWith("\u00AD");
        if (keeps) builder.add("-", start, size);
        else {
          builder.drop(start, size);
          repairs.push(hyphenation(text, index, at, piece.start));
        }
      } else if (groups["blank"] !== undefined) builder.add(" ", start, size);
      else if (groups["slash"] !== undefined || groups["drop"] !== undefined) builder.drop(start, size);
      else builder.add(plain(groups), start, size);
    }
    if (at < text.length) builder.add(text.slice(at), piece.start + at, text.length - at);
  }
  return { run: builder.build(), repairs };
}

function plain(groups: Readonly<Record<string, string | undefined>>): string {
  if (groups["ligature"] !== undefined) return LIGATURES[groups["ligature"].charCodeAt(0) - 0xfb00]!;
  if (groups["single"] !== undefined) return "'";
  if (groups["double"] !== undefined) return '"';
  if (groups["dash"] !== undefined) return "-";
  return /[\u00B33]$/.test(groups["power"]!) ? "3" : "2";
}

/** First parts that keep their hyphen in the field's words: "anti-vascular", "post-operative", "platinum-containing", "well-tolerated". */
const KEEPING =
  /(?:^|[^\p{L}])(?:anti|non|post|pre|peri|intra|inter|extra|neo|co|re|self|well|ill|high|low|long|short|half|full|first|second|third|single|double|triple|two|three|four|five|six|follow|work|check|platinum|taxane|hormone|estrogen|progesterone|drug|dose|disease|progression|event|tumor|tumour|patient|cancer|treatment|evidence|image|mid|late|early|new|next|right|year|month|week|day|low|left|cell|lymph|non-small|small|large|pro|semi|sub|cross|multi|ultra)$/iu;
/** Such parts that are more often written without: "neo-adjuvant" is neoadjuvant, "multi-focal" is multifocal. Joined where a letter follows. */
const JOINING = /(?:^|[^\p{L}])(?:neo|multi|re|sub|inter|intra|peri|extra|pro|semi|ultra)$/iu;
/** Endings that no compound begins with: "follow-ing". */
const ENDING = /^(?:ing|ed|er|ly|ment|ous|s|es|ness|tion|al|ally)(?![\p{L}])/u;

function keepsHyphen(text: string, hyphen: number, after: number): boolean {
  const before = text.slice(Math.max(0, hyphen - 24), hyphen);
  const next = text.slice(after, after + 24);
  if (/[\p{N}\p{Lu}]$/u.test(before)) return true; // "5-year", "PD-1", "T-cell"
  if (/^[\p{N}\p{Lu}]/u.test(next)) return true; // "anti-PD-1", "interleukin-2"
  if (/-\p{L}*$/u.test(before)) return true; // "up-to-date"
  if (/(?:^|[^\p{L}])\p{L}$/u.test(before)) return true; // "q-", "x-ray"
  if (JOINING.test(before) || ENDING.test(next)) return false;
  if (KEEPING.test(before)) return true;
  return /^(?:based|related|associated|containing|expressing|positive|negative|free|like|type|up|dependent|resistant|sensitive|refractory|induced|derived|specific|targeted|sided|year|month|week|day|old|risk|grade|dose|term|line|naive|adjusted|guided|directed|mediated|defined|confirmed|proven|treated|wide)(?![\p{L}])/u.test(
    next,
  );
}

function hyphenation(text: string, index: number, after: number, base: number): Repair {
  const start = index - (/\p{L}+$/u.exec(text.slice(Math.max(0, index - 40), index))?.[0].length ?? 0);
  const end = after + (/^\p{L}+/u.exec(text.slice(after, after + 40))?.[0].length ?? 0);
  const original = text.slice(start, end);
  return {
    span: { start: base + start, end: base + end },
    original,
    repaired: text.slice(start, index) + text.slice(after, end),
    class: "hyphenation",
  };
}
