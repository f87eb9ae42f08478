// The markers that a sentence names, in order. Antibodies against them, and cells that bear them, are no results of a tumour.
import { gated } from "../../base/gated.ts";
import type { Sentence } from "../../narrative/narrative.ts";
import type { MarkerKind, MarkerMention, MarkerWord } from "./marker-word.ts";
import { GENE_NAME, GENE_SYMBOL, MARKER_WORDS, SYMBOL } from "./marker-words.ts";
import { CHROMOSOME_CHANGE, unlistedBeside } from "./unlisted-markers.ts";

const shapeOf = (words: readonly MarkerWord[], flags: string): RegExp =>
  gated(new RegExp(`(?<![A-Za-z0-9])(?:${words.map((w) => `(${w.forms})`).join("|")})(?![a-z0-9])`, flags));

const INSENSITIVE = MARKER_WORDS.filter((w) => !w.isExact);
const EXACT = MARKER_WORDS.filter((w) => w.isExact);
const SHAPES: readonly (readonly [RegExp, readonly MarkerWord[]])[] = [
  [shapeOf(EXACT, "g"), EXACT],
  [shapeOf(INSENSITIVE, "gi"), INSENSITIVE],
];

// "anti-PD-1", "antibody against PD-1", "targeting HER2"
const AIMED_AT = /\b(?:anti[-\s]?|against\s|targeting\s|inhibits?\s)$/i;
// "anti-CD56 (+)": there the antibody is the stain.
const STAIN_AFTER = /^\s?(?:\(\s?\d?[+−–-]|\+|:?\s?(?:positive|negative)\b|antibod\w+\s(?:was\s)?(?:positive|negative))/i;
// "PD-L1 inhibitor", "EGFR TKI", "HER2-targeted"
const AIMED_AFTER =
  /^[-\s]?(?:and PD-L?1\s)?(?:inhibit\w+|blockade|blockers?|antibod\w+|targeted|targeting|directed|TKIs?|tyrosine|pathway|monoclonal|mAb|agonists?|vaccine|therapy|trap)\b/i;
// "T cells (CD3+)", "CD8+ T cells"
const CELLS_BEFORE = /\b(?:cells?|lymphocytes|macrophages|histiocytes|leu[ck]ocytes)\s?\((?:[^()]{0,30})$/i;
const CELLS_AFTER =
  /^\s?[+-]?\)?\s?(?:(?:regulatory|cytotoxic|activated|positive)\s)?(?:T|B|NK)?[-\s]?(?:cells?|lymphocytes|macrophages)\b/i;

const known = new WeakMap<Sentence, readonly MarkerMention[]>();

/** All markers named in the sentence; a long form and its short form in parentheses are one. */
export function findMarkerMentions(sentence: Sentence): readonly MarkerMention[] {
  const before = known.get(sentence);
  if (before) return before;
  const { text } = sentence;
  const all: MarkerMention[] = [];
  const add = (start: number, end: number, name: string, kind: MarkerKind): void => {
    if (all.some((m) => m.start < end && start < m.end)) return;
    const isStain = STAIN_AFTER.test(text.slice(end, end + 24));
    if ((!isStain && AIMED_AT.test(text.slice(Math.max(0, start - 14), start))) || AIMED_AFTER.test(text.slice(end, end + 24))) return;
    if (kind !== "serum" && (CELLS_BEFORE.test(text.slice(Math.max(0, start - 60), start)) || CELLS_AFTER.test(text.slice(end, end + 40))))
      return;
    all.push({ start, end, name, kind });
  };
  for (const [shape, words] of SHAPES)
    for (const m of text.matchAll(shape)) {
      const word = words[m.slice(1).findIndex((g) => g !== undefined)]!;
      add(m.index, m.index + m[0].length, word.name, word.kind);
    }
  for (const m of text.matchAll(SYMBOL))
    add(
      m.index,
      m.index + m[0].length,
      m[0]
        .replace(/cytokeratins?/i, "CK")
        .replace(/^CD-?\s?/i, "CD")
        .replace(/^CKs?-?\s?/i, "CK"),
      "tissue",
    );
  for (const m of text.matchAll(GENE_SYMBOL))
    if (!/^(?:DNA|RNA|PCR|FISH|NGS|IHC|THE|AND|FOR|GENE|EXON|[A-Z]\d+[A-Z])$/.test(m[0])) add(m.index, m.index + m[0].length, m[0], "gene");
  for (const m of text.matchAll(GENE_NAME)) add(m.index, m.index + m[0].length, m[0], "gene");
  for (const m of text.matchAll(CHROMOSOME_CHANGE)) add(m.index, m.index + m[0].length, m[0], "gene");
  for (const m of unlistedBeside(all, text)) add(m.start, m.end, m.name, m.kind);
  all.sort((a, b) => a.start - b.start);
  const merged: MarkerMention[] = [];
  for (const m of all) {
    const last = merged.at(-1);
    if (last && last.name === m.name && /^\s?[([]?\s?$/.test(text.slice(last.end, m.start)))
      merged[merged.length - 1] = { ...last, end: m.end };
    else merged.push(m);
  }
  known.set(sentence, merged);
  return merged;
}
