// Plain text → blocks: paragraphs, list items, headings, captions. A line break ends a block only where the layout says so.
import type { Block } from "../block.ts";
import { headingOf } from "../headings.ts";

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const ITEM = /^\s*(?:[-*\u2022\u25CF\u25AA\u2013\u00B7]\s+|\(?\d{1,2}[.)]\s+(?=[A-Z])|\(?[a-h][.)]\s+(?=[A-Z]))/;
/** "FIGURE 1", "Table 2. Doses …": a label that stands at the start of a line. */
const CAPTION =
  /^\s*(?<label>(?:supplementary |suppl\. )?(?:fig(?:ure|\.)?|table|scheme|box|chart|image|plate|video))\s*[A-Z]?\d{1,2}[A-Za-z]?(?<rest>\s*$|\s*[.:|]\s*$|\s*[.:|\u2013\u2014-]\s+[A-Z(]|\s+[A-Z(])/iu;
const ENDS_SENTENCE = /[.!?:;]["'\u2019\u201D)\]]*\s*$/;
/** "03.03.2022", "14/7/21", "2021-03-02", "12/2020", "3 May 2021", "Nov 2020", "2019". */
const DATE =
  /^\s*(?:[-\u2013\u2022]\s+)?(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}(?:-\d{2})?|\d{1,2}[./]\d{4}|(?:\d{1,2}\.?\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s(?:\d{1,2},\s)?\d{4}|(?:19|20)\d{2})(?![\d./-])/;
/** "November 2020: …", "2019 – …": a date that heads what follows. */
const HEADS = /^\s?[:\u2013-]\s/;
const LABEL_LINE = /^\s*(?<label>[A-Z][A-Za-z'/&,() -]{1,48}):(?:\s|$)/;

export function readText(text: string): readonly Block[] {
  const lines = linesOf(text);
  const width = wrapWidth(lines);
  const blocks: Block[] = [];
  let paragraph = 0;
  let open: Line[] = [];
  let kind: Block["kind"] = "paragraph";
  const close = (): void => {
    const first = open[0];
    const last = open.at(-1);
    if (first && last) blocks.push({ kind, paragraph, pieces: [{ start: first.start, end: last.end }] });
    open = [];
    kind = "paragraph";
  };
  let isAfterBlank = true;
  for (const [i, line] of lines.entries()) {
    if (line.text.trim() === "") {
      close();
      if (!isAfterBlank) paragraph++;
      isAfterBlank = true;
      continue;
    }
    const previous = open.at(-1);
    const nextIsBlank = (lines[i + 1]?.text.trim() ?? "") === "";
    if (isCaptionLine(line, previous)) {
      close();
      kind = "caption";
    } else if (isHeadingLine(line, previous, nextIsBlank)) {
      close();
      blocks.push({ kind: "heading", paragraph: ++paragraph, pieces: [{ start: line.start, end: line.end }] });
      paragraph++;
      isAfterBlank = false;
      continue;
    } else if (ITEM.test(line.text) && isListStart(line, previous)) {
      close();
      kind = "item";
    } else if (previous && kind !== "caption" && (isBreak(previous, line, width) || isEntry(line, previous, open[0] ?? previous))) close();
    open.push(line);
    isAfterBlank = false;
  }
  close();
  return blocks;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/[^\n\r\f\v\u2028\u2029\u0085]*(?:\r\n|[\n\r\f\v\u2028\u2029\u0085]|$)/gu)) {
    const body = match[0].replace(/[\n\r\f\v\u2028\u2029\u0085]+$/u, "");
    lines.push({ start: match.index, end: match.index + body.length, text: body });
    if (match.index + match[0].length >= text.length) break;
  }
  return lines;
}

const LONGEST_WRAPPED = 130;
// "in March", "(30 Gy in", "the", "Three": a line that cannot be the end of anything
const HANGS =
  /(?:\b(?:in|of|at|on|by|to|for|from|with|and|or|the|an?|was|were|is|are|had|has|her|his|between|than|until|since|after|before|during|every|per|January|February|March|April|June|July|August|September|October|November|December|two|three|four|five|six|seven|eight|nine|ten|twelve)|[([/=+×~<>≥≤])\s*$/i;

/** The width at which the text is hard-wrapped; undefined where each line is a paragraph. */
function wrapWidth(lines: readonly Line[]): number | undefined {
  const lengths = lines
    .map((l) => l.text.trim().length)
    .filter((n) => n > 0)
    .sort((a, b) => a - b);
  // An abstract in one endless line beside a wrapped body says nothing of the body's width.
  const wrapped = lengths.filter((n) => n <= LONGEST_WRAPPED);
  const long = lengths.length - wrapped.length;
  if (wrapped.length < lengths.length / 2 || (long > 1 && long * 5 >= lengths.length)) return undefined;
  const widest = wrapped[Math.floor(wrapped.length * 0.95)] ?? wrapped.at(-1) ?? 0;
  // Short lines of all lengths beside endless paragraphs are lists and addresses: what is wrapped is mostly full.
  if (long > 1 && wrapped.filter((n) => n >= widest * 0.8).length * 2 < wrapped.length) return undefined;
  return widest >= 35 ? widest : undefined;
}

/** The line before could have held the next word and did not: the break is meant. */
function isBreak(previous: Line, line: Line, width: number | undefined): boolean {
  const start = line.text.trimStart();
  if (/[-\u2010\u00AD,]\s*$/.test(previous.text)) return false;
  const label = LABEL_LINE.exec(line.text)?.groups?.["label"];
  if (label && ENDS_SENTENCE.test(previous.text) && (headingOf(label) || label === label.toUpperCase())) return true;
  // "ECOG: 1" under "Dx: …": a form, line by line.
  if (label && label.split(" ").length <= 2) return true;
  if (/^[\p{Ll}(]/u.test(start)) return false;
  if (HANGS.test(previous.text) && previous.text.trim().split(/\s+/).length > 3) return false;
  if (width === undefined) return true;
  const word = /^\S+/.exec(start)?.[0].length ?? 0;
  return previous.text.trim().length + 1 + word < width * 0.75;
}

/** An entry of a chronicle: a date with a colon, or a date like the one that the entry before began with. */
function isEntry(line: Line, previous: Line, first: Line): boolean {
  const date = DATE.exec(line.text)?.[0];
  if (date === undefined || HANGS.test(previous.text) || /[-\u2010\u00AD,]\s*$/.test(previous.text)) return false;
  return HEADS.test(line.text.slice(date.length)) || DATE.test(first.text);
}

function isListStart(line: Line, previous: Line | undefined): boolean {
  if (!previous) return true;
  // "… in 12\n- 15 cycles": a dash before a number in running text is no bullet.
  if (/^\s*[-\u2013]\s+\d/.test(line.text) && !DATE.test(line.text) && !ENDS_SENTENCE.test(previous.text)) return false;
  return ENDS_SENTENCE.test(previous.text) || ITEM.test(previous.text) || /^\s*[-*\u2022\u25CF\u25AA\u00B7]/.test(line.text);
}

function isCaptionLine(line: Line, previous: Line | undefined): boolean {
  const groups = CAPTION.exec(line.text)?.groups;
  if (!groups) return false;
  if (groups["label"] === groups["label"]?.toUpperCase()) return true;
  // "… is shown in\nFigure 2. The patient …" is a reference, not a caption.
  return !previous || ENDS_SENTENCE.test(previous.text);
}

/** A line of its own that we know as a heading, or a numbered one. Running text before it that has not ended forbids it. */
function isHeadingLine(line: Line, previous: Line | undefined, nextIsBlank: boolean): boolean {
  const words = line.text.trim();
  if (words.length > 70) return false;
  const heading = headingOf(words);
  if (heading) {
    const isMarked = /:$/.test(words) || words === words.toUpperCase();
    return !previous || ENDS_SENTENCE.test(previous.text) || (isMarked && words.length > 3);
  }
  if (previous) return false;
  // Unknown, but alone between blank lines and written as a title: no end of sentence, few words, no digits of a value.
  return (
    nextIsBlank &&
    /^(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?\s+)?[A-Z]/.test(words) &&
    !/[.!?;,]$/.test(words) &&
    words.split(/\s+/).length <= 8 &&
    !/\d\s?(?:mg|Gy|cm|mm|%)/.test(words) &&
    !/\b(?:was|were|is|are|had|has|received|underwent|showed|revealed|developed|presented)\b/.test(words)
  );
}
