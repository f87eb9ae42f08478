// How many cycles: "three cycles", "another cycle", "a total of six courses", "her fifth cycle", "3 of 6 planned cycles", "×6".
import { gated } from "../../base/gated.ts";
import { COUNT, ORDINAL, readCount, readOrdinal } from "./count-words.ts";
import { rememberLast } from "./remember-last.ts";

export interface CycleCount {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly count: number;
  readonly planned?: number;
  /** total: so many were given. ordinal: the words name one of them ("after the second cycle"). */
  readonly kind: "total" | "ordinal";
  /** "another", "additional", "further": they are not among those told before. */
  readonly isFurther: boolean;
  /** "of a planned six", "were planned": not yet given. */
  readonly isPlanned: boolean;
}

const WORD = "(?:cycles?|series(?=\\sof\\b)|courses?|cures|rounds?|doses|infusions|administrations|instillations|injections)";
const BETWEEN =
  "(?:(?!(?:of|and|with|to|in|the|for|at|on|then|weeks?|days?|months?|mg|times)\\b)[A-Za-z][\\w/.-]{0,24}[\\s-]|\\d{1,2}[\\s-](?:day|week|weekly)[\\s-]){0,3}";
// "three cycles", "12 weekly cycles", "another cycle", "two further cycles", "4 additional 21-day cycles"
const TOTAL = gated(
  new RegExp(
    `(?<![\\w.,/-])(?<n>${COUNT}|another|an additional|one (?:more|further|additional)|a further|a)[\\s-](?<adj>${BETWEEN})${WORD}\\b(?!\\s\\d)`,
    "gi",
  ),
);
// "4 of 6 cycles", "three out of six planned cycles"
const OF_PLANNED = gated(
  new RegExp(
    `(?<![\\w.,/-])(?<n>${COUNT})(?:\\s(?:cycles?\\s|courses?\\s|doses\\s)?\\(?(?:of|out of|/)\\s|\\s?/\\s?)(?:the\\s|a\\s|his\\s|her\\s)?(?:(?:planned|scheduled|intended|total\\sof)\\s)?(?<of>${COUNT})\\)?\\s(?:planned\\s|scheduled\\s|intended\\s)?${WORD}\\b`,
    "gi",
  ),
);
// "Six doses were planned and five were given", "five cycles of X were intended; in the event she managed four", "6 cycles were scheduled, of which 4 were delivered"
const OF_INTENDED = gated(
  new RegExp(
    `(?<![\\w.,/-])(?<of>${COUNT})\\s(?:\\w+\\s)?${WORD}\\b(?:\\sof\\s[\\w-]+)?\\s(?:was|were|had been)\\s(?:originally\\s|initially\\s)?(?:planned|intended|scheduled|prescribed|ordered)\\b[^.\\d]{0,40}?(?<![\\w-])(?<n>${COUNT})(?!\\s(?:mg|Gy|weeks?|days?|months?|%))(?:\\s(?:of (?:them|these))?\\s?(?:was|were|could be|had been)\\s(?:given|delivered|received|administered|completed|tolerated)|(?=\\s?(?:[.;,)]|$|because|due|owing|before|as\\b)))`,
    "gi",
  ),
);
// "cycle 1 on 5 July, cycle 2 on 26 July and cycle 3 on 16 August": so many were given
const EACH_DATED = /\b(?:cycle|course) ?#? ?1 (?:was )?(?:given )?on\b[^.;]{3,40}?\b(?:cycle|course) ?#? ?2\b[^.;]{3,200}/i;
// "her fifth cycle", "the 12th course", "cycle 3", "cycles 1 to 4"
const NTH = gated(
  new RegExp(
    `(?<![\\w.])(?<n>${ORDINAL})\\s(?:and (?:last|final)\\s)?(?<adj>(?:(?!(?:${COUNT})\\s)[A-Za-z][\\w-]{0,20}\\s){0,2})${WORD}\\b`,
    "gi",
  ),
);
const NAMED = /\b(?:cycle|course) ?#? ?(?<n>\d{1,2})\b(?!\s?(?:day|week))/gi;
// "paclitaxel ×6", "x 4"
const TIMES =
  /(?<=^|[\s)\d]|[A-Z]{2})[x×]\s?(?<n>\d{1,2})(?:\s(?:cycles?|courses?|doses))?(?![\w^/⁰-⁹]|[.,]\d)(?!\s?(?:cm|mm|\d|\^|\(\d{1,2}\)|mg|Gy))/g;
