// "The lesion significantly shrank": a response without a place whose subject points back takes the place of the lesion told last.
import type { Evidence } from "../../base/evidence.ts";
import { isInside } from "../../base/span.ts";
import type { ResponseFact } from "../disease-fact.ts";
import type { Fact } from "../fact.ts";
import type { Place } from "../fact-base.ts";
import type { Reading, Story } from "../reading.ts";

/** Sentences back in which the lesion must have been told. */
const REACH = 3;
// "the lesion", "this mass", "both nodules": what follows must not name a place itself
const BACK_REFERENCE =
  /\b(?:the|this|that|these|those|both)\s(?:\w+\s)?(?:lesions?|mass(?:es)?|nodules?|swellings?|lumps?)\b(?!\s(?:of|in|at|on|above|below|over)\b)/i;

/** Gives responses by words the place they refer to; a response of the disease as a whole keeps none. */
export function referBack(facts: readonly Fact[], story: Story): readonly Fact[] {
  return facts.map((fact): Fact => {
    if (fact.kind !== "response" || fact.places.length > 0 || fact.isCategoryStated) return fact;
    const at = story.readings.findIndex((r) => isInside(fact.evidence[0]!.span, r.sentence.span));
    if (at === -1 || !pointsBack(fact, story.readings[at]!)) return fact;
    const place = lastPlace(facts, story.readings.slice(Math.max(0, at - REACH), at + 1), fact.evidence[0]!);
    if (!place) return fact;
    return { ...fact, places: [place], review: [...new Set([...(fact.review ?? []), "ambiguous" as const])] };
  });
}

/** The words before the response, in its clause, are a back-reference. */
function pointsBack({ evidence }: ResponseFact, { sentence, clauses }: Reading): boolean {
  const { original, clean } = sentence.segments.findLast((s) => s.original <= evidence[0]!.span.start) ?? { original: 0, clean: 0 };
  const at = clean + evidence[0]!.span.start - original;
  const clause = clauses.find((c) => at >= c.start && at < c.end);
  return BACK_REFERENCE.test(
    sentence.text.slice(clause?.start ?? 0, Math.min(clause?.end ?? sentence.text.length, at + evidence[0]!.quote.length)),
  );
}

function lastPlace(facts: readonly Fact[], readings: readonly Reading[], before: Evidence): Place | undefined {
  const told = facts.flatMap((f) =>
    f.kind === "size" || f.kind === "metastasis" ? (f.place ? f.evidence.map(({ span }) => ({ span, place: f.place! })) : []) : [],
  );
  return told
    .filter(({ span }) => span.end <= before.span.start && readings.some((r) => isInside(span, r.sentence.span)))
    .sort((a, b) => a.span.start - b.span.start)
    .at(-1)?.place;
}
