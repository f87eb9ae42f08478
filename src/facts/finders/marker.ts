// Tumour markers with their results: serum levels, receptors, immunohistochemistry, genes, and scores such as PD-L1 CPS and Gleason.
import { evidenceAt } from "../../narrative/narrative.ts";
import { markerKey } from "../../terminology/marker-codings.ts";
import { contextAt } from "../context/scope.ts";
import { findMarkerMentions, type MarkerMention } from "../grammar/marker.ts";
import { coverTimes, seriesAfter, takenUp } from "../grammar/marker-series.ts";
import { changeAfter, type MarkerValue, numberAfter, percentAfter, resultOf, wordAfter } from "../grammar/marker-values.ts";
import type { Draft, Reading, Story } from "../reading.ts";

interface Result {
  readonly marker: MarkerMention;
  readonly value: MarkerValue;
  readonly rule: string;
}

// A statement about all markers that follow it: "positive for CK7, CK20", "loss of MLH1 and PMS2".
const CUE =
  /\b(?<pos>(?:strongly |diffusely |focally |weakly |immuno)?positive (?:\w+ )?for|positivity (?:for|of)|(?:over)?express(?:ion of|ed|ing|es)|immunoreactive for|immunoreactivity (?:for|to)|reactive (?:for|to|with)|stain(?:ed|ing|s)? (?:\w+ )?(?:positively |positive )?(?:for|with)|positive staining (?:for|with))\b|\b(?<neg>negative (?:\w+ )?for|negativity (?:for|of)|negative,? includ(?:ing|es)|(?:complete )?(?:loss|lack|absence) of(?: expression of)?|no expression of|did not express|not express(?:ed|ing)?|non-?reactive for|without expression of)\b|\b(?<high>elevated|raised|increased|high)\s(?=(?:serum|plasma|levels? of|preoperative|the|tumou?r markers?|CEA|CA|AFP|PSA|LDH|hCG|β|beta))/gi;
// What may stand between a cue and a marker of its list.
const LIST_GLUE =
  /^[\s,:;]*(?:(?:and|or|as well as|the|following|antibodies|antibody|markers?|both|all|of|for|serum|plasma|levels?|rate|on|in|component|carcinomatous|nuclear|diffuse|strong|weak|focal|human|expression|proteins?|with|no|tumou?r|preoperative|test|&|\/)[\s,:]*)*$/i;
// A list of markers behind its cue is never longer.
const REACH = 400;
// "intact mismatch repair proteins", "aberrant p53 expression", "mutated KRAS": the result as an adjective before the name.
const ADJECTIVE =
  /\b(?<w>aberrant|abnormal|mutated|mutant|rearranged|amplified|methylated|unmethylated|wild[- ]type|intact|retained|preserved)(?:\s(?:nuclear|protein|expression of|staining (?:of|for)))?\s$/i;
// "HER2 2+ with amplification on FISH", "FISH not amplified", "not amplified by FISH"
const BY_FISH =
  /\b(?:FISH|CISH|SISH|in situ hybridi[sz]ation)[\s:,]\s?(?:(?:was|showed|is|analysis|testing|for HER-?2)\s){0,3}(?<a>not amplified|non-?amplified|amplified|no amplification|amplification|negative|positive)\b|\b(?<b>not amplified|non-?amplified|amplified|no amplification|amplification)\s(?:was (?:found|seen|detected|confirmed)\s)?(?:on|by|in|with)\s(?:FISH|CISH|SISH|fluorescen\w+ in situ|in situ hybridi)/i;
const CHANGES = /^(?:mutated|rearranged|amplified|overexpressed|methylated)$/;
const TRIPLE_NEGATIVE = /\btriple[- ]negative\b/i;
const IHC = /\b(?:immunohistochem\w+|immunostain\w*|IHC|immunoreactiv\w+|immunophenotyp\w+)\b/i;

