// Results that stand in or right before the name of a marker: "KRAS G13D", "mutated KRAS".

import { type MarkerValue, resultOf } from "./marker-values.ts";
import type { MarkerMention } from "./marker-word.ts";

export interface MarkerResult {
  readonly marker: MarkerMention;
  readonly value: MarkerValue;
  readonly rule: string;
}

// "intact mismatch repair proteins", "aberrant p53 expression", "mutated KRAS": the result as an adjective before the name.
const ADJECTIVE =
  /\b(?<w>aberrant|abnormal|mutated|mutant|rearranged|amplified|methylated|unmethylated|wild[- ]type|intact|retained|preserved)(?:\s(?:nuclear|protein|expression of|staining (?:of|for)))?\s$/i;
// "KRAS G13D.", "BRAF V600E, PD-L1 60%": the variant itself is the result, where no test of it is spoken of.
const VARIANT = /(?:^|\s)(?:p\.)?(?:19\s?del|[A-Z]\d{2,4}(?:[A-Z]|fs|del|\*)|[A-Z][a-z]{2}\d{2,4}(?:[A-Z][a-z]{2}|fs))$/;
const VARIANT_AFTER =
  /^(?<v>\s\(?(?:c\.[\d_+*-]+(?:[ACGT]>[ACGT]|(?:del|dup|ins)[ACGT]*)|(?:p\.)?(?:(?:ex(?:on)?\s?\d{1,2}\s?)?(?:del|ins)(?:\s?\d{1,2})?|\d{2}\s?del|[A-Z]\d{2,4}(?:[A-Z]|fs|del|\*)|[A-Z][a-z]{2}\d{2,4}(?:[A-Z][a-z]{2}|fs)))\)?)?(?=[.,;)]|\+(?=[\s.,;)]|$)|\s\(|\s(?:was|were|and|in|with|by|on)\b|$)/;
/** The variant itself as the result. */
export function variant(marker: MarkerMention, text: string): MarkerResult | undefined {
  if (marker.kind !== "gene") return undefined;
  const m = VARIANT_AFTER.exec(text.slice(marker.end));
  const v = m?.groups?.["v"];
  if (!m || (v === undefined && !VARIANT.test(text.slice(marker.start, marker.end)))) return undefined;
  const end = marker.end + (v?.length ?? 0);
  return { marker, value: { start: marker.start, end, value: "mutated" }, rule: "variant" };
}

// "CEA increased", "the PSA level then fell": a trend without a number.
const TREND =
  /^(?:\s\([^()]{1,30}\))?(?:\s(?:serum|levels?|values?|titers?|concentrations?))?(?:\s(?:has|have|had|then|again|also|gradually|slowly|markedly|significantly|steadily|further|subsequently|progressively|rapidly|sharply|slightly|clearly|dramatically|continued to|started to|began to|is|was|were|kept)){0,3}\s(?:(?<up>increas(?:ed|es?|ing)|rose|risen|rises?|rising|doubled)|(?<down>decreas(?:ed|es?|ing)|declin(?:ed|es?|ing)|fell|falls?|fallen|falling|dropp(?:ed|ing)))(?=[.,;)]|$|\s§|\s(?:and|but|while|after|during|over|again|gradually|slowly|rapidly|steadily|significantly|markedly|dramatically|further|progressively|with|in|on|until|since|following|despite|under|without|by|thereafter|at|when|as)\b)/i;

/** What became of a level in blood, where no number says it. */
export function trend(marker: MarkerMention, text: string): MarkerResult | undefined {
  if (marker.kind !== "serum") return undefined;
  const m = TREND.exec(text.slice(marker.end, marker.end + 120));
  // "CEA rising in 4/2016 (CEA 12 ng/ml)": the number says it
  if (!m || text.indexOf(text.slice(marker.start, marker.end), marker.end) >= 0) return undefined;
  const value = m.groups!["up"] === undefined ? "decreased" : "increased";
  return { marker, value: { start: marker.start, end: marker.end + m[0].length, value }, rule: "trend" };
}

// "Tumour markers (CEA, AFP), ESR and viral serology were negative": the list in brackets is one member of a longer list.
const COLLECTIVE = /\bmarkers?\s\((?:including\s|such as\s|e\.g\.,?\s|i\.e\.,?\s|namely\s)?[^()]*(?:\([^()]*\)[^()]*)*$/i;
const OF_ALL =
  /^[^().;]*(?:\([^()]*\)[^().;]*)*\)(?:,|\sand)\s(?:[\w-]+\s|\([^()]{1,20}\)\s|,\s){1,14}(?:was|were)\s(?:all\s|both\s|also\s)?(?<w>negative|normal|unremarkable|within (?:the )?(?:normal|reference) (?:limits?|range))\b/i;

