// A response told again is one response: first in words, then by its category in the next sentence, or once more in a discussion.
import { growShelves } from "../../base/shelves.ts";
import type { ResponseFact } from "../disease-fact.ts";
import type { Fact } from "../fact.ts";
import type { Place } from "../fact-base.ts";
import { isSamePlace } from "../grammar/site-parts.ts";
import type { Story } from "../reading.ts";
import { withFurther } from "../treatment/join.ts";
import { type Whereabouts, whereaboutsOf } from "../treatment/whereabouts.ts";

interface Told {
  fact: ResponseFact;
  readonly where: Whereabouts;
}

/** What a document-wide part tells and the case does not, is kept for a look. */
export function joinResponses(facts: readonly Fact[], story: Story): readonly Fact[] {
  const told = facts
    .filter((f): f is ResponseFact => f.kind === "response")
    .map((fact): Told => ({ fact, where: whereaboutsOf(fact, story) }))
    .sort((a, b) => Number(a.where.isRetold) - Number(b.where.isRetold) || a.where.start - b.where.start);
  const kept: Told[] = [];
  const shelves = growShelves<Told>();
  for (const next of told) {
    const { category } = next.fact;
    const home = next.where.isRetold
      ? shelves.last([category], (k) => isPlaceShared(k.fact, next.fact) || !next.fact.isCategoryStated)
      : shelves.last([`${category} in ${next.where.sentence - 1}`], (k) => isGoingOn(k, next));
    const loose = home ?? (next.where.isRetold ? shelves.last([category], () => true) : undefined);
    if (loose) loose.fact = joined(loose.fact, next.fact, next.where.isRetold);
    // A judgement without a category, or "the patients achieved remission": said of all, and not what the case tells of this one.
    else if (next.where.isRetold && kept[0]?.where.isRetold === false && (next.fact.category === "other" || isSaidOfMany(next))) continue;
    else {
      if (next.where.isRetold) next.fact = { ...next.fact, review: [...new Set([...(next.fact.review ?? []), "weak-anchor" as const])] };
      kept.push(next);
      shelves.put(next, [category, `${category} in ${next.where.sentence}`]);
    }
  }
  const byId = new Map(kept.map((k) => [k.fact.id, k.fact]));
  return facts.flatMap((f) => (f.kind === "response" ? (byId.get(f.id) ?? []) : f));
}

const isSaidOfMany = (told: Told): boolean => (told.where.reading?.subjects.length ?? 0) > 1;

/** The next sentence names the category of what the one before described. */
function isGoingOn(first: Told, next: Told): boolean {
  if (next.where.sentence - first.where.sentence !== 1 || first.fact.isCategoryStated === next.fact.isCategoryStated) return false;
  return (
    isPlaceShared(first.fact, next.fact) &&
    (first.fact.time?.start === undefined || next.fact.time?.start === undefined || first.fact.time.start === next.fact.time.start)
  );
}

const isPlaceShared = (a: ResponseFact, b: ResponseFact): boolean =>
  a.places.length === 0 ||
  b.places.length === 0 ||
  a.places.some((p) => b.places.some((q) => isSamePlace(p.site.text, q.site.text) || share(p, q)));

const share = (p: Place, q: Place): boolean => p.site.text.includes(q.site.text) || q.site.text.includes(p.site.text);

function joined(first: ResponseFact, second: ResponseFact, isRetold: boolean): ResponseFact {
  if (isRetold) return { ...first, evidence: withFurther(first.evidence, second.evidence) };
  const stated = second.isCategoryStated ? second : first;
  const { derived: _derived, review: _review, ...rest } = first;
  return {
    ...rest,
    words: stated.words,
    isCategoryStated: first.isCategoryStated || second.isCategoryStated,
    places: first.places.length > 0 ? first.places : second.places,
    evidence: withFurther(stated.evidence, stated === first ? second.evidence : first.evidence),
    ...(stated.review ? { review: stated.review } : {}),
    ...(stated.derived ? { derived: stated.derived } : {}),
    ...(first.time?.start ? { time: first.time } : second.time ? { time: second.time } : {}),
  };
}