/** One fact per marker and result; a word behind a list ("ER and PR positive") holds for all of it. */
export function findMarker(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  const mentions = findMarkerMentions(sentence);
  const covered = coverTimes(sentence.text, reading.times);
  const results = [...resultsOf(mentions, covered), ...resultsOfEarlier(reading, story, mentions, covered)];
  const drafts: Draft[] = [];
  for (const { marker, value: said, rule } of results) {
    const context = contextAt(reading, marker.start, marker.end);
    const experiencer = context.experiencer === "family" && isOwn(sentence.text, marker.start) ? "patient" : context.experiencer;
    // "no EGFR mutation", "FGFR3 fusion was not detected"
    const value = context.isNegated && typeof said.value === "string" && CHANGES.test(said.value) ? { ...said, value: "negative" } : said;
    if (experiencer !== "patient" || context.isHypothetical || context.isPlanned || context.isDeclined) continue;
    const same = drafts.find(
      (d) => d.kind === "marker" && plain(d.test.text) === plain(marker.name) && String(d.value) === String(value.value),
    );
    if (same) continue;
    drafts.push(draftOf(marker, value, rule, reading, story));
  }
  return [...drafts, ...tripleNegative(reading, story)];
}

function resultsOf(mentions: readonly MarkerMention[], text: string): Result[] {
  const more: Result[] = [];
  const own = mentions.map((marker, i): Result | undefined => {
    const next = mentions[i + 1];
    const limit = Math.min(next?.start ?? text.length, stopAfter(text, marker.end));
    const special = SPECIAL[marker.name]?.(text, marker);
    if (special) return { marker, value: special, rule: "score" };
    const change = marker.kind === "gene" ? undefined : changeAfter(text, marker.end, limit);
    if (change) {
      more.push({ marker, value: change[1], rule: "change" });
      addSeries(marker, change[1].end, next?.start ?? text.length);
      return { marker, value: change[0], rule: "change" };
    }
    const isHer2 = marker.name === "HER2";
    const fish = isHer2 ? fishResult(text, marker.end, next?.start) : undefined;
    if (fish) more.push({ marker, value: fish, rule: "in situ hybridization" });
    const word = wordAfter(text, marker.end, limit, isHer2);
    const percent = word && marker.kind === "tissue" ? percentAfter(text, word) : undefined;
    if (percent) return { marker, value: percent, rule: "percentage behind a word" };
    // "3+" is a score of staining, not the number 3.
    if (word?.interpretation !== undefined) return { marker, value: word, rule: "sign behind" };
    const isNumeric = marker.kind !== "gene" || marker.name === "tumor mutational burden";
    const number = isNumeric ? numberAfter(text, marker.end, limit, marker.kind === "serum") : undefined;
    // "positive at 33652 IU/ml": the number says more than the word.
    if (number && (!word || number.start <= word.end + 25)) {
      addSeries(marker, number.end, next?.start ?? text.length);
      return {
        marker,
        value: word && typeof word.value === "string" ? { ...number, interpretation: word.value } : number,
        rule: "number behind",
      };
    }
    return word ? { marker, value: word, rule: "word behind" } : (before(marker, mentions, text) ?? adjective(marker, text));
  });
  function addSeries(marker: MarkerMention, end: number, limit: number): void {
    if (marker.kind !== "serum") return;
    for (const value of seriesAfter(text, end, limit)) more.push({ marker, value, rule: "series" });
  }
  // Backward over a list: "ER, PR and HER2 negative".
  for (let i = mentions.length - 2; i >= 0; i--) {
    const later = own[i + 1];
    if (own[i] || !later || typeof later.value.value !== "string" || later.rule === "cue before") continue;
    if (/^\s?(?:,|\/|and|or|&|,\s?and|\+)\s?(?:the\s)?$/i.test(text.slice(mentions[i]!.end, mentions[i + 1]!.start)))
      own[i] = { marker: mentions[i]!, value: { ...later.value, start: mentions[i]!.start }, rule: "word behind a list" };
  }
  return [...own.filter((r) => r !== undefined), ...more];
}

