// Abbreviations that the document itself defines: "progression-free survival (PFS)", "TP regimen (paclitaxel + cisplatin)".
// The first form is read as Schwartz and Hearst do. https://doi.org/10.1142/9789812776303_0042
import { evidenceAt, type Narrative, type Sentence } from "../../narrative/narrative.ts";
import type { Abbreviation } from "../reading.ts";

// "(PFS)" with the words before it
const SHORT_IN_PARENTHESES = /\(([A-Za-z][A-Za-z0-9/&+-]{1,9})(?:[;,][^()]{0,40})?\)/g;
// "TP chemotherapy regimen (paclitaxel + cisplatin)", "FOLFOX (5-FU, leucovorin and oxaliplatin)"
const SHORT_BEFORE_LIST =
  /\b([A-Z][A-Z0-9a-z]{0,3}[A-Z0-9][A-Za-z0-9-]{0,8}|[A-Z]{1,2})(?:[ -](?:chemotherapy|regimen|protocol|combination|scheme|schedule|therapy)){0,2}\s?\(([^()]{6,120})\)/g;
const LIST_OF_TWO = /\+|,|\band\b|\//;
const FIGURES_ONLY = /^[\d\s.,%+/-]+$/;

/** Expansion by short form; the first definition wins. */
export function findAbbreviations(narrative: Narrative): ReadonlyMap<string, Abbreviation> {
  const found = new Map<string, Abbreviation>();
  const add = (abbreviation: Omit<Abbreviation, "evidence">, sentence: Sentence, start: number, end: number): void => {
    const { short } = abbreviation;
    if (!found.has(short)) found.set(short, { ...abbreviation, evidence: evidenceAt(narrative, sentence, start, end) });
  };
  for (const sentence of narrative.sentences) {
    if (!sentence.text.includes("(")) continue;
    for (const m of sentence.text.matchAll(SHORT_BEFORE_LIST)) {
      const [whole, short, list] = m;
      if (LIST_OF_TWO.test(list!) && !FIGURES_ONLY.test(list!))
        add({ short: short!, expansion: list!.trim(), isSpelledOut: false }, sentence, m.index, m.index + whole.length);
    }
    for (const m of sentence.text.matchAll(SHORT_IN_PARENTHESES)) {
      const short = m[1]!;
      if (!/[A-Z].*[A-Z0-9]|[A-Z0-9].*[A-Z]/.test(short)) continue;
      const long = longFormBefore(sentence.text.slice(0, m.index), short);
      if (long)
        add(
          { short, expansion: long, isSpelledOut: true },
          sentence,
          m.index - long.length - (sentence.text.slice(0, m.index).length - sentence.text.slice(0, m.index).trimEnd().length),
          m.index + m[0].length,
        );
    }
  }
  return found;
}

/** The shortest stretch before the parenthesis that holds the letters of the short form in order, the first at the beginning of a word. */
function longFormBefore(before: string, short: string): string | undefined {
  const text = before.trimEnd();
  const letters = short.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
  const most = Math.min(letters.length + 5, letters.length * 2);
  const lower = text.toLowerCase();
  let at = lower.length;
  for (let i = letters.length - 1; i >= 0; i--) {
    do at--;
    while (at >= 0 && (lower[at] !== letters[i] || (i === 0 && at > 0 && /[a-z0-9]/.test(lower[at - 1]!))));
    if (at < 0) return undefined;
  }
  const long = text.slice(at);
  const words = long.split(/[\s-]+/).length;
  return long.length > short.length && words <= most && !/[.;:()]/.test(long) ? long : undefined;
}
