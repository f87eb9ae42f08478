// Calendar dates in English text, as precise as the words: "July 2022", "29 July 2010", "07/29/2010", "in 2014", "July 27". Linear.
import { gated } from "../../base/gated.ts";
import { type PartialDate, partialDateOf } from "../../base/partial-date.ts";
import type { YearWords } from "./time-mention.ts";

export type DateToken = { readonly start: number; readonly end: number } & (
  | { readonly date: PartialDate }
  | { readonly month: number; readonly day?: number; readonly year?: YearWords }
  | { readonly from: PartialDate; readonly to: PartialDate }
);

const MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\\b\\.?";
const MONTH_SHORT = "(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)";
const YEAR =
  "(?:19|20)\\d\\d(?![\\d/]|[.,]\\d| ?(?:mg|ml|mL|cGy|Gy|IU|U|units|patients|cases|women|men|mm|cm|g|kg|kcal|cells|[npµμu]g|mcg|[mkµμu]?I?U|[npµμum]mol|pmol|%))";
const DAY = "(?:0?[1-9]|[12]\\d|3[01])(?: ?(?:st|nd|rd|th)\\b)?";
const PART = "(?:[Ee]arly|[Mm]id|[Ll]ate|(?:the )?(?:beginning|start|end|middle) of)[- ]";
const NTH: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4 };

/** Deeds and illnesses that notes date with a bare year: "mastectomy 2014", "dx'd 2009", "TIA 2009". */
const DATED_BY_YEAR =
  "\\b(?:[Dd]x(?:['’]?d)?|[Dd]iagnosed|[Qq]uit|[Ss]topped|[Rr]elapsed?|[Rr]ecurrence|[a-z]{3,}(?:ectomy|oscopy|otomy|plasty|graphy|pexy|ostomy)|[Bb]iopsy|[Ss]urgery|[Rr]esection|[Ee]xcision|[Dd]issection|[Cc]learance|[Aa]blation|TAH|BSO|ASCT|WLE|LAR|Whipple|[Tt]ransplant(?:ation)?|[Cc]hemo(?:therapy)?|[Rr]adiotherapy|[Rr]adiation|XRT|RT|CRT|TURBT?|TURP|CABG|PCI|CT|MRI|PET|[Ss]can|[Mm]enopause|TIA|CVA|DVT|MI|[Ss]troke)";

