// Procedures that were done: operations, biopsies, endoscopies, pictures, supportive measures. What a sentence only plans or refuses is none.
import type { Concept } from "../../base/concept.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { codingsOf } from "../../terminology/codings.ts";
import { conceptsNamed } from "../../terminology/concepts.ts";
import { contextAt } from "../context/scope.ts";
import type { FactTime, Place } from "../fact-base.ts";
import { findPlaces, placeOf } from "../grammar/place.ts";
import { isFailedAttempt, isOnlyPlanned, wasCarriedOut } from "../grammar/procedure-plan.ts";
import { findProcedureWords, type ProcedureWord } from "../grammar/procedure-words.ts";
import type { Draft, Reading, Story } from "../reading.ts";
import { assertionOf, clauseAt } from "../treatment/assertion.ts";
import { PROCEDURE_RULE } from "../treatment/rules.ts";
import type { Telling } from "../treatment/telling.ts";

// "a second biopsy", "repeat CT"
const ANEW =
  /\b(?:(?:repeat(?:ed)?|second|another|again|further|additional|new|follow-?up|control|restaging|re-)\s?(?:\w+\s){0,2}|(?:third|fourth|fifth|sixth|3rd|4th|5th|next|subsequent|ensuing|interval|end[\s-]of[\s-]treatment)\s(?:\w+\s)?)$/i;
// "CT was repeated"
const REPEATED =
  /^\s(?:scan\s)?(?:(?:was|were|has been|had been)\s(?:then\s|later\s|again\s)?)?(?:repeated|redone|done again|performed again)\b/i;
// "the film looked as if …", "MRI showed a lesion, not seen before": what follows on the result does not undo the examination
const REPORTED =
  /^[^.;]{0,80}?\b(?:showed|revealed|demonstrated|confirmed|disclosed|detected|depicted|identified|found|looked|appeared|suggested)\b/i;
const LOOKS: ReadonlySet<string> = new Set(["imaging", "endoscopy", "biopsy", "cytology", "examination"]);
// "was not visible on the radiograph"
const LOOKED_FOR =
  /\b(?:seen|visible|visuali[sz]ed|found|detected|detectable|identified|recogni[sz]ed|apparent|evident|demonstrated|shown)\s(?:on|in|by|with|at)\s(?:(?:the|a|an|her|his|plain|initial|first|earlier|previous|later)\s){0,3}$/i;
// "after surgery", "post-operative", "his previous hysterectomy", "on CT"
const BACK =
  /\bpost-$|\b(?:after|following|since|prior to|before|previous|prior|status[\s-]post|s\/p|history of|at the time of|time of|(?:days?|weeks?|months?|years?) (?:after|from|of|following)|results? of|on the|completion of|during|from|underwent the|the (?:same|latter|initial|first)|her|his|the|this|that|had had)\s(?:(?!(?:patient|man|woman|underwent|received|had|has|was|were|is|are|which|who|and|then)\b)\w+[\s-]){0,2}$/i;
const TOWARDS_PLACE =
  /^\s(?:scan\s)?(?:\([^)]{0,30}\)\s)?(?:of|from|to|at|in)\s(?:(?:the|her|his|both|a|an|enlarged|suspicious|palpable|largest|lesions?|mass(?:es)?|tumou?r|one|left|right|bilateral|of|from|in)\s)*$/i;
// "resistant to surgery", "surgery is an option", "not suitable for surgery"
const NO_EVENT_BEFORE =
  /\b(?:suitable for|amenable to|eligible for|candidate for|unfit for|fit for|role of|option of|options? (?:like|such as)|need for|indicat\w+ for|type of|risk of|field of|refer\w* (?:for|to)|scheduled for|(?:date|type|indications?|time) of|waiting for|ready for|(?:placed|seen|evaluated|inserted|referred) by|without|instead of|rather than|in lieu of|educated? about)\s(?:\w+[\s-]){0,3}$/i;
// No further back than a long clause.
const REACH = 300;
const COMPARED = /\bcompar(?:ing|ed|ison) (?:with|to)\s(?:\w+[\s-]){0,3}$/i;
// Words that a place or a picture adds to a name, and that its code need not hold.
const ADDED =
  /^(?:scans?|imaging|images?|scanning|enhanced|contrast|left|right|bilateral|repeat|plain|surgical|examination|of|the|direct|explorative|diagnostic|per|guided|ultrasound|ct)$/i;
const CHEMOTHERAPY = /chemo/i;

// "in March 2015", "was performed twice, in 2015"; then " and again in June 2016", " and 2017"
const TO_FIRST_DATE = /^,?\s(?:(?:was|were)\s(?:performed|done|carried out)\s)?(?:(?:once|twice|first)\s?,?\s)?(?:both\s)?(?:in|on)\s$/i;
const TO_NEXT_DATE = /^(?:,|,?\s(?:and|then|and then))\s(?:(?:again|once more|later)\s)?(?:(?:in|on)\s)?$/i;

