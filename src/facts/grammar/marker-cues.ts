// What stands before a list of markers and holds for all of it: "positive for CK7, CK20", "loss of MLH1 and PMS2", "lacked CD3 and CD5".

import { isLastOfList, lastOfList } from "./marker-lists.ts";
import type { MarkerResult } from "./marker-results.ts";
import type { MarkerMention } from "./marker-word.ts";

// A statement about all markers that follow it: "positive for CK7, CK20", "loss of MLH1 and PMS2".
const CUE =
  /\b(?<pos>positive (?:immuno)?(?:stains?|markers?)(?=\s?:)|(?:strongly |diffusely |focally |weakly |immuno)?positive (?:\w+ )?for|positivity (?:for|of)|(?:over|co-?)?express(?:ion of|ed|ing|es)|(?<=\b(?:cells?|blasts|lymphocytes|tumou?r|lesion|infiltrate)\s)(?:bore|displayed|marked with|carried|exhibited|were marked by)|immunoreactive (?:for|with|to)|(?:immuno)?reactivity (?:for|to|with)|react(?:ed|s)? with(?: antibodies to)?|cells mark(?:ed)? (?:for|with)|(?:weakly|strongly|focally|diffusely|moderately) for|reactive (?:for|to|with)|stain(?:ed|ing|s)? (?:\w+ )?(?:positively |positive )?(?:for|with)|positive staining (?:for|with))\b|\b(?<adj>positive|negative|normal)(?=\s(?:serum )?(?:o?estrogen|progesterone|hormone[- ]rec|ER\b|PR\b|HER-?2|GATA|CK|CD\d|p\d|TTF|S-?100|SOX|CDX|PAX|synap|chromo|desmin|vimentin|EMA\b|Ki-?67|CEA|AFP|CA\s?\d|PSA|LDH|β|beta|hCG|α|alpha|carcino-?embry))|\b(?<neg>negative (?:immuno)?(?:stains?|markers?)(?=\s?:)|(?:immuno)?negative (?:\w+ )?for|negativity (?:for|of)|negative,? includ(?:ing|es)|(?:complete )?(?:loss|lack|absence) of(?: nuclear| protein| immuno\w*)?(?: (?:expression|staining)(?: of| for)?)?|but not(?: for)?|and not for|lack(?:ed|ing|s)(?: (?:the )?(?:nuclear |immuno)?(?:expression|staining|reactivity)(?: of| for| with)?)?|fail(?:ed|ing|s)? to (?:express|stain (?:for|with))|(?:no|without)(?: any| evidence of| significant| discernible)? (?:nuclear |immuno)?(?:expression|staining|reactivity|positivity) (?:of|for|to|with)|(?:did|does|do) not (?:express|(?:stain|react) (?:for|with))|(?:not|never) (?:immuno)?(?:positive|reactive|stain\w*|immunoreactive) (?:for|with)|not express(?:ed|ing)?|non-?reactive for)\b|\b(?<vus>(?:variants? of (?:uncertain|unknown|unclear) significance|VUS)(?: (?:was|were|is|are|has been|have been) (?:found|detected|identified|seen|present|noted|observed|reported))? (?:in|of|involving)(?: the)?)\b|\b(?<mut>(?:mutations?|variants?|alterations?|aberrations?|abnormalities|changes|rearrangements?)(?: (?:was|were|is|are|has been|have been) (?:found|detected|identified|seen|present|noted|observed|reported))? (?:in|of|involving)(?: (?:the|either))?)\b|\b(?<norm>(?<!\b(?:no|without|until|for|await\w*|despite)\s)normali[sz]ation (?:of|in)(?: the)?|(?:no|without)(?: any)?(?: significant)? (?:elevation|increase|rise) (?:of|in)(?: the)?)\b|\b(?<high>elevated|raised|increased|high)\s(?=(?:serum|plasma|levels? of|preoperative|the|tumou?r markers?|CEA|CA|AFP|PSA|LDH|hCG|β|beta))/gi;
