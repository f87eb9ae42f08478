// A variant of an example: its text, and what of the example's patients must be found in it.
import type { Substitution } from "./substitution.ts";

export interface Variant {
  readonly name: string;
  /** Folders of examples/ whose facts are expected, in the order of the variant's patients; `patient` is the ordinal in the example. */
  readonly expected: readonly { readonly example: string; readonly patient: number }[];
  /** From the texts of the examples named, each once. */
  readonly text: (texts: readonly string[]) => string;
  readonly fact: Substitution["fact"];
}

/** One example, changed by a substitution; its patients stay in their order. */
export const variantOf =
  (example: string, patients: number) =>
  (name: string, change: Substitution): Variant => ({
    name: `${example}: ${name}`,
    expected: Array.from({ length: patients }, (_, i) => ({ example, patient: i + 1 })),
    text: ([text]) => change.text(text!),
    fact: change.fact,
  });