const LABEL = /^\W*(?:\d+[.)]\s*)?(?:[A-Z][\w-]+\s){0,2}$/;

export function findProcedures(reading: Reading, story: Story): readonly Draft[] {
  const { text } = reading.sentence;
  if (reading.sentence.section === "family-history") return [];
  return findProcedureWords(text).flatMap((word) => {
    const before = text.slice(Math.max(clauseAt(reading, word.start).start, word.start - REACH), word.start);
    // "compared with the chest CT of 04/21/10" tells of that scan, "compared with a biopsy" of none
    if (COMPARED.test(before) && !/^[^.;]{0,25}\d/.test(text.slice(word.end))) return [];
    if (isOnlyPlanned(reading.sentence, word) || isFailedAttempt(before, text.slice(word.end))) return [];
    // "Surgery: left hemicolectomy", "Biopsy: none": the label of a form
    if (LABEL.test(text.slice(0, word.start)) && /^\s?:\s?(?:none|no[.;]?$|nil|n\/a|not (?:done|given))/i.test(text.slice(word.end)))
      return [];
    if (
      word.isGeneric &&
      LABEL.test(text.slice(0, word.start)) &&
      /^\s?:/.test(text.slice(word.end)) &&
      findProcedureWords(text).length > 1
    )
      return [];
    // what an examination did not find is told by its findings
    if (word.category === "examination" && /^[^.;]{0,40}\b(?:unremarkable|normal|negative)\b/i.test(text.slice(word.end))) return [];
    if (isChemotherapy(word, text, story) || NO_EVENT_BEFORE.test(before) || !isDone(reading, word)) return [];
    const telling: Telling =
      ANEW.test(text.slice(Math.max(0, word.start - REACH), word.start)) ||
      REPEATED.test(text.slice(word.end)) ||
      /^(?:repeat|second|new|follow|re-?(?:excised|resected))/i.test(word.text)
        ? "anew"
        : BACK.test(before) || /^[a-z]* ?post-?operative/i.test(word.text)
          ? "back"
          : "given";
    const place = placeFor(reading, story, word);
    const proof = evidenceAt(story.narrative, reading.sentence, word.start, word.end);
    const draft = {
      kind: "procedure" as const,
      category: word.category,
      procedure: conceptOf(reading, word),
      ...(place ? { place } : {}),
      evidence: proof,
      valueEvidence: { procedure: proof, ...(place ? { place: place.evidence } : {}) },
      rule: PROCEDURE_RULE[telling],
      sentence: reading.sentence.index,
      at: word.start,
    };
    const times = timesOf(reading, story, word);
    return times.length > 1 ? times.map(({ time, at }, i) => ({ ...draft, time, at: i === 0 ? word.start : at })) : [draft];
  });
}

/** Given, or an examination whose result is told, whatever words of doubt or denial the result has. */
function isDone(reading: Reading, { start, end, category }: ProcedureWord): boolean {
  const assertion = assertionOf(reading, start, end);
  if (assertion === "given") return true;
  // "the planned lobectomy was carried out", "the CT requested in March showed progression"
  if (assertion === "proposed" && wasCarriedOut(reading.sentence.text.slice(end))) return true;
  const context = contextAt(reading, start, end);
  if (!LOOKS.has(category) || context.experiencer !== "patient") return false;
  const { text } = reading.sentence;
  const result = REPORTED.exec(text.slice(end))?.[0].length;
  if (result !== undefined) return context.modifiers.length > 0 && context.modifiers.every((m) => m.start >= end + result);
  const isOnlyDenied = context.modifiers.length > 0 && context.modifiers.every((m) => m.category === "negated");
  return isOnlyDenied && LOOKED_FOR.test(text.slice(Math.max(0, start - REACH), start));
}

interface DatedAt {
  readonly time: FactTime;
  readonly at: number;
}

/** "was excised in March 2015 and June 2016": dates that follow the name and are joined by "and" are as many events. */
function timesOf(reading: Reading, story: Story, word: ProcedureWord): readonly DatedAt[] {
  const { text } = reading.sentence;
  const listed: DatedAt[] = [];
  let from = word.end;
  for (const time of reading.times.filter((t) => t.start >= word.end)) {
    const between = text.slice(from, time.start);
    if (time.kind !== "date" || !(listed.length === 0 ? TO_FIRST_DATE : TO_NEXT_DATE).test(between)) break;
    const evidence = evidenceAt(story.narrative, reading.sentence, time.start, time.end);
    listed.push({ time: { origin: "stated", start: time.date, end: time.date, evidence }, at: time.start });
    from = time.end;
  }
  return listed;
}

