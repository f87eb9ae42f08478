// How much of what an example gives its variant gives too.
import { readFileSync } from "node:fs";
import { extractFacts } from "../../src/facts/extract.ts";
import { readNarrative } from "../../src/narrative/read.ts";
import { openLexicon } from "../../src/terminology/open-lexicon.ts";
import { type Signature, signatureOf } from "./signature.ts";
import type { Variant } from "./variant.ts";

export interface Score {
  readonly name: string;
  readonly expected: number;
  readonly kept: number;
  /** What the example tells of a patient and the variant does not, and what the variant tells in its place. */
  readonly lost: readonly string[];
  readonly surplus: readonly string[];
}

const lexicon = openLexicon();
const textOf = (example: string): string => readFileSync(`examples/${example}/narrative.txt`, "utf8");

function signaturesOf(text: string): readonly (readonly Signature[])[] {
  const { narrative } = readNarrative({ name: "narrative.txt", bytes: new TextEncoder().encode(text) });
  if (!narrative) throw new Error("the variant is no narrative");
  return extractFacts(narrative, lexicon).patients.map(({ facts }) => facts.map((fact) => signatureOf(fact, facts)));
}

const originals = new Map<string, readonly (readonly Signature[])[]>();
function originalOf(example: string): readonly (readonly Signature[])[] {
  const known = originals.get(example) ?? signaturesOf(textOf(example));
  originals.set(example, known);
  return known;
}

export function scoreVariant(variant: Variant): Score {
  const examples = [...new Set(variant.expected.map((e) => e.example))];
  const found = signaturesOf(variant.text(examples.map(textOf)));
  const compared = variant.expected.map(({ example, patient }, i) => {
    const wanted = (originalOf(example)[patient - 1] ?? []).map((s) => show(variant.fact(s)));
    return { wanted, ...difference(wanted, (found[i] ?? []).map(show), i + 1) };
  });
  const expected = compared.flatMap((c) => c.wanted).length;
  const lost = compared.flatMap((c) => c.lost);
  return { name: variant.name, expected, kept: expected - lost.length, lost, surplus: compared.flatMap((c) => c.surplus) };
}

/** Attributes and the members of a list in one order, since a substitution may have changed it. */
const show = (signature: Signature): string =>
  [
    signature["kind"],
    ...Object.entries(signature)
      .filter(([attribute]) => attribute !== "kind")
      .map(([attribute, value]) => `${attribute}=${value.split(" + ").sort().join(" + ")}`)
      .sort(),
  ].join(" ");

/** As multisets: a fact told twice must be found twice. */
function difference(wanted: readonly string[], found: readonly string[], patient: number): Pick<Score, "lost" | "surplus"> {
  const rest = [...found];
  const lost = wanted.filter((w) => {
    const at = rest.indexOf(w);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  const named = (s: string): string => `patient ${patient}: ${s}`;
  return { lost: lost.map(named), surplus: rest.map(named) };
}