// What may stand between a cue and a marker of its list.
const LIST_GLUE =
  /^[\s,:;]*(?:(?:and|or|as well as|the|following|antibodies|antibody|markers?|both|all|of|for|serum|plasma|levels?|rate|on|in|component|carcinomatous|nuclear|diffuse|strong|weak|focal|human|expression|proteins?|with|no|tumou?r|preoperative|test|&|\/)[\s,:]*)*$/i;
// A list of markers behind its cue is never longer.
const REACH = 400;
// "Staining for CK7 and TTF-1 was negative": the predicate behind the list says more than the noun before it.
const NOUN = /^(?:immuno)?stain(?:s|ing)?\b|^expression\b|^(?:immuno)?reactivity\b|^positivity\b/i;
const PREDICATE =
  /^\)?\s(?:was|were|is|are)\s(?:(?:also|all|both|each|completely|entirely|uniformly|strongly|weakly|focally|diffusely)\s){0,3}(?:positive|negative|absent|lost|retained|preserved|intact|equivocal|normal|non-?reactive)\b/i;
// "were not examined", "are pending": asked, not answered.
const UNANSWERED =
  /^\)?\s(?:was|were|is|are|has been|have been|had been|will be|should be|could)\s(?:(?:not|never)\s(?:yet\s|be\s|been\s)?(?:performed|done|examined|tested|analy[sz]ed|assessed|available|evaluated|sequenced|studied|determined|investigated|carried out)|still pending|pending|awaited|outstanding|planned|requested|recommended|ordered|expected)\b/i;
// "Loss of MLH1 is typical of this syndrome": of a disease, of nobody in particular.
const OF_A_KIND =
  /^\s(?:expression\s|staining\s)?(?:is|are)\s(?:[a-z]+ly\s)?(?:typical|characteristic|common|frequent|rare|a (?:hallmark|feature))\b/i;
const NOT_SEEN =
  /^\)?\s(?:was|were|is|are|could)\snot\s(?:be\s)?(?:seen|found|identified|present|detected|observed|demonstrated|noted|evident)\b/i;

const LOSS = /^(?:complete )?(?:loss|lack|absence)\b/i;
const NO = /\b(?:no|without|not show)\s(?:any\s|evidence of\s)?$/i;

/** The result of the cue whose list reaches the marker without a word of another statement. */
export function before(marker: MarkerMention, mentions: readonly MarkerMention[], text: string): MarkerResult | undefined {
  const base = Math.max(0, marker.start - REACH);
  const cue = [...text.slice(base, marker.end).matchAll(CUE)].findLast((m) => base + m.index + m[0].length <= marker.start);
  if (!cue) return undefined;
  // "ER positive HER2 …": there the word belongs to what stands before it.
  if (cue.groups!["adj"] && mentions.some((m) => m.end === base + cue.index - 1 && text[m.end] === " ")) return undefined;
  const from = base + cue.index + cue[0].length;
  const between = mentions.filter((m) => m.start >= from && m.end <= marker.start);
  const gaps = [...between, marker].map((m, i) => text.slice(i === 0 ? from : between[i - 1]!.end, m.start));
  if (!gaps.every((gap) => LIST_GLUE.test(gap.replace(/\([^()]*\)/g, "").replace(/\[[^[\]]*\]/g, "")))) return undefined;
  if ((cue.groups!["mut"] ?? cue.groups!["vus"]) && marker.kind !== "gene") return undefined;
  const behind = text.slice(mentions[lastOfList(mentions, mentions.indexOf(marker), text)]!.end);
  if (UNANSWERED.test(behind) || OF_A_KIND.test(behind)) return undefined;
  // "positive for PAX8; CK7 and CK20 were negative": behind the semicolon is another statement.
  if (PREDICATE.test(behind) && (NOUN.test(cue[0]) || gaps.some((gap) => gap.includes(";")))) return undefined;
  // "no loss of MLH1", "no changes in ALK"
  const isDenied = LOSS.test(cue[0]) || cue.groups!["mut"] !== undefined;
  const isNotSeen = NOT_SEEN.test(behind) || (isDenied && NO.test(text.slice(Math.max(0, base + cue.index - 24), base + cue.index)));
  const value = resultOfCue(cue.groups!, isNotSeen, cue[0]);
  return { marker, value: { start: base + cue.index, end: marker.end, value }, rule: "cue before" };
}

