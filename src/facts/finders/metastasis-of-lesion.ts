// A metastasis whose place is that of a lesion told of before: "Excision biopsy showed metastatic squamous cell carcinoma".
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { Place } from "../fact-base.ts";
import { findDiseases } from "../grammar/disease.ts";
import { EXAMINED, LESION, SKIN } from "../grammar/metastasis-words.ts";
import { findPlaces, placeOf } from "../grammar/place.ts";
import type { Draft, Reading, Story } from "../reading.ts";

// "examination of the specimen confirmed the metastasis of urothelial carcinoma"
const CONFIRMED =
  /\b(?:confirm\w*|reveal\w*|show\w*|demonstrat\w*|diagnos\w*|found|proved)\s(?:(?:the|an?|to be|as|be)\s){0,2}metastas[ei]s\s(?:of|from)\s(?:an?\s|the\s|his\s|her\s)?$/i;

const LESION_OR_TUMOUR = new RegExp(`${LESION.source}|\\btumou?rs?\\b`, "i");

/** At most one draft: what was examined is a lesion of this sentence or of the three before it. */
export function findMetastasisOfLesion(reading: Reading, story: Story): readonly Draft[] {
  const disease = findDiseases(reading).find(
    (d) =>
      (d.isMetastatic ||
        /^\smetastas[ei]s\b/i.test(reading.sentence.text.slice(d.nameEnd)) ||
        CONFIRMED.test(reading.sentence.text.slice(0, d.start))) &&
      d.by === undefined &&
      !d.isGeneric,
  );
  if (!disease) return [];
  const from = Math.min(disease.start, disease.place?.start ?? disease.start);
  // "metastatic renal cell carcinoma" names the first organ: then only a lesion of the same sentence is its seat.
  const namesOrgan = disease.place !== undefined || disease.impliedSite !== undefined;
  if (namesOrgan && !EXAMINED.test(reading.sentence.text.slice(0, disease.nameStart))) return [];
  const context = contextAt(reading, disease.nameStart, disease.nameEnd);
  if (context.experiencer !== "patient" || context.isNegated) return [];
  const at = story.readings.indexOf(reading);
  for (const earlier of story.readings.slice(namesOrgan ? at : Math.max(0, at - 3), at + 1).reverse()) {
    const limit = earlier === reading ? from : earlier.sentence.text.length;
    const lesion = (earlier === reading ? LESION : LESION_OR_TUMOUR).exec(earlier.sentence.text.slice(0, limit));
    if (!lesion) continue;
    const places = findPlaces(earlier).filter((p) => p.end <= limit);
    const place =
      places.find((p) => p.name === "skin" || p.name === "subcutaneous tissue") ??
      places.find((p) => p.start >= lesion.index) ??
      places.at(-1);
    if (!place || place.name === disease.place?.name || place.name === disease.impliedSite) continue;
    const onSkin = SKIN.test(place.name) && place.name !== "skin";
    const named: Place = placeOf(story.narrative, earlier.sentence, place);
    return [
      {
        kind: "metastasis",
        assertion: context.isUncertain ? "possible" : "present",
        place: onSkin ? { ...named, site: { text: "skin" }, qualifier: place.name } : named,
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
