// The narrative as every later stage sees it: the decoded original, which never changes, and clean sentences that know where they came from.
import type { Evidence } from "../base/evidence.ts";
import type { Issue } from "../base/issue.ts";
import type { Span } from "../base/span.ts";

export interface Narrative {
  /** Decoded original. Every offset in the product counts UTF-16 code units of this string. */
  readonly text: string;
  /** Lower-case hex of the SHA-256 of the bytes that were read. */
  readonly sha256: string;
  readonly sentences: readonly Sentence[];
  /** One per patient, in the order of the text; a text about one patient without a heading has one case without a label. */
  readonly cases: readonly Case[];
  readonly repairs: readonly Repair[];
  readonly issues: readonly Issue[];
}

export interface Case {
  /** 1, 2, … in the order of the text. */
  readonly ordinal: number;
  /** The heading as read: "Case 1", "Patient 2"; absent where the text has none. */
  readonly label?: string;
  /** Stretches of the original that are about this patient alone. */
  readonly spans: readonly Span[];
}

export type SectionKind =
  | "title"
  | "abstract"
  | "introduction"
  | "case"
  | "history"
  | "past-history"
  | "family-history"
  | "social-history"
  | "medications"
  | "allergies"
  | "review-of-systems"
  | "examination"
  | "laboratory"
  | "imaging"
  | "pathology"
  | "treatment"
  | "assessment-plan"
  | "follow-up"
  | "discussion"
  | "conclusion"
  | "references"
  | "caption"
  | "other";

/** A stretch of clean text and where it stood: clean [clean, clean+length) = original [original, original+originalLength). */
export interface Segment {
  readonly clean: number;
  readonly length: number;
  readonly original: number;
  /** Differs from `length` only where a repair or a joined line break changed the length. */
  readonly originalLength: number;
}

export interface Sentence {
  /** Position in `Narrative.sentences`. */
  readonly index: number;
  /** From its first to its last character in the original; a caption that cut it in two lies inside. */
  readonly span: Span;
  /** As a person reads it: line breaks are blanks, hyphenation is joined, captions inside are taken out, repairs are applied. */
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly section: SectionKind;
  /** The heading under which it stands, as written; absent at the top. */
  readonly heading?: string;
  /** True for the words of a heading alone: "Case presentation", "PLAN:". */
  readonly isHeading?: boolean;
  /** Sentences with the same number stand in one paragraph. */
  readonly paragraph: number;
  /** The case in whose stretch it stands; null for document-wide parts (introduction, discussion). */
  readonly caseOrdinal: number | null;
}

export type ConfusionClass = "l-1" | "O-0" | "question-mark-superscript" | "z-ge" | "E-F" | "stray-letter" | "hyphenation" | "caption";

/** A reading that differs from the characters of the original, so that anybody can undo it. */
export interface Repair {
  readonly span: Span;
  readonly original: string;
  /** Empty where the value was withheld because more than one reading is possible. */
  readonly repaired: string;
  readonly class: ConfusionClass;
}

/**
 * The evidence for a stretch of a sentence's clean text: one piece, or two where a caption lies between.
 * @param start offset into `sentence.text`
 * @param end   offset into `sentence.text`, exclusive
 * @throws RangeError where the stretch is empty or leaves the sentence: a bug of the caller
 */
export function evidenceAt(narrative: Pick<Narrative, "text">, sentence: Sentence, start: number, end: number): Evidence[] {
  if (!(start >= 0 && start < end && end <= sentence.text.length))
    throw new RangeError(`evidenceAt: [${start}, ${end}) is no stretch of sentence ${sentence.index}`);
  const pieces: { start: number; end: number }[] = [];
  for (const s of sentence.segments) {
    const from = Math.max(start, s.clean);
    const to = Math.min(end, s.clean + s.length);
    if (from >= to) continue;
    // Where the lengths differ the segment is one unit: half a repaired character proves nothing.
    const isExact = s.length === s.originalLength;
    const a = isExact ? s.original + (from - s.clean) : s.original;
    const b = isExact ? s.original + (to - s.clean) : s.original + s.originalLength;
    const last = pieces.at(-1);
    if (last && narrative.text.slice(last.end, a).trim() === "") last.end = Math.max(last.end, b);
    else pieces.push({ start: a, end: b });
  }
  return pieces
    .map((p) => trimmed(narrative.text, p))
    .filter((p) => p.start < p.end)
    .map((span) => ({ span, quote: narrative.text.slice(span.start, span.end) }));
}

function trimmed(text: string, { start, end }: Span): Span {
  const quote = text.slice(start, end);
  return { start: start + (quote.length - quote.trimStart().length), end: end - (quote.length - quote.trimEnd().length) };
}
