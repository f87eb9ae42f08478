// The intent of a treatment as its words say it: "adjuvant", "to alleviate symptoms", "as maintenance therapy".
import type { Intent } from "../treatment-fact.ts";

export interface StatedIntent {
  readonly intent: Intent;
  readonly start: number;
  readonly end: number;
}

const WORDS: readonly (readonly [Intent, RegExp])[] = [
  ["neoadjuvant", /\bneo-?adjuvant|\bpre-?operative(?=\s(?:chemo|radio|treatment|therapy|systemic))/gi],
  ["adjuvant", /(?<!neo-?)\badjuvant|\bpost-?operative(?=\s(?:chemo|radio|radiation|treatment|therapy|irradiation))/gi],
  [
    "palliative",
    /\bpalliati(?:ve|on)|\b(?:to |for )?(?:alleviat\w+|reliev\w+|relief of|palliate)\s(?:of\s|the\s|her\s|his\s)?(?:\w+\s){0,2}?(?:symptoms?|pain|bleeding|compression|obstruction|dysphagia)|\b(?:for|to control) (?:bone )?pain\b/gi,
  ],
  ["maintenance", /\bmaintenance|\bmaintained (?:on|with)/gi],
  ["induction", /\binduction\b(?=\s(?:chemo|therapy|treatment|immuno|with|phase|docetaxel|cisplatin|TPF))/gi],
  ["consolidation", /\bconsolidat(?:ion|ive)\b(?=\s(?:chemo|radio|therapy|treatment|immuno|durvalumab|with))/gi],
  ["salvage", /\bsalvage\b/gi],
  [
    "definitive",
    /\bdefinitive\b(?=\s(?:concurrent\s|chemo|radio|radiation|treatment|therapy|local|CRT|RT|surg))|\bradical(?:ly)?\b(?=\s(?:concurrent\s|chemo|radio|radiation|RT|treatment|treated|dose|external))/gi,
  ],
  ["curative", /\bcurative\b/gi],
];

/** Behind a treatment the intent must be said of it: "as maintenance", "in the adjuvant setting", "with palliative intent". */
function isSaidOf(text: string, end: number, start: number, wordEnd: number): boolean {
  const between = text.slice(end, start);
  // "with adjuvant radiotherapy": of the other treatment
  if (
    /\bwith\s(?:[a-z]+\s)?$/i.test(between) &&
    /^\s(?:\w+\s)?(?:radio|radiation|RT\b|irradiat|surg|chemo|resect|hormon|endocrine|immuno)/i.test(text.slice(wordEnd))
  )
    return false;
  return (
    !/;|\b(?:followed by|then|before|after|and (?:subsequent|then))\b/i.test(between) &&
    /\b(?:as|in (?:the|a|an)|with|to|for)\s(?:[a-z]+\s)?$/i.test(between)
  );
}

const OF_ANOTHER =
  /^\s(?:[\w-]+\s){0,2}(?:radiotherapy|radiation(?: therapy)?|irradiation|RT|surgery|resection)\s(?:and|followed by|then|plus)\s/i;

/** The stated intent nearest to the stretch, within [from, to); words before it win over words behind it. */
export function intentNear(
  text: string,
  stretch: { readonly start: number; readonly end: number },
  from: number,
  to: number,
): StatedIntent | undefined {
  let best: (StatedIntent & { readonly far: number }) | undefined;
  const window = text.slice(from, to);
  for (const [intent, pattern] of WORDS)
    for (const m of window.matchAll(pattern)) {
      const start = from + m.index;
      const end = start + m[0].length;
      if (start >= stretch.end && !isSaidOf(text, stretch.end, start, end)) continue;
      // "adjuvant radiotherapy and letrozole": of the other treatment too
      if (
        end <= stretch.start &&
        (OF_ANOTHER.test(text.slice(end, stretch.start)) ||
          (intent === "induction" && /\b(?:then|followed by|thereafter)\b/i.test(text.slice(end, stretch.start))))
      )
        continue;
      const far = end <= stretch.start ? stretch.start - end : start >= stretch.end ? start - stretch.end + 40 : 0;
      if (far <= (intent === "maintenance" ? 190 : 110) && (!best || far < best.far)) best = { intent, start, end, far };
    }
  return best && { intent: best.intent, start: best.start, end: best.end };
}
