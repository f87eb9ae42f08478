// Markers that no list here names: a symbol in a row of stains that are known, and changes of chromosomes by their notation.
import { gated } from "../../base/gated.ts";
import type { MarkerMention } from "./marker-word.ts";

// "BCOR", "Olig2", "PAX-2"
const SYMBOL = gated(/(?<![A-Za-z0-9-])(?:[A-Z]{2,6}[a-z]?-?\d{0,3}[A-Za-z]{0,2}|[A-Z][a-z]{1,7}-?\d{1,2})(?![A-Za-z0-9-])/g);
// What is written so in the same sentences and is no marker.
const NO_MARKER =
  /^(?:IHC|IF|ISH|FISH|CISH|NGS|PCR|DNA|RNA|CT|MRI|PET|US|AND|OR|NOT|FOR|WITH|THE|WHO|HPF|TNM|FNA|FNAC|EUS|CNS|LN|LNS|SCC|RCC|HCC|DCIS|LCIS|NSCLC|SCLC|DLBCL|CLL|AML|ALL|MDS|NET|NEC|GIST|WT|VUS|VAF|TPS|CPS|TC|IC|CR|SD|PD|ND|NOS|PAS|HE|ESR|CRP|WBC|HIV|HBV|HCV|[IVX]+[A-C]?\d?|[A-Z]\d{2,4}[A-Z]|[cpy]*[TNM]\d.*|G[1-4]|(?!ER$|PR$)[A-Z]{1,2})$/i;
const OF_STAINS = gated(
  /\b(?:positiv\w+|negativ\w+|express\w*|immuno\w*|IHC|stain\w*|reactiv\w*|mutat\w+|variants?|wild[- ]type|mutant)\b/i,
);
const BESIDE = /^\)?\s?(?:\([^()]{1,24}\)\s?)?(?:,|\/|,?\s?(?:and|or|nor|&))\s?$/i;

/** Symbols beside a known marker of tissue or gene in one list, and those beside them. */
export function unlistedBeside(known: readonly MarkerMention[], text: string): readonly MarkerMention[] {
  if (!known.some((m) => m.kind === "tissue" || m.kind === "gene") || !OF_STAINS.test(text)) return [];
  const symbols = [...text.matchAll(SYMBOL)].filter(
    (m) => !NO_MARKER.test(m[0]) && !known.some((k) => k.start < m.index + m[0].length && m.index < k.end),
  );
  const all = [...known];
  const found: MarkerMention[] = [];
  for (let isGrowing = symbols.length > 0; isGrowing; ) {
    isGrowing = false;
    for (const m of symbols) {
      const [start, end] = [m.index, m.index + m[0].length];
      if (found.some((f) => f.start === start)) continue;
      const neighbour = all.find(
        (k) =>
          (k.kind === "tissue" || k.kind === "gene") &&
          (k.end <= start ? BESIDE.test(text.slice(k.end, start)) : BESIDE.test(text.slice(end, k.start))),
      );
      if (!neighbour) continue;
      const name = m[0] === "PR" ? "progesterone receptor" : m[0] === "ER" ? "estrogen receptor" : m[0];
      const mention: MarkerMention = { start, end, name, kind: neighbour.kind };
      found.push(mention);
      all.push(mention);
      isGrowing = true;
    }
  }
  return found;
}

/** "t(11;14)", "del(17p)", "gain 1q", "inv(16)": a change of chromosomes is its own name. */
export const CHROMOSOME_CHANGE: RegExp = gated(
  /(?<![A-Za-z0-9])(?:t\s?\((?:\d{1,2}|X);(?:\d{1,2}|X|Y)\)(?:\s?\([pq][\d.]*;[pq][\d.]*\))?|(?:del|inv|dup|add|i)\s?\(\d{1,2}[pq]?\)(?:\([pq][\d.]*(?:[pq][\d.]*)?\))?|(?:gain|amplification|deletion|loss) (?:of )?(?:chromosome )?(?:1q|17p|13q|11q|5q|7q)(?:21)?|(?:1q|17p|13q|11q|5q)(?:21)? (?:gain|amplification|deletion)|trisomy (?:8|12)|monosomy (?:7|5|3))(?![A-Za-z0-9])/g,
);
