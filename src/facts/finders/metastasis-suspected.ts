// Lesions away from the organ of a known tumour, told without the word: "multiple liver lesions", "an osteolytic lesion of the femur".
// Nobody has called them metastases: each is a possible one and asks for review.
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import { findDiseases, organOf } from "../grammar/disease.ts";
import { findPlaces, type PlaceMention, placeOf, placesFrom, placesUpTo } from "../grammar/place.ts";
import { rememberFor } from "../grammar/remember-for.ts";
import { isPartOf, isSamePlace } from "../grammar/site-parts.ts";
import type { Draft, Reading, Story } from "../reading.ts";

const DOUBTFUL =
  "(?:multiple|several|numerous|many|innumerable|bilateral|two|three|four|five|diffuse|widespread|suspicious|suspected|new|enhancing|ring-enhancing|hypermetabolic|FDG[- ]avid|avid|lytic|osteolytic|sclerotic|osteoblastic|blastic|metabolically active|space[- ]occupying|destructive|satellite|further|additional)";
const LESIONS = "(?:lesions?|nodules?|mass(?:es)?|tumou?rs?|foc(?:us|i)|uptakes?|accumulations?|opacities|deposits)";
// "multiple lesions in the", "hypermetabolic foci involving the": the place follows.
const LESIONS_IN = new RegExp(
  `\\b${DOUBTFUL}\\s(?:[a-z-]+,?\\s){0,3}?${LESIONS}\\s(?:(?:were|was|are)\\s)?(?:(?:seen|found|noted|detected|identified|located|present|scattered|distributed)\\s)?(?:in|of|within|throughout|involving|at|on)\\s(?:(?:the|her|his|both|almost all|several|multiple)\\s){0,2}(?:(?:diaphysis|metaphysis|shaft|head|neck|body|parenchyma|lobes?)\\sof\\s(?:the\\s|both\\s)?)?$`,
  "i",
);
// "multiple " + liver + " lesions", "hepatic nodules suspicious": the place stands before.
const DOUBT_BEFORE = new RegExp(`\\b${DOUBTFUL}\\s(?:[a-z-]+,?\\s){0,2}$`, "i");
const LESIONS_BEHIND = new RegExp(`^\\s(?:[a-z-]+\\s)?${LESIONS}\\b`, "i");
// "CT: liver lesions, the largest 2.7 cm", "a 1.8 cm right frontal mass": in a sentence of imaging, beside a known tumour.
const IMAGING = /\b(?:CT|MRI|MR|PET(?:[-/]CT)?|scans?|tomograph\w+|imaging|ultraso\w+|scintigraph\w+|x-?rays?|radiograph\w*)\b/i;
const MEASURED = /\b\d+(?:\.\d+)?\s?(?:x\s?\d+(?:\.\d+)?\s?)?[cm]m\s(?:[a-z-]+\s){0,2}$/i;
const PLURAL = /^\s(?:[a-z-]+\s)?(?:lesions|nodules|masses|tumou?rs)\b/i;
// Not of a tumour, or not of one that spreads.
const HARMLESS =
  /\b(?:benign|cyst(?:s|ic)?\b|haemangiomas?|hemangiomas?|granuloma\w*|adenomas?|calcifi\w+|infarct\w*|fractures? of|infecti\w+|abscess\w*|tubercul\w+|fibroids?|myomas?|lipomas?|warts?|ground[- ]glass|tree-in-bud|atelecta\w+|pneumonia|ischa?emic|lacunar|degenerative|arthritis|stable|unchanged|decreas\w+|shr[au]nk\w*|disappear\w*|resol\w+|reduc\w+|regress\w*|resect\w*|remov\w*|treat\w+|radiat\w+|irradiat\w+|respon\w+|smaller|metasta\w+|primary|sarcoid\w*|cirrho\w+|screen\w*|regenerative)\b/i;
// Organs in which most lesions beside a known tumour elsewhere are its metastases.
const FAR =
  /^(?:bone|brain|spine|liver|lung|adrenal gland|peritoneum|omentum|spleen|pleura|leptomeninges|subcutaneous tissue|cerebellum|bone marrow)$/;

// Where even one mass beside a known tumour elsewhere is suspect.
const SINGLY_FAR = /^(?:brain|cerebellum|adrenal gland|subcutaneous tissue)$|lobe of brain$/;

const isFar = (place: PlaceMention): boolean =>
  FAR.test(place.name) || isPartOf(place.name, "bone") || isPartOf(place.name, "brain") || isPartOf(place.name, "lung");

/** The organs of the patient's tumours, as the whole story tells them. */
const organsOf = rememberFor((story: Story): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const reading of story.readings)
    for (const d of findDiseases(reading)) {
      if (d.isWeak || d.isMetastatic) continue;
      const context = contextAt(reading, d.nameStart, d.nameEnd);
      const organ = organOf(d);
      if (organ !== undefined && !d.place?.isNode && context.experiencer === "patient" && !context.isNegated) found.add(organ);
    }
  return found;
});

/** One possible metastasis per place of such lesions, where the story has a tumour of another organ and none of that place. */
export function findSuspectedMetastasis(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  const { text } = sentence;
  const places = findPlaces(reading);
  if (!places.some((p) => isFar(p) && !p.isNode) || HARMLESS.test(text)) return [];
  const known = organsOf(story);
  if (known.size === 0) return [];
  const found = new Map<PlaceMention, { start: number; end: number }>();
  for (const [i, place] of places.entries()) {
    const before = text.slice(Math.max(0, place.start - 110), place.start);
    const follows = LESIONS_IN.exec(before);
    if (follows)
      for (const p of placesFrom(text, places, i)) found.set(p, { start: place.start - (before.length - follows.index), end: p.end });
    const behind = LESIONS_BEHIND.exec(text.slice(place.end, place.end + 40));
    const first = placesUpTo(text, places, i);
    const doubt = behind ? DOUBT_BEFORE.exec(text.slice(Math.max(0, first[0]!.start - 60), first[0]!.start)) : null;
    const isMany = place.qualifier !== undefined && /^(?:multiple|several|numerous|diffuse|disseminated)$/.test(place.qualifier);
    const isMeasured = behind !== null && MEASURED.test(text.slice(Math.max(0, first[0]!.start - 40), first[0]!.start));
    const isImaged = IMAGING.test(text) && ((behind !== null && PLURAL.test(behind[0])) || (isMeasured && SINGLY_FAR.test(place.name)));
    if (behind && (doubt || isMany || isImaged || (place.side === "bilateral" && PLURAL.test(behind[0]))))
      for (const p of first) found.set(p, { start: p.start, end: place.end + behind[0].length });
  }
  return [...found].flatMap(([place, { start, end }]): Draft[] => {
    if (place.isNode || !isFar(place) || [...known].some((k) => isSamePlace(k, place.name))) return [];
    const context = contextAt(reading, place.start, place.end);
    if (context.experiencer !== "patient" || context.isNegated || context.isHypothetical || context.isHistorical) return [];
    return [
      {
        kind: "metastasis",
        assertion: "possible",
        place: placeOf(story.narrative, sentence, place),
        isNodal: false,
        evidence: evidenceAt(story.narrative, sentence, start, end),
        review: ["uncertain"],
        rule: "finders/metastasis-suspected: lesions away from the tumour",
        sentence: sentence.index,
        at: place.start,
      },
    ];
  });
}
