// Lists of markers that share one predicate: where a list begins and ends, and what a word before it turns round.
import type { MarkerMention } from "./marker.ts";

// What stands between two markers of one list.
const LISTED =
  /^\)?\s?(?:,|\/|and|or|&|,\s?(?:and|or)|\+|nor|,?\sas well as|(?<=\s)[–-](?=\s))\s?(?:the\s|urinary\s|urine\s|serum\s|plasma\s|for\s)?$/i;

/** Whether the marker at `i` continues a list that begins before it. */
export const isLastOfList = (mentions: readonly MarkerMention[], i: number, text: string): boolean =>
  i > 0 && LISTED.test(text.slice(mentions[i - 1]!.end, mentions[i]!.start));

/** Where the list that holds the marker at `i` ends. */
export function lastOfList(mentions: readonly MarkerMention[], i: number, text: string): number {
  let last = i;
  while (last + 1 < mentions.length && isLastOfList(mentions, last + 1, text)) last++;
  return last;
}

// "Neither CEA nor CA 19-9 was elevated", "None of CK7, CK20 or CDX2 was expressed"
const NEITHER = /\b(?:neither|none of)\s(?:(?:the|serum|plasma|markers?|tumou?r|stains?|of)\s){0,3}$/i;

/** Whether "neither" or "none of" opens the list that holds the marker at `i`. */
export function isNeither(mentions: readonly MarkerMention[], i: number, text: string): boolean {
  let first = i;
  while (isLastOfList(mentions, first, text)) first--;
  const { start } = mentions[first]!;
  return NEITHER.test(text.slice(Math.max(0, start - 50), start));
}

// "whereas HER2 was not."
const NOT_SO = /^\s(?:was|were|is|are)\snot(?=[.,;)]|$)/i;

/** Where the elliptic denial behind a marker ends. */
export function notSoAfter(text: string, end: number): number | undefined {
  const m = NOT_SO.exec(text.slice(end, end + 12));
  return m ? end + m[0].length : undefined;
}

/** The contrary of a result in words; nothing where it has none. */
export const contraryOf = (value: string): string | undefined =>
  /^(?:elevated|high|abnormal)$/.test(value)
    ? "normal"
    : /^(?:positive|mutated|rearranged|amplified|overexpressed|methylated)$/.test(value)
      ? "negative"
      : undefined;
