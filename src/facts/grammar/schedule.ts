// How often and how long a medicine is given, as written: "q3w", "every 21 days", "d1, d8", "twice daily", "weekly ×6", "5-day infusion".
import { gated, openAmong } from "../../base/gated.ts";

export interface Schedule {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** interval: from one cycle to the next, so it holds for all drugs of the regimen. day: within a day or a cycle, of one drug. */
  readonly kind: "interval" | "day" | "infusion" | "length";
}

const NUMBER = "(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|twelve|other|second|third)";
const N = `${NUMBER}(?:\\s?(?:-|–|to)\\s?${NUMBER})?`;
const UNIT = "(?:days?|weeks?|wks?|months?|hours?|hrs?|h|d|w|mo)";
const DAYS = "\\d{1,2}(?:\\s?(?:-|–|to|,|&|and|\\+)\\s?(?:and\\s)?(?:days?\\s?|d)?\\d{1,2}){0,8}";

const FORMS: readonly (readonly [Schedule["kind"], RegExp])[] = [
  // "q3w", "q14 days", "q.6 hours", "q 4h", "Q21D", "qw"
  ["interval", /(?<![\w.])q\.?\s?(?:\d{1,2}(?:-\d{1,2})?\s?)?(?:days?|weeks?|wks?|wk|months?|mo|hours?|hrs?|h|d|w)\b\.?/gi],
  // "every 21 days", "every other week", "every three to four weeks", "every week"
  ["interval", new RegExp(`\\b(?:repeated |given |administered )?(?:every|each)\\s(?:${N}[\\s-])?${UNIT}\\b`, "gi")],
  // "fortnightly", "q21", "at 6-week intervals", "every other day"
  [
    "interval",
    /\bfortnightly\b|(?<![\w.])q(?:14|21|28)\b(?!\s?(?:d|day|h))|\bat (?:\d{1,2}|two|three|four|six|eight)[\s-](?:week|day|month)(?:ly)? intervals\b/gi,
  ],
  // "three-weekly", "3 weekly", "biweekly", "weekly ×6", "monthly"
  ["interval", gated(/\b(?:repeated |given )?(?:(?:two|three|four|2|3|4|bi|tri)[\s-]?)?(?:weekly|monthly)\b(?:\s?[x×]\s?\d{1,2}\b)?/gi)],
  // "once a week", "twice per week", "three times weekly", "thrice weekly"
  [
    "interval",
    /\b(?:once|twice|thrice|(?:three|four|five|3|4|5) (?:times|days))(?: (?:a|per|every)| each|) ?(?:week|month|weekly|monthly)\b/gi,
  ],
  // "twice daily", "once a day", "three times a day", "b.i.d.", "qd", "p.r.n.", "daily", "at bedtime"
  [
    "day",
    /\b(?:(?:once|twice|thrice|(?:two|three|four|2|3|4) times)(?:[\s-]|\s(?:a|per)\s)(?:daily|day)|daily|nightly|at bedtime|per day)\b/gi,
  ],
  [
    "day",
    /(?<=\b(?:mg|mcg|g|µg|mg\/m2|mg\/m²|mg\/kg|units?|tablets?|capsules?|orally|PO|po)\s?)(?:bd|od|b\.\s?d\.|o\.\s?d\.|tds|t\.\s?d\.\s?s\.|qds)(?![\w])|(?<![\w.])(?:[bqt]\.?\s?i\.?\s?d(?:(?<=\.\s?d)\.)?|q\.\s?d\.|qd|q\.?o\.?d\.?|q\.?h\.?s\.?|p\.?\s?r\.?\s?n\.?|q\.?a\.?m\.?)(?![\w])/gi,
  ],
  // "d1, d8", "days 1-5", "on day 1", "d1, 2, 3 then d14 and 15", "days 1, 8 and 15 of a 28-day cycle", "D1-14"
  [
    "day",
    new RegExp(
      `\\b(?:on )?(?:days?\\s?|d)${DAYS}(?:\\sthen\\s(?:days?\\s?|d)${DAYS})?(?:\\s(?:of|in) (?:a|an|each|every)\\s\\d{1,2}[\\s-](?:day|week)\\scycles?)?(?![\\w/])`,
      "gi",
    ),
  ],
  // "in a 21-day cycle", "28-day cycles"
  ["interval", /\b(?:(?:in|of|on) (?:a|an|each|every) )?\d{1,2}[\s-](?:day|week)[\s-]cycles?\b/gi],
  // "2 weeks on, 1 week off", "4/2 schedule"
  ["interval", /\b\d{1,2} (?:weeks?|days?) on,?(?: and|\/)? ?\d{1,2} (?:weeks?|days?) off\b/gi],
  // "5-day infusion", "46-h continuous infusion", "continuous infusion", "over 24 hours"
  [
    "infusion",
    /\b(?:\d{1,3}[\s-](?:days?|h|hours?|hr|min|minutes?)[\s-])?(?:continuous(?: intravenous| iv)? |protracted )?infusion\b(?: over \d{1,3} (?:h|hours?|min|minutes?|days?))?/gi,
  ],
  ["infusion", /\b(?:over|for) \d{1,3}[\s-]?(?:h|hours?|hr|min|minutes?)\b/gi],
  // "for 14 days", "for six months"
  ["length", new RegExp(`\\bfor ${N}\\s(?:consecutive )?(?:days|weeks|months|years)\\b`, "gi")],
];

const formsFor = openAmong(FORMS, ([, form]) => form);

/** All schedules in the order of the text; the longest of those that overlap. */
export function findSchedules(text: string): readonly Schedule[] {
  const all: Schedule[] = [];
  for (const [kind, form] of formsFor(text))
    for (const m of text.matchAll(form)) all.push({ start: m.index, end: m.index + m[0].length, text: m[0], kind });
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Schedule[] = [];
  for (const s of all) {
    const last = kept.at(-1);
    if (!last || s.start >= last.end) kept.push(s);
    else if (s.end - s.start > last.end - last.start) kept[kept.length - 1] = s;
  }
  return kept;
}
