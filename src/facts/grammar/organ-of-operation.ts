// The organ of a tumour whose name does not tell it: the one that was looked at, or taken out before its histology was told.
import { evidenceAt } from "../../narrative/narrative.ts";
import { rememberWords } from "../../terminology/remember-words.ts";
import { contextAt } from "../context/scope.ts";
import type { Place } from "../fact-base.ts";
import { placeInStory } from "../place-in-story.ts";
import type { Reading, Story } from "../reading.ts";
import { type DiseaseMention, findDiseases, organOf, startWithPlace } from "./disease.ts";
import { isSameHistology } from "./histology.ts";
import { findPlaces, type PlaceMention } from "./place.ts";
import { rememberFor } from "./remember-for.ts";
import { conceptOfSite } from "./site-key.ts";
import { isSamePlace } from "./site-parts.ts";

// What looks at one organ, or takes it out. A hysterectomy shows tumours of the cervix and the ovaries too, so it is not among them.
const REMOVED_ORGANS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:(?:hemi)?mastectomy|lumpectomy|quadrantectomy|breast[- ]conserving surgery)\b/i, "breast"],
  [/\boophorectomy\b/i, "ovary"],
  [/\bpneumonectomy\b/i, "lung"],
  [/\b(?:sigmoidectomy|sigmoid colectomy)\b/i, "sigmoid colon"],
  [/\b(?:proctectomy|abdominoperineal (?:resection|excision)|transanal excision)\b/i, "rectum"],
  [/\bo?esophagectomy\b/i, "esophagus"],
  [/\b(?:distal |central |left )?pancreatectomy\b/i, "pancreas"],
  [/\bsplenectomy\b/i, "spleen"],
  [/\b(?:hepatectomy|hepatic lobectomy|liver transplant\w*)\b/i, "liver"],
  [/\badrenalectomy\b/i, "adrenal gland"],
  [/\bpenectomy\b/i, "penis"],
  [/\bvulvectomy\b/i, "vulva"],
  [/\b(?:hemi)?glossectomy\b/i, "tongue"],
  [/\blaryngectomy\b/i, "larynx"],
  [/\btonsillectomy\b/i, "tonsil"],
  [/\bparotidectomy\b/i, "parotid gland"],
  [/\bappend(?:ic)?ectomy\b/i, "appendix"],
  [/\bthymectomy\b/i, "thymus"],
];
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

// "Histology: lymphoma", "The specimen showed a clear cell carcinoma": what the operation of the sentences before had taken out.
const OF_SPECIMEN =
  /^\W{0,3}(?:(?:(?:the|final|surgical|definitive|postoperative|post-operative|permanent|microscopic|resected|gross|subsequent|on|at|by)\s){0,4}(?:histo\w*|patholog\w*|specimens?|microscop\w*|examination|tumou?r)\b)/i;
const DONE =
  /\b(?:done|performed|undertaken|carried out|underwent|undergone|had|followed|received|treated|removed)\b|^\W*(?:[\w-]+\s){0,4}\w+ectomy\W*$/i;
const OPERATED_BECAUSE_OF =
  /^(?:\s(?:was|were)\s(?:done|performed))?\s(?:for|because of|due to|on account of)\s(?:(?:an?|the|her|his)\s)?(?:[\w-]+\s){0,3}$/i;
const NOT_DONE =
  /ectomy\s(?:(?:was|were|had|been|could|be)\s){1,3}(?:not|never|declined|refused|impossible)\b|\b(?:refused|declined|no)\s(?:[a-z]+\s){0,2}\w*ectomy\b/i;
const LOOK_BACK_TO_OPERATION = 2;

