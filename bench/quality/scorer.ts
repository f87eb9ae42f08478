// The scorer is not part of this repository: it is loaded from a folder that is named, and typed here as far as the bench uses it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** What the scorer reads out of a bundle, or a peer out of a text: a kind, attributes, evidence. */
export interface ScoredFact {
  readonly kind: string;
  readonly spans: readonly { readonly offset: number; readonly length: number }[];
  readonly review?: boolean;
  readonly from?: readonly { readonly meta?: { readonly tag?: readonly { readonly code?: string }[] } }[];
  readonly [attribute: string]: unknown;
}
export interface GoldFact {
  readonly kind: string;
  readonly [attribute: string]: unknown;
}
export interface KindCount {
  readonly gold: number;
  readonly found: number;
  readonly strict: number;
  readonly predicted: number;
}
export interface Score {
  readonly kinds: Readonly<Record<string, KindCount>>;
  readonly partial: readonly { readonly got: ScoredFact }[];
  readonly surplus: readonly ScoredFact[];
  readonly pairs: readonly { readonly got: ScoredFact }[];
}
export interface Scorer {
  readonly readFacts: (bundle: unknown) => ScoredFact[];
  readonly scoreFacts: (gold: readonly GoldFact[], predicted: readonly ScoredFact[]) => Score;
}

/** One narrative with the facts asked for, patient by patient. */
export interface Judged {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly patients: readonly (readonly GoldFact[])[];
}

/** The scorer in a folder that holds score.mjs; undefined where there is none. */
export async function loadScorer(folder: string): Promise<Scorer | undefined> {
  const file = resolve(folder, "score.mjs");
  return existsSync(file) ? ((await import(pathToFileURL(file).href)) as Scorer) : undefined;
}

/** Every NAME.txt of a folder that has a NAME.gold.json beside it. */
export function readJudged(folder: string): readonly Judged[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".gold.json"))
    .sort()
    .map((file) => {
      const name = file.replace(/\.gold\.json$/, "");
      const gold = JSON.parse(readFileSync(join(folder, file), "utf8")) as { patients: { facts: GoldFact[] }[] };
      return { name, bytes: readFileSync(join(folder, `${name}.txt`)), patients: gold.patients.map((patient) => patient.facts) };
    });
}
