// Results that stand in or right before the name of a marker: "KRAS G13D", "mutated KRAS".
import type { MarkerMention } from "./marker.ts";
import { type MarkerValue, resultOf } from "./marker-values.ts";

export interface MarkerResult {
  readonly marker: MarkerMention;
  readonly value: MarkerValue;
  readonly rule: string;
}

// "intact mismatch repair proteins", "aberrant p53 expression", "mutated KRAS": the result as an adjective before the name.
const ADJECTIVE =
  /\b(?<w>aberrant|abnormal|mutated|mutant|rearranged|amplified|methylated|unmethylated|wild[- ]type|intact|retained|preserved)(?:\s(?:nuclear|protein|expression of|staining (?:of|for)))?\s$/i;
// "KRAS G13D.", "BRAF V600E, PD-L1 60%": the variant itself is the result, where no test of it is spoken of.
const VARIANT = /(?:^|\s)(?:p\.)?(?:[A-Z]\d{2,4}(?:[A-Z]|fs|del|\*)|[A-Z][a-z]{2}\d{2,4}(?:[A-Z][a-z]{2}|fs))$/;
const VARIANT_AFTER =
  /^(?<v>\s\(?(?:p\.)?(?:[A-Z]\d{2,4}(?:[A-Z]|fs|del|\*)|[A-Z][a-z]{2}\d{2,4}(?:[A-Z][a-z]{2}|fs))\)?)?(?=[.,;)]|\s\(|\s(?:was|were|and|in|with|by|on)\b|$)/;
/** The variant itself as the result. */
export function variant(marker: MarkerMention, text: string): MarkerResult | undefined {
  if (marker.kind !== "gene") return undefined;
  const m = VARIANT_AFTER.exec(text.slice(marker.end));
  const v = m?.groups?.["v"];
  if (!m || (v === undefined && !VARIANT.test(text.slice(marker.start, marker.end)))) return undefined;
  const end = marker.end + (v?.length ?? 0);
  return { marker, value: { start: marker.start, end, value: "mutated" }, rule: "variant" };
}

// "high Ki-67", "low CEA": not the threshold, and not what a number behind says better.
const LEVEL = /\b(?<w>low|high)\s(?:serum\s|plasma\s)?$/i;
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
