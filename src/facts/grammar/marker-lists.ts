// Lists of markers that share one predicate: where a list begins and ends, and what a word before it turns round.

import type { MarkerResult } from "./marker-results.ts";
import type { MarkerMention } from "./marker-word.ts";

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
function isNeither(mentions: readonly MarkerMention[], i: number, text: string): boolean {
  let first = i;
  while (isLastOfList(mentions, first, text)) first--;
  const { start } = mentions[first]!;
  return NEITHER.test(text.slice(Math.max(0, start - 50), start));
}

// "whereas HER2 was not."
const NOT_SO = /^\s(?:was|were|is|are|did|does|do)\snot(?=[.,;)]|$)/i;

/** Where the elliptic denial behind a marker ends. */
function notSoAfter(text: string, end: number): number | undefined {
  const m = NOT_SO.exec(text.slice(end, end + 12));
  return m ? end + m[0].length : undefined;
}

/** The contrary of a result in words; nothing where it has none. */
const contraryOf = (value: string): string | undefined =>
  /^(?:elevated|high|abnormal)$/.test(value)
    ? "normal"
    : /^(?:positive|mutated|rearranged|amplified|overexpressed|methylated)$/.test(value)
      ? "negative"
      : undefined;

/** "neither CEA nor CA 19-9 was elevated", "ER was positive, whereas HER2 was not": the contrary of the word. */
export function turnRound(mentions: readonly MarkerMention[], own: (MarkerResult | undefined)[], text: string): void {
  for (const [i, marker] of mentions.entries()) {
    const r = own[i];
    const end = notSoAfter(text, marker.end);
    // "whereas CD20 and CD79a were not": the contrary of what the markers before the list have
    let first = i;
    while (end !== undefined && !r && first > 0 && !own[first - 1] && isLastOfList(mentions, first, text)) first--;
    const earlier = own[first - 1]?.value.value;
    const contrary = typeof earlier === "string" && !r && end !== undefined ? contraryOf(earlier) : undefined;
    if (contrary !== undefined)
      for (let k = first; k <= i; k++)
        own[k] = { marker: mentions[k]!, value: { start: mentions[k]!.start, end: end!, value: contrary }, rule: "word behind" };
    if (!r || typeof r.value.value !== "string" || !r.rule.startsWith("word behind") || !isNeither(mentions, i, text)) continue;
    own[i] = { ...r, value: { ...r.value, value: contraryOf(r.value.value) ?? r.value.value } };
  }
}

// What a gene has, no stain.
const CHANGES = /^(?:mutated|rearranged|amplified)$/;

/** "CD19 and BCL6 rearrangement": what one gene has is nothing that an antigen before it has; "MYC and BCL2 rearrangements" says it of both. */
export const isOfItsGeneAlone = (marker: MarkerMention, { value }: MarkerResult, text: string): boolean =>
  marker.kind === "tissue" && CHANGES.test(String(value.value)) && !/s\b|ed\b/.test(text.slice(value.end - 2, value.end + 1));
