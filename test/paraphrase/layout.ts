// The same words in other lines, under other headings, in another order of cases.

/** Fills each paragraph again; a width of Infinity gives one line each. With `hyphenate` a long word is broken at the end of a line. */
export function rewrap(text: string, width: number, hyphenate = false): string {
  return text
    .replace(/(?<=[a-z])-\n(?=[a-z])/g, "")
    .split(/\n{2,}/)
    .map((paragraph) => fill(paragraph.trim().split(/\s+/), width, hyphenate))
    .join("\n\n")
    .concat("\n");
}

/** Every third paragraph as one long line, the others as they are: what copying from several sources gives. */
export const mixLines = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((paragraph, i) => (i % 3 === 0 ? paragraph.trim().replace(/\s+/g, " ") : paragraph))
    .join("\n\n");

function fill(words: readonly string[], width: number, hyphenate: boolean): string {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const room = width - line.length - 2;
    const at = hyphenate ? breakOf(word, room) : 0;
    if (line === "") line = word;
    else if (line.length + 1 + word.length <= width) line += ` ${word}`;
    else if (at > 0) {
      lines.push(`${line} ${word.slice(0, at)}-`);
      line = word.slice(at);
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].join("\n");
}

/** Where a word of small letters may be broken so that its head fits: after a vowel, with four letters on both sides. 0: nowhere. */
function breakOf(word: string, room: number): number {
  if (!/^[a-z]{9,}[.,;]?$/.test(word)) return 0;
  for (let at = Math.min(room, word.length - 4); at >= 4; at--)
    if (/[aeiou]/.test(word[at - 1]!) && /[bcdfglmnprstv]/.test(word[at]!)) return at;
  return 0;
}

/** Case 1 ↔ case 2 of the article: their bodies change places, and what the frame says of patient 1 is now said of patient 2. */
export function swapCases(text: string): string {
  const [, before, first, between, second, after] = /^(.*\nCase \S+\n)(.*)(\nCase 2\n)(.*)(\nDiscussion\n.*)$/s.exec(text) ?? [];
  if (after === undefined) throw new Error("the narrative has no two cases and a discussion");
  const renamed = (frame: string): string =>
    frame.replace(/([Pp]atient) ([12])/g, (_, word: string, n: string) => `${word} ${n === "1" ? "2" : "1"}`);
  return renamed(before!) + renamed(second!) + between + renamed(first!) + renamed(after);
}

/** Whole narratives of single patients as the cases of one document, in the order given. */
export const asCases = (bodies: readonly string[]): string =>
  ["Case reports", ...bodies.map((body, i) => `Case ${i + 1}\n\n${body.trim()}`)].join("\n\n").concat("\n");
