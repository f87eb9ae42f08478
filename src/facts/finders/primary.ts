// Primary tumours: a malignant disease with its histology, place and side, wherever the text names it. Joining repeats is a refiner's work.

import type { Concept } from "../../base/concept.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { Assertion, Place } from "../fact-base.ts";
import { type DiseaseMention, findDiseases, organOf, startWithPlace } from "../grammar/disease.ts";
import { isGenericName, isSameHistology } from "../grammar/histology.ts";
import { findPlaces, type PlaceMention, placeOf, placesFrom } from "../grammar/place.ts";
import { siteKey } from "../grammar/site-key.ts";
import { isSamePlace } from "../grammar/site-parts.ts";
import type { Draft, Reading, Story } from "../reading.ts";

// "metastatic to", "in the liver": the preposition that names where a disease went, not where it began.
const WENT_TO = /^(?:in|to|metastatic to|involving|affecting|on|over)$/;
const SPREAD_PLACES = /^(?:bone|brain|spine|skin|subcutaneous tissue|peritoneum|omentum|leptomeninges|pleura|adrenal gland|bone marrow)$/;
// Words that tie a lesion's place to what its biopsy showed.
const SAMPLED =
  /\b(?:biops\w+|mass|lesion|tumou?r|growth|ulcer|nodule|polyp|specimen|resect\w+|\w+ectomy|\w+scopy|aspirat\w+|curettage|histo\w+|patholog\w+|lump|thickening)\b/i;
// Diseases of the blood have no place in an organ unless it is named.
const SYSTEMIC = /leuk|myeloma|lymphoma|plasmacytoma|hodgkin/i;
// "her daughter, who has had", "her father had been diagnosed with": the disease that follows is theirs.
const OF_A_RELATIVE =
  /\b(?:mother|father|sisters?|brothers?|daughters?|sons?|twin|aunts?|uncles?|cousins?|grand(?:mother|father|parents?|son|daughter)|niece|nephew|husband|wife)\b(?:,?\s(?:who|whom))?(?:\s(?:also|both|then|herself|himself|themselves))?\s(?:(?:has|have|had|was|were|been|being|is|died|suffered|developed|struggled?|treated|diagnosed|previously|recently)\s){1,4}(?:(?:with|of|from|for|by|a|an|early|advanced|metastatic|chemotherapy|surgery)\s){0,4}(?:[a-z-]+\s){0,2}$/i;
// "liver biopsy confirmed metastatic": what was sampled is where the tumour went.
const SAMPLED_SPREAD = /\b(?:biops\w+|aspirat\w+|FNAC?|cytolog\w+|resect\w+)\b[^.;]{0,40}\bmetastatic\b/i;
const METASTASIS_OF = /\bmetastas[ei]s\s(?:of|from)\s(?:(?:an?|the|his|her|known|previous|earlier|primary)\s){0,2}(?:\w+\s)?$/i;
const LOOK_BACK = 4;

/** Each mention of a malignant disease that is not told as a metastasis. */
export function findPrimary(reading: Reading, story: Story): readonly Draft[] {
  return findDiseases(reading).flatMap((disease) =>
    ownPlaces(disease, reading).flatMap((own) => draftsOf({ ...disease, ...own }, reading, story)),
  );
}

type OwnPlace = Pick<DiseaseMention, "name" | "place" | "end">;

/** "cancers of the colon and the left kidney": as many tumours as places. */
function ownPlaces(disease: DiseaseMention, reading: Reading): readonly OwnPlace[] {
  const { place, by, end, name } = disease;
  if (!place || by !== "of" || place.isNode) return [disease];
  const { text } = reading.sentence;
  const places = findPlaces(reading);
  // "a carcinoma of the breast and of the uterus" is two as well; "of the tongue and gum" may be one
  const isPlural = /s$/i.test(name);
  const others = placesFrom(text, places, places.indexOf(place)).filter(
    (p) => !p.isNode && !isSamePlace(p.name, place.name) && (isPlural || /\bof\b/.test(text.slice(place.end, p.start))),
  );
  const one = others.length > 0 ? name.replace(/s$/i, "") : name;
  return [{ name: one, place, end }, ...others.map((p) => ({ name: one, place: p, end: p.end }))];
}