/** One alternation, the most precise first; every form starts at a word boundary. */
const FORMS = gated(
  new RegExp(
    [
      // 2010-07-29, 2010/07/29, 2010-07
      "(?<![\\d-])(?<isoYear>(?:19|20)\\d\\d)(?<isoSep>[-/.])(?<isoMonth>0[1-9]|1[0-2])(?:\\k<isoSep>(?<isoDay>\\d\\d))?(?![\\d-])",
      // 20-24 Mar 2017, March 3-7, 2014
      `\\b(?<rdFrom>${DAY}) ?(?:-|to) ?(?<rdTo>${DAY})(?: of)?[ -](?<rdMonth>${MONTH}),?[ -](?<rdYear>${YEAR})`,
      `\\b(?<rmMonth>${MONTH}) (?<rmFrom>${DAY}) ?(?:-|to) ?(?<rmTo>${DAY}),? (?<rmYear>${YEAR})`,
      // 12 and 19 May 2021, between 3 and 7 May 2019: the first day
      `\\b(?<ldDay>${DAY})(?= (?:and|&) ${DAY}(?: of)? (?<ldMonth>${MONTH}),? (?<ldYear>${YEAR}))`,
      // May and June 2020, Nov/Dec 2020: the first month
      `\\b(?<lmMonth>${MONTH})(?= ?(?:and|&|/) ?(?<lmNext>${MONTH}),? (?<lmYear>${YEAR}))`,
      // 29 July 2010, 29th of July, 2010, 29-Jul-2010
      `\\b(?<dmyDay>${DAY})(?: of)?[ -](?<dmyMonth>${MONTH}),?[ -](?<dmyYear>${YEAR})`,
      // 24-FEB-17, 24/Feb/17, 24 Feb '17
      `\\b(?<dmsDay>${DAY})(?:[-/.](?<dmsMonth>${MONTH})[-/.]|[ -](?<dmqMonth>${MONTH}) ?['’])(?<dmsYear>\\d\\d)(?![\\d/-]|\\.\\d)`,
      // 3 Mar 17: … (a two-digit year that ends its words)
      `\\b(?<dmeDay>${DAY}) (?<dmeMonth>${MONTH}) (?<dmeYear>\\d\\d)(?=[:;,)\\]]|\\.?$|\\. )`,
      // 05AUG2015, 5Aug15
      `\\b(?<dmgDay>0?[1-9]|[12]\\d|3[01])(?<dmgMonth>${MONTH_SHORT})(?<dmgYear>(?:(?:19|20)\\d\\d|\\d\\d))(?![\\d/-]|\\.\\d)`,
      // Mar-May 2017, March to May '17
      `\\b(?<mmFrom>${MONTH}) ?(?:-|–|to|through) ?(?<mmTo>${MONTH})(?:,? (?<mmYear>${YEAR})| ?['’](?<mmShort>\\d\\d)(?!\\d))`,
      // July 29, 2010
      `\\b(?<mdyMonth>${MONTH}) (?<mdyDay>${DAY}),? (?<mdyYear>${YEAR})`,
      // July 2022, early March 2018, Sept. 2014, Jul-2010, July of 2022, July, 2022
      `\\b(?:${PART})?(?<myMonth>${MONTH}),?(?: of)?[ -](?<myYear>${YEAR})`,
      // Feb '17
      `\\b(?<mqMonth>${MONTH}) ?['’](?<mqYear>\\d\\d)(?!\\d)`,
      // 4/21-6/6/2014
      "(?<![\\d./-])(?<ndFrom>\\d{1,2}/\\d{1,2}) ?(?:-|–|to|through) ?(?<ndTo>\\d{1,2}/\\d{1,2})/(?<ndYear>(?:19|20)\\d\\d|\\d\\d)(?![\\d/-]|\\.\\d)",
      // 02.-11.03.2022, 02.03.-11.03.2022
      "(?<![\\d./-])(?<gFrom>\\d{1,2})\\.(?:(?<gFromMonth>\\d{1,2})\\.)? ?(?:-|–|to|bis) ?(?<gTo>\\d{1,2})\\.(?<gMonth>\\d{1,2})\\.(?<gYear>(?:19|20)\\d\\d|\\d\\d)(?![\\d/-]|\\.\\d)",
      // 14.7.21: not the number of a section or version
      "(?<!\\b(?:[Ss]ections?|[Vv]ersion|[Vv]|[Cc]hapter|[Cc]odes?|[Pp]aragraph|[Rr]elease|[Nn]o\\.|[Ff]igure|[Tt]able) ?)(?<![\\w./]|(?<!\\.\\d\\d)-)(?<pDay>0?[1-9]|[12]\\d|3[01])\\.(?<pMonth>0?[1-9]|1[0-2])\\.(?<pYear>\\d\\d)(?![\\w/]|-(?!\\d{1,2}\\.)|\\.\\d| ?(?:[mµμ]?[gl]|[mµμn]?mol|[mc]m|mL|Gy|U|IU|%)(?![A-Za-z]))",
      // 6/2/11-7/8/11
      "(?<![\\d./-])(?<srFrom>\\d{1,2}/\\d{1,2}/(?:(?:19|20)\\d\\d|\\d\\d)) ?(?:-|–) ?(?<srTo>\\d{1,2}/\\d{1,2}/(?:(?:19|20)\\d\\d|\\d\\d))(?![\\d/-]|\\.\\d)",
      // 07/29/2010, 01/18/08, 29.07.2010, 29-07-2010
      "(?<![\\d./-])(?<nA>\\d{1,2})(?<nSep>[/.-])(?<nB>\\d{1,2})\\k<nSep>(?<nYear>(?:19|20)\\d\\d|\\d\\d)(?![\\d/-]|\\.\\d)",
      // 3/2018-4/2018
      "(?<![\\d./-])(?<mrFrom>0?[1-9]|1[0-2])/(?<mrFromYear>(?:19|20)\\d\\d) ?(?:-|–) ?(?<mrTo>0?[1-9]|1[0-2])/(?<mrToYear>(?:19|20)\\d\\d)(?![\\d/-])",
      // 07/2010
      "(?<![\\d./-])(?<slashMonth>0?[1-9]|1[0-2])/(?<slashYear>(?:19|20)\\d\\d)(?![\\d/-])",
      // 07.2010
      "(?<![\\w./-])(?<dotMonth>0[1-9]|1[0-2])\\.(?<dotYear>(?:19|20)\\d\\d)(?![\\w./-]| ?(?:mg|ml|cm|mm|Gy|%))",
      // the third quarter of 2019, Q3 2019
      `\\b(?:the )?(?:(?<quarter>first|second|third|fourth|1st|2nd|3rd|4th) quarter (?:of )?|Q(?<q>[1-4])[ /-])(?<quarterYear>${YEAR})`,
      // spring 2018, the summer of 2020; which months those are depends on the hemisphere, so the year alone is taken
      `\\b(?:the )?(?:${PART})?(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter) (?:of )?(?<seasonYear>${YEAR})`,
      // mid-2015, late 2015, the end of 2015
      `\\b${PART}(?<partYear>${YEAR})`,
      // 2010-2012
      `(?<![\\d./-])(?<yyFrom>(?:19|20)\\d\\d) ?[-–/] ?(?<yyTo>${YEAR})(?![-\\w])`,
      // in 2014, mastectomy 2014, dx'd 2014, 2014: mastectomy
      `(?<=${DATED_BY_YEAR} \\(?)(?<byYear>${YEAR})(?=[\\s,.;:)\\]]|$)`,
      `(?<=^(?:[-*•–] ?)?|[;.] )(?<headYear>${YEAR})(?=:\\s| [-–] [A-Za-z])`,
      // hypertension (2004), LLETZ (2012); not the year of an author's work
      `(?<=\\b(?:[a-z][a-z-]{2,}|[A-Z]{2,8}) \\()(?<!\\b(?:[A-Z][a-z]+ and|colleagues|coworkers|co-workers|authors|guidelines?|classification|edition|criteria|version|stud(?:y|ies)|trials?|review|WHO|AJCC|UICC|FIGO|NCCN|ESMO) \\()(?<inBrackets>${YEAR})(?=\\))`,
      `(?<=\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Dd]uring|[Bb]y|[Tt]o|[Tt]hrough|[Bb]etween|and|[Aa]round|[Cc]irca|year|year of|\\d{4} ?-) ?)\\b(?<year>${YEAR})(?=[\\s,.;:)\\]-]|$)`,
      // on 3/14: month first, as with a year
      "(?<=\\b[Oo]n )(?<usMonth>0?[1-9]|1[0-2])/(?<usDay>0?[1-9]|[12]\\d|3[01])(?![\\d/-]|\\.\\d| ?(?:%|cores?|nodes?|LNs?|lymph|sites?|samples?|biops))",
      // July 27, 27 July
      `\\b(?<mdMonth>${MONTH}) (?<mdDay>${DAY})(?![\\d/.]\\d|\\d| ?(?:%|mg|Gy|cycles|patients|cases))`,
      `\\b(?<dmDay>${DAY})(?: of)? (?<dmMonth>${MONTH})(?! (?:be|have|not|also|cause|lead|help)\\b)`,
      // in December, since April
      `(?<=\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Dd]uring|[Bb]y|[Tt]o|[Ww]ith|[Bb]etween|and|of|(?<back>[Ll]ast|the previous)|(?:[Tt]he )?following|this|[Ee]arly|[Mm]id|[Ll]ate|[a-z]-)[ -]?)\\b(?<month>${MONTH})(?![\\w'-]| (?:be|have|not|also|cause|lead|help)\\b)`,
    ].join("|"),
    "g",
  ),
);

