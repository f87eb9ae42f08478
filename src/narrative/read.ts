// Bytes in, an addressable narrative out: decoded, cleaned, repaired, split into sections, sentences and cases.
import { createHash } from "node:crypto";
import type { Issue } from "../base/issue.ts";
import type { Block } from "./block.ts";
import { cleanText } from "./clean-text.ts";
import { DEFAULT_MAX_BYTES, decodeBytes } from "./decode.ts";
import { foreignLanguage, speaksOfPatient } from "./language.ts";
import type { Narrative, Repair, Sentence } from "./narrative.ts";
import { takeOutFurniture } from "./page-furniture.ts";
import { readMarkdown } from "./readers/markdown.ts";
import { readText } from "./readers/text.ts";
import { repairRun } from "./repair.ts";
import { type Run, sliceRun, spanOfRun } from "./run.ts";
import { assignCases, casesOf } from "./split-cases.ts";
import { type Part, splitSections } from "./split-sections.ts";
import { splitSentences } from "./split-sentences.ts";

/** More patients than this in one text is not a case report: refused. */
const MAX_PATIENTS: number = 20;

interface NarrativeInput {
  /** File name or "stdin": `.md` and `.markdown` are read as Markdown, everything else as plain text. Stands in messages. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly documentId?: string;
  /** Bytes; default 1 MiB. */
  readonly maxBytes?: number;
}

interface NarrativeReading {
  /** Absent where the input was refused; then `issues` has the reason. */
  readonly narrative?: Narrative;
  readonly issues: readonly Issue[];
}

export function readNarrative({ name, bytes, maxBytes = DEFAULT_MAX_BYTES }: NarrativeInput): NarrativeReading {
  const decoded = decodeBytes(bytes, name, maxBytes);
  if ("issue" in decoded) return { issues: [decoded.issue] };
  const { text } = decoded;
  const language = foreignLanguage(text);
  if (language !== undefined)
    return refuse("not-english", `${name}: the text is in ${language}; only English is read. Hand in a translation.`);
  const isMarkdown = /\.(?:md|markdown)$/i.test(name);
  const blocks = takeOutFurniture(text, isMarkdown ? readMarkdown(text) : readText(text));
  const { parts, repairs, issues } = cleanBlocks(text, blocks);
  const { sentences, labels } = sentencesOf(parts);
  if (!sentences.some((s) => speaksOfPatient(s.text)) && !speaksOfPatient(text))
    return refuse(
      "no-patient",
      `${name}: no sentence speaks of a patient. Hand in a case report, letter or note about one or more patients.`,
    );
  if (labels.length > MAX_PATIENTS)
    return refuse("too-many-patients", `${name}: ${labels.length} patients, and at most ${MAX_PATIENTS} are read from one text. Split it.`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { narrative: { text, sha256, sentences, cases: casesOf(text, sentences, labels), repairs, issues }, issues };
}

const refuse = (code: Issue["code"], message: string): NarrativeReading => ({ issues: [{ severity: "fatal", code, message }] });

function cleanBlocks(
  text: string,
  blocks: readonly Block[],
): { parts: readonly Part[]; repairs: readonly Repair[]; issues: readonly Issue[] } {
  const repairs: Repair[] = [];
  const issues: Issue[] = [];
  const clean = blocks.map((block) => {
    const cleaned = cleanText(text, block.pieces);
    const repaired = repairRun(text, cleaned.run);
    repairs.push(...cleaned.repairs, ...repaired.repairs, ...captionsIn(text, block));
    issues.push(...repaired.issues);
    return { kind: block.kind, paragraph: block.paragraph, run: repaired.run, ...(block.level !== undefined && { level: block.level }) };
  });
  return { parts: splitSections(clean), repairs: repairs.sort((a, b) => a.span.start - b.span.start), issues };
}

/** What was taken out between the pieces of a plain-text block. */
function captionsIn(text: string, block: Block): readonly Repair[] {
  return block.pieces.slice(1).flatMap((piece, i) => {
    const span = { start: block.pieces[i]!.end, end: piece.start };
    const original = text.slice(span.start, span.end);
    return original.trim().length > 20 ? [{ span, original, repaired: "", class: "caption" as const }] : [];
  });
}

function sentencesOf(parts: readonly Part[]): { sentences: readonly Sentence[]; labels: readonly (string | undefined)[] } {
  const drafts: { readonly run: Run; readonly part: Part }[] = parts.flatMap((part) =>
    part.isHeading || part.section === "caption"
      ? [{ run: part.run, part }]
      : splitSentences(part.run.text).map(({ start, end }) => ({ run: sliceRun(part.run, start, end), part })),
  );
  const { ordinals, labels } = assignCases(drafts.map(({ run, part }) => ({ ...part, text: run.text })));
  const sentences = drafts.map(
    ({ run, part }, index): Sentence => ({
      index,
      span: spanOfRun(run),
      text: run.text,
      segments: run.segments,
      section: part.section,
      ...(part.heading !== undefined && { heading: part.heading }),
      ...(part.isHeading && { isHeading: true }),
      paragraph: part.paragraph,
      caseOrdinal: ordinals[index]!,
    }),
  );
  return { sentences, labels };
}
