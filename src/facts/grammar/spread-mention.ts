// Spread told in one word, or by what a lesion was called: "peritoneal carcinomatosis", "a nodule of the lung, consistent with metastasis".
import { openAmong } from "../../base/gated.ts";
import type { Reading } from "../reading.ts";
import { CALLED_METASTASIS, FAR, LESION, NAMED_RECURRENCE, WHOLE_WORDS } from "./metastasis-words.ts";
import { findPlaces, isListed, type PlaceMention } from "./place.ts";
import { isSamePlace } from "./site-parts.ts";

/** A place to which a tumour is said to have spread. */
export interface SpreadMention {
  readonly place: PlaceMention;
  /** The words of spread with the place. */
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly isWeak?: boolean;
  /** Where the word itself stands: its context decides. */
  readonly saidAt?: number;
  /** None of the nodes held tumour. */
  readonly isNone?: boolean;
}

const wholeWordsFor = openAmong(WHOLE_WORDS, ([shape]) => shape);

/** "peritoneal carcinomatosis", "malignant ascites". */
export function spreadInOneWord(reading: Reading): SpreadMention[] {
  const { text } = reading.sentence;
  return wholeWordsFor(text).flatMap(([shape, name]) =>
    [...text.matchAll(shape)].map((m): SpreadMention => {
      const [start, end] = [m.index, m.index + m[0].length];
      return { place: { start, end, name, isNode: name.endsWith("lymph node") }, start, end, rule: "one word for spread and place" };
    }),
  );
}

// "lung nodules and hepatic lesions": each place with its own noun
const OWN_NOUN =
  /^\s(?:lesions?|nodules?|mass(?:es)?|nodes?|foci|opacities)(?:,|\sand|,\sand|\sas well as)\s(?:(?:the|a|an|multiple|several|small|new|few|left|right|bilateral)\s)*$/i;

/** The list of places that ends with the one at `index`, each perhaps with a noun of its own. */
function lesionsUpTo(text: string, places: readonly PlaceMention[], index: number): readonly PlaceMention[] {
  let start = index;
  while (
    start > 0 &&
    (isListed(text, places[start - 1]!, places[start]!) || OWN_NOUN.test(text.slice(places[start - 1]!.end, places[start]!.start)))
  )
    start--;
  return places.slice(start, index + 1);
}

const A_DISEASE = /\b(?:cancer|\w*carcinoma|\w*sarcoma|melanoma|disease|malignancy|primary)\b/i;

/** What a lesion was called: its place stands before, in the same sentence. */
export function calledMetastasis(reading: Reading): SpreadMention[] {
  const { text } = reading.sentence;
  const places = findPlaces(reading);
  const named = [...text.matchAll(NAMED_RECURRENCE)].flatMap((m): SpreadMention[] => {
    const place = places.findLast((p) => p.end <= m.index);
    const organ = places.find((p) => p.start >= m.index && p.start < m.index + m[0].length);
    const isGrowth = place && (LESION.test(text.slice(0, m.index)) || /\btumou?rs?\b/i.test(text.slice(0, m.index)));
    if (!place || !organ || !isGrowth || isSamePlace(place.name, organ.name)) return [];
    return [{ place, start: place.start, end: m.index + m[0].length, rule: "lesion called a recurrence of another organ's tumour" }];
  });
  const called = [...text.matchAll(CALLED_METASTASIS)].flatMap((m): SpreadMention[] => {
    const last = places.findLastIndex((p) => p.end <= m.index);
    if (last < 0 || places.some((p) => p.start >= m.index && p.end <= m.index + m[0].length)) return [];
    const isRecurrence = /^recurr|^relaps/i.test(m.groups!["word"]!);
    if (isRecurrence && !FAR.test(places[last]!.name) && !places[last]!.isNode) return [];
    // "a breast lump … the cancer was found to be metastatic": not the lump
    if (m.groups!["word"]!.toLowerCase() === "metastatic" && A_DISEASE.test(text.slice(places[last]!.end, m.index))) return [];
    const lesion = LESION.exec(text.slice(0, m.index));
    if (!lesion && !places[last]!.isNode) return [];
    return lesionsUpTo(text, places, last).map((place) => ({
      place,
      start: place.start,
      end: m.index + m[0].length,
      rule: "lesion called a metastasis",
      saidAt: m.index + m[0].length - m.groups!["word"]!.length,
    }));
  });
  return [...called, ...named];
}
