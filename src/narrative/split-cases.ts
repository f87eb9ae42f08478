// Which sentences belong to which patient: by headings, by "The second patient was …", or, where a report announces several, by each one's introduction.
import { gated } from "../base/gated.ts";
import { type CaseHead, headOf, keyOf, pairHeadOf } from "./case-heads.ts";
import type { Case, SectionKind, Sentence } from "./narrative.ts";

interface CaseStart {
  readonly label?: string;
}

/** What is known of a sentence before cases are told apart. */
interface CaseCandidate {
  readonly text: string;
  readonly section: SectionKind;
  readonly isHeading?: boolean;
  /** The sentence is a heading that names a case. */
  readonly caseLabel?: string;
}

const DOCUMENT_WIDE: ReadonlySet<SectionKind> = new Set([
  "title",
  "abstract",
  "introduction",
  "discussion",
  "conclusion",
  "references",
  "caption",
]);
/** "A 48-year-old woman", "Patient: 63 y/o male", "The patient was a 70-year-old man". */
const INTRODUCED =
  /^(?:(?:the|our|this|another|an additional) )?(?:(?:other )?patient (?:is|was) )?(?:an? )?(?:previously healthy |otherwise healthy )?(?<age>\d{1,3})[- ]?(?:year|yr|y)s?[- ]?(?:old|\/o|o)\b/i;
/** Behind the age: "Caucasian man", "postmenopausal female". */
const SEX = /^[- ]?(?:[a-z-]+,? ){0,3}?(?:(?<female>woman|female|lady|girl)|man|male|gentleman|boy)\b/i;
const AGE = /\b\d{1,3}[- ]?(?:year|yr)s?[- ]?old\b/;
/** Where several were announced: "In May 2010, a 40-year-old man", "A woman aged 51". */
const INTRODUCED_LATE =
  /^(?:(?:In|On|At|During) [^,.;]{2,40},? (?:the |our |this |another |a second )?(?:an? )?(?<age>\d{1,3})[- ]?(?:year|yr|y)s?[- ]?(?:old|\/o|o)\b|(?:An?|The|Another) (?:[a-z]+ )?(?:man|woman|male|female|lady|gentleman|patient),? (?:aged|of) (?<of>\d{1,3})\b)/;
/** "we report two cases", "three patients with", "a series of 4 cases". */
const ANNOUNCED = gated(/\b(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|1\d) (?:[a-z-]+ ){0,4}?(?:cases|patients)\b/i);
const TWO =
  /\b(?:two|2) (?:[a-z-]+ ){0,4}?(?:cases|patients)\b|(?:^|\bwe (?:[a-z]+ )?(?:report|describe|present|saw|treated) )(?:two|2) (?:[a-z-]+ )?(?:men|women)\b/i;
// "have been reported", "described by", "of the literature", "only two"
const ELSEWHERE =
  /\b(?:literature|studies|trials?|enrolled|only|(?:have|has|had) (?:also |so far |previously )?been (?:reported|described|published)|(?:reported|described|published) (?:by|in \d|before|previously|elsewhere|so far|to date|worldwide|since)|previously (?:reported|described))\b/i;

/** For each sentence the ordinal of its case, null for document-wide parts; and the labels of the cases. */
export function assignCases(sentences: readonly CaseCandidate[]): {
  readonly ordinals: readonly (number | null)[];
  readonly labels: readonly (string | undefined)[];
} {
  const starts = findStarts(sentences);
  const labels: (string | undefined)[] = starts.size === 0 ? [undefined] : [];
  const ordinalOf = new Map<string, number>();
  let current: number | null = starts.size === 0 ? 1 : null;
  const ordinals = sentences.map((s, i): number | null => {
    const start = starts.get(i);
    if (start !== undefined) {
      const key = start.label === undefined ? `#${i}` : keyOf(start.label);
      const known = ordinalOf.get(key);
      current = known ?? labels.push(start.label);
      ordinalOf.set(key, current);
    }
    return DOCUMENT_WIDE.has(s.section) ? null : current;
  });
  return {
    ordinals: ordinals.map((ordinal, i) => (sentences[i]!.section === "caption" ? captionOf(sentences[i]!.text, ordinalOf) : ordinal)),
    labels,
  };
}

