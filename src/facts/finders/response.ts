// How the tumour answered, clause by clause, and what answered: "the neck nodes had progressed, even though the cervix lesions had shrunk" are two.
import { openAmong } from "../../base/gated.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { ResponseFact } from "../disease-fact.ts";
import { findPlaces, type PlaceMention, placeOf } from "../grammar/place.ts";
import { PLAIN_ANSWER_RULES, PLAIN_RESPONSE_RULES } from "../grammar/plain-response-rules.ts";
import { isResponseShort } from "../grammar/response-short.ts";
import { EXAMINATION, IMAGING, OTHER_NOUN, PATHOLOGY, RESPONSE_RULES, type ResponseRule, TUMOUR_NOUN } from "../grammar/response-words.ts";
import type { Clause, Draft, Reading, Story } from "../reading.ts";

interface Said {
  readonly rule: ResponseRule;
  readonly start: number;
  readonly end: number;
  readonly clause: Clause;
  /** From where to where the tumour and the words stand. */
  readonly from: number;
  readonly to: number;
  readonly places: readonly PlaceMention[];
  /** The tumour, where it stands in the clause before. */
  readonly subject?: { readonly start: number; readonly end: number };
}

/** One fact per category and sentence; words of one category in one sentence tell one response. */
export function findResponse(reading: Reading, story: Story): readonly Draft[] {
  const said = saidIn(reading).filter(({ start, end, rule }) => {
    const context = contextAt(reading, start, end);
    const isDenied =
      context.isNegated &&
      !isListedBehind(reading, start, rule) &&
      rule.category !== "nonPD" &&
      !/^(?:no|lack of|did not|does not|ha[sd]|ha[sd] not|have not|with|stopped|ceased|fail\w+|unresponsive)\b/i.test(
        reading.sentence.text.slice(start, end),
      );
    return context.experiencer === "patient" && !context.isHypothetical && !context.isPlanned && !isDenied;
  });
  const hasCategory = said.some((s) => s.rule.category !== "other");
  const kept = said.filter((s) => s.rule.category !== "other" || !hasCategory);
  return [...Map.groupBy(kept, (s) => s.rule.category).values()].map((same) => draftOf(same, reading, story));
}

/** "No new lesions, treated lesions stable": behind the comma stands another tumour, of which nothing is denied. */
function isListedBehind(reading: Reading, start: number, rule: ResponseRule): boolean {
  if (rule.target !== "before") return false;
  const { text } = reading.sentence;
  const comma = text.lastIndexOf(", ", start);
  const own = text.slice(comma + 2, start);
  return comma >= 0 && own.search(TUMOUR_NOUN) >= 0 && !/\b(?:no|not|without|nor|or)\b/i.test(own);
}

const rulesFor = openAmong([...PLAIN_RESPONSE_RULES, ...RESPONSE_RULES, ...PLAIN_ANSWER_RULES], (rule) => rule.shape);

