// Places in the body as a sentence names them: parts are joined ("left supraclavicular" + "lymph node"), sides and qualifiers are read.
import type { Concept } from "../../base/concept.ts";
import { evidenceAt, type Narrative, type Sentence } from "../../narrative/narrative.ts";
import type { Place, Side } from "../fact-base.ts";
import type { Reading } from "../reading.ts";
import { siteKey } from "./site-key.ts";
import { SITE_WORDS, type SiteWord } from "./site-words.ts";
import { findVertebrae } from "./vertebrae.ts";
import { growWordTree, matchWords } from "./word-tree.ts";

export interface PlaceMention {
  /** With its side: "left supraclavicular lymph node". */
  readonly start: number;
  readonly end: number;
  /** Without side, in the reader's words: "supraclavicular lymph node", "lung". */
  readonly name: string;
  readonly key?: string;
  readonly side?: Side;
  readonly qualifier?: string;
  readonly isNode: boolean;
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly isNode: boolean;
  readonly isRegion: boolean;
}

const TREE = growWordTree(SITE_WORDS.flatMap((word) => word.forms.map((form) => [form, word] as const)));

// "cervical lymph nodes", "cervical or left supraclavicular adenopathy", "cervical chain", "cervical spine": of the neck, not of the uterus
const OF_THE_NECK =
  /^[-\s]*(?:(?:and|or|,|\/|and\/or)\s*(?:(?:left|right|bilateral|contralateral|ipsilateral)\s+)?[a-z]+(?:\s+|(?=,))){0,3}(?:level\s\w+\s)?(?:lymph|nod(?:e|al)|LN|adenopath|chain|spin|vertebra|disc|collar|fascia|mass|metastatic lymph)/i;
