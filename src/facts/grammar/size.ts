// Sizes of things: "3.2 × 2.5 × 3.6 cm", "34 X 26 mm", "about 4cm", "1,5 cm", "from 3 to 1.2 cm". Not doses, margins, slices or pressures.
import { gated } from "../../base/gated.ts";
import type { Comparator, Measure } from "../../base/measure.ts";

export interface SizeMention {
  readonly start: number;
  readonly end: number;
  /** Largest first. */
  readonly dimensions: readonly Measure[];
}

const NUMBER = String.raw`\d{1,3}(?:[.,]\d{1,2})?`;
// "four centimetres": words only with the unit written out
const WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const UNIT = "mms?|cms?|millimet(?:er|re)s?|centimet(?:er|re)s?";
const LESS_OR_MORE =
  "more than|greater than|larger than|over|exceed(?:s|ed|ing)?|at least|up to|less than|smaller than|under|not exceeding|>=|<=|≥|≤|>|<";
const ABOUT = "about|approximately|approx\\.?|around|nearly|almost|roughly|circa|ca\\.?|~|≈";
const BEFORE = `(?:(?<cmp>${LESS_OR_MORE})\\s?)?(?:(?<about>${ABOUT})\\s?)?`;

const IN_WORDS = gated(
  new RegExp(`${BEFORE}(?<![\\w-])(?<a>${WORDS.join("|")})[\\s-](?<u>centimet(?:er|re)s?|millimet(?:er|re)s?)(?![a-z0-9])`, "gi"),
);

// "3.2 × 2.5 × 3.6 cm", "34 mm X 26 mm"
const SEVERAL = gated(
  new RegExp(
    `${BEFORE}(?<![\\d.,/])(?<a>${NUMBER})[\\s-]?(?<ua>${UNIT})?\\s?(?:[x×X*]|by|\\/(?=\\d{2,3}\\s?mm))\\s?(?<b>${NUMBER})[\\s-]?(?<ub>${UNIT})?(?:\\s?(?:[x×X*]|by)\\s?(?<c>${NUMBER}))?[\\s-]?(?<u>${UNIT})?(?![a-z0-9/²³])`,
    "gi",
  ),
);
// "about 4cm", "a 2.6 cm mass", "2-cm"
const SINGLE = gated(new RegExp(`${BEFORE}(?<![\\d.,/×xX*])(?<a>${NUMBER})[\\s-]?(?<u>${UNIT})(?![a-z0-9/²³])`, "gi"));
// "from 3 to", "from 3 cm to 1.2 cm", "3-4 cm", "3 to 4 cm"
const FROM = new RegExp(
  `\\bfrom\\s(?<a>${NUMBER})\\s?(?<u>${UNIT})?\\s(?:in \\w+ )?to\\s(?<b>${NUMBER})\\s?(?<ub>${UNIT})(?![a-z0-9/²³])`,
  "gi",
);
// "measuring 3.2 and 2.1 cm", "nodes (12 and 14 mm)": two lesions, one unit
const PAIR = gated(
  new RegExp(
    `(?:\\b(?:measuring|measured|measure|of|sized|size)\\s|\\()(?<a>${NUMBER})\\sand\\s(?<b>${NUMBER})\\s?(?<u>${UNIT})(?![a-z0-9/²³])`,
    "gi",
  ),
);

// What follows a length that is no size of a lesion: "cm from the anal verge", "mm Hg", "mm slices".
const NOT_A_SIZE_AFTER =
  /^[\s-]?(?:(?:away |distance )?from\b|(?:anterior|posterior|lateral|medial|superior|inferior|cranial|caudal|cephalad|distant|deep) to\b|above the|proximal to|distal to|below|deep to|of water|h2o|hg\b|\/|per\b|slices?|slice|sections?|intervals?|thick (?:slices?|sections?)|(?:wide |surgical |midline |skin |transverse )?(?:incision|excision margin|fields?|flaps?|grafts?|mesh|skin paddle|ellipse|port)|long (?:incision|specimen)|incision|ports?|trocar|stents?|catheter|needle|margins?|of margin|safety|resection margin|tube|of (?:the )?(?:jejunum|ileum|bowel|colon|intestine|small)|long (?:segment|colon|bowel|specimen|incision)|in length of|(?:simple |benign |liver |hepatic |renal |kidney |left |right |Baker(?:['’]?s)? |popliteal |sebaceous |calcified )*(?:(?<=\b(?:simple|benign|liver|hepatic|renal|kidney|Baker['’]?s?|popliteal|sebaceous) )cysts?|ha?emangiomas?|gallstones?|calculus|calculi|kidney stones?|aneurysm|hernia|lipoma)\b)/i;
