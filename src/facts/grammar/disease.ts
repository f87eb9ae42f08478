// Names of malignant diseases in a sentence, taken apart: histology, head, place, state. "recurrent left breast cancer", "SCC of the cervix".
import type { Sentence } from "../../narrative/narrative.ts";
import type { Reading } from "../reading.ts";
import {
  ABBREVIATION_HEAD,
  CA_HEAD,
  DISEASE_ABBREVIATIONS,
  DISEASE_HEAD,
  GENERIC_HEAD,
  HISTOLOGY_WORD,
  NOT_A_DISEASE,
  SITE_OF_HISTOLOGY,
  STATE_WORD,
  WEAK_HEAD,
} from "./disease-words.ts";
import { findPlaces, type PlaceMention, placesBetween } from "./place.ts";
import { isPartOf, isSamePlace } from "./site-parts.ts";

export interface DiseaseMention {
  /** "of unknown primary": it has no place, whatever is named near it. */
  readonly isOfUnknownPrimary?: boolean;
  /** The whole phrase, with state, place and grade. */
  readonly start: number;
  readonly end: number;
  /** The name alone, without place and state: "squamous cell carcinoma". */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly name: string;
  /** "cancer", "tumour": no histology said. */
  readonly isGeneric: boolean;
  /** "tumour", "neoplasm" without a word of malignancy. */
  readonly isWeak: boolean;
  readonly isMetastatic: boolean;
  readonly isRecurrent: boolean;
  readonly isSecond: boolean;
  readonly place?: PlaceMention;
  /** The preposition that led to the place: "of", "in", "to"; absent for a place before the head. */
  readonly by?: string;
  /** Where a metastatic disease went that names its own organ before: "metastatic breast cancer to the liver". */
  readonly to?: PlaceMention;
  /** Place that the histology itself implies: hepatocellular → liver. */
  readonly impliedSite?: string;
}

/** The organ that the mention names, or that its histology implies. */
export const organOf = ({ place, impliedSite }: DiseaseMention): string | undefined => place?.name ?? impliedSite;

/** Where its words begin, a place before the name included. */
export const startWithPlace = ({ start, place }: DiseaseMention): number => Math.min(start, place?.start ?? start);

const TOKEN_BEFORE = /([A-Za-zÀ-ɏ0-9’'+]+|\([^()]{1,40}\))([\s,-]*)$/;
// " (SCC) of the left ", ", moderately differentiated, of her "
const LEADS_TO_PLACE =
  /^(?:\s?\([^()]{1,60}\))?(?:,\sthis\stime)?(?:,?\s(?:moderately|well|poorly)[- ]differentiated,?|,\s(?:malignant|borderline|NOS|(?:WHO\s)?grade\s[1-4IV]+|(?:high|low|intermediate)[- ]grade|[a-z]+\stype),?)?\s(of|in|at|on|arising from|arising in|originating from|originating in|involving|affecting|located in|located on|located at|from|to|metastatic to|over)\s(?:(?:the|her|his|a|an|both|its)\s)?(?:[a-z]+\s){0,2}(?:(?:third|half|part|portion|aspect|pole|border|wall|quadrant|body|segment)\sof\s(?:(?:the|her|his)\s)?)?(?:level\s[IVX\d]+[ab]?\s)?$/i;

// " T2N0", ", stage IIB,", " (pT1c pN0)", " cT3 cN1 cM0, G2": how far it had gone, between its name and its place
const STAGED =
  /^(?:\sin\ssitu)?(?:\s?\([^()]{1,60}\))?(?:,?\s\(?(?:Clark(?:['’]?s)?(?:\slevel)?(?=\s[IV1-5])|(?:V|[45])(?=[\s,;)])|Breslow(?=\s\d)|\d{1,2}(?:\.\d{1,2})?(?=\smm\b)|mm|(?:FIGO|AJCC|UICC|TNM|clinical|pathological|clinically|pathologically|(?:FIGO\s|clinical\s)?stage|grade|with|Dukes['’]?|(?:well|moderately|poorly)[- ]differentiated)(?=[\s:])|(?:0|I{1,3}|IV)[A-Ca-c]?[1-3]?(?=[\s,;)])|[cpyrum]{0,3}T(?:is|[0-4xXa])[a-d]?[1-3]?(?:\([^()]{1,6}\))?(?:[cpyr]{0,2}N[0-3xX][a-c]?(?:\([^()]{1,6}\))?)?(?:[cpyr]{0,2}M[01xX][a-d]?)?(?:\s?G[1-4x])?(?=[\s,;)])|[cpyr]{0,2}N[0-3xX][a-c]?(?:[cpyr]{0,2}M[01xX][a-d]?)?(?=[\s,;)])|[cpyr]{0,2}M[01xX][a-d]?(?=[\s,;)])|G[1-4](?=[\s,;)])|[1-4](?=[\s,;)]))\)?){1,8},?(?=\s(?:of|in|on|at|arising|originating|involving)\s)/;