function fishResult(text: string, end: number, next: number | undefined): MarkerValue | undefined {
  const m = BY_FISH.exec(text.slice(end, Math.min(next ?? text.length, end + 140)));
  const word = m?.groups?.["a"] ?? m?.groups?.["b"];
  if (!m || word === undefined) return undefined;
  const value = /^(?:no|negative)/i.test(word) ? "not amplified" : "amplified";
  return { start: end + m.index, end: end + m.index + m[0].length, value };
}

function adjective(marker: MarkerMention, text: string): Result | undefined {
  const from = Math.max(0, marker.start - 40);
  const m = ADJECTIVE.exec(text.slice(from, marker.start));
  if (!m) return undefined;
  const value = resultOf(m.groups!["w"]!);
  return { marker, value: { start: from + m.index, end: marker.end, value }, rule: "adjective before" };
}

/** "By April it had climbed to 12.3": of the one marker in blood that the sentences just before name. */
function resultsOfEarlier(reading: Reading, story: Story, mentions: readonly MarkerMention[], covered: string): Result[] {
  const found = takenUp(covered).filter(({ at }) => mentions.every((m) => m.start > at));
  if (found.length === 0) return [];
  const at = story.readings.indexOf(reading);
  for (const earlier of [story.readings[at - 1], story.readings[at - 2]]) {
    const serum = earlier ? findMarkerMentions(earlier.sentence).filter((m) => m.kind === "serum") : [];
    const names = new Set(serum.map((m) => m.name));
    if (names.size > 1) return [];
    const [marker] = serum;
    if (marker && marker.name !== "LDH")
      return found.map(({ at: start, value }) => ({ marker: { ...marker, start, end: start }, value, rule: "taken up" }));
  }
  return [];
}

