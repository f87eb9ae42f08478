// Sizes of tumours, nodes and masses, with the place they are told of.
import { evidenceAt } from "../../narrative/narrative.ts";
import type { Place } from "../fact-base.ts";
import { findDiseases } from "../grammar/disease.ts";
import { findPlaces, type PlaceMention, placeOf } from "../grammar/place.ts";
import { rememberFor } from "../grammar/remember-for.ts";
import { findSizes, type SizeMention } from "../grammar/size.ts";
import type { Draft, Reading, Story } from "../reading.ts";

// Something that is measured: without one of these words a length is no fact.
const MEASURED =
  /\b(?:tumou?rs?|mass(?:es)?|lesions?|nodul\w+|nod(?:e|es|al)|lymph\w*|LNs?|metasta\w+|growths?|cysts?|cystic|ulcer\w*|diameter|dimensions?|size|sized|measur\w+|thicken\w+|polyps?|lump|fibroids?|myomas?|leiomyomas?|primary|recurrences?|conglomerat\w+|implants?|bulky?|bulkiest|largest|thromb\w+|strictures?|stenosis|\w*adenomas?|\w*sarcomas?|lymphomas?|melanomas?|gliomas?|meningiomas?|DCIS|HCC|RCC|GIST|NSCLC|SCC|IDC|ILC|NET|adenoca|ca\b|seg(?:ment)?\b|satellites?|spiculated|hypoechoic|density|densit\w+|effusion|involvement|swellings?|organism|adenopath\w+|\w*carcinoma|cancer|opacity|infiltrate|axis|deposits?|foc(?:us|i)|plaque|formation|collection|abscess|neoplasm|enlarged|fungating)\b/i;
const SHORT = /\bshort(?:est)?[\s-](?:axis|diameter)\b/i;
const LONG = /\b(?:long(?:est)?|largest|greatest|maxim(?:um|al)|max\.?)\s(?:\w+\s)?(?:axis|diameter|dimension|extent)\b/i;

