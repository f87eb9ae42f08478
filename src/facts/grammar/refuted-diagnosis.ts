// Diagnoses that a text takes back, that it only feared, or that it had told before.
import { contextAt } from "../context/scope.ts";
import { placeInStory } from "../place-in-story.ts";
import type { Reading, Story } from "../reading.ts";
import { type DiseaseMention, findDiseases, organOf, startWithPlace } from "./disease.ts";
import { rememberFor } from "./remember-for.ts";

// "was first suspected but this diagnosis turned out to be wrong", "was initially made, but was later ruled out"
const REFUTED_BEHIND =
  /^(?:\s\([^()]{1,20}\))?(?:\s(?:was|were|had been|is)\s(?:[\w-]+\s){0,2}(?:suspected|considered|assumed|presumed|proposed|entertained|diagnosed|made|discussed|thought of|the (?:[\w-]+\s)?diagnosis))?(?:\s(?:at first|first|initially))?(?:[,;.]?\s(?:but|and|however,?|which|although|yet|then|later))*[,;.]?(?:\s(?:this|that|the|it|its|which|such|histology|biopsy|pathology|further|work-?up)(?:\s(?:\w+\s)?(?:diagnosis|suspicion|hypothesis|assumption|possibility|impression|idea|biopsy|histology|examination|investigations?|work-?up))?)?(?:\s(?:was|were|had been|has been|could be|being|later|then|subsequently|soon|eventually|finally))*\s(?:ruled out|excluded|disprove[dn]|refuted|rejected|dismissed|discarded|abandoned|(?:(?:turned out|proved|found|shown)(?: to be)? )?(?:wrong|false|incorrect|erroneous|mistaken|unfounded)|not (?:be )?(?:confirmed|supported|borne out|verified|substantiated))\b/i;
const REFUTED_BEFORE =
  /\b(?:mis(?:diagnosed|taken|interpreted|labelled|labeled|read)|(?:erroneously|wrongly|incorrectly|mistakenly) (?:\w+ )?(?:diagnosed|thought|labelled|labeled|treated|interpreted|considered))\s(?:\w+\s){0,2}(?:as|for|with|to have|to be)\s(?:having\s|a case of\s)?(?:(?:an?|the)\s)?(?:[\w-]+\s){0,2}$/i;
const ITS_FATE = /^(?:This|That|The|However, (?:this|that|the)) (?:[a-z]+ )?(?:diagnosis|suspicion|hypothesis|assumption|impression)\b/;

/** "was misdiagnosed as", "had wrongly been treated for" */
export function isMistaken(disease: DiseaseMention, text: string): boolean {
  const from = startWithPlace(disease);
  return REFUTED_BEFORE.test(text.slice(Math.max(0, from - 90), from));
}

/** A diagnosis that the text itself takes back, in its sentence or in the next. */
export function isRefutedDiagnosis(disease: DiseaseMention, reading: Reading, story: Story): boolean {
  const { text } = reading.sentence;
  if (isMistaken(disease, text)) return true;
  const behind = text.slice(Math.max(disease.end, disease.nameEnd));
  if (/^[^.;]{0,30}\b(?:cannot|could not|can not|not)\s(?:be\s)?(?:ruled out|excluded)/i.test(behind)) return false;
  if (REFUTED_BEHIND.test(behind)) return true;
  const next = story.readings[placeInStory(reading, story) + 1]?.sentence.text ?? "";
  return ITS_FATE.test(next) && behind.length < 90 && REFUTED_BEHIND.test(`${behind.replace(/[.\s]+$/, "")}. ${next}`);
}

// "was followed for", "history of", "treated for her": the tumour that follows was known before
export const KNOWN_FOR: RegExp =
  /\b(?:surveillance|follow[- ]?up|followed(?:[- ]up)?|monitored|monitoring|treated|treatment|history|known case|remission|cured|survivor|previously|status post|s\/p|known|previous|prior|earlier|former)\s(?:(?:for|of|from|with|his|her|the|an?|after|on|account)\s){0,4}(?:[\w-]+\s){0,2}$/i;
const SHOWN_BY = /\b(?:show|reveal|confirm|demonstrat|disclos|identif|diagnos|prov|consistent with|positive for)\w*\s(?:[\w-]+\s){0,5}$/i;

/** "The cancer was stable", where a cancer of an organ was told before: that one, and not the mass of the sentence between. */
export function isOfEarlier(disease: DiseaseMention, reading: Reading, story: Story): boolean {
  const { text } = reading.sentence;
  if (!disease.isGeneric || SHOWN_BY.test(text.slice(Math.max(0, disease.nameStart - 60), disease.nameStart))) return false;
  if (/^[^.;]{0,40}\b(?:was|were)\s(?:\w+\s)?(?:diagnosed|confirmed|found|proven|detected|discovered)\b/i.test(text.slice(disease.nameEnd)))
    return false;
  return firstTumour(story) < placeInStory(reading, story);
}

/** Place of the first reading that names a tumour with its organ, and does not deny it. */
const firstTumour = rememberFor((story: Story): number => {
  const isNamed = (r: Reading): boolean =>
    findDiseases(r).some((d) => !d.isWeak && organOf(d) !== undefined && !contextAt(r, d.nameStart, d.nameEnd).isNegated);
  const first = story.readings.findIndex(isNamed);
  return first < 0 ? story.readings.length : first;
});

const FEARED_BEHIND =
  /^\s(?:(?:was|were|is|being|had been|has been)\s)?(?:(?:also|strongly|highly|initially|first|clinically)\s)?(?:suspected|feared|considered|suspicion|possible|likely|not excluded|could not be excluded)\b/i;
const FEARED_BEFORE =
  /\b(?:suspicio\w+|suspect\w*|fear\w*|possible|possibility|likely|concern\w*|question\w*|risk|rule out|exclude)\s(?:(?:of|for|about|an?|the|to)\s){0,3}(?:[\w-]+\s)?$/i;

export const isFeared = ({ nameStart, nameEnd, start }: DiseaseMention, isUncertain: boolean, text: string): boolean =>
  isUncertain ||
  FEARED_BEHIND.test(text.slice(nameEnd)) ||
  FEARED_BEFORE.test(text.slice(Math.max(0, start - 60), Math.min(start, nameStart)));
