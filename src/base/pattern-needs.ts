// What must stand in a text before a pattern can match it: for /\b(?:nodes?|lymph\w+) of the neck/ the words "node" or "lymph…", and the word "neck".
// Reckoned from the pattern itself, so that whoever widens the pattern widens this too. As prefilters do it: https://github.com/google/re2/blob/main/re2/prefilter.h
import { type PatternNode, patternTree } from "./pattern-tree.ts";

/** Letters and digits that stand together in one word of the text, a digit of any kind, or a sign. */
export interface Need {
  /** Letters and digits, or one sign; "" for any digit. In lower case where case does not count. */
  readonly text: string;
  readonly isCaseFree: boolean;
  /** The word of the text begins, ends with it. */
  readonly isStart: boolean;
  readonly isEnd: boolean;
}

/** One of them must be there. */
export type Clause = readonly Need[];

/** Stands for any one character that is neither letter nor digit, and for an edge of a word. */
const APART = " ";
/** Sets of strings beyond these sizes are no longer multiplied out, longer strings no longer lengthened. */
const MOST_PRODUCTS = 200;
const MOST_STRINGS = 400;
const LONGEST = 32;
/** Clauses kept for one pattern, the rarest first, and the commonest that is worth asking for. */
const MOST_CLAUSES = 3;
const TOO_COMMON = 0.75;

/** All of the clauses must hold; an empty list: the pattern may match anything. */
export function patternNeeds({ source, flags }: { readonly source: string; readonly flags: string }): readonly Clause[] {
  if (flags.includes("v")) return [];
  const isCaseFree = flags.includes("i");
  const { strings, clauses } = needsOf(patternTree(source), isCaseFree);
  const own = strings && clauseOf(strings, isCaseFree);
  return [...clauses, ...(own ? [own] : [])]
    .map((clause) => ({ clause, chance: chanceOf(clause) }))
    .filter(({ chance }) => chance < TOO_COMMON)
    .sort((a, b) => a.chance - b.chance)
    .slice(0, MOST_CLAUSES)
    .map(({ clause }) => clause);
}

interface Needs {
  /** The only strings that the node can match, with marks where words part; undefined where there are too many. */
  readonly strings?: ReadonlySet<string> | undefined;
  readonly clauses: readonly Clause[];
}

const NOTHING: Needs = { clauses: [] };
const justOf = (...strings: string[]): Needs => ({ strings: new Set(strings), clauses: [] });

function needsOf(node: PatternNode, isCaseFree: boolean): Needs {
  switch (node.type) {
    case "any":
      return NOTHING;
    case "gap":
    case "edge":
      return justOf(APART);
    case "digit":
      return { clauses: [[{ text: "", isCaseFree: false, isStart: false, isEnd: false }]] };
    case "chars":
      return justOf(...node.chars.map((c) => (isCaseFree ? c.toLowerCase() : c)));
    case "ahead": {
      // It takes no room: what stands around it goes on, what stands in it must be in the text all the same.
      const { strings, clauses } = needsOf(node.of, isCaseFree);
      const own = strings && clauseOf(strings, isCaseFree);
      return { strings: new Set([""]), clauses: own ? [...clauses, own] : clauses };
    }
    case "repeat": {
      const inner = needsOf(node.of, isCaseFree);
      if (node.least === 1 && node.most === 1) return inner;
      if (node.least === 0) return node.most === 1 && inner.strings ? { strings: new Set([...inner.strings, ""]), clauses: [] } : NOTHING;
      const own = inner.strings && clauseOf(inner.strings, isCaseFree);
      return { clauses: own ? [...inner.clauses, own] : inner.clauses };
    }
    case "choice":
      return needsOfChoice(
        node.branches.map((branch) => needsOf(branch, isCaseFree)),
        isCaseFree,
      );
    case "row":
      return needsOfRow(
        node.parts.map((part) => needsOf(part, isCaseFree)),
        isCaseFree,
      );
  }
}

