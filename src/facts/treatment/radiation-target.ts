// Where radiation went, by the words beside it: "pelvic radiotherapy", "to the left femur", "metastases in X and Y were irradiated".
import { evidenceAt } from "../../narrative/narrative.ts";
import type { Place } from "../fact-base.ts";
import { findPlaces, type PlaceMention, placeOf, placesFrom, placesUpTo } from "../grammar/place.ts";
import type { Reading, Story } from "../reading.ts";

interface Stretch {
  readonly start: number;
  readonly end: number;
}

// "pelvic [external beam] radiotherapy": only attributes stand between
const ATTRIBUTES =
  /^(?:[\s,-]|\b(?:lymph|nodes?|nodal|bed|areas?|regions?|regional|local|tumou?r|primary|lesions?|metastas[ei]s|metastatic|field|conventional|adjuvant|palliative|definitive|radical|whole|conformal|external|beam|concurrent|fractionated|hypofractionated|post-?operative|salvage|therapeutic)\b)*$/i;
// "to the [primary] cervix", "for bone metastases in the", "directed at her"
const TOWARDS =
  /(?<!\bdue )\b(?:to|for|of|at|on|over|targeting|towards?|against|covering|including|encompassing|in)\s(?:(?:the|her|his|both|all|these|primary|metastatic|painful|bony|bulky|residual|involved|enlarged|original|tumou?r|mass|lesions?|metastas[ei]s|disease|bed|site|area|region|nodal|symptomatic|progressive|remaining|known|large|new|local|recurrent|recurrence|in|of|at|to|left|right|[LR]|bilateral|upper|lower|entire|whole|and|involving)\s)*$/i;
const PASSIVE = /\b(?:irradiated|radiated|treated with|received)\b/i;
const PURPOSE =
  /^(?:[\w\s,]{0,40})?\b(?:to|for|in order to) (?:alleviat\w+|reliev\w+|control\w*|treat\w*|palliat\w+|manage\w*|the (?:treatment|relief|control))\b/i;
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/whole[\s-]brain|\bWBRT\b|prophylactic cranial|\bPCI\b/i, "brain"],
  [/total body|\bTBI\b/i, "whole body"],
  [/cranio-?spinal/i, "craniospinal axis"],
];

/**
 * @param stretch the dose or the word for the radiation
 * @param words   further stretches that name the same radiation
 * @param limit   where the words about it end
 */
export function radiationTarget(
  reading: Reading,
  story: Story,
  stretch: Stretch,
  words: readonly Stretch[],
  limit: Stretch,
): Place | undefined {
  const { text } = reading.sentence;
  const places = findPlaces(reading);
  const spots = [...words, stretch].sort((a, b) => a.start - b.start);
  for (const spot of spots) {
    const named = NAMED.find(([pattern]) => pattern.test(text.slice(spot.start, spot.end)));
    if (named) return { site: { text: named[1] }, evidence: evidenceAt(story.narrative, reading.sentence, spot.start, spot.end) };
    const before = places.findLastIndex(
      (p) =>
        p.start >= limit.start &&
        p.start <= spot.start &&
        p.end <= spot.end &&
        (p.end > spot.start || ATTRIBUTES.test(text.slice(p.end, spot.start))),
    );
    if (before >= 0 && !isOther(text, places[before]!, spot)) return joined(reading, story, placesUpTo(text, places, before));
  }
  // "30 Gy to the spine in 10 fractions"
  const within = places.findIndex(
    (p) => p.start > stretch.start && p.end < stretch.end && TOWARDS.test(text.slice(stretch.start, p.start)),
  );
  if (within >= 0) return joined(reading, story, placesFrom(text, places, within));
  for (const spot of spots) {
    const behind = places.findIndex(
      (p) => p.start >= spot.end && p.start < limit.end && p.start - spot.end <= 90 && TOWARDS.test(text.slice(spot.end, p.start)),
    );
    if (behind >= 0 && !/\b(?:followed|and then|showed|revealed|before|after|until)\b/.test(text.slice(spot.end, places[behind]!.start)))
      return joined(reading, story, placesFrom(text, places, behind));
  }
  const level = LEVEL.exec(text.slice(last0(spots), limit.end));
  if (level) {
    const start = last0(spots) + level.index + level[0].indexOf(level.groups!.level!);
    const end = start + level.groups!.level!.length;
    return { site: { text: text.slice(start, end) }, evidence: evidenceAt(story.narrative, reading.sentence, start, end) };
  }
  const received = siteThatReceived(text, places, spots[0]!);
  if (received >= 0) return joined(reading, story, placesUpTo(text, places, received));
  const label = places.find(
    (p) =>
      (p.start <= 25 || /[.:]\s+$/.test(text.slice(p.start - 3, p.start))) &&
      /^(?:\s[\w-]+){0,2}\s?:/.test(text.slice(p.end, p.end + 25)) &&
      p.end < spots[0]!.start,
  );
  if (label) return joined(reading, story, [label]);
  const passive = spots.find((s) => PASSIVE.test(text.slice(s.start, s.end)));
  if (passive) {
    const before = places.findLastIndex((p) => p.end <= passive.start);
    if (before >= 0) return joined(reading, story, placesUpTo(text, places, before));
  }
  if (PURPOSE.test(text.slice(0, spots[0]!.start))) {
    const purpose = places.find((p) => p.end <= spots[0]!.start);
    if (purpose) return joined(reading, story, [purpose]);
  }
  return undefined;
}

// "was delivered to T11", "to L2-L4": vertebrae by their levels
const LEVEL =
  /^[^.;]{0,60}?\b(?:to|of|at|for)\s(?:the\s)?(?<level>(?:[CTL](?:1[0-2]|[1-9]))(?:\s?(?:-|–|to|and|,)\s?[CTLS]?(?:1[0-2]|[1-9])\b)*)(?!\w|\.\d)(?!\s(?:and|,)\s(?!the\b)[CTLS]\d)/;
const last0 = (spots: readonly Stretch[]): number => spots[0]!.end;

// "The right femur [and L3] received palliative radiotherapy", "the chest wall was treated with electrons"
const RECEIVED =
  /^(?:\s(?:metastas[ei]s|lesions?|mass|region|area|bed|nodes?))?\s(?:then |also |subsequently )?(?:received|(?:was|were) (?:then |also |subsequently )?irradiated (?:with|to)|(?:was|were) (?:\w+ly )?treated (?:\w+ly )?(?:with|to)|underwent|was given|were given)\s[^.;,]{0,60}$/i;

function siteThatReceived(text: string, places: readonly PlaceMention[], spot: Stretch): number {
  return places.findLastIndex((p) => p.end < spot.start && spot.start - p.end < 90 && RECEIVED.test(text.slice(p.end, spot.start)));
}

// "lymph node radiation" is where it went, "bone pain" or "chest CT" before the word is not
const isOther = (text: string, place: PlaceMention, spot: Stretch): boolean => /[.;]/.test(text.slice(place.end, spot.start));

function joined(reading: Reading, story: Story, places: readonly PlaceMention[]): Place {
  const all = places.map((p) => placeOf(story.narrative, reading.sentence, p));
  const [first] = all;
  if (all.length === 1) return first!;
  const name = (p: Place): string => [p.side, p.site.text].filter(Boolean).join(" ");
  return { site: { text: all.map(name).join(" and ") }, evidence: all.flatMap((p) => p.evidence) };
}
