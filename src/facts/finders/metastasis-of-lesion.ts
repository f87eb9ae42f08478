// A metastasis whose place is that of a lesion told of before: "Excision biopsy showed metastatic squamous cell carcinoma".
import { evidenceAt } from "../../narrative/narrative.ts";
import { rememberWords } from "../../terminology/remember-words.ts";
import { contextAt } from "../context/scope.ts";
import type { Place } from "../fact-base.ts";
import { type DiseaseMention, findDiseases, organOf, startWithPlace } from "../grammar/disease.ts";
import { isGenericName, isSameHistology } from "../grammar/histology.ts";
import { EXAMINED, FAR, LESION, SKIN } from "../grammar/metastasis-words.ts";
import { findPlaces, placeOf } from "../grammar/place.ts";
import { rememberFor } from "../grammar/remember-for.ts";
import { isPartOf, isSamePlace } from "../grammar/site-parts.ts";
import { placeInStory } from "../place-in-story.ts";
import type { Draft, Reading, Story } from "../reading.ts";

// "examination of the specimen confirmed the metastasis of urothelial carcinoma"
const CONFIRMED =
  /\b(?:confirm\w*|reveal\w*|show\w*|demonstrat\w*|diagnos\w*|found|proved|consistent with|compatible with|represent\w*|indicat\w+)\s(?:(?:the|an?|to be|as|be)\s){0,2}metastas[ei]s\s(?:of|from)\s(?:an?\s|the\s|his\s|her\s)?$/i;

// Histologies that hardly any other organ has: found elsewhere, they have spread there.
const IS_OWN_KIND = /renal cell|\bRCC\b|ccRCC|clear cell|melanoma|hepatocellular|lobular|prostat|leiomyosarcoma|colonic|colorectal/i;

const LESION_OR_TUMOUR = new RegExp(`${LESION.source}|\\btumou?rs?\\b`, "i");

const isFar = (name: string): boolean =>
  FAR.test(name) ||
  /^(?:muscle|spleen|heart|subcutaneous tissue|pericardium|pleura|omentum)$/.test(name) ||
  ["lung", "bone", "brain"].some((organ) => isPartOf(name, organ));

/** The organ of the disease; for one told without, that of the tumour of the same histology that was told before. */
function knownOrgan(disease: DiseaseMention, reading: Reading, story: Story): string | undefined {
  const own = organOf(disease);
  // a melanoma is of the skin where nothing else is said; the earlier one may have told of which
  if (own !== undefined && !(own === "skin" && disease.place === undefined)) return own;
  if (disease.isGeneric || disease.isOfUnknownPrimary || /leuk|lymphoma|myeloma/i.test(disease.name)) return undefined;
  if (isGenericName(disease.name)) return undefined;
  const first = firstOfHistology(story)(disease.name);
  return first && first.place < placeInStory(reading, story) ? first.organ : undefined;
}

/** By the name of a disease: the organ in which the story first told a tumour of its histology, and the place of the reading that did. */
const firstOfHistology = rememberFor((story: Story) =>
  rememberWords((name): { readonly organ: string | undefined; readonly place: number } | undefined => {
    for (const [place, r] of story.readings.entries()) {
      const same = findDiseases(r).find(
        (d) => organOf(d) !== undefined && !d.place?.isNode && !isGenericName(d.name) && isSameHistology(d.name, name),
      );
      if (same && !contextAt(r, same.nameStart, same.nameEnd).isNegated) return { organ: organOf(same), place };
    }
    return undefined;
  }),
);

/** A tumour whose organ the story has told before, found in a sample of a sentence that names no other place. */
function isKnownElsewhere(disease: DiseaseMention, reading: Reading, story: Story): boolean {
  const organ = knownOrgan(disease, reading, story);
  if (organ === undefined || OWN_SAMPLE.test(reading.sentence.text) || !SAMPLED.test(reading.sentence.text.slice(0, disease.nameStart)))
    return false;
  if (findPlaces(reading).some((p) => p.start !== disease.place?.start && isSamePlace(p.name, organ))) return false;
  const first = firstTold(story).get(organ);
  return first !== undefined && first < reading.sentence.index;
}

/** Organ → the first sentence that names a tumour of it. */
const firstTold = rememberFor((story: Story): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const reading of story.readings)
    for (const d of findDiseases(reading)) {
      const organ = organOf(d);
      if (organ !== undefined && !d.isWeak && !found.has(organ)) found.set(organ, reading.sentence.index);
    }
  return found;
});

// Looked at or taken out where the tumour began.
const OWN_SAMPLE =
  /\b(?:colonoscop|sigmoidoscop|proctoscop|gastroscop|endoscop|EGD|OGD|cystoscop|ureteroscop|hysteroscop|colposcop|laryngoscop|mammogra|curettage|TUR|\w+ectomy\b|prostate biops|core needle)/i;