// "The patient's own testing was negative": under a family history, and yet the patient's.
const isOwn = (text: string, at: number): boolean =>
  /\b(?:patient['’]s own|her own|his own|(?:the )?patient (?:was|is|has|had|herself|himself|tested))\b/i.test(text.slice(0, at));

/** A marker's own result ends with its statement. */
function stopAfter(text: string, from: number): number {
  const m = /[;]|\.\s|,\s(?:and|but|while|with)\s(?=(?:the|a|an|no|she|he)\b)/.exec(text.slice(from));
  return m ? from + m.index : text.length;
}

function before(marker: MarkerMention, mentions: readonly MarkerMention[], text: string): Result | undefined {
  const base = Math.max(0, marker.start - REACH);
  const cue = [...text.slice(base, marker.start).matchAll(CUE)].at(-1);
  if (!cue) return undefined;
  const from = base + cue.index + cue[0].length;
  const between = mentions.filter((m) => m.start >= from && m.end <= marker.start);
  const gaps = [...between, marker].map((m, i) => text.slice(i === 0 ? from : between[i - 1]!.end, m.start));
  if (!gaps.every((gap) => LIST_GLUE.test(gap.replace(/\([^()]*\)/g, "")))) return undefined;
  const value = cue.groups!["pos"] ? "positive" : cue.groups!["neg"] ? "negative" : "elevated";
  return { marker, value: { start: base + cue.index, end: marker.end, value }, rule: "cue before" };
}

// "ER Allred 8/8", "PR H-score 120", "HER2 score 3"
const receptor = (text: string, { end }: MarkerMention): MarkerValue | undefined => {
  const m = /^[\s:,(]{1,2}(?<what>Allred(?: score)?|H-?score)(?:\s(?:of|was|is))?[\s:=]{1,2}(?<n>\d{1,3})(?:\s?\/\s?(?:8|300))?/i.exec(
    text.slice(end),
  );
  if (!m) return undefined;
  const n = Number(m.groups!["n"]);
  const place = { start: end, end: end + m[0].length };
  // Allred: 3 and above is positive. An H-score has no cut-off that all laboratories share.
  if (/^a/i.test(m.groups!["what"]!)) return { ...place, value: n >= 3 ? "positive" : "negative", interpretation: m[0].trim() };
  return { ...place, value: n, unit: "{score}", interpretation: "H-score" };
};

/** Scores with a grammar of their own, and markers whose name holds the result. */
const SPECIAL: Readonly<Record<string, (text: string, marker: MarkerMention) => MarkerValue | undefined>> = {
  "estrogen receptor": receptor,
  "progesterone receptor": receptor,
  "androgen receptor": receptor,
  HER2: (text, { end }) => {
    const m =
      /^(?:[\s:,]\s?(?:by |on )?(?:IHC|immunohistochemistry|score|scored|of|was|is|status)\b){0,4}[\s:=]\s?(?<n>[0-3])(?![\d+.,%/]|\s?(?:\+|of|\/))/i.exec(
        text.slice(end),
      );
    if (!m) return undefined;
    const n = m.groups!["n"]!;
    const value = n === "3" ? "positive" : n === "2" ? "equivocal" : "negative";
    return { start: end, end: end + m[0].length, value, interpretation: n };
  },
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
    inName(text, marker, [
      [/unstable|instable|MSI-?H|high/i, "high"],
      [/stable|MSS/i, "stable"],
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

function draftOf(marker: MarkerMention, value: MarkerValue, rule: string, reading: Reading, story: Story): Draft {
  const { sentence } = reading;
  const isScore = marker.kind === "score" && /CPS|combined positive|proportion/i.test(marker.name);
  const isTps = /proportion/.test(marker.name);
  const unit = isScore && !isTps ? "{score}" : value.unit;
  const method = rule === "in situ hybridization" ? "FISH" : IHC.exec(sentence.text)?.[0];
  const key = markerKey({
    test: marker.name,
    ...(unit === undefined ? {} : { unit }),
    ...(method === undefined ? {} : { method }),
    value: value.value,
  });
  // A far member of a series is proved by its own words.
  const isFar = rule === "series" && value.start - marker.end > 60;
  const [start, end] = [isFar ? value.start : Math.min(marker.start, value.start), Math.max(marker.end, value.end)];
  const name = nameAsWritten(sentence.text.slice(marker.start, marker.end), marker.name);
  const isAmbiguous = rule === "cue before" && end - start > 120;
  return {
    kind: "marker",
    test: key === undefined ? { text: name } : { key, text: name },
    value: value.value,
    ...(value.comparator ? { comparator: value.comparator } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(value.interpretation === undefined ? {} : { interpretation: value.interpretation }),
    ...(method === undefined ? {} : { method }),
    evidence: evidenceAt(story.narrative, sentence, start, end),
    ...(isAmbiguous ? { review: ["ambiguous"] as const } : {}),
    rule: `finders/marker: ${rule}`,
    sentence: sentence.index,
    // Each member of a series has the date beside it.
    at: rule === "series" || rule === "taken up" ? value.start : (value.at ?? marker.start),
  };
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/** The short form as the text writes it ("CA15-3"), where it is the marker's own name; else the name. */
function nameAsWritten(written: string, name: string): string {
  return (
    written
      .split(/[()]/)
      .map((part) => part.trim())
      .find((part) => plain(part) === plain(name)) ?? name
  );
}

/** "triple-negative breast cancer" says three results. */
function tripleNegative(reading: Reading, story: Story): Draft[] {
  const { sentence } = reading;
  const m = TRIPLE_NEGATIVE.exec(sentence.text);
  if (!m || contextAt(reading, m.index, m.index + m[0].length).experiencer !== "patient") return [];
  return ["estrogen receptor", "progesterone receptor", "HER2"].map((name): Draft => {
    const key = markerKey({ test: name, value: "negative" });
    return {
      kind: "marker",
      test: key === undefined ? { text: name } : { key, text: name },
      value: "negative",
      evidence: evidenceAt(story.narrative, sentence, m.index, m.index + m[0].length),
      derived: { value: "triple-negative" },
      rule: "finders/marker: triple-negative",
      sentence: sentence.index,
      at: m.index,
    };
  });
}
