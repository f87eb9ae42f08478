// Finds the terms of the field in clean text: forms of the vocabulary first, then names of classes, short forms of several senses, and words known by their ending.
import { isOverlapping, type Span } from "../base/span.ts";
import { AMBIGUOUS_FORMS, CERVICAL } from "./ambiguous-forms.ts";
import { type Cues, cuesOf } from "./cues.ts";
import { DRUG_CLASS_PATTERNS } from "./drug-classes.ts";
import { type Candidate, findCandidates, stretches } from "./find-candidates.ts";
import { formulationAt } from "./formulations.ts";
import type { Lexicon, Sense, TermKind, TermMatch } from "./lexicon.ts";
import { joinedTokens, type Token, tokensOf } from "./normalise.ts";
import { rememberWords } from "./remember-words.ts";
import { ANTI_TARGET, COMPANY_CODE, shapeOf } from "./shapes.ts";
import { adjectiveSite } from "./site-concept.ts";
import { openVocabulary, type Vocabulary } from "./vocabulary.ts";

interface Found extends Span {
  readonly senses: readonly Sense[];
  readonly isShape?: boolean;
}

/** Opens the vocabulary that ships with the product. The first call reads it, later calls share it. */
export function openLexicon(): Lexicon {
  const vocabulary = openVocabulary();
  return { match: (text) => matchTerms(text, vocabulary) };
}

function matchTerms(text: string, vocabulary: Vocabulary): readonly TermMatch[] {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return [];
  const cues = cuesOf(text);
  const classes = classesIn(text);
  const known = knownTerms(text, tokens, vocabulary, cues);
  const drugs = known.map((found) => formulationAt(text, found));
  const all = [
    ...classes,
    ...drugs,
    ...shortForms(text, tokens, cues),
    ...adjectives(tokens),
    ...shapes(text, tokens, known, classes, cues),
  ];
  return settled(text, all, classes);
}

/** Forms of the vocabulary, as written and with hyphens closed up, and those that count in exact case. */
function knownTerms(text: string, tokens: readonly Token[], vocabulary: Vocabulary, cues: Cues): Found[] {
  const joined = joinedTokens(tokens);
  const norm = (token: Token): string => token.norm;
  const lengths = stretches(text, tokens);
  const candidates = [
    ...findCandidates(tokens, lengths, norm, vocabulary.forms, false),
    ...(joined ? findCandidates(joined, stretches(text, joined), norm, vocabulary.forms, false) : []),
    ...findCandidates(tokens, lengths, (token) => token.raw, vocabulary.exactForms, true),
  ];
  return candidates.flatMap((candidate) => {
    const senses = sensesOf(text, candidate, vocabulary, cues);
    return senses.length > 0 ? [{ start: candidate.start, end: candidate.end, senses }] : [];
  });
}

// "L5-S1", "S1 and S2", "S1 nerve root", "normal S1, S2"
const SPINE_BEFORE = /[LS][1-5] ?[-/\u2013,] ?$/u;
const SPINE_AFTER =
  /^(?: ?(?:,|and|&|[-/\u2013]) ?S ?[2-5]\b| (?:nerve|vertebra|root|level|body|segment|pedicle|radiculopathy|heart sound))/iu;
const isVertebra = (text: string, start: number, end: number): boolean =>
  SPINE_AFTER.test(text.slice(end, end + 20)) || SPINE_BEFORE.test(text.slice(Math.max(0, start - 5), start));

const GENES: ReadonlySet<string> = new Set(["gene", "protein"]);

function sensesOf(text: string, { start, end, numbers, isExactCase }: Candidate, vocabulary: Vocabulary, cues: Cues): Sense[] {
  const form = text.slice(start, end);
  if (form in AMBIGUOUS_FORMS) return [];
  const senses: Sense[] = [];
  for (const number of numbers) {
    const { key, kind, group, name } = vocabulary.concept(number);
    if (kind === "regimen" && form.replace(/[^A-Za-z]/gu, "").length <= 4 && !cues.isTreatmentNear(start, end)) continue;
    if (GENES.has(group) && isExactCase && !cues.isGeneNear(start, end)) continue;
    // "S1" is a drug where somebody is treated with it, else a vertebra or a sound of the heart
    if (kind === "drug" && isExactCase && form.length <= 3 && (!cues.isTreatmentNear(start, end) || isVertebra(text, start, end))) continue;
    senses.push({ key, kind, name, group });
  }
  // A gene that is called like a thing of the clinic is the thing: "MRI", "GIST".
  return senses.some((s) => !GENES.has(s.group ?? "")) ? senses.filter((s) => !GENES.has(s.group ?? "")) : senses;
}

function classesIn(text: string): Found[] {
  return [...DRUG_CLASS_PATTERNS, ANTI_TARGET].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((m) => ({
      start: m.index,
      end: m.index + m[0].length,
      senses: [{ kind: "drug-class" as const, name: m[0].toLowerCase(), group: "class" }],
    })),
  );
}

