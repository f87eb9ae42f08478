// What the finders see of a sentence: its terms with their context, its clauses, its dates, and whom it speaks of.
import type { Concept } from "../base/concept.ts";
import type { Evidence } from "../base/evidence.ts";
import type { Narrative, Sentence } from "../narrative/narrative.ts";
import type { Sense, TermKind } from "../terminology/lexicon.ts";
import type { Fact } from "./fact.ts";
import type { FactTime } from "./fact-base.ts";
import type { TimeMention } from "./time/time-mention.ts";

/** ConText's dimensions, each decided by the modifiers whose scope holds the target. */
export interface TermContext {
  readonly isNegated: boolean;
  readonly isUncertain: boolean;
  readonly isHistorical: boolean;
  /** "if", "would", "should", "in case of": not said to have happened. */
  readonly isHypothetical: boolean;
  readonly isPlanned: boolean;
  readonly isRecommended: boolean;
  readonly isDeclined: boolean;
  readonly isUnaffordable: boolean;
  readonly isUnavailable: boolean;
  readonly isStopped: boolean;
  /** patient, a relative, or somebody else: trials, the literature, other patients. */
  readonly experiencer: "patient" | "family" | "other";
  /** Clean stretches of the modifiers that decided it, for evidence and `explain`. */
  readonly modifiers: readonly { readonly start: number; readonly end: number; readonly category: string }[];
}

export interface Mention {
  readonly kind: TermKind;
  readonly concept: Concept;
  readonly senses: readonly Sense[];
  /** Offsets into `sentence.text`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly context: TermContext;
  readonly isShape?: boolean;
}

export interface Clause {
  readonly start: number;
  readonly end: number;
}

/** A modifier where it stands, and the stretch of the sentence in which it speaks of targets. */
export interface ScopedModifier {
  readonly start: number;
  readonly end: number;
  readonly category: string;
  readonly scopeStart: number;
  readonly scopeEnd: number;
}

export interface Reading {
  readonly sentence: Sentence;
  readonly mentions: readonly Mention[];
  /** Cover the sentence in order without a gap. */
  readonly clauses: readonly Clause[];
  readonly times: readonly TimeMention[];
  /** The short forms in the sentence that the document itself defines, each with its long form read as a sentence of its own. */
  readonly shortForms?: ReadonlyMap<string, Pick<Reading, "sentence" | "mentions">>;
  /** Ordinals of the cases that the sentence speaks of; empty: of none (literature, general statements). */
  readonly subjects: readonly number[];
  /** All context modifiers, so that a finder can ask for the context of any stretch (`contextAt`). */
  readonly modifiers?: readonly ScopedModifier[];
  /** Only where one sentence speaks of two patients: the clauses about the patient in whose story the reading stands. */
  readonly subjectClauses?: readonly Clause[];
}

/** What finders may know beyond their sentence. */
export interface Story {
  readonly narrative: Narrative;
  /** Of this patient, in the order of the text. */
  readonly readings: readonly Reading[];
  /** Abbreviations that the document defines, expansion by short form: "TP" → "paclitaxel + cisplatin". */
  readonly abbreviations: ReadonlyMap<string, Abbreviation>;
  readonly caseOrdinal: number;
}

export interface Abbreviation {
  readonly short: string;
  readonly expansion: string;
  /** The long form stands before it and has its letters; false for what stands in parentheses behind it, mostly the parts of a regimen. */
  readonly isSpelledOut: boolean;
  /** Where it is defined: "TP\n chemotherapy regimen (paclitaxel + cisplatin)". */
  readonly evidence: readonly Evidence[];
}

type WithoutPlace<F> = F extends Fact ? Omit<F, "id" | "order" | "time"> : never;

/** A fact as a finder leaves it: not yet numbered, ordered or dated. */
export type Draft = WithoutPlace<Fact> & {
  /** Index of the sentence, and the offset in it, where the fact stands: decides order and which date belongs to it. */
  readonly sentence: number;
  readonly at: number;
  /** Only where the finder itself read the date ("until September 2014"). */
  readonly time?: FactTime;
};

/** Finders are pure and know nothing of each other. */
export type Finder = (reading: Reading, story: Story) => readonly Draft[];

/** Refiners see all facts of one patient; each returns the whole list. Their order is written down in extract.ts. */
export type Refiner = (facts: readonly Fact[], story: Story) => readonly Fact[];