/** "CT" is chemotherapy where the document says so and no scan stands beside it. */
function isChemotherapy(word: ProcedureWord, text: string, story: Story): boolean {
  if (word.head !== "ct" || !/CT$/.test(word.text)) return false;
  if (/\b(?:cycles?|courses?|rounds?) of $/i.test(text.slice(0, word.start)) || /^\s?\+\s?RT\b/.test(text.slice(word.end))) return true;
  const defined = story.abbreviations.get("CT");
  return defined !== undefined && CHEMOTHERAPY.test(defined.expansion);
}

// Heads that name one kind of procedure, whatever stands before them; "resection" and "surgery" name none.
const IS_KIND = /^(?:biopsy|ct|mri|pet|mammography|[a-z-]*(?:ectomy|scopy|tomy|stomy))$/;
// "liquid biopsy", "virtual colonoscopy": no kind of what the head names
const OTHER_KIND = /\b(?:liquid|virtual|optical|attempted|partial resection)\b/i;
// What a name without a SNOMED CT code of its own is a kind of, by its meaning alone.
const KIND_OF: readonly (readonly [names: RegExp, key: string])[] = [
  [
    /^(?:(?:right|left|extended|laparoscopic|open|robotic)[\s-])*(?:hemi-?colectomy|sigmoidectomy|sigmoid colectomy)$/i,
    "procedure.surgery/partial-resection-of-colon",
  ],
  [/^(?:platelet|plasma|blood product) transfusions?$/i, "vocabulary.procedure/transfusion-of-blood-product"],
  [
    /^(?:salvage|emergency|elective|radical|curative|palliative|open|laparoscopic|robotic|primary|definitive|major) (?:surgery|operation)$/i,
    "procedure.surgery/surgical-procedure",
  ],
];
const isCoded = (key: string): boolean => codingsOf(key).some((c) => c.system === "http://snomed.info/sct");

/** The vocabulary's concept where the words beside its term only say where; else the name as written. */
function conceptOf(reading: Reading, word: ProcedureWord): Concept {
  const { text } = reading.sentence;
  const written = word.text.replace(/\s+/g, " ").replace(/\b(x) ?- ?(?=ray)/i, "$1-");
  const found = reading.mentions
    .filter((m) => m.kind === "procedure" && m.start < word.end && word.start < m.end && m.senses[0]!.group !== "systemic")
    .sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  const ofHead = conceptsNamed(word.head).find((c) => c.domain.startsWith("procedure"))?.key;
  // a name of two pictures is not the first of them
  if (word.head === "pet-ct" && ofHead) return { key: ofHead, text: written };
  const kind = KIND_OF.find(([names]) => names.test(written))?.[1];
  if (kind) return { key: kind, text: written };
  const key = found?.concept.key ?? ofHead;
  if (key === undefined) return { text: written };
  const places = findPlaces(reading);
  const named = found ?? { start: word.end - word.named, end: word.end };
  const rest = [...text.slice(word.start, word.end).matchAll(/[\w-]+/g)].filter((w) => {
    const at = word.start + w.index;
    const isIn = (p: { readonly start: number; readonly end: number }): boolean => at >= p.start && at + w[0].length <= p.end;
    return !isIn(named) && !places.some(isIn) && !ADDED.test(w[0]);
  });
  // "total hysterectomy" is a hysterectomy: the code says what the name leaves no doubt of, the text says all
  const kindKey = ofHead ?? (found?.text.toLowerCase() === word.head ? found.concept.key : undefined);
  const isKind = kindKey !== undefined && IS_KIND.test(word.head) && !OTHER_KIND.test(written);
  if (isKind && (rest.length > 0 || !isCoded(key)) && (isCoded(kindKey) || kindKey === key)) return { key: kindKey, text: written };
  if (rest.length > 0) return { text: written };
  // A head that is not the word itself is its right spelling: "laparatomy"
  const isRightlySpelt = written.toLowerCase().includes(word.head) || /films?$|scopic \S+$|\bMR$/i.test(written);
  return { key, text: found || isRightlySpelt ? written : word.head };
}

function placeFor(reading: Reading, story: Story, word: ProcedureWord): Place | undefined {
  const { text } = reading.sentence;
  const places = findPlaces(reading);
  const inside = places.find((p) => p.start >= word.start - 1 && p.end <= word.end);
  const behind = places.find((p) => p.start >= word.end && p.start - word.end < 60 && TOWARDS_PLACE.test(text.slice(word.end, p.start)));
  const before = places.find((p) => p.end <= word.start && /^[\s-]$/.test(text.slice(p.end, word.start)));
  const place = behind ?? inside ?? before;
  return place && placeOf(story.narrative, reading.sentence, place);
}
