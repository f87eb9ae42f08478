// Of the rules of an element those that can be broken: by which of its properties an object has, most of them hold before they are evaluated.
import type { ObjectCheck, Rule, RuleSet } from "./model.ts";

/** Noted of an object that has something that its definition does not list, and where nothing is known of what it has: any rule may be broken. */
export const ANYTHING: number = 1 << 30;

/** Objects differ in few ways; a stranger's might not. */
const MOST_KEPT = 256;

export const NO_RULES: RuleSet = { all: [], applicable: () => [] };

export function ruleSetOf(all: readonly Rule[], object: () => ObjectCheck): RuleSet {
  let relevant: number | undefined;
  const kept = new Map<number, readonly Rule[]>();
  /** What was asked last is asked again, most often: one object of a type is much like the next. */
  let last = -1;
  let lastRules: readonly Rule[] = [];
  return {
    all,
    applicable: (present) => {
      if (all.length === 0 || (present & ANYTHING) !== 0) return all;
      relevant ??= relevantBits(all, object());
      const seen = present & relevant;
      if (seen === last) return lastRules;
      const rules = kept.get(seen) ?? all.filter((rule) => rule.absence?.holdsWithout((name) => isAbsent(object(), name, seen)) !== true);
      if (kept.size < MOST_KEPT) kept.set(seen, rules);
      last = seen;
      lastRules = rules;
      return rules;
    },
  };
}

/** A name without a bit may be there. A name that is not listed is not: ANYTHING would have been noted. */
function isAbsent({ properties }: ObjectCheck, name: string, present: number): boolean {
  const property = properties.get(name);
  return property === undefined || (property.presentBit !== 0 && (property.presentBit & present) === 0);
}

function relevantBits(rules: readonly Rule[], { properties }: ObjectCheck): number {
  let bits = 0;
  for (const { absence } of rules) for (const name of absence?.names ?? []) bits |= properties.get(name)?.presentBit ?? 0;
  return bits;
}