function resultOfCue(groups: Readonly<Record<string, string | undefined>>, isNotSeen: boolean, cue: string): string {
  if (groups["adj"]) return groups["adj"].toLowerCase();
  if (groups["vus"]) return isNotSeen ? "negative" : "variant of uncertain significance";
  if (groups["mut"]) return isNotSeen ? "negative" : "mutated";
  if (groups["pos"]) return isNotSeen ? "negative" : "positive";
  // "loss of MSH6 was not seen"
  if (groups["neg"]) return isNotSeen && LOSS.test(cue) ? "intact" : "negative";
  return groups["norm"] ? "normal" : "elevated";
}

// "strong p16 expression", "weak ER and PR staining", "no CK20 expression": how much of it, before the list, and what of it, behind.
const AMOUNT =
  /\b(?<w>strong|weak|diffuse|focal|patchy|moderate|intense|robust|variable|scattered|low|high|absent|no)(?:(?:,|\sand|\sbut|,\sand|\sto)\s(?:strong|weak|diffuse|focal|patchy|moderate|intense|robust|variable|high|low))?(?:\s(?:nuclear|cytoplasmic|membranous|membrane|protein|immunohistochemical))?\s$/i;
const OF_STAIN =
  /^\s(?:(?:protein|nuclear|cytoplasmic|membranous)\s)?(?:(?:immuno)?(?:expression|staining|reactivity|positivity|labell?ing))\b(?!\s(?:levels?\s)?(?:was|were|is|are|has|should|may|can|in (?:normal|adjacent|benign))\s(?:not|absent|negative|lost|expected|pending|associated|known|considered|be))/i;
const NOT_STATED =
  /\b(?:if|whether|may|might|should|could|typically|usually|often|commonly|frequently|expected|associated with|defined (?:as|by))\b/i;

// ", with patchy BCL2.", "and focal S100,": in a list of stains the noun is left out
const OPENS =
  /(?:\b(?:with|and|but|only|showed|showing|plus)|,)\s(?:only\s)?(?:strong|weak|diffuse|focal|patchy|moderate|intense|scattered)\s$/i;
const END_OF_LIST = /^(?=\s?[.,;)]|\s?$)/;

/** The amount before a list of markers whose expression or staining is named behind it. */
export function amountBefore(marker: MarkerMention, mentions: readonly MarkerMention[], text: string): MarkerResult | undefined {
  if (marker.kind === "serum" || marker.kind === "score") return undefined;
  const at = mentions.indexOf(marker);
  let first = at;
  while (isLastOfList(mentions, first, text)) first--;
  const behind = text.slice(mentions[lastOfList(mentions, at, text)]!.end);
  const isBare =
    marker.kind === "tissue" &&
    END_OF_LIST.test(behind) &&
    OPENS.test(text.slice(Math.max(0, mentions[first]!.start - 40), mentions[first]!.start));
  if (!isBare && !OF_STAIN.test(behind)) return undefined;
  const from = Math.max(0, mentions[first]!.start - 60);
  const m = AMOUNT.exec(text.slice(from, mentions[first]!.start));
  // "no strong p16 expression" leaves a weak one open.
  if (!m || NO.test(text.slice(0, from + m.index)) || NOT_STATED.test(text.slice(Math.max(0, from - 60), from + m.index))) return undefined;
  const w = m.groups!["w"]!.toLowerCase();
  const value = /^(?:low|high)$/.test(w) ? w : /^(?:absent|no)$/.test(w) ? "negative" : "positive";
  return { marker, value: { start: from + m.index, end: marker.end, value }, rule: "amount before" };
}
