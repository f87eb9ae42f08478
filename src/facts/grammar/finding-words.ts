// Findings that no vocabulary lists: a lesion at a place, a place that is involved, an organ in a changed state.
import { gated } from "../../base/gated.ts";

/** "palpable lump in", "hard mass", "suspicious growth": a thing found. */
export const LESION: RegExp = gated(
  /\b(?:(?:palpable|hard|firm|fixed|mobile|suspicious|large|small|huge|bulky|multiple|several|many|painless|painful|solid|cystic|noticeable|irregular|ulcerated|fungating|exophytic|hypermetabolic|hypodense|enhancing|nodular|new|cutaneous|subcutaneous|breast|neck|pelvic|abdominal|adnexal|intracavitary|pigmented)[\s,]+(?:and\s)?){0,4}(?:lumps?|mass(?:es)?|growths?(?!\s(?:factor|of|in size))|nodules?|nodular lesions|swellings?|ulcers?|polyps?|new organism)\b/gi,
);

/** " in the left breast", " on the posterior lip of the cervix" */
export const AT_PLACE: RegExp = /^\s(?:of|in|on|at|over|above|involving|arising from)\s(?:the\s|her\s|his\s|both\s)?$/i;

/** The place is involved: "parametrial involvement", "vaginal invasion". */
export const INVOLVED_BEHIND: RegExp =
  /^\s(?:involvement|invasion|infiltration|extension|thickening|retraction|enlargement|erosion|ulceration)\b/i;

/** "affecting the left vaginal fornix", "extends into the chest wall", "infiltrating the bladder" */
export const INVOLVES: RegExp =
  /\b(?:affecting|invading|infiltrating|involving|invades?|infiltrates?|extend(?:s|ed|ing)? (?:in)?to|extension (?:in)?to|invasion of|infiltration of|involvement of|adher(?:ent|ence) to)\s(?:directly\s)?(?:into\s)?(?:the\s|her\s|his\s)?$/i;

/** "The uterus was enlarged": the state of an organ. */
export const STATE_BEHIND: RegExp =
  /^\s(?:was|is|were|are|appeared|appears)\s(?:\w+ly\s)?(?<state>enlarged|tender|atrophic|nodular|bulky|hard|indurated|distended|swollen|shortened|thickened|pale|displaced|dilated)\b/i;

/** "no evidence of disease", "free of recurrence": nothing is there. */
export const NO_DISEASE: RegExp = gated(
  /\b(?:no|without|free (?:of|from))\s(?:(?:any|evidence|signs?|clinical|radiologic(?:al)?|radiographic|further|of|local|distant|or|and|tumou?r|residual|the)\s){0,6}(?:(?:recurrent|residual|persistent|active|metastatic)\s)?(?:disease|recurrences?|relapse|malignancy|tumou?r|cancer)\b(?! progress)|\b(?:disease|tumou?r|recurrence|relapse)[- ]free\b(?! (?:survival|interval|margins?|period))|\bNED\b/gi,
);

/** "local recurrence", "anastomotic relapse", "recurred locally": the tumour is back where it was. */
export const RECURRENCE: RegExp = gated(
  /\b(?:loco-?regional|local|marginal|anastomotic|regional|in-field|biochemical)\s(?:(?:disease|tumou?r|nodal|pelvic)\s)?(?:recurrences?|relapses?|failure)\b|\b(?:recurred|relapsed)\s(?:locally|loco-?regionally|in situ)\b/gi,
);

/** "severe", "slight": how much. */
export const SEVERITY: RegExp =
  /\b(mild|moderate|severe|slight|significant|marked|massive|minimal|profound|intense|progressive|worsening|intermittent|persistent|irregular|occasional)\s+$/i;

/** Words for which vocabularies know only a narrower finding: bleeding on contact is not bleeding after intercourse. */
export const SAYS_LESS: ReadonlySet<string> = new Set(["contact bleeding", "bleeding on contact", "bleeds on contact"]);
