// A response answers the treatment told since the response before it.
import type { Fact } from "../fact.ts";

const TREATMENTS = new Set(["systemic-course", "radiotherapy", "drug"]);

export function linkResponses(facts: readonly Fact[]): readonly Fact[] {
  const ordered = facts.toSorted((a, b) => a.order - b.order);
  const toIds = new Map<string, readonly string[]>();
  let since: Fact[] = [];
  let last: readonly string[] = [];
  let before: Fact | undefined;
  for (const fact of ordered) {
    if (TREATMENTS.has(fact.kind)) {
      // After a response a new stretch of treatment begins.
      if (before?.kind === "response") since = [];
      since.push(fact);
    }
    if (fact.kind === "response") {
      const courses = since.filter((f) => f.kind !== "drug" || f.courseId === undefined);
      if (courses.length > 0) last = courses.map((f) => f.id);
      if (last.length > 0) toIds.set(fact.id, last);
    }
    if (TREATMENTS.has(fact.kind) || fact.kind === "response") before = fact;
  }
  return facts.map((fact) => {
    const ids = toIds.get(fact.id);
    return fact.kind === "response" && ids ? { ...fact, toIds: ids } : fact;
  });
}
