// Captions, running heads and page numbers that stand inside running text: taken out as sentences of their own, and the halves they cut are joined.
import { gated } from "../base/gated.ts";
import type { Block, Piece } from "./block.ts";

/** Running heads and feet: a page number, "Page 3 of 12", a DOI, an address. */
const FURNITURE = gated(
  /^\s*(?:(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?|(?:https?:\/\/|www\.)\S+|(?:doi:?\s*)?10\.\d{4,9}\/\S+|.{0,60}\bet al\.?,?\s+(?:https?:\/\/\S+|(?:doi:?\s*)?10\.\d{4,9}\/\S+)|.{0,60}\b\w+\.(?:org|com)\s*\d{0,4}|\d{1,4}\s+\S{0,30}\w\.(?:org|com)|(?:case report|original article|review article)\s*\|.{0,60}|.{0,60}©\s?\d{4}.{0,80}|downloaded from .{0,120})\s*$/i,
);
/** Words by which a caption begins that has lost its label. */
const UNLABELLED =
  /^\s*(?:(?:representative |complete |serial |axial |coronal |sagittal )?(?:images?|timelines?|photographs?|micrographs?|photomicrographs?|CT (?:images?|scans?)|MR images?|MRIs?|flow ?charts?|schematic(?: diagram)?s?) (?:of|showing|for|demonstrating)\b|\(?[A-H]\)? [A-Z])/;
const ENDS = /[.!?:;]["'\u2019\u201D)\]]*\s*$/;
/** How many blocks may lie between the two halves of a sentence. */
const REACH = 6;

/** The blocks in reading order; a mended block comes first, the captions that had cut it right after it. */
export function takeOutFurniture(text: string, blocks: readonly Block[]): readonly Block[] {
  const words = (b: Block): string => b.pieces.map((p) => p.as ?? text.slice(p.start, p.end)).join("");
  const all = blocks.map((b) => (b.kind === "caption" ? b : asCaption(b, words(b))));
  const out: Block[] = [];
  for (let i = 0; i < all.length; i++) {
    let block = all[i]!;
    const between: Block[] = [];
    while (block.kind === "paragraph" || block.kind === "item") {
      const half = words(block);
      const next = isCut(half) ? otherHalf(all, i, words) : undefined;
      if (next === undefined) break;
      between.push(...all.slice(i + 1, next).map((b) => ({ ...b, kind: "caption" as const })));
      block = { ...block, pieces: [...withBlank(text, block.pieces), ...all[next]!.pieces] };
      i = next;
    }
    out.push(block, ...between);
    // A label alone ("FIGURE 1") takes the next paragraph as its words, unless that is what was cut.
    if (
      block.kind === "caption" &&
      isLabelAlone(words(block)) &&
      all[i + 1]?.kind === "paragraph" &&
      !/^\s*\p{Ll}/u.test(words(all[i + 1]!))
    )
      out.push({ ...all[++i]!, kind: "caption" });
  }
  return out;
}

function asCaption(block: Block, words: string): Block {
  return block.kind !== "item" && FURNITURE.test(words) ? { ...block, kind: "caption" } : block;
}

/** The blank after the first half stands between the halves. */
function withBlank(text: string, pieces: readonly Piece[]): readonly Piece[] {
  const last = pieces.at(-1);
  if (!last || !/\s/.test(text[last.end] ?? "")) return pieces;
  return [...pieces.slice(0, -1), { ...last, end: last.end + 1 }];
}

const isLabelAlone = (words: string): boolean => /^\s*\S+\.?\s*[A-Z]?\d{1,2}[A-Za-z]?\s*[.:|]?\s*$/.test(words);

/** The sentence has not ended: no final mark, and more than a title. */
const isCut = (words: string): boolean => !ENDS.test(words) && words.trim().split(/\s+/, 5).length >= 5;

function otherHalf(all: readonly Block[], from: number, words: (b: Block) => string): number | undefined {
  for (let k = from + 1; k < all.length && k <= from + REACH; k++) {
    const candidate = all[k]!;
    const text = words(candidate);
    const begins = k > from + 1 ? /^\s*(?:\p{Ll}|\d\S*\s+\p{Ll})/u : /^\s*\p{Ll}/u;
    if (candidate.kind === "paragraph" && begins.test(text)) return k;
    const isFurniture =
      candidate.kind === "caption" || UNLABELLED.test(text) || (k > from + 1 && all.slice(from + 1, k).some((b) => b.kind === "caption"));
    if (!isFurniture) return undefined;
  }
  return undefined;
}
