// What the story has told so far, asked again and again for the last event that a phrase counts from: what was looked through once for a kind of anchor is not looked through for it again.
import type { Node } from "./node.ts";
import { type AnchorTest, anchorTests, TREATMENT } from "./resolve-relative.ts";
import type { AnchorKind } from "./time-mention.ts";

export interface Earlier {
  /** Facts of the next sentence. */
  add(nodes: readonly Node[]): void;
  /** The last told fact that the words of a phrase may count from. */
  lastAnchor(kind: AnchorKind, words: string): Node | undefined;
  lastTreatment(): Node | undefined;
  /** All facts of a sentence, in order. */
  of(sentence: number): readonly Node[];
}

export function growEarlier(): Earlier {
  const told: Node[] = [];
  const bySentence = new Map<number, Node[]>();
  /** By the name of the test: how much of `told` it has seen, and the index of the last that fits. */
  const known = new Map<string, { readonly seen: number; readonly last: number }>();

  function last({ name, fits }: AnchorTest): number {
    const before = known.get(name) ?? { seen: 0, last: -1 };
    let at = told.length - 1;
    while (at >= before.seen && !fits(told[at]!.draft!)) at--;
    if (at < before.seen) at = before.last;
    known.set(name, { seen: told.length, last: at });
    return at;
  }

  return {
    add: (nodes) => {
      for (const node of nodes) {
        const own = bySentence.get(node.sentence);
        if (own) own.push(node);
        else bySentence.set(node.sentence, [node]);
        if (node.told && node.draft) told.push(node);
      }
    },
    lastAnchor: (kind, words) => told[Math.max(-1, ...anchorTests(kind, words).map(last))],
    lastTreatment: () => told[last(TREATMENT)],
    of: (sentence) => bySentence.get(sentence) ?? [],
  };
}
