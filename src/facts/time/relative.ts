// Phrases that count from something else: "five months after the last treatment", "a month later", "at her 1 year follow-up"; and durations. Linear.
import { gated } from "../../base/gated.ts";
import { findSetPhrases } from "./set-phrases.ts";
import type { AnchorKind, TimeMention, TimeUnit } from "./time-mention.ts";

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  eighteen: 18,
  twenty: 20,
  "twenty-four": 24,
  thirty: 30,
  "a couple of": 2,
  half: 0.5,
  "half a": 0.5,
  "a half": 0.5,
  "one and a half": 1.5,
  "two and a half": 2.5,
  "two-and-a-half": 2.5,
}; // prettier-ignore
const NUMBER =
  "\\d{1,3}(?:\\.\\d)?|one and a half|two[- ]and[- ]a[- ]half|a couple of|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty-four|twenty|thirty";
const UNIT = "(?<unit>day|week|fortnight|month|year|wk|mo|yr)(?<plural>s?)(?<own>'?)";
const APPROX = "(?:about|approximately|around|nearly|almost|roughly|some|only|just over|just under|more than|over|less than|at least|~)";
/** A number and a unit of time; what it means, the words around it say. */
const QUANTITY = gated(
  new RegExp(
    `(?<![\\w.])(?:(?<approx>${APPROX})(?: (?:about|around))? ?)?(?<n>${NUMBER})(?:(?: to | or |-| - )(?<n2>\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve))?[ -]?(?<![a-z])${UNIT}(?![a-z])`,
    "gi",
  ),
);
const UNITS: Readonly<Record<string, TimeUnit>> = {
  day: "day",
  week: "week",
  wk: "week",
  fortnight: "week",
  month: "month",
  mo: "month",
  year: "year",
  yr: "year",
};
const AGE = /\b(?:at (?:the )?age (?:of )?|when (?:she|he|the patient) was )(?<years>\d{1,3})\b(?: years?(?: old| of age)?)?/gi;
const IN_COURSE = gated(
  /\b(?:(?:post-?operative day|POD) ?#?(?<pod>\d{1,3})|(?:[Cc]ycle|C) ?(?<c1>\d{1,2}),? ?(?:day|D) ?(?<d1>\d{1,2})|(?:[Oo]n )?(?:day|D) ?(?<d2>\d{1,2}) of (?:the )?(?:(?:cycle|course) (?<c2>\d{1,2})|(?<c3>first|second|third|fourth|fifth|sixth|\d{1,2}(?:st|nd|rd|th)) (?:cycle|course))|[Oo]n (?:the )?(?:day (?<d3>\d{1,3})|(?<d4>\d{1,3})(?:st|nd|rd|th) (?:post-?operative )?day))\b(?! ?(?:,|and|-|to|&) ?(?:day )?\d)/g,
);
const NTH = ["first", "second", "third", "fourth", "fifth", "sixth"];

export function findRelatives(text: string): readonly TimeMention[] {
  const out: TimeMention[] = [];
  for (const match of text.matchAll(QUANTITY)) {
    const mention = quantityAt(text, match);
    if (mention) out.push(mention);
  }
  out.push(...findSetPhrases(text));
  for (const match of text.matchAll(AGE))
    out.push({ ...stretch(text, match.index, match.index + match[0].length), kind: "age", years: Number(match.groups!["years"]) });
  for (const match of text.matchAll(IN_COURSE)) out.push(inCourse(text, match));
  return out;
}

const stretch = (text: string, start: number, end: number): { start: number; end: number; text: string } => ({
  start,
  end,
  text: text.slice(start, end),
});

function inCourse(text: string, match: RegExpExecArray): TimeMention {
  const g = match.groups!;
  const day = g["pod"] ?? g["d1"] ?? g["d2"] ?? g["d3"] ?? g["d4"];
  const nth = g["c3"] === undefined ? undefined : NTH.includes(g["c3"]) ? NTH.indexOf(g["c3"]) + 1 : Number.parseInt(g["c3"], 10);
  const cycle = g["c1"] ?? g["c2"] ?? nth;
  return {
    ...stretch(text, match.index, match.index + match[0].length),
    kind: "in-course",
    ...(day !== undefined && { day: Number(day) }),
    ...(cycle !== undefined && { cycle: Number(cycle) }),
  };
}

const YEARS_BEFORE = new RegExp(`(?<![\\w.])(?<n>${NUMBER}) years?,?(?: and)? $`, "i");
/** After the quantity. */
const OLD = /^[- ]?(?:old|of age)\b/i;
const RATE =
  /^[- ]?(?:survival|overall|OS|PFS|DFS|disease-free|progression-free|event-free|local control|mortality|cycles?|intervals?|regimen)\b/i;
const LATER = /^ (?:later|afterwards?|thereafter|hence|subsequently|down the (?:line|road)|on(?=[,;.]|\s?$))(?![a-z])/i;
const AFTER = /^,? (?:(?:on |out )?from|after|following|post|since)(?:-| )(?=\S)/i;
const POST = /^ (?:post-?operatively|postop(?:eratively)?|post[- ]?op|post-?surgery)\b/i;
const POST_TREATMENT = /^ post-?(?:treatment|therapy|radiation|radiotherapy|chemotherapy|chemoradiation|transplant)\b/i;
const BEFORE = /^,? (?:before|prior to|preceding|ahead of)(?: |-)(?=\S)/i;
const EARLIER = /^ (?:earlier|previously|before|prior|beforehand)\b/i;
const AGO = /^ (?:ago|back)\b/i;
const HISTORY = /^(?:'|s')?[- ](?:long )?history\b/i;
const FOLLOW_UP = /^(?:'|s')?[- ](?:of )?follow[- ]?ups?\b/i;
const BREAK = /^[- ](?:break|pause|interval|period|rest)\b(?: (?:from|after|since) (?=\S))?/i;
/** Before the quantity. */
const EVERY = /\b(?:every|each|q|per|once|repeated)[ -]?$/i;
const WITHIN = /\bwithin (?:the (?:first|next) )?$/i;
const AFTER_QUANTITY = /\b(?:after|following|at|by) (?:an? |the |her |his |their |another |an additional |an interval of |a period of )?$/i;
const AT = /\b(?:at|on|by|after|during) (?:an? |the |her |his |their )?$/i;
const HISTORY_OF = /\bhistory of (?:an? )?$/i;
const FOR =
  /\b(?:for|over|during|throughout|lasting|lasted) (?:the (?:past|last|next|first|following|previous|preceding) |a (?:total|period|duration|median|further) (?:period )?(?:of )?|another |an additional |a total of )?$/i;

function quantityAt(text: string, match: RegExpExecArray): TimeMention | undefined {
  const g = match.groups!;
  const unit = UNITS[g["unit"]!.toLowerCase()]!;
  // "4 years and 2 months after": one stretch
  const years = unit === "month" ? YEARS_BEFORE.exec(text.slice(Math.max(0, match.index - 24), match.index)) : null;
  const count = amountOf(g["n"]!, g["n2"]);
  const amount =
    count === undefined
      ? undefined
      : count * (/^f/i.test(g["unit"]!) ? 2 : 1) + 12 * (years ? (amountOf(years.groups!["n"]!, undefined) ?? 0) : 0);
  const start = match.index - (years?.[0].length ?? 0);
  const end = match.index + match[0].length;
  const before = text.slice(Math.max(0, start - 48), start);
  const after = text.slice(end, end + 100);
  if (amount === undefined || OLD.test(after) || RATE.test(after) || EVERY.test(before)) return undefined;
  const isApproximate = g["approx"] !== undefined || g["n2"] !== undefined;
  const base = { amount, unit, isApproximate };
  const relative = (
    from: number,
    to: number,
    direction: "after" | "before",
    anchor: AnchorKind,
    extra: { anchorText?: string; isWithin?: boolean } = {},
  ): TimeMention => ({ ...stretch(text, from, to), kind: "relative", ...base, direction, anchor, ...extra });
  const anchored = (
    form: RegExp,
    direction: "after" | "before",
    from: number = start,
    isWithin: boolean = false,
  ): TimeMention | undefined => {
    const link = form.exec(after);
    if (!link) return undefined;
    const words = anchorWords(after.slice(link[0].length));
    if (words === "") return undefined;
    const to = end + link[0].length + words.length;
    return relative(from, to, direction, anchorKind(words), { anchorText: words, ...(isWithin && { isWithin }) });
  };
  const within = WITHIN.exec(before);
  if (within) {
    const from = start - within[0].length;
    return (
      anchored(/^ (?:of|after|from|following) (?=\S)/i, "after", from, true) ??
      relative(from, end, "after", "previous-event", { isWithin: true })
    );
  }
  const simple = (form: RegExp, direction: "after" | "before", anchor: AnchorKind): TimeMention | undefined => {
    const hit = form.exec(after);
    return hit ? relative(start, end + hit[0].length, direction, anchor) : undefined;
  };
  return (
    simple(LATER, "after", "previous-event") ??
    simple(POST, "after", "surgery") ??
    simple(POST_TREATMENT, "after", "last-treatment") ??
    anchored(AFTER, "after") ??
    anchored(BEFORE, "before") ??
    simple(EARLIER, "before", "previous-event") ??
    simple(AGO, "before", "document-date") ??
    simple(HISTORY, "before", "admission") ??
    (HISTORY_OF.test(before) ? relative(start, end, "before", "admission") : undefined) ??
    followUp(before) ??
    afterQuantity(before) ??
    duration(before)
  );

  function followUp(words: string): TimeMention | undefined {
    const hit = FOLLOW_UP.exec(after);
    const at = AT.exec(words);
    return hit && at ? relative(start - at[0].length, end + hit[0].length, "after", "last-treatment") : undefined;
  }
  function afterQuantity(words: string): TimeMention | undefined {
    const at = AFTER_QUANTITY.exec(words);
    if (!at) return undefined;
    const from = start - at[0].length;
    const pause = BREAK.exec(after);
    if (pause) return relative(from, end + pause[0].trimEnd().length, "after", "previous-event");
    // "after 4 weeks of chemotherapy": how long it went on, not how long ago it was.
    if (/^ of \S/i.test(after)) return { ...stretch(text, start, end), kind: "duration", ...base };
    return /^(?:after|following)\b/i.test(at[0]) && !/^-/.test(after) ? relative(from, end, "after", "previous-event") : undefined;
  }
  function duration(words: string): TimeMention | undefined {
    return FOR.test(words) || /\bof $/.test(words) || /^ of \S/.test(after) || /^(?:over|more than|at least)/i.test(g["approx"] ?? "")
      ? { ...stretch(text, start, end), kind: "duration", ...base }
      : undefined;
  }
}

function amountOf(first: string, second: string | undefined): number | undefined {
  const value = (word: string): number | undefined =>
    NUMBERS[word.toLowerCase().replace(/^half an?$/, "half")] ?? (/^\d/.test(word) ? Number(word) : undefined);
  const a = value(first);
  const b = second === undefined ? undefined : value(second);
  return a !== undefined && b !== undefined ? (a + b) / 2 : a;
}

/** Where the words of an anchor end: a comma, a verb, the next subject. */
const STOP =
  /^(?:and|but|she|he|they|we|it|who|which|that|when|while|with|without|showed|revealed|demonstrated|was|were|is|are|had|has|did|developed|underwent|received|presented|started|began|completed|relapsed|recurred|progressed|died|noticed|noted|reported|returned|remained|became|due|because|multiple|complained|in|on|as|for|at|despite)$/i;
const DETERMINER = /^(?:the|a|an|her|his|their|its|this|that|our|my|each)$/i;

function anchorWords(after: string): string {
  let end = 0;
  let seen = 0;
  let isOf = false;
  for (const match of after.matchAll(/[^\s,.;:()]+(?=[\s,.;:()]|$)/g)) {
    if (/[,.;:()]/.test(after.slice(end, match.index))) break;
    const word = match[0];
    if (STOP.test(word)) break;
    // A second noun phrase begins: "surgery the patient …"; "the end of the therapy" goes on.
    if (DETERMINER.test(word) && seen > 0 && !isOf) break;
    isOf = /^(?:of|to|finishing|completing|starting|beginning|receiving|discontinuing|stopping|ending)$/i.test(word);
    seen++;
    end = match.index + word.length;
    if (seen >= 9) break;
  }
  return after.slice(0, end);
}

/** What the words count from. */
function anchorKind(words: string): AnchorKind {
  if (/^(?:its |the |their )?(?:completion|end|finishing)$/i.test(words)) return "last-treatment";
  if (/\b(?:surg\w+|operation|\w+ectomy|resection|mastectomy|lumpectomy|excision|operative)\b/i.test(words)) return "surgery";
  if (/\bdiagnos\w+/i.test(words)) return "diagnosis";
  if (/\b(?:admission|presentation|hospitali[sz]ation|admitted)\b/i.test(words)) return "admission";
  if (/\b(?:birth|delivery)\b/i.test(words)) return "birth";
  if (
    /\b(?:treatments?|therap(?:y|ies)|chemotherapy|radiotherapy|chemoradiation|chemoradiotherapy|radiation|irradiation|immunotherapy|cycles?|course|dose|infusion)\b/i.test(
      words,
    )
  )
    return /\b(?:first|second|third|fourth|\w+mab|\w+nib|\w+platin|\w+taxel)\b/i.test(words) && !/\blast\b/i.test(words)
      ? "named-event"
      : "last-treatment";
  return "named-event";
}