// "6 # FOLFOX", "6# of carboplatin", "FOLFIRI 8#"; with a dose in grays it counts fractions
const HASHED = /(?<![\w.,/#-]|\bGy\s?(?:in\s|,\s?|\/\s?|over\s)?)(?<n>\d{1,2})\s?#(?=\s?(?:of\s)?[A-Za-z(]|\s?(?:[,.;)]|$))/g;
const MAY_COUNT = gated(/\d ?#|series|cycle|course|cures|round|doses|infusions|administrations|instillations|injections|[x×] ?\d/i);
const FURTHER = /\b(?:another|additional|further|more|extra|repeat)\b/i;
const PLANNED = /\b(?:planned|scheduled|intended|remaining)\b/i;
// "six cycles as the goal", "with the aim of six cycles", "aiming for four cycles"
const GOAL_BEHIND =
  /^\s(?:being|as)\s(?:the|a|our|its)\s(?:goal|target|aim|plan|objective)\b|^\s(?:being|to be)\s(?:intended|planned|scheduled|given)\b/i;
const GOAL_BEFORE =
  /\b(?:(?:goal|target|aim|plan|objective|intention|intent)\s(?:of|was|being|is|to give)|aiming (?:for|at)|with a view to)\s(?:a total of\s|giving\s|completing\s)?$/i;

/** All counts in the order of the text. */
export const findCycles: (text: string) => readonly CycleCount[] = rememberLast((text) => {
  if (!MAY_COUNT.test(text)) return [];
  const found: CycleCount[] = [];
  const add = (m: RegExpExecArray, count: number | undefined, kind: CycleCount["kind"], extra: { planned?: number } = {}): void => {
    const end = m.index + m[0].length;
    if (count === undefined || count < 1 || count > 60 || found.some((f) => f.start < end && m.index < f.end)) return;
    found.push({
      start: m.index,
      end,
      text: m[0].trim(),
      count,
      kind,
      isFurther: FURTHER.test(m[0]),
      isPlanned:
        extra.planned === undefined &&
        (PLANNED.test(m[0]) ||
          GOAL_BEHIND.test(text.slice(m.index + m[0].length, m.index + m[0].length + 24)) ||
          GOAL_BEFORE.test(text.slice(Math.max(0, m.index - 60), m.index))),
      ...extra,
    });
  };
  for (const m of text.matchAll(OF_INTENDED)) {
    const planned = readCount(m.groups!.of!);
    const given = readCount(m.groups!.n!);
    if (planned !== undefined && given !== undefined && given <= planned) add(m, given, "total", { planned });
  }
  const dated = EACH_DATED.exec(text);
  if (dated) {
    const numbers = [...dated[0].matchAll(NAMED)].map((m) => Number(m.groups!.n));
    // one after the other: 1, 2, 3; none of them planned
    if (numbers.every((n, i) => n === i + 1) && !PLANNED.test(dated[0])) add(dated, numbers.length, "total");
  }
  for (const m of text.matchAll(OF_PLANNED)) {
    const planned = readCount(m.groups!.of!);
    add(m, readCount(m.groups!.n!), "total", planned === undefined ? {} : { planned });
  }
  for (const m of text.matchAll(NTH)) if (!/\bline\b/i.test(m.groups!.adj!)) add(m, readOrdinal(m.groups!.n!), "ordinal");
  for (const m of text.matchAll(TOTAL)) {
    const words = m.groups!.n!.toLowerCase();
    // "a cycle" counts one, "a cycle length" does not; "first four cycles" is caught here by its number
    if (words === "a" && /series/i.test(m[0])) continue;
    if (words === "a" && !/^(?:single|complete|full)?[\s-]?$/.test(m.groups!.adj!.trim())) continue;
    // "another two cycles", "a further 3 cycles"
    const counted = /^(?:another|a further|an additional)$/.test(words)
      ? readCount(/^[\w-]+/.exec(m.groups!.adj!)?.[0].replace(/-$/, "") ?? "")
      : undefined;
    add(m, counted ?? readCount(words) ?? 1, "total");
  }
  for (const m of text.matchAll(NAMED)) add(m, Number(m.groups!.n), "ordinal");
  for (const m of text.matchAll(HASHED)) add(m, Number(m.groups!.n), "total");
  for (const m of text.matchAll(TIMES)) add(m, Number(m.groups!.n), "total");
  return found.sort((a, b) => a.start - b.start);
});
