// Sizes of tumours, nodes and masses, with the place they are told of.
import { evidenceAt } from "../../narrative/narrative.ts";
import { findPlaces, type PlaceMention, placeOf } from "../grammar/place.ts";
import { findSizes, type SizeMention } from "../grammar/size.ts";
import type { Draft, Reading, Story } from "../reading.ts";

// Something that is measured: without one of these words a length is no fact.
const MEASURED =
  /\b(?:tumou?rs?|mass(?:es)?|lesions?|nodul\w+|nod(?:e|es|al)|lymph\w*|LNs?|metasta\w+|growths?|cysts?|cystic|ulcer\w*|diameter|dimensions?|size|sized|measur\w+|thicken\w+|polyps?|lump|swellings?|organism|adenopath\w+|\w*carcinoma|cancer|opacity|infiltrate|axis|deposits?|foc(?:us|i)|plaque|formation|collection|abscess|neoplasm|enlarged|fungating)\b/i;
const SHORT = /\bshort(?:est)?[\s-](?:axis|diameter)\b/i;
const LONG = /\b(?:long(?:est)?|largest|greatest|maxim(?:um|al)|max\.?)\s(?:\w+\s)?(?:axis|diameter|dimension|extent)\b/i;

/** One fact per stated size; "from 3 to 1.2 cm" are two. */
export function findSize(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  if (!MEASURED.test(sentence.text)) return [];
  return findSizes(sentence.text).map((size): Draft => {
    const place = placeFor(size, reading);
    const near = sentence.text.slice(Math.max(0, size.start - 50), size.end + 40);
    return {
      kind: "size",
      dimensions: size.dimensions,
      ...(place ? { place: placeOf(story.narrative, sentence, place) } : {}),
      which: SHORT.test(near) ? "short-axis" : LONG.test(near) || size.dimensions.length > 1 ? "longest" : "unspecified",
      evidence: evidenceAt(story.narrative, sentence, size.start, size.end),
      rule: `finders/size: ${size.dimensions.length} dimension(s)`,
      sentence: sentence.index,
      at: size.start,
    };
  });
}

/** The nearest place before it in its clause; else the nearest behind it; else the last one of the sentence before it. */
function placeFor(size: SizeMention, reading: Reading): PlaceMention | undefined {
  const places = findPlaces(reading);
  const clause = reading.clauses.find((c) => size.start >= c.start && size.start < c.end);
  const inClause = places.filter((p) => !clause || (p.start >= clause.start && p.end <= clause.end));
  const before = inClause.filter((p) => p.end <= size.start).at(-1);
  const after = inClause.find((p) => p.start >= size.end);
  const { text } = reading.sentence;
  // "a 3 cm tumour located on the left breast": the size stands before its lesion.
  const isBesideLesion =
    after !== undefined &&
    /^[\s-]*(?:\w+\s){0,3}$/.test(text.slice(size.end, after.start)) &&
    /^\s(?:mass|nodule|lesion|tumou?r|lymph|node|cyst|metasta)/i.test(text.slice(after.end));
  if (isBesideLesion) return after;
  const isAttribute =
    after !== undefined &&
    /^[\s-]*(?:\w+\s){0,4}(?:tumou?r|mass|lesion|nodule|growth|node|cyst|lump)/i.test(text.slice(size.end, after.start));
  if (isAttribute && !/\b(?:measur\w+|size)\b[^.]{0,30}$/i.test(text.slice(Math.max(0, size.start - 40), size.start))) return after;
  // "4 x 3 cm with five positive nodes": what is told with it is not what was measured.
  const isApart = after !== undefined && /\b(?:with|and|but|showed|revealed)\b|;/.test(text.slice(size.end, after.start));
  return before ?? (isApart ? undefined : after) ?? places.filter((p) => p.end <= size.start).at(-1);
}
