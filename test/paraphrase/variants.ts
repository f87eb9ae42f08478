// All variants of our own examples.
import { BREAST_VARIANTS } from "./breast-variants.ts";
import { CERVIX_VARIANTS } from "./cervix-variants.ts";
import { asCases } from "./layout.ts";
import { LUNG_VARIANTS } from "./lung-variants.ts";
import type { Variant } from "./variant.ts";

const BOTH = ["lung-tumour-board", "breast-discharge-letter"];

/** Two narratives of one patient each as the cases of one document. */
const oneDocument = (name: string, order: readonly string[]): Variant => ({
  name: `one document: ${name}`,
  expected: order.map((example) => ({ example, patient: 1 })),
  text: asCases,
  fact: (signature) => signature,
});

export const VARIANTS: readonly Variant[] = [
  ...CERVIX_VARIANTS,
  ...LUNG_VARIANTS,
  ...BREAST_VARIANTS,
  oneDocument("lung, then breast", BOTH),
  oneDocument("breast, then lung", [...BOTH].reverse()),
];
