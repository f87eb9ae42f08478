// What a sentence says was not done is not told as done by the same words, whichever finder read them first.
import type { Fact } from "../fact.ts";

const DONE: ReadonlySet<Fact["kind"]> = new Set(["drug", "systemic-course", "radiotherapy", "procedure", "recommendation"]);
// "could not be continued", "was not completed": it had begun
const BEGUN = /\b(?:continued|completed|resumed|restarted|repeated|tolerated)\b/i;

export function dropOmitted(facts: readonly Fact[]): readonly Fact[] {
  const omitted = facts.filter((f) => f.kind === "not-given" && !f.evidence.some((e) => BEGUN.test(e.quote)));
  if (omitted.length === 0) return facts;
  return facts.filter((f) => {
    if (!DONE.has(f.kind)) return true;
    const own = f.evidence[0]!.span;
    return !omitted.some((o) => {
      const named = o.evidence[0]!.span;
      return own.start < named.end && named.start < own.end;
    });
  });
}