function draftsOf(disease: DiseaseMention, reading: Reading, story: Story): Draft[] {
  const { sentence } = reading;
  const context = contextAt(reading, disease.nameStart, disease.nameEnd);
  if (context.experiencer !== "patient" || context.isNegated || context.isHypothetical) return [];
  if (disease.isWeak || isToldAsMetastasis(disease, reading)) return [];
  const from = startWithPlace(disease);
  if (OF_A_RELATIVE.test(sentence.text.slice(Math.max(0, from - 120), from))) return [];
  // "metastatic glioblastoma in the lungs": the organ is that of the histology.
  const own = isElsewhere(disease) ? undefined : disease.place;
  const needsNoPlace = own !== undefined || context.isHistorical || SYSTEMIC.test(disease.name);
  const before = needsNoPlace ? undefined : placeBefore(disease, reading, story);
  const examined = needsNoPlace || disease.impliedSite ? undefined : examinedOrgan(disease, reading, story);
  const isExamined = examined !== undefined && (before === undefined || !isSamePlace(before.site.text, examined.site.text));
  const seen = isExamined ? examined : before;
  // A histology that names its organ takes no place elsewhere, but may be told more exactly: "lesion of the femur: osteosarcoma".
  const fits = seen && (!disease.impliedSite || isSamePlace(seen.site.text, disease.impliedSite) || disease.impliedSite === "skin");
  const site = own ? placeOf(story.narrative, sentence, own) : fits ? seen : undefined;
  const implied: Place | undefined =
    site || !disease.impliedSite
      ? undefined
      : {
          site: impliedConcept(disease.impliedSite),
          evidence: evidenceAt(story.narrative, sentence, disease.nameStart, disease.nameEnd),
        };
  const place = onSkin(site ?? implied, disease);
  if (!place && disease.isGeneric) return [];
  const assertion: Assertion = context.isUncertain ? "possible" : context.isHistorical ? "historical" : "present";
  const review = [
    ...(context.isUncertain ? (["uncertain"] as const) : []),
    ...(!own && site ? (["weak-anchor"] as const) : []),
    ...(implied ? (["derived"] as const) : []),
  ];
  const derived = implied
    ? "the histology names its organ"
    : !own && site
      ? isExamined
        ? "the organ that was examined"
        : "the place of the lesion told of before"
      : undefined;
  return [
    {
      kind: "primary",
      assertion,
      condition: { text: conditionText(disease, place) },
      ...(place ? { site: place } : {}),
      ...(isGenericName(disease.name) ? {} : { histology: { text: disease.name } }),
      ...(disease.isRecurrent ? { isRecurrence: true } : {}),
      evidence: evidenceAt(story.narrative, sentence, phraseStart(disease, own), own ? disease.end : disease.nameEnd),
      ...(derived === undefined ? {} : { derived: { site: derived } }),
      ...(review.length > 0 ? { review } : {}),
      rule: `finders/primary: ${own ? "disease and place" : place ? "disease" : "histology alone"}`,
      sentence: sentence.index,
      at: disease.nameStart,
    },
  ];
}

function impliedConcept(name: string): Concept {
  const key = siteKey(name);
  return key === undefined ? { text: name } : { key, text: name };
}

// Tumours of the skin, wherever on the body: "basal cell carcinoma of the nose" is of the skin of the nose.
const OF_SKIN =
  /\bbasal cell carcinoma|\bmerkel cell|\bcutaneous|\b(?:superficial spreading|nodular|lentiginous|lentigo) |^melanomas?$|malignant melanoma/i;
