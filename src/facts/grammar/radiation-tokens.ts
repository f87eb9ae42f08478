// The parts of a radiation prescription, each with its stretch: total dose, dose per fraction, number of fractions.
import { gated } from "../../base/gated.ts";
import { COUNT, readCount } from "./count-words.ts";
import { DECIMAL, readDecimal } from "./decimal.ts";

export interface RadiationToken {
  /** biological: BED or EQD2, never a physical dose. organ: what an organ at risk received, or a point of a dose-volume curve. */
  readonly kind: "total" | "per-fraction" | "fractions" | "biological" | "organ";
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** "single fraction", "× 30": the count stood with the dose. */
  readonly count?: number;
  /** "6000 Gy", "50 mg of radiation": no dose can have this value in this unit. */
  readonly isImpossible?: boolean;
}

// "RT 60/30", "SBRT 50/5", "66/33 fx": dose and count without a unit; numbers that could be a day and a month are none
const BARE = gated(
  /(?<![\w.,/-])(?<n>\d{2}(?:\.\d{1,2})?)\s?\/\s?(?<f>\d{1,2})(?![\d/]|\.\d|\s?(?:c?Gy|%|mm|cm|mg|weeks?|months?|days?|years?|nodes?|LN|lymph|cores?|\+))(?<unit>\s?(?:fractions?|fxs?|#))?/g,
);
const BARE_BEFORE =
  /\b(?:RT|DXT|XRT|EBRT|IMRT|VMAT|SIB|SBRT|SABR|SRS|SRT|WBRT|PCI|PORT|PMRT|CRT|CCRT|chemo-?RT|radiotherapy|radiation(?: therapy)?|chemo-?radiation|chemo-?radiotherapy|irradiation|brachytherapy)[\s:,(]{1,3}(?:(?:to|of) (?:the )?(?:(?:left|right|whole) )?(?:pelvis|chest|breast|brain|neck|prostate|bladder|spine|axilla|mediastinum|primary|nodes|chest wall) |to |dose |of |with ){0,2}$/i;
// "WBRT 30/10", "RT 8/1": schedules that everybody gives, though the numbers could be a day and a month
const USUAL: ReadonlySet<string> = new Set([
  "30/10",
  "20/5",
  "8/1",
  "25/10",
  "25/5",
  "27/3",
  "24/3",
  "24/2",
  "30/5",
  "30/3",
  "30/12",
  "12/6",
]);
const DIRECTLY_BEFORE = /\b(?:RT|DXT|XRT|EBRT|WBRT|PCI|SBRT|SABR|SRS|SRT|TBI|radiotherapy|irradiation)\s(?:of\s)?$/i;

// "50.4 Gy", "sixty gray", "5040 cGy", "66Gy", "54 grays", "70 Gy (RBE)", "60 CGE", "2-Gy"
const DOSE = gated(
  new RegExp(
    `(?<![A-WYZa-wyz\\d_.,/^-]|\\d[-–]|[A-Za-z][Xx])(?<n>${DECIMAL}|${COUNT})[\\s-]?(?<unit>m?g(?=\\sof\\s(?:external beam )?radi(?:ation|otherapy)\\b)|c?Gy(?:\\s?\\(?(?:RBE|E)\\)?)?|CGE|(?:[Cc]enti)?[Gg]rays?|rads?)(?![A-Za-z])`,
    "g",
  ),
);
const LISTED = gated(
  new RegExp(`(?<![\\w.,/-])(?<n>${DECIMAL})(?=(?:,\\s(?:${DECIMAL})){0,3},?\\s(?:and|plus)\\s(?:${DECIMAL})\\s?c?Gy\\b)`, "g"),
);
// "45-50 Gy", "45 to 50 Gy": a range names no dose
const RANGE_BEFORE = /\d\s?(?:-|–|to)\s?$|(?:teen|ty|ten)\sto\s$|\bbetween\s[\d.]+(?:\s?Gy)?\sand\s$/;
// "30 fractions", "five daily fractions", "30 fx", "25#", "20 sessions"
const FRACTIONS = gated(
  new RegExp(
    `(?<![\\w.,])(?:(?<given>\\d{1,2})\\s?(?:of|out of|\\/)\\s?(?:the\\s|a\\s)?(?:planned\\s|scheduled\\s|intended\\s|total\\s)?)?(?<n>${COUNT})[\\s-]?(?:(?:once|twice|daily|equal|consecutive|separate|weekly|total|treatment|planned|hypofractionated|SBRT|radiotherapy)[\\s-]){0,2}(?:fractions?|fxs?|frs?\\b|sessions?|insertions?|#)(?![A-Za-z])(?!\\s?(?:per|a|each|every|\\/)\\s?(?:week|day))`,
    "gi",
  ),
);
// "60 Gy/30", "60Gy / 30 F": the count after a slash
const AFTER_SLASH =
  /^(?:\s?\/\s?(?<n>\d{1,2})\s?(?:fractions?|fxs?|frs?|f|#|d)?(?!\w|\.\d|\s?c?Gy)|\sin\s(?<n>\d{1,2})(?=\s(?:to|over|for)\s(?!\d)|[;)]|[.,](?!\d)|\s?$))/i;
const PER_FRACTION_AFTER =
  /^\s?(?:(?:\/|per|a|each|every|by)\s?(?:single\s|daily\s)?(?:fractions?|fx|frs?|f|session|day|d)\b|(?:once|twice)?[\s-]?(?:daily|QD|BID)\b|(?:once[\s-])?(?:daily\s)?(?:fractions?|fx)\b|(?:once\s|twice\s)?a day\b|each\b)/i;
// "Fractions: 25", "# of fractions 30"
const FRACTIONS_LABEL =
  /\b(?:(?:number|no\.?|#) (?:of )?fractions?|fractions?|fx)(?: delivered| planned)?\s?[:=]\s?(?<n>\d{1,2})\b(?!\s?(?:of|x|×|c?Gy))/gi;
// a row of a table: dose per fraction, fractions, total
const ROW = new RegExp(
  `(?<![\\w.,/-])(?<a>${DECIMAL})\\s?(?<u>c?Gy)[\\s|,;]{1,3}(?<n>\\d{1,2})(?:\\s?(?:fractions?|fx|#))?[\\s|,;]{1,3}(?<b>${DECIMAL})\\s?(?<v>c?Gy)\\b`,
  "g",
);
const PER_FRACTION_BEFORE =
  /(?:(?:dose\/fx|dose\/fraction|fx size|fraction size|per fx)\s?[:=]\s?|(?:fractions?|fxs?|sessions?)\s(?:of|at|with|each of)|fraction(?:al)?\s(?:dose|size|doses)(?:\s(?:of|was|is|:|=))?|(?:dose|Gy)\sper\sfraction(?:\s(?:of|was|is))?|daily\s(?:dose|doses|fractions?)(?:\s(?:of|was))?)[\s:(]{0,2}$/i;
const TIMES_AFTER = new RegExp(`^\\s?[x×*]\\s?(?<n>${COUNT})(?!\\w|\\.\\d)(?!\\s?c?Gy)`, "i");
const TIMES_BEFORE = /(?<![\w.])(?<n>\d{1,2})\s?[x×*]\s?$/i;
const SINGLE_AFTER =
  /^\s?(?:(?:in|as|by|with|given as|delivered in|delivered as|to be given in)?\s?(?:a\s|one\s)?single[\s-](?:fraction|dose|session|shot)|(?:in|as) one fraction)/i;
const SINGLE_BEFORE =
  /single[\s-](?:fraction|dose|session)(?:\s(?:radiotherapy|treatment|SRS|SBRT))?\s?(?:of|with|at)?\s?(?:\(|a dose of\s)?$/i;
// "a single 8 Gy fraction", "five 6-Gy fractions"
const ONE_BEFORE = /\b(?:single|one)\s$/i;
const FRACTION_AFTER = /^[\s-](?:fraction|shot|dose|session)(?![a-z])/i;
const SEVERAL_BEFORE = new RegExp(`(?<![\\w.])(?<n>${COUNT})\\s(?:daily |weekly |consecutive )?$`, "i");
const SEVERAL_AFTER = /^[\s-](?:daily\s)?(?:fractions|fx)\b/i;
const BED_BEFORE = /\bBED[^.;,]{0,30}$/;
const BIOLOGICAL_BEFORE = /(?:EQD|biologic(?:al|ally)?\s(?:effective|equivalent)|equivalent\sdose)[^.;,]{0,30}$/i;
const BIOLOGICAL_AFTER = /^\s?(?:\d{1,2}(?![\d.,])(?=\b)|[([]?\s?(?:BED|EQD)|_?EQD)/i;
const ORGAN_BEFORE =
  /(?:\b(?:D\s?_?(?:1[3-9]|[2-9]\d|100)|D\s?_?\d{1,2}\s?[=:]|V\s?_?\d{1,3}|[DV]\s?_?\d{1,3}(?:\s?(?:cc|%|cm3)))|\bD(?:max|mean|min)|\b(?:mean|median|minimum)\s(?:[a-z]+\s){0,3}dose|constraint|tolerance|\b(?:point|rect(?:al|um)|bladder|bowel|sigmoid|cord|brain ?stem|parotid|lens|kidney|heart|lung)\s(?:point\s|max(?:imum)?\s)?dose)[^.;]{0,25}$/i;
// "a maximum dose of 24 Gy" is what was prescribed, unless an organ at risk is named
const MAXIMUM_BEFORE = /\b(?:maximum|max|maximal)\.?\s(?:[a-z]+\s){0,3}dose[^.;]{0,25}$/i;
const AT_RISK =
  /\b(?:spinal cord|cord|brain ?stem|bowel|bladder|rectum|sigmoid|duodenum|stomach|parotids?|lens(?:es)?|kidneys?|heart|lungs?|cochleae?|optic|chiasm|skin|brachial plexus|larynx|o?esophagus|liver|organs? at risk|OARs?)\b(?!\s(?:lesion|nodule|met|tumou?r|mass|cancer|carcinoma|recurrence))/i;
const LOOK = 60;

function doseInGy(words: string, unit: string): number | undefined {
  const value = readDecimal(words) ?? readCount(words);
  if (value === undefined) return undefined;
  const isCenti = /^c?entigray|^cGy|^rad/i.test(unit);
  return isCenti ? Math.round(value) / 100 : value;
}

/** No volume gets less than 10 cGy or more than 150 Gy by prescription, and a mass is no absorbed dose. */
export const isImpossibleGy = (gy: number): boolean => gy < 0.1 || gy > 150;

const isImpossible = (gy: number, unit: string): boolean => /^m?g$/.test(unit) || gy > 200;

function kindOf(before: string, after: string, value: number): RadiationToken["kind"] {
  // "two metastases (20 Gy each)": so much to each, at once
  if (value >= 12 && /^\s?each\b/i.test(after)) return "total";
  if (BED_BEFORE.test(before) || BIOLOGICAL_BEFORE.test(before) || BIOLOGICAL_AFTER.test(after)) return "biological";
  if (ORGAN_BEFORE.test(before) || (MAXIMUM_BEFORE.test(before) && (AT_RISK.test(before) || AT_RISK.test(after)))) return "organ";
  // "50 Gy/25 fx with 10 Gy boost": a dose of its own
  if (/^\s?(?:\w+\s)?boost\b/i.test(after)) return "total";
  if (PER_FRACTION_AFTER.test(after) || PER_FRACTION_BEFORE.test(before)) return "per-fraction";
  return "total";
}

/** "212 cGy 33 6996 cGy": three numbers that fit each other, whichever dose stands first. */
function rowTokens(text: string): readonly RadiationToken[] {
  return [...text.matchAll(ROW)].flatMap((m): readonly RadiationToken[] => {
    const { a, b, u, v } = m.groups!;
    const [first, second, count] = [doseInGy(a!, u!), doseInGy(b!, v!), Number(m.groups!.n)];
    if (first === undefined || second === undefined) return [];
    const [total, each] = first > second ? [first, second] : [second, first];
    if (Math.abs(total - each * count) > 0.011) return [];
    const place = (value: string, from: number) => ({ start: text.indexOf(value, from), end: text.indexOf(value, from) + value.length });
    const end = m.index + m[0].length;
    const [head, tail] = [
      { start: m.index, end: m.index + a!.length + 1 },
      { ...place(b!, m.index + a!.length), end },
    ];
    const middle = place(m.groups!.n!, m.index + a!.length);
    return [
      { kind: first > second ? "total" : "per-fraction", ...head, value: first },
      { kind: "fractions", ...middle, value: count },
      { kind: first > second ? "per-fraction" : "total", ...tail, value: second },
    ];
  });
}

const FURTHER_VOLUME = /\b\d{2}(?:\.\d{1,2})?\s?\/\s?(?<f>\d{1,2})\sto\s(?:the\s)?(?:[\w-]+\s?){1,3}(?:,|and|;|\+)\s(?:and\s)?$/i;

/** "60/30" behind a word for radiation or before one for fractions, where the two make a dose per fraction and no date. */
function bareTokens(text: string): readonly RadiationToken[] {
  return [...text.matchAll(BARE)].flatMap((m): readonly RadiationToken[] => {
    const [total, count] = [Number(m.groups!.n), Number(m.groups!.f)];
    const before = text.slice(Math.max(0, m.index - 60), m.index);
    const isNoDate =
      total > 31 ||
      count > 12 ||
      (USUAL.has(`${m.groups!.n}/${m.groups!.f}`) && DIRECTLY_BEFORE.test(before) && !/^\s?-/.test(text.slice(m.index + m[0].length)));
    if (count === 0 || total > 90 || total / count < 1 || total / count > 24) return [];
    // "SIB 69.96/33 to the primary, 59.4/33 to the neck": the second follows on the first
    const isNamed = isNoDate && (BARE_BEFORE.test(before) || FURTHER_VOLUME.test(before));
    if (!m.groups!.unit && !isNamed) return [];
    return [{ kind: "total", start: m.index, end: m.index + m[0].length, value: total, count }];
  });
}

/** All parts in the order of the text; counts that stand with a dose are on its token. */
export function findRadiationTokens(text: string): readonly RadiationToken[] {
  const tokens: RadiationToken[] = [];
  // "79.2 and 60 Gy", "50, 54 and 60 Gy": the unit stands behind the last
  for (const m of text.matchAll(LISTED)) {
    if (/\b(?:between|from)\s$/i.test(text.slice(Math.max(0, m.index - 10), m.index))) continue;
    const value = readDecimal(m.groups!.n!);
    const isCenti = /^[^G]{0,40}cGy/.test(text.slice(m.index));
    if (value !== undefined && value > 0)
      tokens.push({ kind: "total", start: m.index, end: m.index + m[0].length, value: isCenti ? value / 100 : value });
  }
  tokens.push(...rowTokens(text), ...bareTokens(text));
  for (const m of text.matchAll(DOSE)) {
    if (tokens.some((t) => t.start <= m.index && m.index < t.end)) continue;
    const before = text.slice(Math.max(0, m.index - LOOK), m.index);
    const end = m.index + m[0].length;
    const after = text.slice(end, end + LOOK);
    const value = doseInGy(m.groups!.n!, m.groups!.unit!);
    if (value === undefined || value <= 0 || RANGE_BEFORE.test(before)) continue;
    const times = TIMES_AFTER.exec(after);
    const timesBefore = TIMES_BEFORE.exec(before);
    const slash = AFTER_SLASH.exec(after);
    const kind = kindOf(before, after, value);
    if (isImpossible(value, m.groups!.unit!)) {
      if (kind === "total" || kind === "per-fraction") tokens.push({ kind, start: m.index, end, value, isImpossible: true });
      continue;
    }
    const isOne = kind === "per-fraction" && ONE_BEFORE.test(before) && FRACTION_AFTER.test(after);
    const several = kind === "per-fraction" && !isOne ? SEVERAL_AFTER.exec(after) && SEVERAL_BEFORE.exec(before) : null;
    const single = kind === "total" ? (SINGLE_AFTER.exec(after)?.[0].length ?? (SINGLE_BEFORE.test(before) ? 0 : undefined)) : undefined;
    if (times && kind !== "biological")
      tokens.push({ kind: "per-fraction", start: m.index, end: end + times[0].length, value, ...countOf(times) });
    else if (timesBefore && kind !== "biological")
      tokens.push({ kind: "per-fraction", start: m.index - timesBefore[0].length, end, value, ...countOf(timesBefore) });
    else if (isOne) tokens.push({ kind: "total", start: m.index, end: end + FRACTION_AFTER.exec(after)![0].length, value, count: 1 });
    else if (several)
      tokens.push({
        kind,
        start: m.index - several[0].length,
        end: end + SEVERAL_AFTER.exec(after)![0].length,
        value,
        ...countOf(several),
      });
    else if (single !== undefined) tokens.push({ kind, start: m.index, end: end + single, value, count: 1 });
    else if (slash && kind === "total" && value / Number(slash.groups!.n) >= 0.9)
      tokens.push({ kind, start: m.index, end: end + slash[0].length, value, ...countOf(slash) });
    else
      tokens.push({
        kind,
        start: m.index,
        end: end + (kind === "per-fraction" ? (PER_FRACTION_AFTER.exec(after)?.[0].length ?? 0) : 0),
        value,
      });
  }
  for (const m of text.matchAll(FRACTIONS_LABEL)) {
    const start = m.index;
    if (!tokens.some((t) => t.start < start + m[0].length && start < t.end))
      tokens.push({ kind: "fractions", start, end: start + m[0].length, value: Number(m.groups!.n) });
  }
  for (const m of text.matchAll(FRACTIONS)) {
    const planned = readCount(m.groups!.n!);
    // "25 of 35 planned fractions": those that were given
    const value = m.groups!.given === undefined ? planned : Number(m.groups!.given);
    const end = m.index + m[0].length;
    if (
      planned === undefined ||
      value === undefined ||
      value > planned ||
      value > 100 ||
      tokens.some((t) => t.start < end && m.index < t.end)
    )
      continue;
    tokens.push({ kind: "fractions", start: m.index, end, value });
  }
  return tokens.sort((a, b) => a.start - b.start);
}

function countOf(m: RegExpExecArray): { count?: number } {
  const count = readCount(m.groups!.n!);
  return count === undefined ? {} : { count };
}