/** The organ that was looked at or taken out: in the sentence itself, or in those before where this one tells what the specimen showed. */
export function organOfOperation(
  disease: DiseaseMention,
  own: PlaceMention | undefined,
  reading: Reading,
  story: Story,
  needsNoPlace: boolean,
): Place | undefined {
  if (own || disease.isOfUnknownPrimary || disease.isMetastatic) return undefined;
  const here = needsNoPlace ? undefined : examinedOrgan(disease, reading, story);
  if (here || disease.isGeneric || /leuk|myeloma/i.test(disease.name)) return here;
  const { text } = reading.sentence;
  for (const [shape, name] of [...EXAMINED_ORGANS, ...REMOVED_ORGANS]) {
    const m = shape.exec(text.slice(0, disease.nameStart));
    if (m && OPERATED_BECAUSE_OF.test(text.slice(m.index + m[0].length, disease.start)))
      return organPlace(name, m.index, m[0].length, reading, story);
  }
  if (!OF_SPECIMEN.test(text) || findPlaces(reading).some((p) => p.end <= disease.nameStart && !p.isNode)) return undefined;
  const at = placeInStory(reading, story);
  for (const earlier of story.readings.slice(Math.max(0, at - LOOK_BACK_TO_OPERATION), at).reverse()) {
    const before = earlier.sentence.text;
    if (!DONE.test(before) || NOT_DONE.test(before)) continue;
    const taken = [...EXAMINED_ORGANS, ...REMOVED_ORGANS, ...uterusFor(disease)].flatMap(([shape, name]) => {
      const m = shape.exec(before);
      const context = m && contextAt(earlier, m.index, m.index + m[0].length);
      return m && /ectomy|excision|surgery|resection|transplant/i.test(m[0]) && !context?.isNegated && !context?.isHypothetical
        ? [{ name, m }]
        : [];
    });
    if (taken.length !== 1) {
      if (taken.length > 1) return undefined;
      continue;
    }
    const [{ name, m }] = taken as [(typeof taken)[number]];
    return mayBeKnown(disease, name, reading, story) ? undefined : organPlace(name, m.index, m[0].length, earlier, story);
  }
  return undefined;
}

// Sarcomas and endometrioid tumours of a removed womb are of its body.
const uterusFor = ({ name }: DiseaseMention): readonly (readonly [RegExp, string])[] =>
  /sarcoma|endometri|müllerian|mullerian/i.test(name) ? [[/\bhysterectomy\b/i, "uterus"]] : [];

function organPlace(name: string, at: number, length: number, reading: Reading, story: Story): Place {
  const { text } = reading.sentence;
  const side = /\b(left|right)(?:[- ]sided)?\s(?:[a-z-]+\s){0,2}$/i.exec(text.slice(Math.max(0, at - 40), at))?.[1]?.toLowerCase();
  return {
    site: conceptOfSite(name),
    ...(side === "left" || side === "right" ? { side } : {}),
    evidence: evidenceAt(story.narrative, reading.sentence, at, at + length),
  };
}

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
    return organPlace(name, m.index, m[0].length, reading, story);
  }
  return undefined;
}

/** A tumour told before in another organ that may be this very one. */
function mayBeKnown(disease: DiseaseMention, organ: string, reading: Reading, story: Story): boolean {
  const at = placeInStory(reading, story);
  const seats = seatsOf(story)(disease.name).filter((seat) => seat.place < at);
  return seats.length > 0 && !seats.some((seat) => isSamePlace(seat.organ, organ));
}

/** By the name of a disease: the organs in which tumours of its histology are told, each with the place of the first reading that does. */
const seatsOf = rememberFor((story: Story) =>
  rememberWords((name): readonly { readonly organ: string; readonly place: number }[] => {
    const first = new Map<string, number>();
    for (const [place, r] of story.readings.entries())
      for (const d of findDiseases(r)) {
        const organ = d.isWeak || !isSameHistology(d.name, name) ? undefined : organOf(d);
        if (organ !== undefined && !first.has(organ)) first.set(organ, place);
      }
    return [...first].map(([organ, place]) => ({ organ, place }));
  }),
);

// "left mastectomy for invasive ductal carcinoma": the side of the operation is that of the tumour.
const OPERATED_FOR =
  /\b(?<side>left|right)\s(?:(?:modified|radical|partial|total|simple|segmental|sided|breast|laparoscopic|skin-sparing)[\s-]){0,4}(?<what>mastectomy|lumpectomy|quadrantectomy|nephrectomy|nephroureterectomy|orchid?ectomy|adrenalectomy|oophorectomy)\s(?:(?:was|were)\s(?:performed|done)\s)?(?:(?:in|on)\s[\w\s]{3,14}\s)?(?:for|because of|due to)\s(?:an?\s|her\s|his\s)?(?:[\w-]+\s){0,3}$/i;
const OPERATED_ORGAN: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:mast|lump|quadrant)ectomy/i, /^breast$/],
  [/^nephr/i, /^(?:kidney|renal pelvis)$/],
  [/^orch/i, /^testis$/],
  [/^adren/i, /^adrenal gland$/],
  [/^ooph/i, /^ovary$/],
];

export function withSideOfOperation(place: Place | undefined, disease: DiseaseMention, text: string): Place | undefined {
  if (!place || place.side) return place;
  const from = startWithPlace(disease);
  const m = OPERATED_FOR.exec(text.slice(Math.max(0, from - 120), from));
  const isOf = m && OPERATED_ORGAN.some(([what, organ]) => what.test(m.groups!["what"]!) && organ.test(place.site.text));
  return isOf ? { ...place, side: m.groups!["side"]!.toLowerCase() as "left" | "right" } : place;
}
