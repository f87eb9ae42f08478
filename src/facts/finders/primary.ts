// Primary tumours: a malignant disease with its histology, place and side, wherever the text names it. Joining repeats is a refiner's work.

import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { Assertion, Place } from "../fact-base.ts";
import { type DiseaseMention, findDiseases, startWithPlace } from "../grammar/disease.ts";
import { isGenericName } from "../grammar/histology.ts";
import { organOfOperation, withSideOfOperation } from "../grammar/organ-of-operation.ts";
import { findPlaces, type PlaceMention, placeOf, placesFrom } from "../grammar/place.ts";
import { placeBefore } from "../grammar/place-of-lesion.ts";
import { isFeared, isMistaken, isOfEarlier, isRefutedDiagnosis, KNOWN_FOR } from "../grammar/refuted-diagnosis.ts";
import { conceptOfSite, siteKey } from "../grammar/site-key.ts";
import { isSamePlace } from "../grammar/site-parts.ts";
import type { Draft, Reading, Story } from "../reading.ts";

// "metastatic to", "in the liver": the preposition that names where a disease went, not where it began.
const WENT_TO = /^(?:in|to|metastatic to|involving|affecting|on|over)$/;
const SPREAD_PLACES = /^(?:bone|brain|spine|skin|subcutaneous tissue|peritoneum|omentum|leptomeninges|pleura|adrenal gland|bone marrow)$/;
// "Breast cancer is the most common cancer in women": of a disease, of nobody in particular.
const OF_A_KIND =
  /^(?:\s\([^()]{1,14}\))?\s(?:(?:is|are|remains?)\s(?:(?:the|an?|among the|one of the|still)\s){0,2}(?:(?:second|third|fourth|fifth|sixth|\d(?:nd|rd|th))\s)?(?:[\w-]+ly\s)?(?:most\s(?:common|frequent|prevalent|lethal|aggressive|important)|leading|rare|uncommon|common|frequent|rarest|commonest|heterogeneous)\b|accounts?\sfor|occurs?\s(?:in|more|most|mainly|predominantly|rarely|usually|at)\b|affects?\s|(?:usually|typically|rarely|commonly|frequently|often|generally|mainly)\s(?:[a-z]+s|[a-z]+)\b(?<!ed)|tends?\sto\b)/i;
const OF_THIS_ONE = /\b(?:her|his|this patient['’]s|the patient['’]s|our|this|she|he|with)\s(?:\w+\s){0,2}$/i;
// Diseases of the blood have no place in an organ unless it is named.
const SYSTEMIC = /leuk|myeloma|lymphoma|plasmacytoma|hodgkin/i;
// "her daughter, who has had", "her father had been diagnosed with": the disease that follows is theirs.
const OF_A_RELATIVE =
  /\b(?:mother|father|sisters?|brothers?|daughters?|sons?|twin|aunts?|uncles?|cousins?|grand(?:mother|father|parents?|son|daughter)|niece|nephew|husband|wife)\b(?:,?\s(?:who|whom))?(?:\s(?:also|both|then|herself|himself|themselves))?\s(?:(?:has|have|had|was|were|been|being|is|died|suffered|developed|struggled?|treated|diagnosed|previously|recently)\s){1,4}(?:(?:with|of|from|for|by|a|an|early|advanced|metastatic|chemotherapy|surgery)\s){0,4}(?:[a-z-]+\s){0,2}$/i;
// "liver biopsy confirmed metastatic": what was sampled is where the tumour went.
const SAMPLED_SPREAD = /\b(?:biops\w+|aspirat\w+|FNAC?|cytolog\w+|resect\w+)\b[^.;]{0,40}\bmetastatic\b/i;
const METASTASIS_OF = /\bmetastas[ei]s\s(?:of|from)\s(?:(?:an?|the|his|her|known|previous|earlier|primary)\s){0,2}(?:\w+\s)?$/i;

/** Each mention of a malignant disease that is not told as a metastasis. */
export function findPrimary(reading: Reading, story: Story): readonly Draft[] {
  return findDiseases(reading).flatMap((disease) =>
    ownPlaces(disease, reading).flatMap((own) => draftsOf({ ...disease, ...own }, reading, story)),
  );
}