const NOT_A_SIZE_BEFORE =
  /(?:\b(?:[cCdD]RM|circumferential (?:resection )?margin)(?: of| was| is)?[: ]|\b(?:sections|slices|collimation)\s(?:of|at)|\b(?:field|flap|graft|mesh|paddle|incision|wound|defect|port|stent|catheter|drain|ellipse|specimen|fragments?|cores?|aggregate|cassette)s?(?: was| of| measur\w+| with)?(?: about| approximately)?|margins?(?: of| was| were| is)?(?: at least)?|distance (?:of|was)|breslow[\w\s]{0,20}|clearance of|height(?: of| was)?|(?:invasion|infiltration|invaded|depth)[\s(:]*(?:of|was|to)?|endometrial thickness of|slice thickness(?: of)?)\s?(?:>|<|≥|≤|about|approximately)?\s?$/i;

const COMPARATORS: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:>=|≥|at least)$/i, ">="],
  [/^(?:<=|≤|up to|not exceeding)$/i, "<="],
  [/^(?:more than|greater than|larger than|over|exceed|>)/i, ">"],
  [/^(?:less than|smaller than|under|<)/i, "<"],
];

const unitOf = (word: string): string => (/^c/i.test(word) ? "cm" : "mm");
const numberOf = (word: string): number => Number(word.replace(",", "."));

/** All sizes of a clean text in order, none inside another. */
export function findSizes(text: string): readonly SizeMention[] {
  const found: SizeMention[] = [];
  // What was read as a whole and is no size is none in part either.
  const isRead = new Uint8Array(text.length + 1);
  const add = (start: number, end: number, dimensions: readonly Measure[]): void => {
    if (isRead[start] || isRead[end - 1]) return;
    isRead.fill(1, start, end);
    // "14 mm of 18 mm": a depth and the thickness of the wall.
    if (/^\s?of\s\d/.test(text.slice(end)) || /\d\s?[cm]m of\s$/.test(text.slice(Math.max(0, start - 12), start))) return;
    if (NOT_A_SIZE_AFTER.test(text.slice(end)) || NOT_A_SIZE_BEFORE.test(text.slice(Math.max(0, start - 60), start))) return;
    found.push({ start, end, dimensions: [...dimensions].sort((x, y) => y.value - x.value) });
  };
  for (const m of text.matchAll(FROM)) {
    if (isStretch(text, m.index)) continue;
    const { a, u, b, ub } = m.groups as Record<string, string>;
    const bStart = m.index + m[0].lastIndexOf(b!, m[0].length - ub!.length);
    const aEnd = m.index + m[0].search(/\sto\s/);
    // The unit may stand with the second number alone: then the whole phrase proves the first.
    found.push({ start: m.index, end: u ? aEnd : m.index + m[0].length, dimensions: [{ value: numberOf(a!), unit: unitOf(u ?? ub!) }] });
    isRead.fill(1, m.index, m.index + m[0].length);
    found.push({ start: bStart, end: m.index + m[0].length, dimensions: [{ value: numberOf(b!), unit: unitOf(ub!) }] });
  }
  for (const m of text.matchAll(PAIR)) {
    const { a, b, u } = m.groups as Record<string, string>;
    const [start, end] = [m.index + m[0].indexOf(a!), m.index + m[0].length];
    isRead.fill(1, start, end);
    for (const value of [a!, b!]) found.push({ start, end, dimensions: [{ value: numberOf(value), unit: unitOf(u!) }] });
  }
  for (const m of text.matchAll(SEVERAL)) {
    const g = m.groups as Record<string, string | undefined>;
    const unit = g["u"] ?? g["ub"] ?? g["ua"];
    if (!unit) continue;
    const values = [g["a"], g["b"], g["c"]].filter((v) => v !== undefined);
    add(
      m.index,
      m.index + m[0].length,
      values.map((v) => measure(v, unit, g)),
    );
  }
  for (const m of text.matchAll(SINGLE)) {
    const g = m.groups as Record<string, string | undefined>;
    if (isDistance(text, m.index)) continue;
    add(m.index, m.index + m[0].length, [measure(g["a"]!, g["u"]!, g)]);
  }
  for (const m of text.matchAll(IN_WORDS)) {
    const g = m.groups as Record<string, string | undefined>;
    const value = String(WORDS.indexOf(g["a"]!.toLowerCase()) + 1);
    if (!isDistance(text, m.index)) add(m.index, m.index + m[0].length, [measure(value, g["u"]!, g)]);
  }
  return found.sort((x, y) => x.start - y.start);
}