const NOT_SKIN =
  /skin|mucos|lymph node|^(?:eye|orbit|retina|anus|rectum|vagina|vulva|nasal cavity|oral cavity|hard palate|soft palate|esophagus|conjunctiva|brain|leptomeninges|lung|liver|uterus|cervix|bladder|urethra|small intestine|stomach|gallbladder|maxillary sinus|nasopharynx|oropharynx|larynx)/;

function onSkin(place: Place | undefined, { name }: DiseaseMention): Place | undefined {
  if (!place || !OF_SKIN.test(name) || NOT_SKIN.test(place.site.text)) return place;
  const key = siteKey(`skin of ${place.site.text}`);
  return key === undefined ? place : { ...place, site: { key, text: place.site.text } };
}

const phraseStart = (disease: DiseaseMention, place: PlaceMention | undefined): number =>
  place && place.start < disease.nameStart ? Math.min(place.start, disease.start) : disease.start;

function conditionText(disease: DiseaseMention, place: Place | undefined): string {
  if (!place) return disease.name;
  const name = disease.name.toLowerCase();
  return name.includes(place.site.text)
    ? disease.name
    : disease.isGeneric
      ? `${place.site.text} ${disease.name}`
      : `${disease.name} of the ${place.site.text}`;
}

/** "metastatic adenocarcinoma in a neck node", "metastatic squamous cell carcinoma" of a biopsied nodule. "Metastatic lung cancer" is a primary. */
function isToldAsMetastasis(disease: DiseaseMention, reading: Reading): boolean {
  const { place, by } = disease;
  const { text } = reading.sentence;
  const before = text.slice(0, startWithPlace(disease));
  // "lung metastasis of the bladder cancer" names the primary, where it names an organ.
  if (METASTASIS_OF.test(before)) return (place === undefined || place.isNode) && disease.impliedSite === undefined;
  if (/\b(?:locali[sz]ation|deposits?|infiltration|spread)\s(?:of|from)\s(?:a|an|the|his|her)?\s?(?:\w+\s)?$/i.test(before)) return true;
  // A lymphoma or plasmacytoma of nodes began there.
  if (place?.isNode) return !SYSTEMIC.test(disease.name);
  if (!disease.isMetastatic) return false;
  if (place && place.end <= disease.nameStart && SAMPLED_SPREAD.test(text.slice(place.end, disease.nameStart))) return true;
  if (!place) return !disease.isGeneric && !disease.impliedSite;
  if (isElsewhere(disease)) return false;
  return (by !== undefined && WENT_TO.test(by)) || SPREAD_PLACES.test(place.name);
}

/** A metastatic disease that names its own organ, told with another place. */
const isElsewhere = ({ place, by, impliedSite, isMetastatic }: DiseaseMention): boolean =>
  isMetastatic &&
  place !== undefined &&
  impliedSite !== undefined &&
  impliedSite !== "skin" &&
  !place.isNode &&
  by !== undefined &&
  WENT_TO.test(by) &&
  !isSamePlace(place.name, impliedSite);

/** "Biopsy of the left tongue base: squamous cell carcinoma", or the place of the lesion in the sentences before. */
function placeBefore(disease: DiseaseMention, reading: Reading, story: Story): Place | undefined {
  const here = sampledPlace(reading, disease.nameStart, disease);
  if (here) return placeOf(story.narrative, reading.sentence, here);
  const at = story.readings.indexOf(reading);
  for (const earlier of story.readings.slice(Math.max(0, at - LOOK_BACK), at).reverse()) {
    // The disease was named there with its place: the refiner joins the two.
    if (findDiseases(earlier).some((d) => d.place && !d.isGeneric)) return undefined;
    const place = sampledPlace(earlier, earlier.sentence.text.length, disease);
    if (place) return placeOf(story.narrative, earlier.sentence, place);
  }
  return undefined;
}

