// The invariants of one element, evaluated on its value and counted.
import type { RuleSet } from "../compile/model.ts";
import { found, leftUndecided, type Run } from "./run.ts";

/** `present` says which properties the value has: rules that speak of others alone hold unread. */
export function checkRules(run: Run, rules: RuleSet, present: number, profile: string, value: unknown, sibling: unknown): void {
  if (rules.all.length === 0) return;
  run.sibling = sibling;
  run.checked.invariants += rules.all.length;
  run.evaluated.push(rules);
  for (const rule of rules.applicable(present)) {
    const verdict = rule.evaluate(value, run);
    if (verdict === true) continue;
    const key = `${rule.source || profile}#${rule.key}`;
    if (verdict === false) found(run, rule.severity, "invariant", key, `Rule ${rule.key} is violated: ${sentence(rule.human)}`);
    else
      leftUndecided(
        run,
        `${key}|${verdict}`,
        () => key,
        () => `Rule ${rule.key} was not checked: ${verdict}.`,
      );
  }
}

const sentence = (human: string): string => (human.endsWith(".") ? human : `${human}.`);