const SAMPLED =
  /\b(?:biops(?:y|ies)|cytolog\w+|aspirat\w+|FNAC?|bronchoscop\w+|specimens?|patholog\w+|histo\w+|resection|excision|removal|needle)\b[^.;]{0,60}\b(?:reveal\w+|show\w+|confirm\w+|demonstrat\w+|consistent with|positive for|proved)\b|\b(?:removed|excised|resected|biopsied|aspirated)\b[^.;]{0,40}\b(?:reveal\w+|show\w+|confirm\w+|proved|found to be)\b|\b(?:proved|proven|confirmed|shown|found)\s(?:by|on|at)\s(?:[\w-]+\s){0,2}(?:needle|biopsy|FNAC?|cytology|aspirat\w+|histolog\w+)\b[^.;]{0,20}\bto be\b/i;

/** At most one draft: what was examined is a lesion of this sentence or of the three before it. */
export function findMetastasisOfLesion(reading: Reading, story: Story): readonly Draft[] {
  const { text } = reading.sentence;
  const isNamedSpread = (d: DiseaseMention): boolean =>
    /^\smetastas[ei]s\b/i.test(text.slice(d.nameEnd)) || CONFIRMED.test(text.slice(0, d.start));
  const diseases = findDiseases(reading).filter(
    (d) => d.by === undefined && (!d.isGeneric || (organOf(d) !== undefined && isNamedSpread(d) && CONFIRMED.test(text.slice(0, d.start)))),
  );
  const named = diseases.find((d) => d.isMetastatic || isNamedSpread(d));
  // "a mass in the lung … Biopsy revealed endometrial carcinoma": of the tumour that was known, and not of the lung.
  const known = named
    ? undefined
    : findDiseases(reading).find(
        (d) =>
          (d.by === undefined || d.by === "of") &&
          !d.isWeak &&
          (!d.isGeneric || organOf(d) !== undefined) &&
          isKnownElsewhere(d, reading, story),
      );
  const disease = named ?? known;
  if (!disease) return [];
  const from = startWithPlace(disease);
  // "metastatic renal cell carcinoma" names the first organ: then only a lesion of the same sentence is its seat.
  const namesOrgan = organOf(disease) !== undefined;
  if (namesOrgan && !known && !EXAMINED.test(reading.sentence.text.slice(0, disease.nameStart))) return [];
  const context = contextAt(reading, disease.nameStart, disease.nameEnd);
  if (context.experiencer !== "patient" || context.isNegated) return [];
  const at = placeInStory(reading, story);
  const organ = organOf(disease);
  const isKnown = organ !== undefined && (firstTold(story).get(organ) ?? Number.POSITIVE_INFINITY) < reading.sentence.index;
  const looksBack = !namesOrgan || known !== undefined || isNamedSpread(disease) || isKnown;
  for (const earlier of story.readings.slice(looksBack ? Math.max(0, at - 3) : at, at + 1).reverse()) {
    const limit = earlier === reading ? from : earlier.sentence.text.length;
    const lesion = (earlier === reading && !named && !IS_OWN_KIND.test(disease.name) ? LESION : LESION_OR_TUMOUR).exec(
      earlier.sentence.text.slice(0, limit),
    );
    if (!lesion) continue;
    const places = findPlaces(earlier).filter(
      (p) => p.end <= limit && p.name !== "soft tissue" && (!known || isFar(p.name) || (IS_OWN_KIND.test(known.name) && !p.isNode)),
    );
    const place =
      places.find((p) => p.name === "skin" || p.name === "subcutaneous tissue") ??
      places.find((p) => p.start >= lesion.index) ??
      places.at(-1);
    if (!place || place.name === disease.place?.name || place.name === disease.impliedSite) continue;
    if (known && isSamePlace(place.name, knownOrgan(known, reading, story)!)) continue;
    const onSkin = SKIN.test(place.name) && place.name !== "skin";
    const told: Place = placeOf(story.narrative, earlier.sentence, place);
    return [
      {
        kind: "metastasis",
        assertion: context.isUncertain ? "possible" : "present",
        place: onSkin ? { ...told, site: { text: "skin" }, qualifier: place.name } : told,
        isNodal: place.isNode,
        evidence: evidenceAt(story.narrative, reading.sentence, disease.start, disease.nameEnd),
        derived: { place: onSkin ? "lesions on the surface of the body" : "the lesion told of before" },
        review: ["weak-anchor"],
        rule: "finders/metastasis: histology of a lesion",
        sentence: reading.sentence.index,
        at: disease.nameStart,
      },
    ];
  }
  return [];
}
