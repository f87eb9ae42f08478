// The packed vocabulary, opened once and read line by line as asked: nothing is parsed before a text needs it.
// The only file of this folder, beside concepts.ts, that touches the disk.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { TermKind } from "./lexicon.ts";
import { rememberWords } from "./remember-words.ts";
import type { PackedCode, PackedConcept, PackedForms } from "./vocabulary-format.ts";

interface VocabularyCode {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
  readonly source: string;
  readonly isAffiliate: boolean;
}

export interface VocabularyConcept {
  readonly key: string;
  readonly kind: TermKind;
  readonly group: string;
  readonly name: string;
  readonly codes: readonly VocabularyCode[];
  readonly components: readonly string[];
}

export interface Forms {
  /** Rest of each form that begins with this word → numbers of concepts. */
  readonly rests: ReadonlyMap<string, readonly number[]>;
  /** Words of the longest rest. */
  readonly longest: number;
  /** First words of the rests: any other word behind the first ends the search. */
  readonly seconds: ReadonlySet<string>;
}

export interface Vocabulary {
  readonly size: number;
  concept(number: number): VocabularyConcept;
  /** Number of the concept with this key; the first call reads every line. */
  numberOf(key: string): number | undefined;
  /** Forms in any case, by their first word in normal form. */
  forms(first: string): Forms | undefined;
  /** Forms in exact case, by their first word as written. */
  exactForms(first: string): Forms | undefined;
}

const NEWLINE = 10;
const TAB = 9;

let opened: Vocabulary | undefined;

/** @throws Error where the data file is missing or broken: a broken installation */
export function openVocabulary(): Vocabulary {
  opened ??= read(gunzipSync(readFileSync(new URL("./vocabulary.data.gz", import.meta.url))));
  return opened;
}

function read(bytes: Buffer): Vocabulary {
  let at = 0;
  const line = (): string => {
    const end = bytes.indexOf(NEWLINE, at);
    const text = bytes.toString("utf8", at, end);
    at = end + 1;
    return text;
  };
  const words: readonly string[] = JSON.parse(line());
  const starts = new Uint32Array(Number(line()));
  for (let i = 0; i < starts.length; i++) {
    starts[i] = at;
    at = bytes.indexOf(NEWLINE, at) + 1;
  }
  const block = (): Map<string, number> => {
    const places = new Map<string, number>();
    for (let left = Number(line()); left > 0; left--) {
      const tab = bytes.indexOf(TAB, at);
      places.set(bytes.toString("utf8", at, tab), tab + 1);
      at = bytes.indexOf(NEWLINE, tab) + 1;
    }
    return places;
  };
  const lineAt = (start: number): string => bytes.toString("utf8", start, bytes.indexOf(NEWLINE, start));
  const concepts = new Map<number, VocabularyConcept>();
  const concept = (number: number): VocabularyConcept => {
    const known = concepts.get(number);
    if (known) return known;
    const made = unpacked(JSON.parse(lineAt(starts[number]!)), words);
    concepts.set(number, made);
    return made;
  };
  let numbers: Map<string, number> | undefined;
  const keyNumbers = (): Map<string, number> => {
    const all = new Map<string, number>();
    // A line opens with its key: ["drug/cisplatin",…
    for (let i = 0; i < starts.length; i++) all.set(bytes.toString("utf8", starts[i]! + 2, bytes.indexOf('"', starts[i]! + 2)), i);
    return all;
  };
  return {
    size: starts.length,
    concept,
    numberOf: (key) => {
      numbers ??= keyNumbers();
      return numbers.get(key);
    },
    forms: lazily(block(), lineAt),
    exactForms: lazily(block(), lineAt),
  };
}

function lazily(places: ReadonlyMap<string, number>, lineAt: (start: number) => string): (first: string) => Forms | undefined {
  // Most words of a text begin no form: that is remembered too, so that the large table is asked once for each.
  return rememberWords((first) => {
    const place = places.get(first);
    if (place === undefined) return undefined;
    const rests = new Map(Object.entries(JSON.parse(lineAt(place)) as PackedForms));
    const words = [...rests.keys()].filter(Boolean).map((rest) => rest.split(" "));
    const longest = words.reduce((most, { length }) => Math.max(most, length), 0);
    return { rests, longest, seconds: new Set(words.map(([second]) => second!)) };
  });
}

function unpacked([key, kind, group, name, codes, components]: PackedConcept, words: readonly string[]): VocabularyConcept {
  const code = ([system, code, display, source, isAffiliate]: PackedCode): VocabularyCode => ({
    system: words[system]!,
    code,
    ...(display === "" ? {} : { display: display === 0 ? name : display }),
    source: words[source]!,
    isAffiliate: isAffiliate === 1,
  });
  return { key, kind: words[kind] as TermKind, group: words[group]!, name, codes: codes.map(code), components: components ?? [] };
}