/** Branches that are all plain stay plain; else each gives its rarest clause, and one of those must hold. */
function needsOfChoice(branches: readonly Needs[], isCaseFree: boolean): Needs {
  if (branches.every((b) => b.strings && b.clauses.length === 0)) {
    const all = new Set(branches.flatMap((b) => [...b.strings!]));
    if (all.size <= MOST_STRINGS) return { strings: all, clauses: [] };
  }
  const joined: Need[] = [];
  for (const { strings, clauses } of branches) {
    const own = strings && clauseOf(strings, isCaseFree);
    const best = [...clauses, ...(own ? [own] : [])].sort((a, b) => chanceOf(a) - chanceOf(b))[0];
    if (!best) return NOTHING;
    joined.push(...best);
  }
  return { clauses: [withoutRepeats(joined)] };
}

function needsOfRow(parts: readonly Needs[], isCaseFree: boolean): Needs {
  const clauses: Clause[] = [];
  let strings: ReadonlySet<string> = new Set([""]);
  let isWhole = true;
  const close = (): void => {
    const own = clauseOf(strings, isCaseFree);
    if (own) clauses.push(own);
    strings = new Set([""]);
    isWhole = false;
  };
  for (const part of parts) {
    clauses.push(...part.clauses);
    if (!part.strings) close();
    else {
      const next = product(strings, part.strings);
      if (next) strings = next;
      else {
        close();
        strings = part.strings;
      }
    }
  }
  if (isWhole) return { strings, clauses };
  close();
  return { clauses };
}

function product(left: ReadonlySet<string>, right: ReadonlySet<string>): ReadonlySet<string> | undefined {
  if (left.size > 1 && right.size > 1 && left.size * right.size > MOST_PRODUCTS) return undefined;
  const out = new Set<string>();
  for (const a of left)
    for (const b of right) {
      if (a.length + b.length > LONGEST) return undefined;
      out.add(a + b);
    }
  return out;
}

/** The rarest part of each string; undefined where one string asks for nothing. */
function clauseOf(strings: ReadonlySet<string>, isCaseFree: boolean): Clause | undefined {
  const needs: Need[] = [];
  for (const string of strings) {
    const best = partsOf(string, isCaseFree).sort((a, b) => chanceOfNeed(a) - chanceOfNeed(b))[0];
    if (!best) return undefined;
    needs.push(best);
  }
  return withoutRepeats(needs);
}

const PART = /[A-Za-z0-9]+|[^A-Za-z0-9\s]/g;

function partsOf(string: string, isCaseFree: boolean): Need[] {
  return [...string.matchAll(PART)].flatMap(({ 0: text, index }): Need[] => {
    if (!/^[A-Za-z0-9]/.test(text))
      // a sign with two cases could stand in the text in the other one
      return text.toLowerCase() === text.toUpperCase() ? [{ text, isCaseFree: false, isStart: false, isEnd: false }] : [];
    return [{ text, isCaseFree, isStart: index > 0, isEnd: index + text.length < string.length }];
  });
}

/** Without those that a shorter one already answers. */
function withoutRepeats(needs: readonly Need[]): Clause {
  const open = new Set(needs.filter((n) => !n.isStart && !n.isEnd).map((n) => n.text));
  const kept = new Map<string, Need>();
  for (const need of needs) {
    const { text } = need;
    const isAnswered =
      text.length > 1 &&
      [...open].some(
        (other) =>
          other.length > 0 && other.length <= text.length && text.includes(other) && (other !== text || need.isStart || need.isEnd),
      );
    if (!isAnswered) kept.set(`${text} ${need.isStart} ${need.isEnd}`, need);
  }
  return [...kept.values()];
}

/** How often a sentence holds it, guessed by its length: only to choose among clauses. */
function chanceOfNeed({ text, isStart, isEnd }: Need): number {
  if (text === "") return 0.5;
  if (!/^[A-Za-z0-9]/.test(text)) return /[(),.;:/-]/.test(text) ? 0.4 : 0.03;
  const byLength = [1, 0.9, 0.5, 0.15, 0.04, 0.015][Math.min(text.length, 5)]!;
  const factor = COMMON.has(text) ? 8 : isStart && isEnd ? 0.1 : isStart || isEnd ? 0.3 : 1;
  return Math.min(0.95, byLength * factor);
}

/** 1 − the chance that none of them is there. */
const chanceOf = (clause: Clause): number => 1 - clause.reduce((none, need) => none * (1 - chanceOfNeed(need)), 1);

const COMMON: ReadonlySet<string> = new Set(
  "a an the of to in on at by for with from and or as no not is are was were be been has have had this that it she he her his patient patients after before".split(
    " ",
  ),
);
