// Finds the context rules that stand in a sentence: longest literal first, by whole words, in one pass.
import type { ContextRule } from "./rule.ts";
import { CERTAINTY } from "./rules/certainty.ts";
import { EXPERIENCER } from "./rules/experiencer.ts";
import { NEGATION } from "./rules/negation.ts";
import { TREATMENT_STATE } from "./rules/treatment.ts";

/** All tables; where one literal stands in several, each of its rules applies. */
export const CONTEXT_RULES: readonly ContextRule[] = [...NEGATION, ...CERTAINTY, ...EXPERIENCER, ...TREATMENT_STATE];

export interface RuleMatch {
  readonly start: number;
  readonly end: number;
  readonly rules: readonly ContextRule[];
}

interface Node {
  readonly next: Map<string, Node>;
  rules: ContextRule[];
}

// A word with its apostrophe ("didn't"), or a run of digits.
const WORD = /[A-Za-z]+(?:['’][a-z]+)?|\d+/g;

const wordsOf = (text: string): string[] => text.toLowerCase().replaceAll("’", "'").match(WORD) ?? [];

function treeOf(rules: readonly ContextRule[]): Node {
  const root: Node = { next: new Map(), rules: [] };
  for (const rule of rules) {
    let node = root;
    for (const word of wordsOf(rule.literal)) {
      let child = node.next.get(word);
      if (!child) {
        child = { next: new Map(), rules: [] };
        node.next.set(word, child);
      }
      node = child;
    }
    node.rules.push(rule);
  }
  return root;
}

const TREE = treeOf(CONTEXT_RULES);

/** The modifiers of a sentence in order, none inside another. */
export function matchContextRules(text: string): readonly RuleMatch[] {
  const words = [...text.matchAll(WORD)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    key: m[0].toLowerCase().replaceAll("’", "'"),
  }));
  const found: RuleMatch[] = [];
  for (let i = 0; i < words.length; i++) {
    let node: Node | undefined = TREE;
    let last: { readonly upTo: number; readonly rules: readonly ContextRule[] } | undefined;
    for (let j = i; j < words.length; j++) {
      // A literal never runs over a comma or the end of a statement.
      if (j > i && /[,;:.!?()]/.test(text.slice(words[j - 1]!.end, words[j]!.start))) break;
      node = node.next.get(words[j]!.key);
      if (!node) break;
      if (node.rules.length > 0) last = { upTo: j, rules: node.rules };
    }
    if (!last) continue;
    found.push({ start: words[i]!.start, end: words[last.upTo]!.end, rules: last.rules });
    i = last.upTo;
  }
  return found;
}
