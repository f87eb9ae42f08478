// Gives each modifier of a sentence its scope, and a target the context that the scopes around it make.
import { gated } from "../../base/gated.ts";
import type { Sentence } from "../../narrative/narrative.ts";
import type { Clause, ScopedModifier, TermContext } from "../reading.ts";
import { matchContextRules } from "./match-rules.ts";
import { scopeOfRelative } from "./relative.ts";
import type { ContextCategory } from "./rule.ts";

// Words of pathology make "consistent with" a statement, not a guess.
const PATHOLOGY = gated(
  /\b(?:biops\w+|histolog\w+|histopatholog\w+|patholog\w+|cytolog\w+|immunohistochem\w+|specimen|microscop\w+|aspirat\w+)\b/i,
);
const REPORTED_AS = /^(?:consistent|compatible|in keeping) with$/i;

/** The modifiers of a sentence with their scopes: to the end of the clause, or to the word that ends them. */
export function scopeModifiers(sentence: Sentence, clauses: readonly Clause[]): readonly ScopedModifier[] {
  const { text } = sentence;
  const matches = matchContextRules(text);
  const ends = matches.filter((m) => m.values.some((r) => r.category === "terminate"));
  const isPathology = sentence.section === "pathology" || PATHOLOGY.test(text);
  const scoped: ScopedModifier[] = [];
  for (const m of matches) {
    const clause = clauses.find((c) => m.start >= c.start && m.start < c.end) ?? { start: 0, end: text.length };
    // A pseudo rule hides every other meaning of its words.
    if (m.values.some((r) => r.category === "pseudo")) continue;
    for (const { category, direction } of m.values) {
      if (category === "terminate") continue;
      if (category === "uncertain" && isPathology && REPORTED_AS.test(text.slice(m.start, m.end))) continue;
      if (category === "family" && direction === "both") {
        const told = scopeOfRelative(text, m, clause);
        if (told) scoped.push({ start: m.start, end: m.end, category, ...told });
        continue;
      }
      const isOther = category === "other";
      const from = isOther ? 0 : Math.max(clause.start, ...ends.filter((e) => e.end <= m.start).map((e) => e.end));
      const clauseEnd = category === "negated" ? Math.min(clause.end, nextPredicate(text, m.end)) : clause.end;
      const to = isOther ? text.length : Math.min(clauseEnd, ...ends.filter((e) => e.start >= m.end).map((e) => e.start));
      scoped.push({
        start: m.start,
        end: m.end,
        category,
        scopeStart: direction === "forward" ? m.end : from,
        scopeEnd: direction === "backward" ? m.start : to,
      });
    }
  }
  return scoped;
}

// "a woman, never pregnant, had a mass": behind the comma the subject goes on with another predicate.
const PREDICATE = /,\s(?=(?:who|had|has|have|was|were|is|are|presented|underwent|developed|received|came|noticed)\b)/g;

function nextPredicate(text: string, from: number): number {
  PREDICATE.lastIndex = from;
  return PREDICATE.exec(text)?.index ?? text.length;
}

/** What the modifiers say of the stretch [start, end). A modifier never speaks of its own words. */
export function contextAt(
  { modifiers = [], sentence }: { readonly modifiers?: readonly ScopedModifier[]; readonly sentence: Sentence },
  start: number,
  end: number,
): TermContext {
  const acting = modifiers.filter((m) => start >= m.scopeStart && end <= m.scopeEnd && (m.end <= start || m.start >= end));
  const has = (category: ContextCategory): boolean => acting.some((m) => m.category === category);
  const isFamily = sentence.section === "family-history" || has("family");
  return {
    isNegated: has("negated"),
    isUncertain: has("uncertain"),
    isHistorical: has("historical") || sentence.section === "past-history",
    isHypothetical: has("hypothetical"),
    isPlanned: has("planned"),
    isRecommended: has("recommended"),
    isDeclined: has("declined"),
    isUnaffordable: has("unaffordable"),
    isUnavailable: has("unavailable"),
    isStopped: has("stopped"),
    experiencer: isFamily ? "family" : has("other") ? "other" : "patient",
    modifiers: acting.map(({ start: s, end: e, category }) => ({ start: s, end: e, category })),
  };
}
