// A place that is measured or answers more than once is a lesion that the text follows over time.
import type { LesionFact } from "../disease-fact.ts";
import type { Fact } from "../fact.ts";
import type { Place } from "../fact-base.ts";

/** Adds lesions, and their ids to the sizes and responses that speak of them. */
export function followLesions(facts: readonly Fact[]): readonly Fact[] {
  const groups = Map.groupBy(
    facts.flatMap((f) => placesOf(f).map((place) => ({ fact: f, place }))),
    ({ place }) => keyOf(place),
  );
  const seats = firstSeats(facts);
  const lesions: LesionFact[] = [];
  const lesionOf = new Map<string, string>();
  for (const [key, group] of groups) {
    if (new Set(group.map((g) => g.fact.id)).size < 2) continue;
    const { place, fact } = group[0]!;
    const id = `lesion-${lesions.length + 1}`;
    const of = seats.get(key);
    lesions.push({
      kind: "lesion",
      id,
      place,
      ...(of ? { ofId: of.id } : {}),
      evidence: place.evidence,
      order: group.reduce((first, g) => Math.min(first, g.fact.order), Number.POSITIVE_INFINITY),
      rule: "refiners/lesions: told of more than once",
      ...(fact.time ? { time: fact.time } : {}),
    });
    lesionOf.set(key, id);
  }
  if (lesions.length === 0) return facts;
  const linked = facts.map((f): Fact => {
    const ids = [...new Set(placesOf(f).map((p) => lesionOf.get(keyOf(p))))].filter((id) => id !== undefined);
    if (ids.length === 0) return f;
    if (f.kind === "size") return { ...f, lesionId: ids[0]! };
    return f.kind === "response" ? { ...f, lesionIds: ids } : f;
  });
  return [...linked, ...lesions].sort((a, b) => a.order - b.order);
}

/** By place: the first tumour or metastasis that is told of it. */
function firstSeats(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  const seats = facts.flatMap((f) => {
    const seat = f.kind === "metastasis" ? f.place : f.kind === "primary" && f.assertion !== "absent" ? f.site : undefined;
    return seat ? [[keyOf(seat), f] as const] : [];
  });
  return new Map(seats.reverse());
}

function placesOf(fact: Fact): readonly Place[] {
  if (fact.kind === "size") return fact.place ? [fact.place] : [];
  return fact.kind === "response" ? fact.places : [];
}

const keyOf = (place: Place): string => `${place.side ?? ""} ${place.site.text}`.trim();
