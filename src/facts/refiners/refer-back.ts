// "The lesion significantly shrank": a response without a place whose subject points back takes the place of the lesion told last.
import type { Evidence } from "../../base/evidence.ts";
import { growNumberRow, type NumberRow } from "../../base/number-row.ts";
import { firstAbove } from "../../base/sorted.ts";
import { isInside, type Span } from "../../base/span.ts";
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
  const placed = placedIn(facts);
  const ends = growNumberRow(story.readings.map((r) => r.sentence.span.end));
  return facts.map((fact): Fact => {
    if (fact.kind !== "response" || fact.places.length > 0 || fact.isCategoryStated) return fact;
    const at = readingAround(fact.evidence[0]!.span, story.readings, ends);
    if (at === -1 || !pointsBack(fact, story.readings[at]!)) return fact;
    const place = lastPlace(placed, story.readings.slice(Math.max(0, at - REACH), at + 1), fact.evidence[0]!);
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

/** Index of the first reading in which the stretch lies whole. */
function readingAround(span: Span, readings: readonly Reading[], ends: NumberRow): number {
  let at = ends.firstAtLeast(span.end);
  while (at >= 0 && !isInside(span, readings[at]!.sentence.span)) at = ends.firstAtLeast(span.end, at + 1);
  return at;
}

interface Placed {
  readonly starts: readonly number[];
  readonly told: readonly { readonly span: Span; readonly place: Place }[];
}

/** What is told of places, in the order of the text. */
function placedIn(facts: readonly Fact[]): Placed {
  const told = facts
    .flatMap((f) =>
      f.kind === "size" || f.kind === "metastasis" ? (f.place ? f.evidence.map(({ span }) => ({ span, place: f.place! })) : []) : [],
    )
    .sort((a, b) => a.span.start - b.span.start);
  return { told, starts: told.map((t) => t.span.start) };
}

function lastPlace({ starts, told }: Placed, readings: readonly Reading[], before: Evidence): Place | undefined {
  const from = Math.min(...readings.map((r) => r.sentence.span.start));
  return told
    .slice(firstAbove(starts, from - 1), firstAbove(starts, before.span.start))
    .findLast(({ span }) => span.end <= before.span.start && readings.some((r) => isInside(span, r.sentence.span)))?.place;
}