// "carcinoma of unknown primary", "adenocarcinoma of uncertain origin"
const UNKNOWN_PRIMARY =
  /^\s(?:of|with)\s(?:an\s)?(?:unknown|undetermined|occult|uncertain|unclear|indeterminate|unspecified)\s(?:primary(?:\s(?:site|origin|tumou?r))?|origin|site)(?:\s\((?:CUP|ACUP|CUPS)\))?/i;

const known = new WeakMap<Sentence, readonly DiseaseMention[]>();

// What stands beside "NET" where it is a tumour.
const NEUROENDOCRINE =
  /neuroendocrine|carcinoid|\b(?:grade|G[1-3]|Ki-?67|chromogranin|SSTR|DOTA\w+|octreotide|lanreotide|well[- ]differentiated|pancrea\w+|midgut|ileal|rectal|bronchial|metasta\w+)\b/i;

// Short forms that mean something else without a word of their field beside them.
const BLOOD =
  /lymphom|Hodgkin|myelom|plasma|marrow|stage|chemotherap|remission|relapse|response|CD\d|diagnos|biops|immunohisto|immunophen/i;
const GUARDS: Readonly<Record<string, RegExp>> = {
  NET: NEUROENDOCRINE,
  NEN: NEUROENDOCRINE,
  HL: BLOOD,
  CHL: BLOOD,
  MM: /myelom|plasma cell|marrow|stable disease|remission|relapse|bortezomib|lenalidomide|thalidomide|ISS\b|light chain|diagnos/i,
};