function saidIn(reading: Reading): Said[] {
  const { text } = reading.sentence;
  const taken: { start: number; end: number }[] = [];
  const said: Said[] = [];
  for (const rule of rulesFor(text))
    for (const m of text.matchAll(rule.shape)) {
      const [start, end] = [m.index, m.index + m[0].trimEnd().length];
      if (taken.some((t) => t.start < end && start < t.end)) continue;
      if (/^(?:(?:[cpm]|VG)?(?:CR|PR|SD|PD)|[CP]MR)$/.test(m[0]) && !isResponseShort(text, start, end)) continue;
      const clause = reading.clauses.find((c) => start >= c.start && start < c.end) ?? { start: 0, end: text.length };
      if (
        /\b(?:(?<!\b(?:led|leads?|leading|due|owing) )to|of|for|aim(?:ed|ing)? (?:to|at)|order to)\s$/i.test(
          text.slice(clause.start, start),
        ) &&
        /^(?:shrink|reduc|decreas|improv|down-?s)/i.test(m[0])
      )
        continue;
      // "for tumour downstaging", "the goal was downsizing": what a treatment is given for
      if (/^(?:down-?s|reduction|shrinkage)/i.test(m[0]) && PURPOSE.test(text.slice(clause.start, start))) continue;
      // "until progression", "time to progression": a rule of treatment, not an event, unless a date says when.
      if (
        rule.category === "PD" &&
        /\b(?:until|time to|till|upon|in case of|risk of|event of|delay|prevent|slow)\s(?:the\s|any\s)?$/i.test(
          text.slice(clause.start, start),
        ) &&
        !reading.times.some((t) => t.start >= start && (t.kind === "date" || t.kind === "month-without-year"))
      )
        continue;
      if (/remission$/i.test(m[0]) && NO_TUMOUR.test(text)) continue;
      if (/^responded\b/i.test(m[0]) && !isToTreatment(start, end, clause, reading)) continue;
      // "worsening dysphagia": of a complaint, whatever tumour stands before it
      if (
        /^(?:worsening|progressing)$/i.test(m[0]) &&
        OTHER_BEHIND.test(text.slice(end, end + 40)) &&
        !/^\s(?:\w+\s){0,2}(?:tumou?r|mass|disease|metasta|lesion|nod)/i.test(text.slice(end, end + 40))
      )
        continue;
      const found = rule.target
        ? withTarget(rule, start, end, clause, reading)
        : { from: start, to: end, places: stated(start, end, clause, reading) };
      if (!found) continue;
      taken.push({ start, end });
      said.push({ rule, start, end, clause, ...found });
    }
  return withOwnSubjects(
    said.sort((a, b) => a.start - b.start),
    text,
  );
}

/** "The lung nodule shrank, liver lesions grew": where words have a tumour of their own, those before them keep theirs. */
function withOwnSubjects(said: readonly Said[], text: string): Said[] {
  return said.map((s, i) => {
    const before = said[i - 1];
    if (s.rule.target === undefined || before?.clause !== s.clause || s.from >= before.end) return s;
    const noun = text.slice(before.end, s.start).search(TUMOUR_NOUN);
    if (noun < 0) return s;
    const places = s.places.filter((p) => p.start >= before.end);
    return { ...s, from: Math.min(before.end + noun, ...places.map((p) => p.start)), places };
  });
}

const PURPOSE = /\b(?:for|achieve|allow|facilitate|(?:plan|goal|aim|intent(?:ion)?|purpose) (?:was|is|of|being))\s(?:\w+\s){0,2}$/i;
// "Crohn's disease in remission"
const NO_TUMOUR = /\b(?:lupus|arthritis|Crohn|colitis|depress\w+|psoria\w+|asthma|diabetes|sclerosis|nephr\w+|alcohol\w*|epilepsy)\b/i;
const OTHER_BEHIND = /^\s(?!(?:of|in|on|despite|after|under|with|and|during|following|disease)\b)[a-z]/;
const ANTINEOPLASTIC = /\b(?:chemo\w*|radio\w*|immuno\w*|hormon\w*|targeted|therapy|treatment|regimen|cycles?|lines?|irradiation)\b/i;

/** A tumour responds, or a patient to a treatment of it; not pain to a painkiller. */
function isToTreatment(start: number, end: number, clause: Clause, reading: Reading): boolean {
  const { text } = reading.sentence;
  const subject = text.slice(clause.start, start);
  if (OTHER_NOUN.test(subject)) return false;
  const isTumour = subject.match(TUMOUR_NOUN) !== null;
  // without a word of how well, only a tumour's answer is one, or one to a medicine against tumours
  const isDrug = reading.mentions.some(
    (m) =>
      m.start >= end &&
      m.end <= clause.end &&
      m.senses.some((s) => s.group === "antineoplastic" || s.kind === "regimen" || s.kind === "radiotherapy"),
  );
  if (text.slice(start, end).toLowerCase() === "responded") return isTumour || isDrug;
  return isTumour || isDrug || ANTINEOPLASTIC.test(text.slice(end, clause.end)) || !/^\sto\b/.test(text.slice(end));
}

