// Peers that run here where a Python with them is named: one process each for all texts, JSON in, JSON out.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Judged, ScoredFact } from "./scorer.ts";

export interface Peer {
  readonly name: string;
  readonly script: string;
  /** Kinds that the peer can answer at all; the others are not held against it. */
  readonly kinds: readonly string[];
}

export const PEERS: readonly Peer[] = [
  {
    name: "medspaCy",
    script: "medspacy_terms.py",
    kinds: ["primary", "metastasis", "marker", "radiotherapy", "drug", "procedure", "response", "notGiven"],
  },
  { name: "drug-NER", script: "drug_ner.py", kinds: ["drug"] },
  { name: "quantulum3", script: "quantities.py", kinds: ["size", "radiotherapy"] },
];

interface Told {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly [attribute: string]: unknown;
}

/** Python counts code points, the scorer UTF-16 units. */
function utf16Offsets(text: string): readonly number[] {
  const offsets = [0];
  for (const character of text) offsets.push(offsets.at(-1)! + character.length);
  return offsets;
}

const decode = (judged: Judged): string => new TextDecoder().decode(judged.bytes);

/**
 * What a peer finds in each text, by the text's name. A string says why it did not run.
 * @param terms CSV of terms for those peers that bring none of their own
 */
export function runPeer(
  peer: Peer,
  python: string | undefined,
  terms: string,
  texts: readonly Judged[],
): ReadonlyMap<string, readonly ScoredFact[]> | string {
  if (python === undefined) return "not run";
  const input = {
    texts: texts.map((text) => ({ name: text.name, text: decode(text) })),
    terms: existsSync(terms) ? readFileSync(terms, "utf8") : "",
  };
  const script = fileURLToPath(new URL(`peers/${peer.script}`, import.meta.url));
  const run = spawnSync(python, [script], { input: JSON.stringify(input), encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error !== undefined || run.status !== 0) return "not run";
  const told = JSON.parse(run.stdout) as Record<string, Told[]>;
  return new Map(
    texts.map((text) => {
      const at = utf16Offsets(decode(text));
      const facts = (told[text.name] ?? []).map(
        ({ start, end, ...fact }): ScoredFact => ({
          ...fact,
          kind: fact.kind,
          spans: [{ offset: at[start] ?? 0, length: (at[end] ?? 0) - (at[start] ?? 0) }],
        }),
      );
      return [text.name, facts];
    }),
  );
}