/** The predicate of a longer list, of which the markers in brackets are one member. */
export function collective(marker: MarkerMention, text: string): MarkerResult | undefined {
  if (!COLLECTIVE.test(text.slice(Math.max(0, marker.start - 160), marker.start))) return undefined;
  const m = OF_ALL.exec(text.slice(marker.end, marker.end + 260));
  if (!m) return undefined;
  return {
    marker,
    value: { start: marker.start, end: marker.end + m[0].length, value: resultOf(m.groups!["w"]!) },
    rule: "word of a longer list",
  };
}

// "ER/PR/HER2: 95%/80%/1+", "ER/PR/HER2 +/+/-": names and results on both sides of one colon, in the same order.
const SLASHED =
  /^\s?(?:status\s?)?[:=]?\s?(?<all>(?:\d{1,3}\s?%|[0-3]\s?\+|\+{1,3}|[−–-]|pos(?:itive)?|neg(?:ative)?|[0-3](?!\d|\.\d))(?:\s?\/\s?(?:\d{1,3}\s?%|[0-3]\s?\+|\+{1,3}|[−–-]|pos(?:itive)?|neg(?:ative)?|[0-3](?!\d|\.\d)))+)/i;

/** The result of each of several names joined by strokes; empty where there are not as many results as names. */
export function slashedResults(mentions: readonly MarkerMention[], text: string): readonly MarkerResult[] {
  const found: MarkerResult[] = [];
  let first = 0;
  for (let i = 1; i <= mentions.length; i++) {
    if (i < mentions.length && /^\s?\/\s?$/.test(text.slice(mentions[i - 1]!.end, mentions[i]!.start))) continue;
    const group = mentions.slice(first, i);
    first = i;
    if (group.length < 2) continue;
    const m = SLASHED.exec(text.slice(group.at(-1)!.end, group.at(-1)!.end + 60));
    const values = m?.groups?.["all"]?.split("/").map((v) => v.trim());
    if (!m || values?.length !== group.length) continue;
    const end = group.at(-1)!.end + m[0].length;
    for (const [k, marker] of group.entries())
      found.push({ marker, value: { start: marker.start, end, ...slashed(values[k]!, marker) }, rule: "values in order" });
  }
  return found;
}

function slashed(written: string, { name }: MarkerMention): Pick<MarkerValue, "value" | "unit" | "interpretation"> {
  if (written.endsWith("%")) return { value: Number.parseInt(written, 10), unit: "%" };
  const score = /^[0-3]/.exec(written)?.[0];
  const isLow = score === "0" || (name === "HER2" && score === "1");
  if (score !== undefined)
    return { value: isLow ? "negative" : name === "HER2" && score === "2" ? "equivocal" : "positive", interpretation: written };
  return { value: /^(?:\+|p)/i.test(written) ? "positive" : "negative", interpretation: written };
}

// "high Ki-67", "low CEA", "a weak Ki-67 index": not the threshold, and not what a number behind says better.
const LEVEL = /\b(?<w>low|high|weak)\s(?:serum\s|plasma\s)?$/i;
const LEVEL_OF = /^(?:Ki-67|CEA|CA .*|AFP|PSA|LDH|hCG)$/;
const THRESHOLD = /^\s(?:threshold|cut-?off|risk|target)/i;

/** The result as an adjective before the name. */
export function adjective(marker: MarkerMention, text: string): MarkerResult | undefined {
  const from = Math.max(0, marker.start - 40);
  const level = LEVEL_OF.test(marker.name) && !THRESHOLD.test(text.slice(marker.end, marker.end + 12)) ? LEVEL : undefined;
  const m = ADJECTIVE.exec(text.slice(from, marker.start)) ?? level?.exec(text.slice(from, marker.start));
  if (!m) return undefined;
  const value = resultOf(m.groups!["w"]!);
  return { marker, value: { start: from + m.index, end: marker.end, value }, rule: "adjective before" };
}

// "t(4;14)", "del(17p)", "gain 1q"
const IS_CHANGE_OF_CHROMOSOMES = /^(?:t\s?\(|del|inv|dup|add|i\s?\(|gain|amplif|loss|1q|17p|13q|11q|5q|trisomy|monosomy)/;
const DENIED_BEFORE = /\b(?:no|without|negative for|absence of|neither|nor|not (?:show|detect|find|reveal))\b[^.;:]{0,80}$/i;
const ASKED_FOR = /\b(?:tests? for|probes? for|FISH for|panel for)\b[^.;:]{0,80}$/i;

/** A change of chromosomes that stands in a report was found, unless the words before it deny it. */
export function chromosomeChange(marker: MarkerMention, text: string): MarkerResult | undefined {
  if (!IS_CHANGE_OF_CHROMOSOMES.test(marker.name) || marker.kind !== "gene") return undefined;
  const before = text.slice(Math.max(0, marker.start - 120), marker.start);
  if (ASKED_FOR.test(before)) return undefined;
  const value = DENIED_BEFORE.test(before) ? "negative" : "positive";
  return { marker, value: { start: marker.start, end: marker.end, value }, rule: "change of chromosomes" };
}