// "and then", "but in December 2020 they had": the clause goes on about what stood before it
const GOES_ON =
  /^[\s,;]*(?:and|but)\s(?:(?:and|then|later|again|subsequently|eventually|finally|thereafter|afterwards|it|they|these|had|has|have|were|was|been|in|on|by|at|after|within|of|the|following|months?|weeks?|years?|\w+ly|\d[\d/.-]*|January|February|March|April|May|June|July|August|September|October|November|December)\b,?\s){0,8}$/i;

// The tumour stands near the words that tell of it.
const REACH = 300;

/** The tumour beside words that need one, with its places; undefined where there is none, or something else is nearer. */
function withTarget(
  rule: ResponseRule,
  start: number,
  end: number,
  clause: Clause,
  reading: Reading,
): Pick<Said, "from" | "to" | "places" | "subject"> | undefined {
  const { text } = reading.sentence;
  const places = findPlaces(reading);
  const before = reading.clauses[reading.clauses.indexOf(clause) - 1];
  if (rule.target !== "after" && before && GOES_ON.test(text.slice(clause.start, start))) {
    const first = withTarget({ ...rule, target: "before" }, start, end, { start: before.start, end: clause.end }, reading);
    if (!first) return undefined;
    const noun = [...text.slice(first.from, before.end).matchAll(TUMOUR_NOUN)][0];
    const last = Math.max(noun ? first.from + noun.index + noun[0].length : 0, ...first.places.map((p) => p.end));
    return { from: start, to: end, places: first.places, subject: { start: first.from, end: last } };
  }
  if (rule.target !== "after") {
    const from = Math.max(clause.start, start - REACH);
    const before = text.slice(from, start);
    const noun = [...before.matchAll(TUMOUR_NOUN)].at(-1);
    const between = noun ? before.slice(noun.index + noun[0].length) : "";
    const object = /^\s(?:in|of)\s(?:the\s|her\s|his\s)?(?:\w+\s){0,2}\w+/i.exec(text.slice(end, clause.end))?.[0] ?? "";
    const isOther = OTHER_NOUN.test(between) || (OTHER_NOUN.test(object) && !TUMOUR_NOUN.test(object));
    TUMOUR_NOUN.lastIndex = 0;
    // A nominal form ("improvement in all bone lesions") speaks of what follows it.
    const isNominal =
      /(?:ion|ment|ance|age|growth|decrease|reduction)$/i.test(text.slice(start, end)) && /^\s(?:of|in)\s/.test(text.slice(end));
    if (noun && !isOther && between.length < 90 && !isNominal) {
      const own = places.filter((p) => p.start >= clause.start && p.end <= start && isOfTumour(p, text, clause));
      const first = Math.min(from + noun.index, ...own.map((p) => p.start));
      return { from: first, to: end, places: own };
    }
    if (rule.target === "before") return undefined;
  }
  const after = text.slice(end, Math.min(clause.end, end + 90));
  const noun = TUMOUR_NOUN.exec(after);
  TUMOUR_NOUN.lastIndex = 0;
  if (!noun || OTHER_NOUN.test(after.slice(0, noun.index)) || !/^\s?(?:of|in|on|to|the|her|his|[a-z-]+(?:[\s.,;]|$))/i.test(after))
    return undefined;
  if (rule.target === "either" && !/^\s(?:of|in|on)\s/.test(after)) return undefined;
  const nounEnd = end + noun.index + noun[0].length;
  const own = places.filter(
    (p) =>
      p.start >= end &&
      p.start < nounEnd + 45 &&
      p.end <= clause.end &&
      (p.start < nounEnd || /^\s(?:in|of|to|at)\s(?:the\s|both\s|her\s|his\s)?$/.test(text.slice(nounEnd, p.start))),
  );
  return { from: start, to: Math.max(nounEnd, ...own.map((p) => p.end)), places: own };
}