// "lymph nodes in the neck", "lip of the cervix"
const JOINED =
  /^(?:[\s-]+|\schain\s|\s\((?:Virchow|Troisier|Delphian|Rotter)(?:['’]s)?\)\s|\s(?:lesions?\s|metastas[ei]s\s)?(?:of|in|on|at|over|along)\s(?:(?:the|her|his|both|left|right|bilateral|contralateral|ipsilateral|lower|upper)\s){0,3})$/;
const OF_THE_BRAIN =
  /^(?:-?\s?(?:and|,|\/|or)?\s?-?(?:parietal|temporal|occipital))?\s(?:[a-z-]+\s)?(?:mass(?:es)?|lesions?|tumou?rs?|metasta\w+|nodules?|deposits?|region|glio\w+|craniotomy|resection cavity|recurrence)\b/i;
const OF_A_MASS =
  /^[\s-](?:[a-z-]+\s){0,2}(?:mass(?:es)?|lesions?|densit(?:y|ies)|opacit(?:y|ies)|swellings?|tumou?rs?|nodul\w+|components?|thickening|growths?|lumps?|formations?|deposits?|strand\w*|attenuation|window|signal|shadow|prominence|fullness)\b/i;
const OF_A_TUMOUR = /^\s(?:[a-z-]+\s){0,3}?(?:cancer|\w*carcinoma|melanoma|\w*sarcoma|tumou?r|primary|origin|malignancy)\b/i;
const WITH_OF = /\b(?:of|in|on|at|over|along)\b/;
// "supraclavicular and mediastinal lymph nodes", "in the liver and in the left adrenal gland": what stands between members of a list
const LISTED =
  /^(?:\s(?:regions?|areas?|zones?|stations?|fossae?|chains?|levels?))?\s*(?:,|and|or|and\/or|,\s*and|,\s*or|&|\/|as well as|to)\s*(?:(?:in|of|to|on|over|the|a|an|her|his|multiple|left|right|bilateral|both)\s)*$/i;
// "left ", "right-sided ", "bilateral palpable "
const SIDE_BEFORE =
  /\b(left and right|right and left|left|right|bilateral|both|lt|rt)(?:[- ]sided)?[\s,]+(?:level\s[IVX\d]+[ab]?\s)?(?:(?:main|upper|lower|anterior|posterior|lateral|medial|outer|inner|entire|palpable|enlarged|proximal|distal|multiple|metastatic|posterior aspect of the)\s+){0,2}$/i;
// " bilaterally", " on the left", " on both sides"
// and in notes " left:", " right 3 cm"
const SIDE_AFTER =
  /^\s*,?\s*(?:(bilaterally)|(?:on|of|in) the (left|right)(?: side)?\b|on (both) sides)|^\s(left|right)(?=\s?:|\s\d|\s?\(|\s?$)/i;
const QUALIFIER_BEFORE =
  /\b(multiple|several|numerous|single|solitary|distal|proximal|upper|lower|posterior|anterior|distant|regional|diffuse|disseminated|multilevel|lateral|medial)\s+$/i;

const SIDES: Readonly<Record<string, Side>> = {
  "left and right": "bilateral",
  "right and left": "bilateral",
  left: "left",
  right: "right",
  lt: "left",
  rt: "right",
  bilateral: "bilateral",
  both: "bilateral",
  bilaterally: "bilateral",
};

const known = new WeakMap<Sentence, readonly PlaceMention[]>();

/** All places of the sentence in order. */
export function findPlaces(reading: Pick<Reading, "sentence" | "mentions">): readonly PlaceMention[] {
  const before = known.get(reading.sentence);
  if (before) return before;
  const places = inherit(join(partsOf(reading.sentence.text), reading.sentence.text), reading.sentence.text).map((part) =>
    mentionOf(part, reading),
  );
  known.set(reading.sentence, places);
  return places;
}

function partsOf(text: string): Part[] {
  const vertebrae = findVertebrae(text).map((v): Part => ({ ...v, isNode: false, isRegion: false }));
  const named = namedParts(text).filter((p) => !vertebrae.some((v) => v.start < p.end && p.start < v.end));
  return vertebrae.length === 0 ? named : [...named, ...vertebrae].sort((a, b) => a.start - b.start);
}

function namedParts(text: string): Part[] {
  // "peri-cervical" is beside the place, not in it.
  const inPlace = matchWords(text, TREE).filter(
    ({ start, end }) =>
      !/\b(?:peri|juxta|extra|supra|sub|para)-$/i.test(text.slice(Math.max(0, start - 6), start)) &&
      // "muscle-invasive", "skin-sparing": a manner, not a place.
      !/^-(?:invasive|sparing|conserving|preserving)/i.test(text.slice(end)) &&
      // A frontal mass is of the brain, a frontal view or sinus is not.
      !(/^(?:frontal|temporal|parietal)$/i.test(text.slice(start, end)) && !OF_THE_BRAIN.test(text.slice(end, end + 30))) &&
      // "a soft-tissue mass near the omentum": of what it is made, not where it lies.
      !(/^soft[\s-]tissues?$/i.test(text.slice(start, end)) && OF_A_MASS.test(text.slice(end, end + 40))) &&
      // pubic hair and symptoms are no bone
      !(/^pubic$/i.test(text.slice(start, end)) && /^\s(?:hair|lice|skin)\b/i.test(text.slice(end))) &&
      // "8 cm from the anal verge" is a distance; the lips of the cervix are no lip.
      !(/^anal$/i.test(text.slice(start, end)) && /^\sverge\b/i.test(text.slice(end))) &&
      !(/^lips?$/i.test(text.slice(start, end)) && /^\sof\sthe\s(?:uterine\s)?(?:cervix|os)\b/i.test(text.slice(end, end + 30))),
  );
  return inPlace.map(({ start, end, values }) => {
    const word = values[0] as SiteWord;
    const isNeck = /^cervical$/i.test(text.slice(start, end)) && OF_THE_NECK.test(text.slice(end));
    return {
      start,
      end,
      name: isNeck ? "cervical" : word.name,
      isNode: word.isNode ?? false,
      isRegion: isNeck || (word.isRegion ?? false),
    };
  });
}

/** Regions and organs join the node or organ beside them. */
function join(parts: readonly Part[], text: string): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const gap = last ? text.slice(last.end, part.start) : "";
    // "lymph node metastases of the esophageal cancer": what has spread, and not whereto.
    const isOrigin = /metasta/i.test(gap) && OF_A_TUMOUR.test(text.slice(part.end, part.end + 40));
    if (!last || !JOINED.test(gap) || isOrigin || (/metasta/i.test(gap) && !last.isNode)) {
      joined.push(part);
      continue;
    }
    const whole = { start: last.start, end: part.end, isRegion: false };
    if (part.isNode && !last.isNode) joined[joined.length - 1] = { ...whole, name: `${last.name} lymph node`, isNode: true };
    else if (last.isNode && !part.isNode && WITH_OF.test(gap))
      joined[joined.length - 1] = { ...whole, name: `${part.name} lymph node`, isNode: true };
    else if (last.isNode && part.isNode) joined[joined.length - 1] = { ...whole, name: last.name, isNode: true };
    else if (last.isRegion && !WITH_OF.test(gap))
      joined[joined.length - 1] = { ...whole, name: `${last.name} ${part.name}`, isNode: part.isNode, isRegion: part.isRegion };
    else if (WITH_OF.test(gap)) joined[joined.length - 1] = { ...whole, name: last.name, isNode: false };
    else joined.push(part);
  }
  return joined;
}

/** "pelvic or retroperitoneal lymph node": a region in a list before a node is a node too. */
function inherit(parts: readonly Part[], text: string): Part[] {
  const result = [...parts];
  for (let i = result.length - 2; i >= 0; i--) {
    const part = result[i]!;
    const next = result[i + 1]!;
    if (part.isRegion && !part.isNode && next.isNode && next.name !== "lymph node" && LISTED.test(text.slice(part.end, next.start)))
      result[i] = { ...part, name: `${part.name} lymph node`, isNode: true };
  }
  return result;
}

function mentionOf(part: Part, { sentence, mentions }: Pick<Reading, "sentence" | "mentions">): PlaceMention {
  const { text } = sentence;
  const before = text.slice(Math.max(0, part.start - 60), part.start);
  const sideBefore = SIDE_BEFORE.exec(before);
  const sideAfter = SIDE_AFTER.exec(text.slice(part.end, part.end + 30));
  const inside = /\b(left|right|bilateral)\b/i.exec(text.slice(part.start, part.end)) ?? lobeSide(text.slice(part.start, part.end));
  // "L adrenal nodule", "R iliac wing": notes
  const letter = sideBefore ? null : /(?:^|[\s,(])([LR])\.?\s(?:(?:upper|lower|main|mid)\s)?$/.exec(before);
  const word =
    sideBefore?.[1] ??
    (letter ? (letter[1] === "L" ? "left" : "right") : undefined) ??
    inside?.[1] ??
    sideAfter?.[1] ??
    sideAfter?.[2] ??
    sideAfter?.[3] ??
    sideAfter?.[4];
  const side = word ? SIDES[word.toLowerCase()] : undefined;
  const start = sideBefore ? part.start - (before.length - sideBefore.index) : part.start;
  const qualifier = QUALIFIER_BEFORE.exec(text.slice(Math.max(0, start - 30), start))?.[1];
  const key = keyOf(part, text, mentions);
  return {
    start,
    end: sideAfter && !sideBefore && !inside ? part.end + sideAfter[0].length : part.end,
    name: part.name,
    isNode: part.isNode,
    ...(key === undefined ? {} : { key }),
    ...(side === undefined ? {} : { side }),
    ...(qualifier === undefined ? {} : { qualifier: qualifier.toLowerCase() }),
  };
}

/** "RUL", "LLL": the first letter is the side. */
const lobeSide = (written: string): readonly [string, string] | null =>
  /^[RL][UML]L$/i.test(written) ? [written, /^r/i.test(written) ? "right" : "left"] : null;

/** The words' own concept, else that of the reader's name. "mediastinal" in "mediastinal and hilar lymph nodes" is a node. */
function keyOf(part: Part, text: string, mentions: Reading["mentions"]): string | undefined {
  const isNamed = !part.isNode || NODE.test(text.slice(part.start, part.end));
  const own = isNamed ? mentions.find((m) => m.kind === "site" && m.start === part.start && m.end === part.end)?.concept.key : undefined;
  return own ?? siteKey(part.name);
}
const NODE = /nod(?:e|al)|\bLNs?\b|adenopath|lymph/i;

/** The places that lie wholly inside [from, to). */
export function placesBetween(places: readonly PlaceMention[], from: number, to: number): readonly PlaceMention[] {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.start < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < places.length && places[end]!.end <= to) end++;
  return places.slice(low, end);
}

// "hepatic, pretracheal and splenic metastases": a member that we do not know, by the ending of its adjective
const LISTED_WITH_UNKNOWN = /^\s?,\s(?:[a-z-]{2,}(?:al|ic|ar|ary|eal|oid|ous|ine|iac)(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)){1,2}$/;

/** True where two places stand in one list: "the liver, lungs and bones". */
export function isListed(text: string, a: PlaceMention, b: PlaceMention): boolean {
  const between = text.slice(a.end, b.start);
  return LISTED.test(between) || LISTED_WITH_UNKNOWN.test(between);
}

/** The list of places that begins with the one at `index`. */
export function placesFrom(text: string, places: readonly PlaceMention[], index: number): readonly PlaceMention[] {
  let end = index + 1;
  while (end < places.length && isListed(text, places[end - 1]!, places[end]!)) end++;
  return places.slice(index, end);
}

/** The list of places that ends with the one at `index`. */
export function placesUpTo(text: string, places: readonly PlaceMention[], index: number): readonly PlaceMention[] {
  let start = index;
  while (start > 0 && isListed(text, places[start - 1]!, places[start]!)) start--;
  return places.slice(start, index + 1);
}

/** A place as facts carry it, with the words that name it. */
export function placeOf(narrative: Pick<Narrative, "text">, sentence: Sentence, mention: PlaceMention): Place {
  const site: Concept = mention.key === undefined ? { text: mention.name } : { key: mention.key, text: mention.name };
  return {
    site,
    ...(mention.side === undefined ? {} : { side: mention.side }),
    ...(mention.qualifier === undefined ? {} : { qualifier: mention.qualifier }),
    evidence: evidenceAt(narrative, sentence, mention.start, mention.end),
  };
}