// "June of that year", "12 March of the following year"
const OF_YEAR =
  /^,? (?:of |in )?(?:(?<same>(?:that|the same) year)|(?<next>the (?:following|next) year)|(?<previous>(?:the (?:previous|preceding)|last) year))\b/i;

function yearWordsAfter(text: string, end: number): { readonly year: YearWords; readonly length: number } | undefined {
  const match = OF_YEAR.exec(text.slice(end, end + 32));
  if (!match) return undefined;
  const { same, next } = match.groups!;
  return { year: same ? "same" : next ? "next" : "previous", length: match[0].length };
}

/** @param isDayFirst what the document means by "04/10/2017" (`writesDayFirst`) */
export function findDates(text: string, isDayFirst: boolean = false): readonly DateToken[] {
  const out: DateToken[] = [];
  for (const match of text.matchAll(FORMS)) {
    const token = read(match.groups!, isDayFirst);
    if (!token) continue;
    const end = match.index + match[0].replace(/\.$/, "").length;
    const words = "month" in token ? yearWordsAfter(text, end) : undefined;
    if (words) out.push({ start: match.index, end: end + words.length, ...token, year: words.year });
    else out.push({ start: match.index, end, ...token });
  }
  return out;
}

type Groups = Readonly<Record<string, string | undefined>>;
type Value = { date: PartialDate } | { month: number; day?: number; year?: YearWords } | { from: PartialDate; to: PartialDate };