/** All names of malignant diseases in the sentence, in order. */
export function findDiseases(reading: Pick<Reading, "sentence" | "mentions" | "shortForms">): readonly DiseaseMention[] {
  const before = known.get(reading.sentence);
  if (before) return before;
  const { text } = reading.sentence;
  const defined = definedHeads(reading);
  const heads = [
    ...text.matchAll(DISEASE_HEAD),
    ...[...text.matchAll(ABBREVIATION_HEAD)].filter(([short]) => reading.shortForms?.has(short) !== true),
    ...text.matchAll(CA_HEAD),
  ]
    .filter((m) => !NOT_A_DISEASE.test(text.slice(m.index + m[0].length)) && (GUARDS[m[0]]?.test(text) ?? true))
    .map((m): DiseaseHead => ({ start: m.index, end: m.index + m[0].length, short: DISEASE_ABBREVIATIONS[m[0]] }));
  const places = findPlaces(reading);
  const found: DiseaseMention[] = [];
  for (const head of [...heads, ...defined].sort((a, b) => a.start - b.start)) {
    const mention = diseaseAt(text, head, places);
    const last = found.at(-1);
    // "squamous cell carcinoma (SCC)", "NSCLC cancer": one name twice.
    if (last && (mention.nameStart < last.nameEnd || /^\s?\($/.test(text.slice(last.nameEnd, mention.nameStart)))) continue;
    found.push(mention);
  }
  known.set(reading.sentence, found);
  return found;
}

interface DiseaseHead {
  readonly start: number;
  readonly end: number;
  /** What it stands for, and where that is. */
  readonly short?: { readonly name: string; readonly site?: string } | undefined;
}

const TOKEN = /[A-Za-z][A-Za-z0-9/&+-]*/g;

/** Short forms of diseases that the document defines: "MCC" for its "mixed cystic carcinoma". */
function definedHeads({ sentence: { text }, shortForms }: Pick<Reading, "sentence" | "shortForms">): readonly DiseaseHead[] {
  if (!shortForms) return [];
  return [...text.matchAll(TOKEN)].flatMap(({ 0: token, index: start }): DiseaseHead[] => {
    const long = shortForms.get(token);
    const named = long && findDiseases(long).find((d) => d.nameEnd === long.sentence.text.length && !d.isWeak);
    if (!named) return [];
    const site = organOf(named);
    return [{ start, end: start + token.length, short: { name: named.name, ...(site === undefined ? {} : { site }) } }];
  });
}

function diseaseAt(text: string, { start: headStart, end: headEnd, short }: DiseaseHead, places: readonly PlaceMention[]): DiseaseMention {
  const head = text.slice(headStart, headEnd);
  const left = walkLeft(text, headStart, placesBetween(places, headStart - REACH, headStart));
  const words = text
    .slice(left.nameStart, headEnd)
    .replace(/\s+/g, " ")
    .replace(/^type\s/i, "");
  const unknown = UNKNOWN_PRIMARY.exec(text.slice(headEnd, headEnd + 60));
  const full = short?.name ?? (/^ca$/i.test(head) ? "carcinoma" : undefined);
  const named = full ? [text.slice(left.nameStart, headStart).trim(), full].filter(Boolean).join(" ") : words;
  const name = unknown ? `${named} of unknown primary` : named;
  const behind = placesBetween(places, headEnd, headEnd + REACH);
  const placeFrom = headEnd + (STAGED.exec(text.slice(headEnd, headEnd + REACH))?.[0].length ?? 0);
  const led = behind.find((p) => LEADS_TO_PLACE.test(text.slice(placeFrom, p.start)));
  const after =
    (led && withApposedSide(led, behind, text)) ??
    behind.find((p) => isApposed(p, text, headEnd)) ??
    (/^ca$/i.test(head) && !left.place ? behind.find((p) => /^\s(?:the\s)?$/.test(text.slice(headEnd, p.start))) : undefined);
  const by = after ? LEADS_TO_PLACE.exec(text.slice(placeFrom, after.start))?.[1]?.toLowerCase() : undefined;
  const isSided = left.place && !left.place.side && after?.side && isSamePlace(left.place.name, after.name);
  // "RCC metastatic to the lung": where it went, not where it began.
  const isGone = by === "metastatic to";
  // "colon cancer of the sigmoid": the part says more
  // and "soft tissue sarcoma of the thigh" is of the thigh
  const isPart =
    left.place && after && by === "of" && !after.isNode && (isPartOf(after.name, left.place.name) || left.place.name === "soft tissue");
  const place = isPart ? after : isSided ? { ...left.place!, side: after.side! } : (left.place ?? (isGone ? undefined : after));
  const implied = short?.site ?? SITE_OF_HISTOLOGY.find(([shape]) => shape.test(name))?.[1];
  const state = text.slice(left.start, headStart).toLowerCase();
  return {
    start: left.start,
    end: isSided ? after.end : place && place.start >= headEnd ? place.end : headEnd + (unknown?.[0].length ?? 0),
    nameStart: left.nameStart,
    nameEnd: headEnd + (unknown?.[0].length ?? 0),
    name,
    isGeneric: !unknown && GENERIC_HEAD.test(head) && left.nameStart === headStart,
    ...(unknown ? { isOfUnknownPrimary: true } : {}),
    isWeak:
      WEAK_HEAD.test(head) &&
      // "a primary tumour of the left tonsil"
      !(place && by && /\bprimary\s$/i.test(text.slice(left.start, headStart))) &&
      !/\bmalignant\b|germ cell|neuroendocrine|stromal|wilms|ewing|second primary|granulosa|phyllodes|carcinoid|neuroectodermal/i.test(
        words + state,
      ),
    isMetastatic: isGone || /\bmetastatic\b/.test(state),
    isRecurrent: /\b(?:recurrent|relapsed)\b/.test(state),
    isSecond: /\b(?:second|new|synchronous|metachronous)\b/.test(state),
    ...(place ? { place } : {}),
    ...(by && !left.place && !isGone ? { by } : {}),
    ...((left.place || isGone) && after && by && /^(?:to|in|involving|metastatic to)$/.test(by) ? { to: after } : {}),
    ...(implied === undefined ? {} : { impliedSite: implied }),
  };
}

/** "carcinoma of the skin, right ear", "melanoma of the skin (left calf)": the side stands with the part. */
function withApposedSide(place: PlaceMention, places: readonly PlaceMention[], text: string): PlaceMention {
  if (place.side !== undefined || place.name !== "skin") return place;
  const part = places[places.indexOf(place) + 1];
  const isPart = part?.side !== undefined && !part.isNode && /^(?:,|\s\(|\sat|\son)\s?(?:the\s)?$/.test(text.slice(place.end, part.start));
  return isPart ? { ...place, side: part.side!, end: part.end } : place;
}

/** "renal cell carcinoma, left kidney", "adenocarcinoma, right upper lobe": a place with its side behind a comma. */
function isApposed(place: PlaceMention, text: string, headEnd: number): boolean {
  return (
    place.side !== undefined &&
    !place.isNode &&
    /^(?:\s?\([^()]{1,60}\))?,\s(?:of\s(?:the\s)?)?$/.test(text.slice(headEnd, place.start)) &&
    /^(?:[.,;:)]|\s(?:and|with|status|s\/p|stage|in|diagnosed|pT|cT|T\d)|\s?$|\s?\()/.test(text.slice(place.end))
  );
}

// A name of a disease is never longer than this; so long sentences cost no more than short ones.
const REACH = 240;

/** Walks back over the words that belong to the name, its place and its state. */
function walkLeft(
  text: string,
  headStart: number,
  places: readonly PlaceMention[],
): { start: number; nameStart: number; place?: PlaceMention } {
  const from = Math.max(0, headStart - REACH);
  let start = headStart;
  let nameStart = headStart;
  let place: PlaceMention | undefined;
  for (;;) {
    const before = text.slice(from, start);
    const site = places.find((p) => p.end <= start && /^[\s-]*$/.test(text.slice(p.end, start)) && p.end > start - 3);
    if (site && !HISTOLOGY_ONLY.test(text.slice(site.start, site.end))) {
      place ??= site;
      // "renal cell carcinoma", "salivary duct carcinoma": the place is part of the name.
      if (/^(?:cells?|ducts?)\b/i.test(text.slice(nameStart, headStart)))
        nameStart = site.end - text.slice(site.start, site.end).trim().split(/\s/).at(-1)!.length;
      start = site.start;
      continue;
    }
    const m = TOKEN_BEFORE.exec(before);
    if (!m) break;
    const at = from + m.index;
    const [, word, gap] = m;
    if (gap!.includes(",") && !isAdjective(word!)) break;
    const differentiated =
      /\b(?:well|moderate(?:ly)?|poor(?:ly)?)(?:[- ]to[- ](?:well|moderate(?:ly)?|poor(?:ly)?))?[- ]differentiated[\s,]*$/i.exec(before);
    const receptors = /\b(?:triple|receptor|HER-?2|hormone receptor)[- ](?:negative|positive)[\s-]*$/i.exec(before);
    const subtype = /\bluminal[\s-][AB]?(?:[- ]?like)?[\s-]*$/i.exec(before);
    if (differentiated) start = from + differentiated.index;
    else if (receptors) start = from + receptors.index;
    else if (subtype) start = from + subtype.index;
    // "biopsy confirmed metastatic carcinoma": there it is a verb
    else if (
      /^(?:confirmed|proven)$/i.test(word!) &&
      /\b(?:biops(?:y|ies)|cytology|histology|pathology|aspiration|FNAC?)\s(?:confirmed|proven)\s$/i.test(before) &&
      /confirmed/i.test(word!)
    )
      break;
    else if (/^in$/i.test(word!) && !/situ[\s-]*$/i.test(text.slice(at, start + 6))) break;
    else if (HISTOLOGY_WORD.test(word!) || (/^superficial$/i.test(word!) && /^superficial\sspreading/i.test(text.slice(at, start + 12)))) {
      start = at;
      nameStart = start;
    } else if (STATE_WORD.test(word!) && !/^(?:the|a|an|his|her)$/i.test(word!)) start = at;
    else if (
      /^\(|^(?:[IV]{1,3}[A-C]?\d?|\d)$/.test(word!) &&
      /\bstage[\s-]*[IVX\dABC]*\s?$|\bstage\s\w{1,4}\s$/i.test(before.slice(0, m.index + (word!.startsWith("(") ? 0 : word!.length)))
    )
      start = at;
    else if (/^(?:like)$/i.test(word!)) start = at;
    // "Xyz cell carcinoma": no carcinoma is of a cell without a name, whether or not it is one that we know
    else if (start === nameStart && NEEDS_A_NAME.test(text.slice(nameStart, headStart)) && /^[A-Za-zÀ-ɏ][a-zÀ-ɏ’']{3,}$/.test(word!)) {
      start = at;
      nameStart = start;
    } else break;
  }
  return { start, nameStart, ...(place ? { place } : {}) };
}

const NEEDS_A_NAME = /^(?:cells?|ducts?)\s/i;

// "hepatocellular", "renal cell": a place, but above all a histology.
const HISTOLOGY_ONLY = /^(?:hepatocellular|adrenocortical)$/i;

function isAdjective(word: string): boolean {
  return HISTOLOGY_WORD.test(word) || STATE_WORD.test(word) || /^(?:differentiated|invasive)$/i.test(word);
}