/** "a mixed germ cell tumour (80% embryonal carcinoma, 20% seminoma)": a share of a tumour is none of its own. */
const isShare = ({ start }: DiseaseMention, text: string): boolean =>
  /\d\s?%\s(?:of\s)?(?:[a-z]+\s)?$/i.test(text.slice(Math.max(0, start - 20), start)) && /\((?:[^()]*)$/.test(text.slice(0, start));

type OwnPlace = Pick<DiseaseMention, "name" | "place" | "end">;

/** "cancers of the colon and the left kidney": as many tumours as places. */
function ownPlaces(disease: DiseaseMention, reading: Reading): readonly OwnPlace[] {
  const { place, by, end, name } = disease;
  if (!place || by !== "of" || place.isNode) return [disease];
  const { text } = reading.sentence;
  const places = findPlaces(reading);
  if (!places.includes(place)) return [disease];
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
  const isUnsaid = context.isNegated || context.isHypothetical;
  if (context.experiencer !== "patient" || (isUnsaid && !isMistaken(disease, sentence.text))) return [];
  if (disease.isWeak || isToldAsMetastasis(disease, reading) || isShare(disease, sentence.text)) return [];
  if (OF_A_KIND.test(sentence.text.slice(disease.end)) && !OF_THIS_ONE.test(sentence.text.slice(0, startWithPlace(disease)))) return [];
  const from = startWithPlace(disease);
  if (OF_A_RELATIVE.test(sentence.text.slice(Math.max(0, from - 120), from))) return [];
  // "metastatic glioblastoma in the lungs": the organ is that of the histology.
  const own = isElsewhere(disease) ? undefined : disease.place;
  const needsNoPlace =
    own !== undefined || context.isHistorical || disease.isOfUnknownPrimary || disease.isMetastatic || SYSTEMIC.test(disease.name);
  // "a lung mass during surveillance for urothelial carcinoma": the new mass is not where the old tumour was
  const isOld = KNOWN_FOR.test(sentence.text.slice(Math.max(0, from - 70), from)) || isOfEarlier(disease, reading, story);
  const before = needsNoPlace || isOld ? undefined : placeBefore(disease, reading, story);
  const examined = disease.impliedSite || isOld ? undefined : organOfOperation(disease, own, reading, story, needsNoPlace);
  const isExamined = examined !== undefined && (before === undefined || !isSamePlace(before.site.text, examined.site.text));
  const seen = isExamined ? examined : before;
  // A histology that names its organ takes no place elsewhere, but may be told more exactly: "lesion of the femur: osteosarcoma".
  const fits = seen && (!disease.impliedSite || isSamePlace(seen.site.text, disease.impliedSite) || disease.impliedSite === "skin");
  const site = own ? placeOf(story.narrative, sentence, own) : fits ? seen : undefined;
  const implied: Place | undefined =
    site || !disease.impliedSite
      ? undefined
      : {
          site: conceptOfSite(disease.impliedSite),
          evidence: evidenceAt(story.narrative, sentence, disease.nameStart, disease.nameEnd),
        };
  const place = withSideOfOperation(onSkin(site ?? implied, disease), disease, sentence.text);
  if (!place && disease.isGeneric) return [];
  // "because malignancy was suspected": what was feared of a lesion is no tumour of its own
  if (!own && disease.isGeneric && isFeared(disease, context.isUncertain, sentence.text)) return [];
  // "the cancer surgery": a treatment, and no tumour of the place named last
  if (
    !own &&
    disease.isGeneric &&
    /^\s(?:chemotherapy|chemo|radiotherapy|immunotherapy|surgery|pain)\b/i.test(sentence.text.slice(disease.nameEnd))
  )
    return [];
  const isRefuted = isRefutedDiagnosis(disease, reading, story);
  if (isRefuted && !place) return [];
  const assertion: Assertion = isRefuted ? "absent" : context.isUncertain ? "possible" : context.isHistorical ? "historical" : "present";
  const review = [
    ...(context.isUncertain && !isRefuted ? (["uncertain"] as const) : []),
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