// "a mass at 25 cm": how far the endoscope had gone. "measured at 2.3 cm" is a size.
const AT = /\bat\s(?:about\s|approximately\s)?(?:\d{1,2}\s?(?:-|–|to|and)\s?)?$/i;
const MEASURED_AT =
  /\b(?:measur\w+|estimated|sized?|stable|unchanged|enlarged|diameter|now|larg\w+|nodules?|lesions?|was|is|remain\w+)\s(?:it\s)?at\s(?:about\s|approximately\s)?$/i;
// "a neck mass at 4 cm": its size, unless an endoscope measures there how far it has gone
const LESION_AT =
  /\b(?:mass|node|tumou?r|nodule|lesion|lump|growth|cyst|metastasis|lymphadenopathy|conglomerate)\s(?:\([^()]{1,20}\)\s)?at\s(?:about\s|approximately\s)?$/i;
const OF_A_HOLLOW_ORGAN =
  /\b(?:o?esophag\w+|\w*scop(?:y|ies|ic)|incisors?|anal|rect(?:al|um)|colon\w*|colorectal|sigmoid|caec\w+|cec\w+|gastric|stomach|cardia|junction|anastomos\w+|trache\w+|bronch\w+|vagin\w+|urethr\w+|EUS|OGD|EGD)\b/i;
// "from 34 to 38 cm", "a stricture between 30 and 34 cm": a stretch of a hollow organ.
const STRETCH =
  /\b(?:o?esophag\w+|gastroscop\w+|endoscop\w+|colonoscop\w+|sigmoidoscop\w+|proctoscop\w+|OGD|EGD|incisors?|anal verge|ab ano|extend\w+|stretch\w+|strictur\w+|circumferential|insertion|withdrawal|cardia|junction|GOJ|GEJ|EUS)\b/i;
const SCOPED = /\b(?:gastroscop\w+|endoscop\w+|colonoscop\w+|sigmoidoscop\w+|OGD|EGD|o?esophagogastroduodenoscop\w+|incisors?|ab ano)\b/i;
const CHANGED =
  /\b(?:decreas\w+|increas\w+|reduc\w+|shr[aiu]nk\w*|grew|grown|growing|enlarg\w+|regress\w+|diminish\w+|went|gone|progress\w+|downsiz\w+|changed|diameter|sizes?|down|up|smaller|larger)\b/i;

function isDistance(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at);
  return (
    // "OGD: stenosing tumour 31-36 cm": from where to where, counted from the teeth or the anus
    (/(?:^|\s)[12345]\d\s?(?:-|–|to)\s?$/.test(before) && /^\d\d\s?cm\b/.test(text.slice(at, at + 6)) && SCOPED.test(text)) ||
    (AT.test(before) && !MEASURED_AT.test(before) && !(LESION_AT.test(before) && !OF_A_HOLLOW_ORGAN.test(text))) ||
    (/\b(?:from|between)\s\d{1,2}\s?(?:cm\s?)?(?:to|and|-|–)\s?$/i.test(before) && isStretch(text, at))
  );
}

const isStretch = (text: string, at: number): boolean => STRETCH.test(text) && !CHANGED.test(text.slice(Math.max(0, at - 60), at));

function measure(value: string, unit: string, { cmp, about }: Readonly<Record<string, string | undefined>>): Measure {
  const comparator = cmp === undefined ? undefined : COMPARATORS.find(([shape]) => shape.test(cmp))?.[1];
  return {
    value: numberOf(value),
    unit: unitOf(unit),
    ...(comparator ? { comparator } : {}),
    ...(about ? { isApproximate: true } : {}),
  };
}
