// Markdown → blocks whose pieces are the words themselves: markup never enters clean text. Offsets are those of the original file.
import type { Nodes, PhrasingContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Block, Piece } from "../block.ts";

/** Escapes, entities and the markers of quotes and indents at the start of a line, inside the source of a text node. */
const MARKUP = /\\(?<escaped>[!-/:-@[-`{-~])|&(?:#x?[0-9a-f]{1,6}|[a-z]\w{1,30});|(?<=\n)[ \t]*(?:>[ \t]?)+|(?<=\n)[ \t]+/gi;

export function readMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let paragraph = 0;
  const add = (kind: Block["kind"], pieces: readonly Piece[], level?: number): void => {
    if (pieces.length > 0) blocks.push({ kind, pieces, paragraph: paragraph++, ...(level !== undefined && { level }) });
  };
  // A stack of our own: a file may nest quotes deeper than the call stack goes.
  const open: { readonly node: Nodes; readonly kind: Block["kind"] }[] = [{ node: fromMarkdown(text), kind: "paragraph" }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, kind } = next;
    if (node.type === "heading") add("heading", piecesOf(text, node.children), node.depth);
    else if (node.type === "paragraph") add(kind, piecesOf(text, node.children));
    else if (node.type === "code") add(kind, bodyOf(text, node));
    else if ("children" in node)
      open.push(...node.children.toReversed().map((child) => ({ node: child, kind: node.type === "listItem" ? ("item" as const) : kind })));
  }
  return blocks;
}

function piecesOf(text: string, nodes: readonly PhrasingContent[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const open = nodes.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    if (node.type === "text") pieces.push(...textPieces(text, start, end, node.value));
    else if (node.type === "break") pieces.push({ start, end, as: " " });
    else if (node.type === "inlineCode") {
      const at = text.indexOf(node.value, start);
      if (at >= 0 && at < end) pieces.push({ start: at, end: at + node.value.length });
    } else if ("children" in node) open.push(...node.children.toReversed());
  }
  return pieces;
}

/** A text node's source in pieces: plain copies, and units for escapes and entities. */
function textPieces(text: string, start: number, end: number, value: string): readonly Piece[] {
  const source = text.slice(start, end);
  if (source === value) return [{ start, end }];
  const pieces: Piece[] = [];
  let at = 0;
  let read = 0;
  for (const match of source.matchAll(MARKUP)) {
    const index = match.index;
    if (index > at) pieces.push({ start: start + at, end: start + index });
    read += index - at;
    at = index + match[0].length;
    const unit = match.groups?.["escaped"] ?? (match[0].startsWith("&") ? entityAt(value, read, source.slice(at)) : "");
    pieces.push({ start: start + index, end: start + at, as: unit });
    read += unit.length;
  }
  if (at < source.length) pieces.push({ start: start + at, end });
  return pieces;
}

/** The character that the parser put for an entity: what stands in the value before the source goes on. */
function entityAt(value: string, read: number, rest: string): string {
  const code = value.codePointAt(read);
  return code === undefined || (rest !== "" && value.slice(read).startsWith(rest)) ? "" : String.fromCodePoint(code);
}

function bodyOf(text: string, node: { readonly value: string; readonly position?: Nodes["position"] }): readonly Piece[] {
  const start = node.position?.start.offset ?? 0;
  const at = text.indexOf(node.value, start);
  return at < 0 ? [] : [{ start: at, end: at + node.value.length }];
}
