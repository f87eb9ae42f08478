// Blocks of clean text → parts, each with the section it stands in. Headings are parts of their own; "PLAN: …" inside a paragraph opens one.
import { gated } from "../base/gated.ts";
import type { Block } from "./block.ts";
import { type Heading, headingOf } from "./headings.ts";
import type { SectionKind } from "./narrative.ts";
import { type Run, sliceRun, trimRun } from "./run.ts";

interface CleanBlock {
  readonly kind: Block["kind"];
  readonly level?: number;
  readonly paragraph: number;
  readonly run: Run;
}

export interface Part {
  readonly run: Run;
  readonly section: SectionKind;
  readonly heading?: string;
  readonly paragraph: number;
  readonly isHeading?: boolean;
  /** Only on a heading that opens a case: "Case 1". */
  readonly caseLabel?: string;
}

interface RawPart {
  readonly run: Run;
  readonly paragraph: number;
  readonly kind: Block["kind"];
  readonly level?: number;
  readonly head?: Heading;
  /** "Background: …" in running text, not a line of its own. */
  readonly isInline?: boolean;
}

/** A label at the start of a block or after the end of a sentence: "PLAN: ", "Case 2: ", "Conclusions: ". */
const LABEL = gated(/(?:^|(?<=[.!?;)] ))(?<label>[A-Z][A-Za-z0-9'/&,() -]{1,48}?)\s?:(?=\s|$)/g);
/** Labels that are themselves what was done: the sentence keeps them. */
const SPEAKING = /radi|chemo|surg|biops|operat|therap|cytolog|immunohisto|genetic|molecular|marker|x-?ray/i;
/** What a running abstract is divided into; such a label counts in the middle of a paragraph even without capitals. */
const OF_ABSTRACTS: ReadonlySet<string> = new Set(["introduction", "case", "case-heading", "discussion", "conclusion"]);
const DOCUMENT_WIDE: ReadonlySet<SectionKind> = new Set(["introduction", "discussion", "conclusion", "references", "abstract"]);

export function splitSections(blocks: readonly CleanBlock[]): readonly Part[] {
  const raw = blocks.flatMap(partsOf);
  const abstractEnd = endOfAbstract(raw);
  const isArticle = looksLikeArticle(raw);
  const firstHead = raw.findIndex((p) => p.head && p.kind === "heading");
  let section: SectionKind = isArticle && raw[firstHead]?.head?.kind !== "case" ? "abstract" : "case";
  let level = 0;
  let heading: string | undefined;
  return raw.map((part, i): Part => {
    const { run, paragraph } = part;
    if (part.kind === "caption") return { run, paragraph, section: "caption" };
    if (i === 0 && part.kind !== "item" && isTitle(part, raw)) return { run, paragraph, section: "title", isHeading: true };
    const isHeading = part.kind === "heading" || (part.head !== undefined && !isSpeaking(part));
    if (part.kind === "heading" || part.head) {
      const next = sectionOf(part, section, level);
      heading = part.head?.label ?? labelOf(run.text);
      if (part.kind === "heading" && part.level !== undefined && part.head) level = part.level;
      section = i < abstractEnd ? "abstract" : isArticle ? next : (IN_NOTES[next] ?? next);
    } else if (i < abstractEnd) section = "abstract";
    return {
      run,
      paragraph,
      section,
      ...(heading !== undefined && { heading }),
      ...(isHeading && { isHeading }),
      ...(part.head?.kind === "case-heading" && section !== "abstract" && { caseLabel: part.head.label }),
    };
  });
}

/** What the headings of an article mean in a letter or note, where no other heading of an article stands. */
const IN_NOTES: Partial<Record<SectionKind, SectionKind>> = {
  introduction: "history",
  discussion: "assessment-plan",
  conclusion: "assessment-plan",
  abstract: "other",
};

/** Two kinds of an article's headings, or one that stands alone on its line as in print: "Discussion", not "Discussion:". */
function looksLikeArticle(raw: readonly RawPart[]): boolean {
  const heads = raw.filter((p) => p.head && (OF_ABSTRACTS.has(p.head.kind) || p.head.kind === "abstract" || p.head.kind === "references"));
  const kinds = new Set(heads.map((p) => (p.head!.kind === "case-heading" ? "case" : p.head!.kind)));
  const isPrinted = heads.some(
    (p) => /^(?:introduction|discussion|conclusion)$/.test(p.head!.kind) && !/:\s*$/.test(p.run.text) && !p.isInline,
  );
  return isPrinted || (kinds.size > 1 && ["introduction", "discussion", "conclusion"].some((k) => kinds.has(k as SectionKind)));
}

const labelOf = (words: string): string => words.replace(/\s*:\s*$/, "").trim();

const isSpeaking = (part: RawPart): boolean => part.isInline === true && part.head !== undefined && SPEAKING.test(part.head.label);

function isTitle(part: RawPart, all: readonly RawPart[]): boolean {
  if (part.head || all.length < 4) return false;
  const words = part.run.text;
  return words.length < 250 && !/[.;:]$/.test(words) && (part.kind === "heading" || all.some((p) => p.head?.kind === "introduction"));
}

function sectionOf(part: RawPart, current: SectionKind, level: number): SectionKind {
  const { head } = part;
  if (!head) {
    // An unknown heading under a known one of a higher level, or inside a document-wide part, leaves us where we are.
    const isDeeper = part.level !== undefined && level > 0 && part.level > level;
    return isDeeper || DOCUMENT_WIDE.has(current) || part.level === undefined ? current : "other";
  }
  if (head.kind === "sub-label") return current === "case" || current === "history" || current === "other" ? "examination" : current;
  return head.kind === "case-heading" ? "case" : head.kind;
}

/** Index of the first part after the abstract; 0 where the text has none that its headings show. */
function endOfAbstract(raw: readonly RawPart[]): number {
  const kindAt = (i: number): string | undefined => raw[i]?.head?.kind;
  const indexes = [...raw.keys()].filter((i) => kindAt(i) !== undefined && kindAt(i) !== "sub-label");
  const introduction = indexes.findLast((i) => kindAt(i) === "introduction");
  if (introduction !== undefined && indexes.some((i) => i < introduction && OF_ABSTRACTS.has(kindAt(i)!))) return introduction;
  // "Background: … Conclusions: …" and then the case itself under a heading.
  const conclusion = indexes.find((i) => kindAt(i) === "conclusion");
  const after = indexes.find((i) => conclusion !== undefined && i > conclusion && (kindAt(i) === "case" || kindAt(i) === "case-heading"));
  if (after !== undefined) return after;
  const abstract = indexes.find((i) => kindAt(i) === "abstract");
  if (abstract === undefined) return 0;
  return indexes.find((i) => i > abstract && !raw[i]!.isInline) ?? 0;
}

function partsOf(block: CleanBlock): RawPart[] {
  const { kind, paragraph } = block;
  const whole = trimRun(block.run);
  if (whole.text === "") return [];
  const level = block.level === undefined ? {} : { level: block.level };
  if (kind === "caption") return [{ run: whole, kind, paragraph }];
  if (kind === "heading") {
    const head = headingOf(whole.text);
    return [{ run: whole, kind, paragraph, ...level, ...(head && { head }) }];
  }
  const cuts: { start: number; end: number; head: Heading }[] = [];
  for (const match of whole.text.matchAll(LABEL)) {
    const label = match.groups!["label"]!;
    const head = headingOf(label) ?? (match.index === 0 && isCapitalLabel(label) ? { kind: "other" as const, label } : undefined);
    if (!head) continue;
    const isCapital = label === label.toUpperCase() && /[A-Z]{2}/.test(label);
    if (match.index > 0 && !isCapital && !OF_ABSTRACTS.has(head.kind)) continue;
    cuts.push({ start: match.index, end: match.index + match[0].length, head });
  }
  const parts: RawPart[] = [];
  const text = (from: number, to: number, extra: Partial<RawPart> = {}): void => {
    const run = trimRun(sliceRun(whole, from, to));
    if (run.text !== "") parts.push({ run, kind, paragraph, ...extra });
  };
  text(0, cuts[0]?.start ?? whole.text.length);
  for (const [i, cut] of cuts.entries()) {
    const end = cuts[i + 1]?.start ?? whole.text.length;
    const extra = { head: cut.head, isInline: true };
    if (SPEAKING.test(cut.head.label) && end > cut.end + 1) text(cut.start, end, extra);
    else {
      text(cut.start, cut.end, extra);
      text(cut.end, end);
    }
  }
  return parts;
}

/** "INTERVAL EVENTS": capitals, and long enough not to be "PSA", "CT" or "BP" before a value. */
const isCapitalLabel = (label: string): boolean =>
  label === label.toUpperCase() && /[A-Z]/.test(label) && (/[A-Z]{3,} [A-Z]{2,}/.test(label) || /^[A-Z]{8,}$/.test(label));
