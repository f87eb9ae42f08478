// The shape of a context rule, in the small vocabulary of ConText: what the words do to a target, and on which side of them it stands.
// https://doi.org/10.1016/j.jbi.2009.05.002

/** What a modifier says of the targets in its scope. `arranged` speaks of treatments and tests alone; `pseudo` says nothing and hides a shorter rule; `terminate` ends scopes. */
export type ContextCategory =
  | "negated"
  | "uncertain"
  | "historical"
  | "hypothetical"
  | "planned"
  | "arranged"
  | "recommended"
  | "declined"
  | "unaffordable"
  | "unavailable"
  | "stopped"
  | "family"
  | "other"
  | "pseudo"
  | "terminate";

/** Where the targets stand: behind the modifier, before it, or on both sides. */
export type ContextDirection = "forward" | "backward" | "both";

export interface ContextRule {
  readonly category: ContextCategory;
  readonly direction: ContextDirection;
  /** The words as a person writes them, lower case; longest literal wins. */
  readonly literal: string;
}

/** One line of a rule table: all literals of one category and direction. */
export function contextRules(category: ContextCategory, direction: ContextDirection, literals: readonly string[]): readonly ContextRule[] {
  return literals.map((literal) => ({ category, direction, literal }));
}
