// Finds the context rules that stand in a sentence: longest literal first, by whole words, in one pass.
import { growWordTree, matchWords, type WordMatch } from "../grammar/word-tree.ts";
import type { ContextRule } from "./rule.ts";
import { CERTAINTY } from "./rules/certainty.ts";
import { EXPERIENCER } from "./rules/experiencer.ts";
import { NEGATION } from "./rules/negation.ts";
import { TREATMENT_ARRANGED } from "./rules/treatment-arranged.ts";
import { TREATMENT_MEANT } from "./rules/treatment-meant.ts";
import { TREATMENT_OMITTED } from "./rules/treatment-omitted.ts";

/** All tables; where one literal stands in several, each of its rules applies. */
export const CONTEXT_RULES: readonly ContextRule[] = [
  ...NEGATION,
  ...CERTAINTY,
  ...EXPERIENCER,
  ...TREATMENT_ARRANGED,
  ...TREATMENT_MEANT,
  ...TREATMENT_OMITTED,
];

const TREE = growWordTree(CONTEXT_RULES.map((rule) => [rule.literal, rule] as const));

/** The modifiers of a sentence in order, none inside another. */
export function matchContextRules(text: string): readonly WordMatch<ContextRule>[] {
  return matchWords(text, TREE);
}
