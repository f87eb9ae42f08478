// Lesions away from the organ of a known tumour, told without the word: "multiple liver lesions", "an osteolytic lesion of the femur".
// Nobody has called them metastases: each is a possible one and asks for review.
import { gated } from "../../base/gated.ts";
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
const SPREAD = /\b(?:metasta\w+|mets)\b/i;
// "tumour in all segments of the", "lesions in both lobes of the": plural by what holds them, in a sentence of imaging
const HELD_BY_MANY =
  /\b(?:tumou?r|disease|lesions|nodules|masses|tumou?rs|foci|deposits)\s(?:(?:was|were|seen|found|noted|present|scattered)\s){0,3}(?:in|of|throughout|involving)\s(?:(?:almost\s|nearly\s)?(?:all|both|multiple|several|many|numerous)\s)(?:(?:lobes|segments|parts|lung|areas)\s(?:of\s)?(?:the\s)?)?$/i;
const MEASURED = /\b\d+(?:\.\d+)?\s?(?:x\s?\d+(?:\.\d+)?\s?)?[cm]m\s(?:[a-z-]+\s){0,2}$/i;
const PLURAL = /^\s(?:[a-z-]+\s)?(?:lesions|nodules|masses|tumou?rs)\b/i;
// Not of a tumour, or not of one that spreads.
const HARMLESS =
  /\b(?:benign|cyst(?:s|ic)?\b|haemangiomas?|hemangiomas?|granuloma\w*|adenomas?|calcifi\w+|infarct\w*|fractures? of|infecti\w+|abscess\w*|tubercul\w+|fibroids?|myomas?|lipomas?|warts?|ground[- ]glass|tree-in-bud|atelecta\w+|pneumonia|ischa?emic|lacunar|degenerative|arthritis|stable|unchanged|decreas\w+|shr[au]nk\w*|disappear\w*|resol\w+|reduc\w+|regress\w*|resect\w*|remov\w*|treat\w+|radiat\w+|irradiat\w+|respon\w+|smaller|primary|sarcoid\w*|cirrho\w+|screen\w*|regenerative)\b/i;
// Organs in which most lesions beside a known tumour elsewhere are its metastases.
const FAR =
  /^(?:bone|brain|spine|liver|lung|adrenal gland|peritoneum|omentum|spleen|pleura|leptomeninges|subcutaneous tissue|cerebellum|bone marrow)$/;

// Where even one mass beside a known tumour elsewhere is suspect.
const SINGLY_FAR = /^(?:brain|cerebellum|adrenal gland|subcutaneous tissue)$|lobe of brain$/;

// "several foci in the pelvis" on a bone scan
const OF_BONE = /\b(?:lytic|osteo\w+|sclerotic|blastic|bone|skelet\w+|bony|osseous|scintigra\w+)\b/i;

const isFar = (place: PlaceMention, text: string): boolean =>
  (/^pelvi[cs]$/.test(place.name) && OF_BONE.test(text)) ||
  FAR.test(place.name) ||
  isPartOf(place.name, "bone") ||
  isPartOf(place.name, "brain") ||
  isPartOf(place.name, "lung");

// "new peritoneal deposits and a 2.4 cm para-aortic node": what grows beside new spread is of the same kind
const BESIDE_SPREAD = gated(/\bnew\s(?:[a-z-]+\s){0,3}(?:deposits?|metasta\w+|mets|implants?|lesions|nodules)\b/i);
const NEW_NODE =
  /\b(?:new(?:ly)?\s(?:[a-z-]+\s){0,2}|enlarg(?:ed|ing)\s(?:[a-z-]+\s){0,2}|pathological(?:ly enlarged)?\s|\d+(?:\.\d+)?\s?[cm]m\s(?:[a-z-]+\s){0,2})$/i;

// Operations that are done for a cancer of the organ alone.
const RADICALLY = gated(
  /\bradical (?:(?:retropubic|robotic|robot-assisted|laparoscopic|perineal) )*(?<what>prostat|cystoprostat|cyst)ectomy\b/i,
);

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
  if (found.size > 0) return found;
  for (const reading of story.readings) {
    const what = RADICALLY.exec(reading.sentence.text)?.groups?.["what"];
    if (what !== undefined) found.add(/^cyst$/i.test(what) ? "bladder" : "prostate");
  }
  return found;
});

/** One possible metastasis per place of such lesions, where the story has a tumour of another organ and none of that place. */
export function findSuspectedMetastasis(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  const { text } = sentence;
  const places = findPlaces(reading);
  if (!places.some((p) => (p.isNode ? BESIDE_SPREAD.test(text) : isFar(p, text))) || HARMLESS.test(text)) return [];
  // "lung nodules and bone metastases", in one line of a diagnosis: the nodules are of the same kind
  const isBeside = SPREAD.test(text);
  if (isBeside && !findDiseases(reading).some((d) => !d.isWeak) && !/^\W*(?:final |main )?diagnos/i.test(text)) return [];
  const known = organsOf(story);
  if (known.size === 0) return [];
  const found = new Map<PlaceMention, { start: number; end: number }>();
  for (const [i, place] of places.entries()) {
    const before = text.slice(Math.max(0, place.start - 110), place.start);
    const follows = LESIONS_IN.exec(before) ?? (IMAGING.test(text) ? HELD_BY_MANY.exec(before) : null);
    if (follows)
      for (const p of placesFrom(text, places, i)) found.set(p, { start: place.start - (before.length - follows.index), end: p.end });
    const behind = LESIONS_BEHIND.exec(text.slice(place.end, place.end + 40));
    const first = placesUpTo(text, places, i);
    const doubt = behind ? DOUBT_BEFORE.exec(text.slice(Math.max(0, first[0]!.start - 60), first[0]!.start)) : null;
    const isMany = place.qualifier !== undefined && /^(?:multiple|several|numerous|diffuse|disseminated)$/.test(place.qualifier);
    const isMeasured = behind !== null && MEASURED.test(text.slice(Math.max(0, first[0]!.start - 40), first[0]!.start));
    // "tumour in all lobes of the liver, several lung nodules and a left adrenal mass"
    const isOneOfMany = behind !== null && found.size > 0 && SINGLY_FAR.test(place.name);
    const isImaged =
      (isBeside || IMAGING.test(text)) && ((behind !== null && PLURAL.test(behind[0])) || (isMeasured && SINGLY_FAR.test(place.name)));
    if (behind && (doubt || isOneOfMany || isMany || isImaged || (place.side === "bilateral" && PLURAL.test(behind[0]))))
      for (const p of first) found.set(p, { start: p.start, end: place.end + behind[0].length });
  }
  for (const place of places)
    if (place.isNode && BESIDE_SPREAD.test(text) && NEW_NODE.test(text.slice(Math.max(0, place.start - 50), place.start)))
      found.set(place, { start: place.start, end: place.end });
  return [...found].flatMap(([place, { start, end }]): Draft[] => {
    if ((!place.isNode && !isFar(place, text)) || [...known].some((k) => isSamePlace(k, place.name))) return [];
    const context = contextAt(reading, place.start, place.end);
    if (context.experiencer !== "patient" || context.isNegated || context.isHypothetical || context.isHistorical) return [];
    return [
      {
        kind: "metastasis",
        assertion: "possible",
        place: placeOf(story.narrative, sentence, place),
        isNodal: place.isNode,
        evidence: evidenceAt(story.narrative, sentence, start, end),
        review: ["uncertain"],
        rule: "finders/metastasis-suspected: lesions away from the tumour",
        sentence: sentence.index,
        at: place.start,
      },
    ];
  });
}
