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

// "Liver biopsy confirmed metastatic colorectal carcinoma", "the node biopsy report confirmed gastric cancer"
const SAMPLE_BEHIND =
  /^\s(?:(?:core|needle|excisional|incisional|fine|CT-guided|repeat)[\s-]){0,3}(?:biops(?:y|ies)|FNAC?|aspirat(?:e|ion)|cytology|specimen)(?:\s(?:results?|findings?|report|specimens?))?\s(?:(?:was|were)\s)?(?:positive for|show(?:ed|ing)|reveal(?:ed|ing)|confirm(?:ed|ing)|demonstrat(?:ed|ing)|consistent with)\s(?:(?!no\b)[\w.-]+\s){0,4}$/i;

// Histologies of one organ: in a sample of another they have spread there.
const OF_ONE_ORGAN = /lobular|renal cell|\bRCC\b|ccRCC|melanoma|hepatocellular/i;

/** The place of the sample, where a tumour of another organ was found in it. */
export function sampledElsewhere(disease: DiseaseMention, text: string, places: readonly PlaceMention[]): PlaceMention | undefined {
  const organ = organOf(disease);
  const from = startWithPlace(disease);
  const place = places.findLast((p) => p.end <= from);
  if (
    !place ||
    organ === undefined ||
    (!place.isNode && !FAR.test(place.name) && !OF_ONE_ORGAN.test(disease.name)) ||
    isSamePlace(place.name, organ) ||
    // "skin biopsy confirmed melanoma of the shoulder": its own sample
    (/melanoma/i.test(disease.name) && /^(?:skin|subcutaneous tissue)$/.test(place.name))
  )
    return undefined;
  if (/lymphoma|leuk|myeloma|hodgkin/i.test(disease.name)) return undefined;
  const between = text.slice(place.end, from);
  const isSample = SAMPLE_OF.test(text.slice(Math.max(0, place.start - 80), place.start));
  return (isSample && WAS_POSITIVE.test(between)) || SAMPLE_BEHIND.test(between) ? place : undefined;
}

// "a mass of the left kidney was removed, which proved to be a recurrence of the lung cancer"
const IS_RECURRENCE_OF =
  /^[^.;]{0,90}?\b(?:diagnosed as|proved to be|turned out to be|(?:found|shown|confirmed|thought|considered) to be|confirmed as|interpreted as|consistent with|represent(?:ed|ing)|compatible with)\s(?:(?:an?|the)\s)?(?:(?:late|distant|further|second|isolated|solitary)\s)?(?<of>(?:recurrence|relapse|metastas[ei]s)\s(?:of|from)\s(?:(?:the|her|his|an?|known|previous|prior|primary)\s){0,3})?$/i;
const RECURRENCE_BEHIND = /^\s(?:recurrence|relapse|metastas[ei]s)\b/i;
const A_GROWTH = /\b(?:tumou?rs?|mass(?:es)?|lesions?|nodules?|growths?|cysts?|lumps?)\b/i;

/** Where a growth was found that was called a recurrence of a tumour of another organ. */
export function recurredAt(disease: DiseaseMention, text: string, places: readonly PlaceMention[]): PlaceMention | undefined {
  const organ = organOf(disease);
  const from = startWithPlace(disease);
  const place = places.findLast((p) => p.end <= from);
  if (!place || organ === undefined || isSamePlace(place.name, organ)) return undefined;
  const m = IS_RECURRENCE_OF.exec(text.slice(place.end, from));
  if (!m || (m.groups!["of"] === undefined && !RECURRENCE_BEHIND.test(text.slice(disease.nameEnd)))) return undefined;
  return A_GROWTH.test(text.slice(Math.max(0, place.start - 60), from)) ? place : undefined;
}

// "a vesical localization of a prostatic adenocarcinoma"
const LOCALIZATION =
  /^\s(?:secondary\s)?(?:locali[sz]ation|infiltration|spread|deposit)s?\s(?:of|from)\s(?:an?|the|his|her)?\s?(?:[a-z]+\s)?$|^\s(?:tumou?rs?|lesions?|nodules?|mass(?:es)?)\sfrom\s(?:an?\s|the\s|his\s|her\s)?(?:[a-z]+\s)?$/i;

/** The place that a tumour of another organ has reached. */
export function seatOf(disease: DiseaseMention, text: string, places: readonly PlaceMention[]): PlaceMention | undefined {
  const from = startWithPlace(disease);
  return places.find((p) => p.end < from && LOCALIZATION.test(text.slice(p.end, from)));
}
