// Results with a grammar of their own: Gleason, BI-RADS, Allred and H-scores, HER2 scores, and names that hold their result (MSI-H, dMMR).

import type { MarkerValue } from "./marker-values.ts";
import type { MarkerMention } from "./marker-word.ts";

// "ER Allred 8/8", "PR H-score 120", "HER2 score 3"
const receptor = (text: string, { end }: MarkerMention): MarkerValue | undefined => {
  const m =
    /^[\s:,(]{1,2}(?<what>Allred(?: score)?|H-?score)(?:\s(?:of|was|is))?[\s:=]{1,2}(?<n>\d{1,3})(?:\s?\/\s?(?:8|300))?/i.exec(
      text.slice(end),
    ) ??
    // "ER 8/8, PR 0/8"
    /^[\s:=]{1,2}(?<n>[0-8])\s?\/\s?(?<what>8)(?![\d.%/+])/.exec(text.slice(end)) ??
    (/\bAllred\b/i.test(text) ? /^[\s:=]{1,2}(?<n>[0-8])(?<what>(?:\s?\/\s?8)?)(?![\d.%/+])/.exec(text.slice(end)) : null);
  if (!m) return undefined;
  const n = Number(m.groups!["n"]);
  const place = { start: end, end: end + m[0].length };
  // Allred: 3 and above is positive. An H-score has no cut-off that all laboratories share.
  if (!/^h/i.test(m.groups!["what"]!)) return { ...place, value: n >= 3 ? "positive" : "negative", interpretation: m[0].trim() };
  return { ...place, value: n, unit: "{score}", interpretation: "H-score" };
};

// "microsatellite instability was not found", "no microsatellite instability": the bare name is a question, not an answer
function instability(text: string, { start, end }: MarkerMention): MarkerValue | undefined {
  if (!/instability$/i.test(text.slice(start, end))) return undefined;
  if (/\b(?:no|without|absence of)\s(?:evidence of\s)?$/i.test(text.slice(Math.max(0, start - 30), start)))
    return { start, end, value: "stable" };
  const m = /^\s(?:was|were|is)\s(?<not>not\s)?(?:found|detected|identified|present|seen|shown)\b/i.exec(text.slice(end));
  return m ? { start, end: end + m[0].length, value: m.groups!["not"] ? "stable" : "high" } : undefined;
}

// "c-erbB-2 showed strong membrane staining in > 90% (3+)"
const STAINED = /^(?!\s?[(:+-]|\s?\d)[^.;,+()]{6,70}\((?:score\s(?:of\s)?|IHC\s)?(?<n>[0-3])\s?\+/i;

// "was absent", "not codeleted", "intact": the arms are there. The name alone ("1p/19q codeletion") says that they are lost.
const ARMS_KEPT =
  /^[\s:]\s?(?:(?:was|were|is|not|no|status|co-?deletion|by FISH)[\s:]\s?)*(?:absent|negative|intact|retained|not (?:detected|present|found|identified|co-?deleted)|non-?co-?deleted)\b|^[\s-](?:non-?co-?deleted|intact|negative)\b/i;
const ARMS_LOST = /^[\s:-]\s?(?:(?:was|were|is|status)[\s:]\s?)*(?:co-?delet(?:ed|ion)|lost|positive|present|detected)\b/i;

function arms(text: string, { start, end }: MarkerMention): MarkerValue | undefined {
  const name = text.slice(start, end);
  const rest = text.slice(end, end + 60);
  const kept = ARMS_KEPT.exec(rest);
  const isDenied = /\b(?:no|without|absence of|lack of|not show)\s(?:evidence of\s)?$/i.test(text.slice(Math.max(0, start - 24), start));
  const lost = ARMS_LOST.exec(rest);
  if (kept || isDenied) return { start, end: end + (kept?.[0].length ?? lost?.[0].length ?? 0), value: "not codeleted" };
  if (lost || /delet|loss|LOH/i.test(name)) return { start, end: end + (lost?.[0].length ?? 0), value: "codeleted" };
  return undefined;
}

// " was 12/10 HPF", ": 8 per 50 high-power fields", " of 3/mm2"; before it: "3 mitoses", "up to 5 mitotic figures"
const FIELDS =
  "(?:\\/|per|in|\\bout of)\\s?(?<per>\\d{1,3}\\s?(?:HPFs?|high[- ]power(?:ed)?[- ]fields?(?:\\s?\\(HPFs?\\))?|fields)|HPFs?|(?:1\\s)?(?:mm2|mm²|square mill\\w+))";
const RATE_BEHIND = new RegExp(
  `^(?:\\s(?:was|were|of|is|about|approximately|up to|high|low|at|score))*\\s?[:=(]?\\s?(?<cmp>[<>≤≥]|less than|more than|over)?\\s?(?<n>\\d{1,3}(?:\\.\\d)?)(?:\\s?[-–]\\s?\\d{1,3})?\\s?(?:(?:mitos[ei]s|mitotic figures?)\\s?)?${FIELDS}`,
  "i",
);
const RATE_BEFORE = /(?<cmp>[<>≤≥]|less than|more than|over)?\s?(?<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\s$/i;
const FIELDS_BEHIND = new RegExp(`^\\s?${FIELDS}`, "i");
const COUNTS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function mitoses(text: string, { start, end }: MarkerMention): MarkerValue | undefined {
  const rest = text.slice(end, end + 80);
  const behind = RATE_BEHIND.exec(rest);
  const fields = behind ? null : FIELDS_BEHIND.exec(rest);
  const before = fields ? RATE_BEFORE.exec(text.slice(Math.max(0, start - 24), start)) : null;
  const m = behind ?? before;
  const per = behind?.groups?.["per"] ?? fields?.groups?.["per"];
  if (!m || per === undefined) return undefined;
  const { n, cmp } = m.groups as Record<string, string | undefined>;
  const word = COUNTS.indexOf(n!.toLowerCase());
  const comparator = cmp === undefined ? undefined : /^(?:<|less)/i.test(cmp) ? "<" : cmp === "≤" ? "<=" : cmp === "≥" ? ">=" : ">";
  return {
    start: behind ? end : start - m[0].trimStart().length,
    end: end + (behind ?? fields)![0].length,
    value: word >= 0 ? word : Number(n),
    ...(comparator ? { comparator } : {}),
    interpretation: `per ${per}`,
  };
}

/** Scores with a grammar of their own, and markers whose name holds the result. */
export const SPECIAL: Readonly<Record<string, (text: string, marker: MarkerMention) => MarkerValue | undefined>> = {
  "estrogen receptor": receptor,
  "progesterone receptor": receptor,
  "androgen receptor": receptor,
  HER2: (text, { end }) => {
    // "HER2 low (1+)": the class says it, whatever the score in brackets
    const low = /^[\s-]low[\s,:]{1,2}\(?(?:IHC\s)?[0-2]\s?\+\)?/i.exec(text.slice(end));
    if (low) return { start: end, end: end + low[0].length, value: "low" };
    const m =
      /^(?:[\s:,]\s?(?:by |on )?(?:IHC|immunohistochemistry|score|scored|of|was|is|status)\b){0,4}(?:[\s:=]\s?\(?|\()(?<n>[0-3])(?![\d+%/]|[.,]\d|\s?(?:\+|of|\/))/i.exec(
        text.slice(end),
      );
    const stained = m ? null : STAINED.exec(text.slice(end));
    const n = m?.groups?.["n"] ?? stained?.groups?.["n"];
    if (n === undefined) return undefined;
    if (stained)
      return {
        start: end,
        end: end + stained[0].length,
        value: n === "3" ? "positive" : n === "2" ? "equivocal" : "negative",
        interpretation: `${n}+`,
      };
    if (!m) return undefined;
    const value = n === "3" ? "positive" : n === "2" ? "equivocal" : "negative";
    return { start: end, end: end + m[0].length, value, interpretation: n };
  },
  "1p/19q codeletion": arms,
  "mitotic rate": mitoses,
  "Gleason score": (text, { end }) => {
    // "6 (3+3)", "3+4=7", "4 + 3", "of 7"
    const m =
      /^\s?(?:of|was|:|=|sum)?\s?(?:(?<sum>10|[2-9])(?!\s?\+)|(?<a>[1-5])\s?\+\s?(?<b>[1-5])(?:\s?=\s?(?:10|[2-9]))?)(?:\s?\(\s?[1-5]\s?\+\s?[1-5]\s?\))?/.exec(
        text.slice(end),
      );
    if (!m) return undefined;
    const { sum, a, b } = m.groups as Record<string, string | undefined>;
    return { start: end, end: end + m[0].length, value: sum === undefined ? Number(a) + Number(b) : Number(sum), unit: "{score}" };
  },
  "BI-RADS": (text, { end }) => {
    const m = /^\s?(?:category|score|grade|class)?\s?:?\s?(?<n>[0-6])\s?[A-Ca-c]?\b/.exec(text.slice(end));
    return m ? { start: end, end: end + m[0].length, value: Number(m.groups!["n"]) } : undefined;
  },
  "microsatellite instability": (text, marker) =>
    instability(text, marker) ??
    inName(text, marker, [
      [/unstable|instable|MSI-?H|high/i, "high"],
      [/stab(?:le|ility)|MSS/i, "stable"],
      [/MSI-?L|low/i, "low"],
    ]),
  "mismatch repair": (text, marker) =>
    inName(text, marker, [
      [/deficien|dMMR|MMR-?d/i, "deficient"],
      [/proficien|pMMR|MMR-?p/i, "proficient"],
    ]),
  "tumor mutational burden": (text, marker) =>
    inName(text, marker, [
      [/TMB-?H/, "high"],
      [/TMB-?L/, "low"],
    ]),
};

function inName(text: string, { start, end }: MarkerMention, values: readonly (readonly [RegExp, string])[]): MarkerValue | undefined {
  const value = values.find(([shape]) => shape.test(text.slice(start, end)))?.[1];
  return value === undefined ? undefined : { start, end, value };
}

// "HER2 2+ with amplification on FISH", "FISH not amplified", "not amplified by FISH"
const BY_FISH =
  /\b(?:FISH|CISH|SISH|ISH|in situ hybridi[sz]ation)[\s:,]\s?(?:(?:was|showed|is|analysis|testing|for HER-?2)\s){0,3}(?<a>not amplified|non-?amplified|amplified|no amplification|amplification|negative|positive)\b|\b(?<b>not amplified|non-?amplified|amplified|no amplification|amplification|negative|positive)\s(?:was (?:found|seen|detected|confirmed)\s)?(?:on|by|in|with)\s(?:FISH|CISH|SISH|ISH|fluorescen\w+ in situ|in situ hybridi)/i;

/** What in situ hybridization says of HER2, behind its name. */
export function fishResult(text: string, end: number, next: number | undefined): MarkerValue | undefined {
  const m = BY_FISH.exec(text.slice(end, Math.min(next ?? text.length, end + 140)));
  const word = m?.groups?.["a"] ?? m?.groups?.["b"];
  if (!m || word === undefined) return undefined;
  const value = /^(?:no|negative)/i.test(word) ? "not amplified" : "amplified";
  return { start: end + m.index, end: end + m.index + m[0].length, value };
}