function read(g: Groups, isDayFirst: boolean): Value | undefined {
  if (g["isoYear"]) return dated(g["isoYear"], Number(g["isoMonth"]), g["isoDay"]);
  if (g["dmyYear"]) return dated(g["dmyYear"], monthOf(g["dmyMonth"]!), g["dmyDay"]);
  if (g["dmsYear"]) return dated(fullYear(g["dmsYear"]), monthOf(g["dmsMonth"] ?? g["dmqMonth"]!), g["dmsDay"]);
  if (g["dmeYear"]) return dated(fullYear(g["dmeYear"]), monthOf(g["dmeMonth"]!), g["dmeDay"]);
  if (g["dmgYear"]) return dated(fullYear(g["dmgYear"]), monthOf(g["dmgMonth"]!), g["dmgDay"]);
  if (g["mqYear"]) return dated(fullYear(g["mqYear"]), monthOf(g["mqMonth"]!));
  if (g["mmFrom"]) return months(g["mmYear"] ?? fullYear(g["mmShort"]!), monthOf(g["mmFrom"]), monthOf(g["mmTo"]!));
  if (g["ndFrom"]) return slashed(g["ndFrom"], g["ndTo"]!, g["ndYear"]!, isDayFirst);
  if (g["mrFrom"])
    return period(partialDateOf(Number(g["mrFromYear"]), Number(g["mrFrom"])), partialDateOf(Number(g["mrToYear"]), Number(g["mrTo"])));
  if (g["srFrom"]) return slashedDays(g["srFrom"], g["srTo"]!, isDayFirst);
  if (g["ldDay"]) return dated(g["ldYear"]!, monthOf(g["ldMonth"]!), g["ldDay"]);
  if (g["lmMonth"]) return monthBefore(g["lmYear"]!, monthOf(g["lmMonth"]), monthOf(g["lmNext"]!));
  if (g["gFrom"]) return dotted(g);
  if (g["pDay"]) return dated(fullYear(g["pYear"]!), Number(g["pMonth"]), g["pDay"]);
  if (g["dotMonth"]) return dated(g["dotYear"]!, Number(g["dotMonth"]));
  if (g["yyFrom"])
    return g["yyFrom"] < g["yyTo"]! ? period(partialDateOf(Number(g["yyFrom"])), partialDateOf(Number(g["yyTo"]))) : undefined;
  if (g["usMonth"]) return { month: Number(g["usMonth"]), day: Number(g["usDay"]) };
  if (g["rdYear"]) return days(g["rdYear"], monthOf(g["rdMonth"]!), g["rdFrom"]!, g["rdTo"]!);
  if (g["rmYear"]) return days(g["rmYear"], monthOf(g["rmMonth"]!), g["rmFrom"]!, g["rmTo"]!);
  if (g["mdyYear"]) return dated(g["mdyYear"], monthOf(g["mdyMonth"]!), g["mdyDay"]);
  if (g["myYear"]) return dated(g["myYear"], monthOf(g["myMonth"]!));
  if (g["nYear"]) return numeric(g, isDayFirst);
  if (g["slashYear"]) return dated(g["slashYear"], Number(g["slashMonth"]));
  if (g["quarterYear"]) return quarter(g["quarterYear"], g["quarter"] ? NTH[g["quarter"]]! : Number(g["q"]));
  const year = g["seasonYear"] ?? g["partYear"] ?? g["year"] ?? g["byYear"] ?? g["headYear"] ?? g["inBrackets"];
  if (year) return dated(year);
  if (g["mdMonth"]) return { month: monthOf(g["mdMonth"]), day: Number.parseInt(g["mdDay"]!, 10) };
  if (g["dmMonth"]) return { month: monthOf(g["dmMonth"]), day: Number.parseInt(g["dmDay"]!, 10) };
  return { month: monthOf(g["month"]!), ...(g["back"] && { year: /last/i.test(g["back"]) ? "before-document" : "before" }) };
}