// "the primary tumor (2.8 cm)": whatever else the sentence names.
// "2.1 cm (pT2, pN0(i+))": staged by its size
const STAGED_BEHIND = /^[\s,;]{0,2}\(?(?:[cpyr]{0,3}T[0-4][a-d]?)(?=[\s,;)(cpyrN]|$)/;
// "axillary node dissection: tumour of 28 mm", "sentinel node biopsy": what was done to the nodes, not what was measured
const OF_NODE_OPERATION =
  /^(?:\s[a-z]+){0,1}[\s-](?:dissections?|biops(?:y|ies)|clearances?|samplings?|lymphadenectom\w+|procedures?|excisions?|mapping|removal)\b/i;
const OF_PRIMARY = /\bprimary(?:\s(?:tumou?r|lesion|mass|site))\s?(?:(?:was|is|had|measured|measures|of)\s)*[(,]?\s?$/i;

/** The first place of a tumour that the story names. */
const seatOfPrimary = rememberFor((story: Story): Place | undefined => {
  for (const reading of story.readings) {
    const place = findDiseases(reading).find((d) => d.place && !d.place.isNode && !d.isMetastatic)?.place;
    if (place) return placeOf(story.narrative, reading.sentence, place);
  }
  return undefined;
});

/** One fact per stated size; "from 3 to 1.2 cm" are two. */
export function findSize(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  const { text } = sentence;
  const isMeasured = MEASURED.test(text);
  // "The left ovary was 4 x 3 x 3 cm", "spleen 15 cm": the organ itself is measured.
  const sizes = findSizes(text).filter((size) => isMeasured || STAGED_BEHIND.test(text.slice(size.end)) || isOfOrgan(size, reading));
  return sizes.map((size): Draft => {
    const ofPrimary = OF_PRIMARY.test(text.slice(Math.max(0, size.start - 40), size.start)) ? seatOfPrimary(story) : undefined;
    const place = ofPrimary ? undefined : placeFor(size, reading);
    const near = sentence.text.slice(Math.max(0, size.start - 50), size.end + 40);
    return {
      kind: "size",
      dimensions: size.dimensions,
      ...(ofPrimary ? { place: ofPrimary } : place ? { place: placeOf(story.narrative, sentence, place) } : {}),
      which: SHORT.test(near) ? "short-axis" : LONG.test(near) || size.dimensions.length > 1 ? "longest" : "unspecified",
      evidence: evidenceAt(story.narrative, sentence, size.start, size.end),
      rule: `finders/size: ${size.dimensions.length} dimension(s)`,
      sentence: sentence.index,
      at: size.start,
    };
  });
}

/** The size stands right behind the name of an organ. */
const isOfOrgan = (size: SizeMention, reading: Reading): boolean =>
  findPlaces(reading).some(
    (p) =>
      p.end <= size.start &&
      /^\s?[:,(]?\s?(?:(?:was|is|measured|measures|of|now|at|up to)\s)*$/i.test(reading.sentence.text.slice(p.end, size.start)),
  );

const LESION =
  "(?:tumou?rs?|fibroids?|mass(?:es)?|lesions?|nodules?|growths?|nodes?|lymph nodes?|LNs?|cysts?|lumps?|conglomerates?|deposits?|implants?|recurrences?|primary|metasta\\w+|foc(?:us|i)|plaques?|polyps?|thromb\\w+|(?:adeno)?carcinomas?|cancers?|HCC|RCC|adenopathy|lymphadenopathy|collections?|densit\\w+|opacity)";
// "2.6 cm tumor in the left breast", "3 cm hypoechoic left lobe lesion": the lesion, and the words that put it somewhere
const LESION_THERE = new RegExp(
  `^[\\s-]*(?:[\\w-]+,?\\s){0,5}?${LESION}(?:\\s(?:was|is|were|are|that|which|located|seen|found|arising|centred|centered|present|noted|identified|situated|involving|occupying|replacing|in|of|at|on|within|over|from|near|the|her|his|a|an|seg(?:ment)?)){1,6}\\s(?:\\w+\\s){0,2}$`,
  "i",
);
const LESION_BEHIND = new RegExp(`^[\\s-]*(?:[a-z-]+\\s){0,2}?${LESION}\\b`, "i");
// "nodule LLL": the place follows without a word between
const TELEGRAM = /^\s(?:[a-z-]+\s){0,2}?(?:tumou?r|mass|lesion|nodule|deposit)\s$/i;
// ", 2 abnormal ", ", 1/14 ": a count of nodes of its own
const COUNTED = /[,;]\s?(?:\d{1,2}|one|two|three|four|five|several|multiple)(?:\s?(?:\/|of|out of)\s?\d{1,2})?\s(?:[a-z-]+\s){0,3}$/i;

// What is told with a size and is not what was measured: "with five positive nodes", "extending to the parametrium", "3 mm from the carina"
const APART =
  /\b(?:with|and|but|showed|revealed|extending|extends|invading|invades|infiltrating|abutting|abuts|reaching|reaches|adjacent|close|near|next|adherent|encasing|compressing|displacing|from|without|causing|no|metasta\w+ to)\b|;|\.\s/i;
// "2-cm thrombus in the inferior vena cava": it has a place of its own, whether or not it is one that we know.
const PLACED_ELSEWHERE = new RegExp(`^[\\s-]*(?:[\\w-]+\\s){0,4}?${LESION}\\s(?:in|of|at|on|within)\\s(?:the|her|his|seg)`, "i");
// The region of an imaging study is where it was looked, not where the lesion lies: "MRI pelvis", "CT of the chest", "neck dissection". An organ is.
const REGION = /^(?:chest|thorax|abdom\w+|pelvi\w+|neck|head|trunk|groin|inguinal|extremit\w+|whole body|body)\b/i;
const IMAGING =
  "(?:CT|CTs|MRI|MR|PET|PET[-/]CT|US|USS|TVUS|ultraso\\w+|sonogra\\w+|x-?rays?|radiogra\\w+|scans?|tomogra\\w+|imaging|mammogra\\w+)";
const IMAGED_BEFORE = new RegExp(
  `\\b${IMAGING}(?:\\s(?:of|on|from|for|the|her|his|both|whole|scan|scans|imaging|study|staging|and|or|&|chest|thorax|abdomen|pelvis|neck|brain|head|left|right|upper|lower|lumbar|thoracic|cervical|contrast|enhanced)|,|\\/)*[\\s/]$`,
  "i",
);
const IMAGED_AFTER = new RegExp(
  `^(?:\\s(?:and|or|chest|abdomen|abdominal|pelvis|pelvic|neck|contrast|contrast-enhanced|enhanced))*[\\s-](?:${IMAGING}|dissections?)\\b`,
  "i",
);

// "a mass with skin retraction, 6 cm": how far it reaches, not where it lies
const SIGN_OF_EXTENT = /^\s(?:infiltration|invasion|retraction|ulceration|dimpling|thickening)\b/i;

/** The place named with the size: behind it with its lesion, else the nearest before it in its clause; none where only the imaging has one. */
function placeFor(size: SizeMention, reading: Reading): PlaceMention | undefined {
  const { text } = reading.sentence;
  const places = findPlaces(reading).filter(
    (p) =>
      !isImaged(p, text) &&
      !SIGN_OF_EXTENT.test(text.slice(p.end, p.end + 16)) &&
      !(p.isNode && OF_NODE_OPERATION.test(text.slice(p.end, p.end + 40))),
  );
  const clause = reading.clauses.find((c) => size.start >= c.start && size.start < c.end);
  const inClause = places.filter((p) => !clause || (p.start >= clause.start && p.end <= clause.end));
  const before = inClause.filter((p) => p.end <= size.start).at(-1);
  const after = inClause.find((p) => p.start >= size.end);
  const gap = after === undefined ? "" : text.slice(size.end, after.start);
  // "a 9.4 cm complex left adnexal mass", "a 3 cm tumour located on the left breast": the size stands before its lesion.
  // "34 mm unifocal, 2 abnormal nodes", "4 mm residual IDC, 1/14 nodes": the nodes are told next to it, and counted
  const isCounted = after?.isNode && COUNTED.test(gap);
  // "a 2 cm axillary node": the node is the lesion
  if (after?.isNode && !isCounted && /^[\s-]*(?:[\w-]+,?\s){0,3}$/.test(gap) && !APART.test(gap)) return after;
  const isBesideLesion =
    after !== undefined && /^[\s-]*(?:[\w-]+,?\s){0,4}$/.test(gap) && LESION_BEHIND.test(text.slice(after.end)) && !APART.test(gap);
  // "1.2 cm nodule LLL"
  if (after && TELEGRAM.test(gap)) return after;
  if (after && (isBesideLesion || (LESION_THERE.test(gap) && !APART.test(gap)))) return after;
  // "4.8 x 3.6 cm in the right upper lobe"
  if (
    after &&
    !(before && !before.isNode && REGION.test(after.name) && !REGION.test(before.name)) &&
    /^[\s,)]*(?:located |situated )?(?:in|of|on|at|within)\s(?:\w+\s){0,3}$/i.test(gap)
  )
    return after;
  // A lesion of its own stands between: "the groin, the bulkiest being …", "2 cm nodule in the lung and a 3 cm mass"
  const isApart = after !== undefined && APART.test(gap);
  if (!after && PLACED_ELSEWHERE.test(text.slice(size.end))) return undefined;
  return before ?? (isApart || isCounted ? undefined : after) ?? places.filter((p) => p.end <= size.start).at(-1);
}

const isImaged = ({ start, end, name, isNode }: PlaceMention, text: string): boolean =>
  !isNode &&
  REGION.test(name) &&
  (IMAGED_BEFORE.test(text.slice(Math.max(0, start - 60), start)) || IMAGED_AFTER.test(text.slice(end, end + 60)));
