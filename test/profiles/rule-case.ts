// What a test of a rule needs: a good example, what spoils it, and what comes near but is right.
import type { Changes } from "./changed.ts";

export interface RuleCase {
  readonly key: string;
  /** File of profiles/examples on which the rule holds. */
  readonly example: string;
  /** Each of these changes alone breaks the rule; the key says in words what was done. */
  readonly fires: Readonly<Record<string, Changes>>;
  /** Each of these changes leaves the rule whole. */
  readonly passes?: Readonly<Record<string, Changes>>;
}