const monthOf = (name: string): number => MONTH_NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** A day that the month does not have is left out: the month is still stated. */
function dated(year: string, month?: number, day?: string): Value | undefined {
  const y = Number(year);
  const full = month !== undefined && day !== undefined ? partialDateOf(y, month, Number.parseInt(day, 10)) : undefined;
  const date = full ?? partialDateOf(y, month);
  return date && { date };
}

const fullYear = (year: string): string =>
  year.length === 4 ? year : String(Number(year) < 40 ? 2000 + Number(year) : 1900 + Number(year));

const period = (from: PartialDate | undefined, to: PartialDate | undefined): Value | undefined =>
  from && to && from <= to ? { from, to } : undefined;

/** "Mar-May 2017"; in the order November to January the first month's year is the one before. */
function months(year: string, from: number, to: number): Value | undefined {
  const y = Number(year);
  return period(partialDateOf(from > to ? y - 1 : y, from), partialDateOf(y, to));
}

/** "Nov/Dec 2020"; of "December and January 2020" the first is of the year before. */
const monthBefore = (year: string, month: number, next: number): Value | undefined =>
  dated(String(Number(year) - (month > next ? 1 : 0)), month);

/** "02.-11.03.2022", "02.03.-11.04.22": the day first. */
function dotted(g: Groups): Value | undefined {
  const year = Number(fullYear(g["gYear"]!));
  const month = Number(g["gMonth"]);
  return period(partialDateOf(year, Number(g["gFromMonth"] ?? month), Number(g["gFrom"])), partialDateOf(year, month, Number(g["gTo"])));
}

/** "4/21-6/6/14" */
function slashed(from: string, to: string, year: string, isDayFirst: boolean): Value | undefined {
  const dateOf = (pair: string): PartialDate | undefined => {
    const [a, b] = pair.split("/").map(Number);
    return isDayFirst ? partialDateOf(Number(fullYear(year)), b, a) : partialDateOf(Number(fullYear(year)), a, b);
  };
  return period(dateOf(from), dateOf(to));
}

/** "6/2/11-7/8/11" */
function slashedDays(from: string, to: string, isDayFirst: boolean): Value | undefined {
  const dayOf = (written: string): PartialDate | undefined => {
    const [a, b, year] = written.split("/");
    const value = numeric({ nA: a, nB: b, nSep: "/", nYear: year }, isDayFirst);
    return value && "date" in value ? value.date : undefined;
  };
  return period(dayOf(from), dayOf(to));
}

/** Two days of one month. */
function days(year: string, month: number, first: string, last: string): Value | undefined {
  const from = partialDateOf(Number(year), month, Number.parseInt(first, 10));
  const to = partialDateOf(Number(year), month, Number.parseInt(last, 10));
  return period(from, to) ?? dated(year, month);
}

function quarter(year: string, n: number): Value | undefined {
  const from = partialDateOf(Number(year), n * 3 - 2);
  const to = partialDateOf(Number(year), n * 3);
  return from && to && { from, to };
}

/** Slash: month first as in the United States, unless the document writes the day first; dot: day first; a number over 12 is the day either way. A dash does not say which. */
function numeric(g: Groups, isDayFirst: boolean): Value | undefined {
  const [a, b] = [Number(g["nA"]), Number(g["nB"])];
  const separator = g["nSep"];
  const short = g["nYear"]!.length === 2;
  if (short && (separator !== "/" ? g["nA"]!.length < 2 || g["nB"]!.length < 2 : false)) return undefined;
  const year = short ? fullYear(g["nYear"]!) : g["nYear"]!;
  if (a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12)) return undefined;
  if (a > 12) return dated(year, b, String(a));
  if (b > 12) return dated(year, a, String(b));
  if (separator === "/") return isDayFirst ? dated(year, b, String(a)) : dated(year, a, String(b));
  if (separator === ".") return dated(year, b, String(a));
  return a === b ? dated(year, a, String(b)) : short ? undefined : dated(year);
}