// What looks at one organ, or takes it out. A hysterectomy shows tumours of the cervix and the ovaries too, so it is not among them.
const EXAMINED_ORGANS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:cystoscop\w+|TUR-?BT?|cystectomy|cystoprostatectomy)\b/i, "bladder"],
  [/\b(?:colonoscop\w+|(?:hemi)?colectomy)\b/i, "colon"],
  [/\b(?:gastroscop\w+|gastrectomy)\b/i, "stomach"],
  [/\bnephrectomy\b/i, "kidney"],
  [/\bhysteroscop\w+/i, "uterus"],
  [/\b(?:prostatectomy|TURP)\b/i, "prostate"],
  [/\b(?:hemi)?thyroidectomy\b/i, "thyroid gland"],
  [/\borchid?ectomy\b/i, "testis"],
  [/\bcholecystectomy\b/i, "gallbladder"],
];
const TOLD_BY = /^[^.;]{0,40}\b(?:show|reveal|confirm|demonstrat|disclos|found|identif|diagnos)\w*\s(?:[\w-]+\s){0,6}$/i;

/** "Cystoscopy showed urothelial carcinoma": the organ that was looked at. */
function examinedOrgan(disease: DiseaseMention, reading: Reading, story: Story): Place | undefined {
  const { text } = reading.sentence;
  if (!/carcinoma|cancer|seminoma|germ cell/i.test(disease.name)) return undefined;
  for (const [shape, name] of EXAMINED_ORGANS) {
    const m = shape.exec(text.slice(0, disease.nameStart));
    if (!m || !TOLD_BY.test(text.slice(m.index + m[0].length, disease.nameStart))) continue;
    if (/^(?:uterus|stomach)$/.test(name) && /squamous/i.test(disease.name)) return undefined;
    if (findPlaces(reading).some((p) => p.start > m.index + m[0].length && p.end <= disease.nameStart)) return undefined;
    if (mayBeKnown(disease, name, reading, story)) return undefined;
    const side = /\b(left|right)\s(?:[a-z-]+\s){0,2}$/i.exec(text.slice(0, m.index))?.[1]?.toLowerCase();
    return {
      site: impliedConcept(name),
      ...(side === "left" || side === "right" ? { side } : {}),
      evidence: evidenceAt(story.narrative, reading.sentence, m.index, m.index + m[0].length),
    };
  }
  return undefined;
}

/** A tumour told before in another organ that may be this very one. */
function mayBeKnown(disease: DiseaseMention, organ: string, reading: Reading, story: Story): boolean {
  const told = story.readings.slice(0, story.readings.indexOf(reading)).flatMap((r) => findDiseases(r).filter((d) => !d.isWeak));
  const seats = told.filter((d) => isSameHistology(d.name, disease.name)).flatMap((d) => organOf(d) ?? []);
  return seats.length > 0 && !seats.some((seat) => isSamePlace(seat, organ));
}

// A carcinoma does not begin in these, a sarcoma hardly ever in those.
const NO_SEAT_OF_CARCINOMA =
  /^(?:abdomen|abdominal wall|chest|thorax|trunk|pelvic|soft tissue|muscle|back|bone|bone marrow|spine|neck|spinal cord|aorta|pericardium|heart|axilla|inguinal|supraclavicular)$/;
const NO_SEAT_OF_SARCOMA = /^(?:lung|liver|brain|bone marrow|bronchus)$|lobe of lung$/;
const maySeat = (place: PlaceMention, { name }: DiseaseMention): boolean =>
  /sarcoma/i.test(name) && !/carcino/i.test(name)
    ? !NO_SEAT_OF_SARCOMA.test(place.name)
    : !/carcinoma|cancer/i.test(name) || !NO_SEAT_OF_CARCINOMA.test(place.name);

function sampledPlace(reading: Reading, before: number, disease: DiseaseMention): PlaceMention | undefined {
  const { text } = reading.sentence;
  if (!SAMPLED.test(text.slice(0, before))) return undefined;
  return findPlaces(reading)
    .filter((p) => p.end <= before && !p.isNode && maySeat(p, disease) && !contextAt(reading, p.start, p.end).isNegated)
    .filter((p) => SAMPLED.test(text.slice(Math.max(0, p.start - 60), p.end + 40)))
    .at(-1);
}