function findStarts(sentences: readonly CaseCandidate[]): ReadonlyMap<number, CaseStart> {
  const inCase = [...sentences.keys()].filter((i) => !DOCUMENT_WIDE.has(sentences[i]!.section));
  const byHeading = inCase
    .filter((i) => sentences[i]!.caseLabel !== undefined)
    .map((i): [number, CaseStart] => [i, { label: sentences[i]!.caseLabel! }]);
  const byName = namesIn(sentences, inCase);
  if (byHeading.length > 0) {
    // A further patient who is introduced without a heading: "The third patient, a 69-year-old man, …".
    const known = new Set(byHeading.map(([, s]) => keyOf(s.label!)));
    const more = byName.filter(([i, s]) => !known.has(keyOf(s.label!)) && i > byHeading[0]![0] && AGE.test(sentences[i]!.text));
    return new Map([...byHeading, ...more]);
  }
  const firstIntroduced = inCase.find((i) => INTRODUCED.test(sentences[i]!.text));
  if (new Set(byName.map(([, s]) => keyOf(s.label!))).size > 1) return new Map(byName);
  // Only "The second patient …": the first is whoever was introduced before.
  if (byName.length > 0 && keyOf(byName[0]![1].label!) !== "1") {
    const first = firstIntroduced !== undefined && firstIntroduced < byName[0]![0] ? firstIntroduced : inCase[0]!;
    return new Map<number, CaseStart>([[first, {}], ...byName]);
  }
  const isAnnounced = sentences.some((s) => ANNOUNCED.test(s.text) && !ELSEWHERE.test(s.text));
  const ages = new Map<string, number>();
  const sexes = new Set<string>();
  for (const i of inCase) {
    const introduced = INTRODUCED.exec(sentences[i]!.text) ?? (isAnnounced ? INTRODUCED_LATE.exec(sentences[i]!.text) : null);
    const age = introduced?.groups?.["age"] ?? introduced?.groups?.["of"];
    if (!introduced || age === undefined) continue;
    if (!ages.has(age)) ages.set(age, i);
    const sex = SEX.exec(sentences[i]!.text.slice(introduced[0].length));
    if (sex) sexes.add(sex.groups!["female"] === undefined ? "male" : "female");
  }
  // Unannounced, only a man and a woman of different ages are certainly two: one patient's age may be told twice, a year apart.
  return ages.size > 1 && (isAnnounced || sexes.size > 1) ? new Map([...ages.values()].map((i) => [i, {}])) : new Map();
}

/** The sentences that name their patient at the head; weak names count where they run from the first on, or tell the age. */
function namesIn(sentences: readonly CaseCandidate[], inCase: readonly number[]): readonly [number, { readonly label: string }][] {
  const announced = sentences.findIndex((s) => TWO.test(s.text) && !ELSEWHERE.test(s.text));
  const isAfter = (i: number): boolean =>
    announced >= 0 && i >= announced && !inCase.some((k) => k < announced && INTRODUCED.test(sentences[k]!.text));
  const heads = inCase.flatMap((i): [number, CaseHead][] => {
    const head = headOf(sentences[i]!.text) ?? (isAfter(i) ? pairHeadOf(sentences[i]!.text) : undefined);
    return head ? [[i, head]] : [];
  });
  const isSeries = heads[0]?.[1].key === "1" && heads.some(([, h]) => h.key !== "1");
  return heads
    .filter(([i, h]) => !h.isWeak || isSeries || (h.key !== "1" && AGE.test(sentences[i]!.text)))
    .map(([i, { label }]) => [i, { label }]);
}

/** A caption that names one patient is about that patient; any other is about nobody in particular. */
function captionOf(text: string, ordinalOf: ReadonlyMap<string, number>): number | null {
  const named = new Set([...text.matchAll(/\b(?:patient|case) (\d{1,2}|[A-H])\b/gi)].map((m) => keyOf(m[0])));
  const [only] = named;
  return named.size === 1 && only !== undefined ? (ordinalOf.get(only) ?? null) : null;
}

/** The cases with the stretches of the original that are about each patient alone; captions inside a sentence are left out. */
export function casesOf(text: string, sentences: readonly Sentence[], labels: readonly (string | undefined)[]): readonly Case[] {
  return labels.map((label, i) => {
    const ordinal = i + 1;
    const spans: { start: number; end: number }[] = [];
    const pieces = sentences
      .filter((s) => s.caseOrdinal === ordinal)
      .flatMap((s) => s.segments.map((g) => ({ start: g.original, end: g.original + g.originalLength })))
      .sort((a, b) => a.start - b.start);
    for (const piece of pieces) {
      const last = spans.at(-1);
      if (last && piece.start <= last.end) last.end = Math.max(last.end, piece.end);
      else if (last && /^[\s*#>_|`-]*$/.test(text.slice(last.end, piece.start))) last.end = piece.end;
      else spans.push({ ...piece });
    }
    return { ordinal, ...(label !== undefined && { label }), spans };
  });
}
