// Stages as they are written: "stage IVB", "FIGO stage IIB", "stage I of FIGO", "pT3N0M0", "T3 N2c M0", "Dukes C", "extensive stage".
import { gated } from "../../base/gated.ts";
import type { StagingSystem } from "../disease-fact.ts";

export interface StageMention {
  readonly start: number;
  readonly end: number;
  readonly system?: StagingSystem;
  readonly value: string;
  readonly category?: "T" | "N" | "M";
  readonly prefix?: string;
}

const SYSTEMS: readonly (readonly [RegExp, StagingSystem])[] = [
  [/\bFIGO\b|International Federation of Gyn/i, "figo"],
  [/\b(?:AJCC|UICC|TNM)\b|American Joint Committee/i, "ajcc"],
  [/\bAnn[- ]Arbor\b|\bLugano\b/i, "ann-arbor"],
  [/\bBinet\b/i, "binet"],
  [/\bRai\b/, "rai"],
  [/\bBCLC\b|Barcelona Clinic/i, "barcelona"],
  [/\b(?:R-)?ISS\b|International Staging System/, "iss"],
];
const SYSTEM =
  "FIGO|AJCC|UICC|TNM|Ann[- ]Arbor|Lugano|Binet|Rai|BCLC|R-ISS|ISS|International Federation of Gyn(?:a?ecology)? and Obstetrics(?:\\s\\(FIGO\\))?";
const GROUP = "(?:IV|III|II|I|0|[1-4])(?![.,]?\\d{2})(?:[\\s-]?[A-Ea-e](?![a-qs-z])(?:[1-3](?!\\d)[rp]?|[ESX](?![A-Za-z]))?)?";

// "FIGO stage IIB", "stage: IVB", "clinical stage 3b", "staged as IIIA"
const STAGE = gated(
  new RegExp(
    `(?:\\b(?:${SYSTEM})(?:\\s?\\(?(?:19|20)\\d\\d\\)?|\\s\\d(?:th|st)\\sed(?:ition)?)?,?\\s)?\\b[Ss]tag(?:e|ed|ing)(?:\\s(?:group|grouping|disease|was|is|of|as|at|to be|classified as|${SYSTEM})){0,3}\\s?[:=(-]?\\s?(?:[cp](?=[IV]))?(?<value>${GROUP}|(?:one|two|three|four)(?=\\s))(?![-–]\\s?(?:I|V|\\d))\\b`,
    "g",
  ),
);
// "FIGO IIB", "AJCC IIIA", "BCLC C", "Binet B", "Ann Arbor IV"
const BY_SYSTEM = gated(
  new RegExp(`\\b(?:${SYSTEM})(?:\\s?\\(?(?:19|20)\\d\\d\\)?)?[\\s:,-]{1,2}(?<value>${GROUP}|[A-D](?![a-z]))\\b`, "g"),
);
// "BCLC stage C", "Binet stage B": letters alone
const BY_LETTER = gated(
  /\b(?:BCLC|Barcelona Clinic Liver Cancer(?:\s\(BCLC\))?|Binet)(?:\sstage)?[\s:,-]{1,2}(?:stage\s)?(?<value>[A-D0])\b/g,
);
const SYSTEM_BEHIND = new RegExp(
  `^\\s?(?:\\(|,|of|according to|by|per|in|as per|on)?\\s?(?:the\\s)?(?:\\d{4}\\s)?(?:${SYSTEM})\\b(?:\\s(?:classification|staging(?: system)?|\\d{4}))?`,
  "i",
);
// A stage of something else than a tumour.
const OTHER_DISEASE =
  /^\s?(?:\(\w+\)\s)?(?:(?:sacral|heel|hip|coccygeal|buttock|left|right)\s)?(?:chronic|kidney|renal|CKD|pressure|decubitus|ulcer|heart|hypertension|fibrosis|liver fibrosis|endometriosis|sarcoid|prolapse|of (?:labou?r|life|sleep))/i;

