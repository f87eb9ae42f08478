// What a short form means in this document: the document's own definition goes before every vocabulary. Where "MCC" is defined as "mixed cystic
// carcinoma", it is no Merkel cell carcinoma anywhere.
import type { Sentence } from "../../narrative/narrative.ts";
import type { Lexicon, Sense, TermKind, TermMatch } from "../../terminology/lexicon.ts";
import type { Abbreviation } from "../reading.ts";

const TOKEN = /[A-Za-z][A-Za-z0-9/&+-]*/g;
// "paclitaxel and cisplatin (TP)": a regimen and its parts are not the same thing
const SEVERAL = /[+,]|\band\b/;
/** Of these kinds a short form has a meaning of its own in vocabularies that would be a false statement here. */
const FALSE_IF_OTHER: ReadonlySet<TermKind> = new Set<TermKind>(["condition", "morphology", "comorbidity", "drug", "regimen"]);

export interface ShortForm {
  /** The long form. */
  readonly text: string;
  /** Of the long form. */
  readonly terms: readonly TermMatch[];
}

export interface ReadTerms {
  readonly terms: readonly TermMatch[];
  /** The defined short forms that stand in the sentence, by themselves. */
  readonly shortForms?: ReadonlyMap<string, ShortForm>;
}

/** The terms of a sentence, its defined short forms read as what they stand for. */
export function readTerms({ text }: Sentence, lexicon: Lexicon, abbreviations: ReadonlyMap<string, Abbreviation>): ReadTerms {
  const terms = lexicon.match(text);
  if (abbreviations.size === 0) return { terms };
  const shortForms = new Map<string, ShortForm>();
  let read = terms;
  for (const { 0: token, index: start } of text.matchAll(TOKEN)) {
    const { expansion = "", isSpelledOut } = abbreviations.get(token) ?? {};
    if (isSpelledOut !== true || SEVERAL.test(expansion)) continue;
    const end = start + token.length;
    const inside = lexicon.match(expansion);
    if (inside.filter(({ senses }) => senses[0]!.kind === "drug").length > 1) continue;
    shortForms.set(token, { text: expansion, terms: inside });
    const own = terms.filter((term) => term.start >= start && term.end <= end);
    const meant = meaningOf(own, inside, expansion);
    if (meant === undefined) continue;
    const term: readonly TermMatch[] = meant.length === 0 ? [] : [{ start, end, text: token, senses: meant }];
    read = [...read.filter((one) => !own.includes(one)), ...term];
  }
  if (shortForms.size === 0) return { terms };
  return { terms: read === terms ? terms : read.toSorted((a, b) => a.start - b.start || b.end - a.end), shortForms };
}

/** The senses of a short form by its long form; none where it is something that no vocabulary knows; undefined where its own senses agree with it. */
function meaningOf(own: readonly TermMatch[], inside: readonly TermMatch[], expansion: string): readonly Sense[] | undefined {
  const senses = own.flatMap((term) => term.senses);
  const long = inside.flatMap((term) => term.senses);
  if (senses.some((sense) => long.some(({ key }) => key !== undefined && key === sense.key))) return undefined;
  const whole = inside.filter((term) => term.start === 0 && term.end === expansion.length).flatMap((term) => term.senses);
  if (whole.length > 0) return senses.some(({ kind }) => kind === whole[0]!.kind && !FALSE_IF_OTHER.has(kind)) ? undefined : whole;
  const isOther = senses.some(({ kind }) => FALSE_IF_OTHER.has(kind) && !long.some((sense) => sense.kind === kind));
  return isOther ? [] : undefined;
}