/** Short forms of several senses; a regimen of two letters only where treatment is spoken of. */
function shortForms(text: string, tokens: readonly Token[], cues: Cues): Found[] {
  return tokens.flatMap(({ start, end, raw }) => {
    const senses = Object.hasOwn(AMBIGUOUS_FORMS, raw) ? AMBIGUOUS_FORMS[raw]! : [];
    if (senses.length === 0 || isPartOfName(text, start, end)) return [];
    const left = senses.filter((s) => s.kind !== "regimen" || cues.isTreatmentNear(start, end));
    return left.length > 0 ? [{ start, end, senses: left }] : [];
  });
}

// "PD-1", "PD-L1", "SD2", "anti-PD": the letters are part of a longer name
const GOES_ON = /^(?:\d|[-\u2010-\u2015]?(?:\d|L-?\d))/u;
const CAME_FROM = /(?:[A-Za-z0-9]|anti[-\u2010-\u2015 ])$/iu;
const isPartOfName = (text: string, start: number, end: number): boolean =>
  GOES_ON.test(text.slice(end, end + 4)) || CAME_FROM.test(text.slice(Math.max(0, start - 5), start));

const siteOfWord = rememberWords(adjectiveSite);
const shapeOfWord = rememberWords(shapeOf);

function adjectives(tokens: readonly Token[]): Found[] {
  return tokens.flatMap(({ start, end, norm }): Found[] => {
    if (norm === "cervical") return [{ start, end, senses: CERVICAL }];
    const site = siteOfWord(norm);
    return site ? [{ start, end, senses: [{ key: site.key, kind: "site", name: site.name, group: "site" }] }] : [];
  });
}

/** Words that no table has, by their ending, and numbered substances of companies. */
function shapes(text: string, tokens: readonly Token[], known: readonly Found[], classes: readonly Found[], cues: Cues): Found[] {
  const covered = coverage(text.length, [...known, ...classes]);
  const words = tokens.flatMap(({ start, end, raw }): Found[] => {
    const sense = covered[start] ? undefined : shapeOfWord(raw);
    return sense ? [{ start, end, senses: [sense], isShape: true }] : [];
  });
  const codes = [...text.matchAll(COMPANY_CODE)].flatMap((m): Found[] => {
    const end = m.index + m[0].length;
    if (covered[m.index] || !cues.isTreatmentNear(m.index, end)) return [];
    return [{ start: m.index, end, senses: [{ kind: "drug", name: m[0], group: "antineoplastic" }], isShape: true }];
  });
  return [...words, ...codes];
}

function coverage(length: number, found: readonly Found[]): Uint8Array {
  const covered = new Uint8Array(length);
  for (const { start, end } of found) covered.fill(1, start, end);
  return covered;
}

/** Kinds of which nothing is said inside the name of a class: "PD-1" in "anti-PD-1 antibody" is no marker that was measured. */
const SWALLOWED: ReadonlySet<TermKind> = new Set(["marker", "drug", "abbreviation", "regimen", "finding"]);

/** Of each kind the longest from left to right; senses with the same stretch become one match. */
function settled(text: string, all: readonly Found[], classes: readonly Found[]): TermMatch[] {
  const sorted = [...all].sort((a, b) => a.start - b.start || b.end - a.end);
  const busy = new Map<TermKind, number>();
  const matches = new Map<string, { start: number; end: number; senses: Sense[]; isShape: boolean }>();
  let nextClass = 0;
  const spans = [...classes].sort((a, b) => a.start - b.start);
  for (const found of sorted) {
    while (nextClass < spans.length && spans[nextClass]!.end <= found.start) nextClass += 1;
    const inClass = spans[nextClass] !== undefined && isOverlapping(spans[nextClass]!, found);
    const place = `${found.start}|${found.end}`;
    const match = matches.get(place);
    const senses = found.senses.filter((sense) => {
      if (inClass && SWALLOWED.has(sense.kind)) return false;
      const isFree = (busy.get(sense.kind) ?? 0) <= found.start;
      const isSamePlace = match?.senses.some((s) => s.kind === sense.kind) ?? false;
      return (isFree || isSamePlace) && !match?.senses.some((s) => s.kind === sense.kind && s.key === sense.key);
    });
    if (senses.length === 0) continue;
    for (const sense of senses) busy.set(sense.kind, Math.max(busy.get(sense.kind) ?? 0, found.end));
    if (match) match.senses.push(...senses);
    else matches.set(place, { start: found.start, end: found.end, senses: [...senses], isShape: found.isShape === true });
  }
  return [...matches.values()].map(({ start, end, senses, isShape }) => ({
    start,
    end,
    text: text.slice(start, end),
    senses: senses.sort((a, b) => Number(isOfVocabulary(a)) - Number(isOfVocabulary(b))),
    ...(isShape ? { isShape: true } : {}),
  }));
}

const isOfVocabulary = (sense: Sense): boolean => sense.key?.startsWith("vocabulary.") ?? false;