/** The places of a stated category: the lesions of its clause, and "response in the liver". */
function stated(start: number, end: number, clause: Clause, reading: Reading): readonly PlaceMention[] {
  const { text } = reading.sentence;
  // "a complete response in bone and a partial response of the primary": what stands behind it is all that it is said of
  const isSaidBehind = OF_TUMOUR_BEHIND.test(text.slice(end, clause.end));
  return findPlaces(reading).filter((p) => {
    if (p.start < end && isSaidBehind) return false;
    if (p.start >= end)
      return /^\s(?:in|of|at)\s(?:the\s|both\s|all\s|her\s|his\s)?$/.test(text.slice(end, p.start)) && p.end <= clause.end;
    return p.start >= clause.start && p.end <= start && isOfTumour(p, text, clause);
  });
}

const OF_TUMOUR_BEHIND =
  /^\s(?:of|in)\s(?:the|all|both|her|his)\s(?:\w+\s)?(?:primar(?:y|ies)|tumou?r|lesions?|nod(?:es?|ules?)|mass(?:es)?|metasta\w+)\b/i;

/** "the neck lymph node metastases", "lesions in the neck": not the place of an image, an operation or a pain. */
function isOfTumour(place: PlaceMention, text: string, clause: Clause): boolean {
  const before = text.slice(clause.start, place.start);
  const after = text.slice(place.end, clause.end);
  if (
    /\b(?:CT|MRI|PET|scans?|ultraso\w+|tomography|imaging|x-?ray|radiotherapy|irradiation|RT|biopsy|examination|radiation)\s(?:scan\s)?(?:of|to|on)\s(?:the\s|her\s|his\s)?(?:[a-z]+,?\s(?:and\s)?){0,4}$/i.test(
      before,
    )
  )
    return false;
  if (/^\s(?:CT|MRI|PET|ultraso\w+|radiotherapy|irradiation|X-?ray|pain|examination)\b/i.test(after)) return false;
  return true;
}

function draftOf(same: readonly Said[], reading: Reading, story: Story): Draft {
  const { sentence } = reading;
  const best = same.find((s) => s.rule.isStated) ?? same[0]!;
  const places = uniquePlaces(same.flatMap((s) => s.places));
  const isStated = same.some((s) => s.rule.isStated);
  const { text } = sentence;
  const method = IMAGING.test(text) ? "imaging" : PATHOLOGY.test(text) ? "pathology" : EXAMINATION.test(text) ? "examination" : undefined;
  const context = contextAt(reading, best.start, best.end);
  const review: NonNullable<ResponseFact["review"]> = [
    ...(context.isUncertain ? (["uncertain"] as const) : []),
    ...(!isStated && best.rule.category !== "other" ? (["derived"] as const) : []),
    ...(same.every((s) => s.rule.isWeak) ? (["ambiguous"] as const) : []),
  ];
  return {
    kind: "response",
    category: best.rule.category,
    // "progression of" the nodes: the preposition belongs to them
    words: wordsOf(text.slice(best.start, best.end)),
    isCategoryStated: isStated,
    places: places.map((p) => placeOf(story.narrative, sentence, p)),
    ...(method ? { method } : {}),
    evidence: [best, ...same.filter((s) => s !== best)].flatMap((s) => [
      ...evidenceAt(story.narrative, sentence, s.from, s.to),
      ...(s.subject ? evidenceAt(story.narrative, sentence, s.subject.start, s.subject.end) : []),
    ]),
    ...(isStated || best.rule.category === "other" ? {} : { derived: { category: "the words describe it; the category is not stated" } }),
    ...(review.length > 0 ? { review } : {}),
    rule: `finders/response: ${isStated ? "category stated" : "in words"}`,
    sentence: sentence.index,
    at: best.start,
  };
}

/** Whoever looks for "complete response" or "progression" must not find it in "incomplete response" or "no further progression". */
function wordsOf(written: string): string {
  const plain = written.replace(/ (?:of|in|to)$/i, "");
  const incomplete = /^incomplete (?<what>.+)$/i.exec(plain)?.groups?.what;
  return incomplete === undefined
    ? plain.replace(/^(no|without) (?:(?:any|further|obvious|apparent) )+/i, "$1 ")
    : `${incomplete}: not complete`;
}

function uniquePlaces(places: readonly PlaceMention[]): readonly PlaceMention[] {
  return places.filter((p, i) => places.findIndex((q) => q.start === p.start) === i);
}
