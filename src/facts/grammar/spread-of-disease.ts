// Where a named disease was found that began elsewhere: in a sample of another organ, as a localization, as tumours "from" it.
import { type DiseaseMention, organOf, startWithPlace } from "./disease.ts";
import { FAR } from "./metastasis-words.ts";
import type { PlaceMention } from "./place.ts";
import { isSamePlace } from "./site-parts.ts";

// "biopsy of the liver was positive for pancreatic adenocarcinoma": the tumour names another organ than the sample.
const SAMPLE_OF =
  /\b(?:biops(?:y|ies)|FNAC?|aspirat\w+|cytology|resection|specimen|excision)\s(?:[a-z-]+\s){0,3}(?:of|from)\s(?:(?:the|her|his|an?|[a-z-]+)\s){0,4}$/i;
const WAS_POSITIVE =
  /^(?:\s[a-z-]+){0,2}\s(?:(?:was|were)\s)?(?:positive for|show(?:ed|ing)|reveal(?:ed|ing)|confirm(?:ed|ing)|demonstrat(?:ed|ing)|consistent with)\s(?:(?!no\b)[\w.-]+\s){0,5}$/i;

/** The place of the sample, where a tumour of another organ was found in it. */
export function sampledElsewhere(disease: DiseaseMention, text: string, places: readonly PlaceMention[]): PlaceMention | undefined {
  const organ = organOf(disease);
  const from = startWithPlace(disease);
  const place = places.findLast((p) => p.end <= from);
  if (!place || organ === undefined || place.isNode || !FAR.test(place.name) || isSamePlace(place.name, organ)) return undefined;
  return SAMPLE_OF.test(text.slice(Math.max(0, place.start - 80), place.start)) && WAS_POSITIVE.test(text.slice(place.end, from))
    ? place
    : undefined;
}

// "a vesical localization of a prostatic adenocarcinoma"
const LOCALIZATION =
  /^\s(?:secondary\s)?(?:locali[sz]ation|infiltration|spread|deposit)s?\s(?:of|from)\s(?:an?|the|his|her)?\s?(?:[a-z]+\s)?$|^\s(?:tumou?rs?|lesions?|nodules?|mass(?:es)?)\sfrom\s(?:an?\s|the\s|his\s|her\s)?(?:[a-z]+\s)?$/i;

/** The place that a tumour of another organ has reached. */
export function seatOf(disease: DiseaseMention, text: string, places: readonly PlaceMention[]): PlaceMention | undefined {
  const from = startWithPlace(disease);
  return places.find((p) => p.end < from && LOCALIZATION.test(text.slice(p.end, from)));
}
