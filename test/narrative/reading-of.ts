// A narrative from a string, for tests: fails loudly where the text is refused.
import type { Narrative, Sentence } from "../../src/narrative/narrative.ts";
import { readNarrative } from "../../src/narrative/read.ts";

export function narrativeOf(text: string, name: string = "test.txt"): Narrative {
  const { narrative, issues } = readNarrative({ name, bytes: new TextEncoder().encode(text) });
  if (!narrative) throw new Error(`refused: ${issues.map((i) => i.message).join("; ")}`);
  return narrative;
}

export const texts = (narrative: Narrative): string[] => narrative.sentences.map((s) => s.text);

export function sentenceWith(narrative: Narrative, words: string): Sentence {
  const found = narrative.sentences.find((s) => s.text.includes(words));
  if (!found) throw new Error(`no sentence with ${words}`);
  return found;
}