// "chronic kidney disease stage 3", "CKD, stage 4"
const OF_OTHER_DISEASE =
  /\b(?:kidney (?:disease|failure|injury)|renal (?:disease|failure|insufficiency)|CKD|ulcers?|heart failure|COPD|hypertension|fibrosis|cirrhosis|endometriosis|sarcoidosis|neuropathy|dementia|prolapse|Hoehn(?: and | & |-)Yahr|Tanner|GOLD|Braak|Parkinson['’]?s?(?: disease)?)[\s,(]*$/i;

// "pT3N0M0", "T3 N2c M0", "cT4b, N1, M0", "(T4N2M0)", "ypT0 N0"
const TNM = gated(
  /(?<![A-Za-z0-9])(?<p>[ry]?(?:mr|us|ct|mp|[cprau])?)T\s?(?<t>(?:[0-4]|is|X|x)(?:[a-d](?:[1-3])?)?(?:mi)?)(?:\/[1-4][a-d]?)?(?:\s?\([^()]{1,6}\))?[\s,;/-]{0,2}(?<np>[ry]?(?:mr|us|ct|mp|[cprau])?)N\s?(?<n>[0-3Xx](?:[a-c](?![A-Za-z])|[a-c](?=[MHPCLVR])|mi)?)(?:\s?i[+-])?(?:\s?\([^()]{1,10}\))?(?:[\s,;/-]{0,2}(?<mp>[ry]?(?:mr|us|ct|mp|[cprau])?)M\s?(?<m>[01Xxl](?:[a-d])?)(?:\s?\([^()]{1,12}\))?)?(?:(?=(?:H|P|CY|PUL|OSS|L|Ly|V|R)\d)|(?![A-Za-z0-9]))/g,
);
// "pT2a", "cN1", "M1b disease": one category with its prefix, or beside the word
const LONE = gated(
  /(?<![A-Za-z0-9])(?<p>y?(?:mr|us|mp|[cpru])|r[pcy]?|a)(?<c>[TNM])(?<v>a|(?:[0-4]|is|X)(?:[a-d](?:[1-3])?|mi)?)(?:(?=\s?Gr?\s?(?:[1-4]|I{1,3})\b)|(?![A-Za-z0-9]))/g,
);
// "no mets, M0", "T2 tumour", "N1 disease": a category without a prefix, where its neighbours say that it is one
const BARE =
  /(?<![A-Za-z0-9-])(?:(?<g>T(?:a|is|[1-4](?:[a-d])?))(?=\s?,?\s?Gr?\s?(?:[1-3]|I{1,3})(?![A-Za-z0-9]))|(?<t>T(?:a|[1-4](?:[a-d])?|is))(?=\s(?:tumou?r|disease|(?:\w+\s)?(?:carcinoma|cancer|adenocarcinoma|SCC)|N[0-3X]\b|primary)\b)(?!\s\w*(?:hyper|hypo|signal|weight))|(?<s>(?<=\b[Ss]tag(?:e|ed)\s(?:as\s)?)T(?:a|[1-4](?:[a-d])?|is)(?![-\w]))|(?<n>N[0-3](?:[a-c])?)(?=\s(?:disease|neck|nodes?|status|nodal|M[01X]\b)\b)|(?<m>M[01](?:[a-d])?)(?=\s(?:disease|status|stage|castrat\w+|hormone|CRPC)\b|[\s,;.)]|$))(?![A-Za-z0-9](?<!T(?:a|is|[1-4][a-d]?)G))/g;
// Without such a neighbour "M0" stands among words of staging: "M1" is a macrophage elsewhere, "M5" a leukaemia.
const STAGING =
  /\b(?:M1[a-d](?=\sdisease)|mets?\b|metasta\w+|[cpy]{0,2}T[0-4a][a-d]?(?:\s?Gr?\s?(?:[1-3]|I{1,3}))?\b|[cpy]{0,2}N[0-3][a-c]?\b|[Ss]tag(?:e|ed|ing)\b|TNM\b)/;

// "extensive stage small cell", "limited-stage disease", "extensive-disease SCLC"
const EXTENT = gated(/\b(?<value>extensive|limited)(?:[\s-]stage|[\s-]disease(?=[\s,]*(?:small|SCLC)))/gi);
// "Dukes C", "Duke's stage B2", "Duke C"
const DUKES = /\bDuke(?:s?['’]?s?)(?:\s(?:stage|class|classification|type))?\s?(?<value>[A-D][12]?)\b/g;
// "Clark level IV"
const CLARK = /\bClark(?:['’]?s)?(?:\slevel)?\s(?<value>IV|V|III|II|I|[1-5])\b/g;

// "Kadish stage C", "Masaoka-Koga stage III", "INSS 4": the system of one kind of tumour, named with its letter or number
const EPONYM = gated(
  /\b(?<system>Kadish|Masaoka(?:[- ]Koga)?|Okuda|Enneking|INSS|INRGSS|Jewett(?:[- ]Whitmore)?|Durie[- ]Salmon|Robson)(?:['’]?s)?\s(?:(?:stage|class|group)\s)?(?<value>(?:IV|III|II|I)[AaBbSs]?|[1-4][AaBbSs]?|[A-D][12]?|L[12]|MS|M)(?![A-Za-z0-9])/g,
);

const ROMAN: Readonly<Record<string, string>> = {
  ONE: "I",
  TWO: "II",
  THREE: "III",
  FOUR: "IV",
  "1": "I",
  "2": "II",
  "3": "III",
  "4": "IV",
};

/** All stages of a clean text in order; a TNM string gives its categories one by one. */
export function findStages(text: string): readonly StageMention[] {
  const found: StageMention[] = [];
  const isRead = new Uint8Array(text.length + 1);
  const push = (m: StageMention): void => {
    isRead.fill(1, m.start, m.end);
    found.push(m);
  };
  const add = (m: StageMention): void => {
    if (!isRead[m.start] && !isRead[m.end - 1]) push(m);
    else if (!found.some((f) => f.start < m.end && m.start < f.end && f.category === m.category)) push(m);
  };
  for (const m of text.matchAll(EPONYM)) {
    const system = m.groups!["system"]!.replace(/[\s-](?:koga|whitmore|salmon)$/i, "");
    add({ start: m.index, end: m.index + m[0].length, value: `${system} ${romanOf(m.groups!["value"]!)}`.toUpperCase() });
  }
  for (const m of text.matchAll(STAGE)) add(groupOf(m, text));
  for (const m of text.matchAll(BY_LETTER)) add(groupOf(m, text));
  for (const m of text.matchAll(BY_SYSTEM)) add(groupOf(m, text));
  for (const m of text.matchAll(TNM)) {
    for (const c of categoriesOf(m)) push(c);
    // "pT2N0M0, IIa": the group behind its categories
    const end = m.index + m[0].length;
    const group = /^[,;]\s?(?<value>(?:IV|III|II|I)(?:[A-Ca-c][1-3]?)?)(?=[),.;]|\s(?:and|by|according|breast|lung|colon|disease)|$)/.exec(
      text.slice(end),
    );
    if (group)
      add({ start: end + group[0].indexOf(group.groups!["value"]!), end: end + group[0].length, value: romanOf(group.groups!["value"]!) });
  }
  for (const m of text.matchAll(LONE)) {
    const { p, c, v } = m.groups as Record<string, string>;
    const [start, end] = [m.index, m.index + m[0].length];
    if (!isRead[start] && !isRead[end - 1])
      add({ start, end, system: "tnm", value: `${c}${v!.toUpperCase()}`, category: c as "T", prefix: p! });
  }
  const isStaging = STAGING.test(text) && !/\b(?:macrophages?|FAB|AML|muscarinic|motor cortex)\b/i.test(text);
  if (isStaging)
    for (const m of text.matchAll(BARE)) {
      const written = m.groups!["t"] ?? m.groups!["s"] ?? m.groups!["g"] ?? m.groups!["n"] ?? m.groups!["m"]!;
      const [start, end] = [m.index, m.index + m[0].length];
      if (!isRead[start] && !isRead[end - 1])
        add({ start, end, system: "tnm", value: written.toUpperCase(), category: written.charAt(0) as "T" | "N" | "M" });
    }
  for (const m of text.matchAll(EXTENT))
    add({ start: m.index, end: m.index + m[0].length, system: "va-lung", value: m.groups!["value"]!.toUpperCase() });
  for (const m of text.matchAll(DUKES)) add({ start: m.index, end: m.index + m[0].length, system: "dukes", value: m.groups!["value"]! });
  for (const m of text.matchAll(CLARK))
    add({ start: m.index, end: m.index + m[0].length, system: "clark", value: romanOf(m.groups!["value"]!) });
  return found
    .filter((f) => !OTHER_DISEASE.test(text.slice(f.end)) && !OF_OTHER_DISEASE.test(text.slice(Math.max(0, f.start - 40), f.start)))
    .sort((a, b) => a.start - b.start);
}

function groupOf(m: RegExpExecArray, text: string): StageMention {
  const behind = SYSTEM_BEHIND.exec(text.slice(m.index + m[0].length));
  const end = m.index + m[0].length + (behind?.[0].length ?? 0);
  const words = text.slice(m.index, end);
  const system = SYSTEMS.find(([shape]) => shape.test(words))?.[1];
  return { start: m.index, end, ...(system ? { system } : {}), value: romanOf(m.groups!["value"]!) };
}

function romanOf(value: string): string {
  const compact = value.replace(/[\s-]/g, "").toUpperCase();
  return compact.replace(/^(?:[1-4]|ONE|TWO|THREE|FOUR)/, (digit) => ROMAN[digit]!);
}

function categoriesOf(m: RegExpExecArray): StageMention[] {
  const g = m.groups as Record<string, string | undefined>;
  const whole = { start: m.index, end: m.index + m[0].length, system: "tnm" as const };
  const of = (category: "T" | "N" | "M", value: string | undefined, own: string | undefined): StageMention[] => {
    const prefix = own || g["p"];
    return value === undefined ? [] : [{ ...whole, value: `${category}${value.toUpperCase()}`, category, ...(prefix ? { prefix } : {}) }];
  };
  // A scanned "M1" may end in a letter: nothing else can stand there.
  const m1 = g["m"]?.replace(/^l/, "1");
  return [...of("T", g["t"], g["p"]), ...of("N", g["n"], g["np"]), ...of("M", m1, g["mp"])];
}
