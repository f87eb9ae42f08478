// Two tellings of one thing become one fact: the earlier one, with the evidence of both and the values that it lacked.
import type { Evidence } from "../../base/evidence.ts";
import type { Fact } from "../fact.ts";
import type { FactTime, ReviewReason } from "../fact-base.ts";

const OWN: ReadonlySet<string> = new Set([
  "id",
  "kind",
  "evidence",
  "valueEvidence",
  "order",
  "rule",
  "review",
  "derived",
  "time",
  "status",
  "courseId",
  "repairs",
  "drugIds",
  "ofIds",
]);
// A doubt about a value goes where the value goes; "derived" and "weak-anchor" are about the time.
const OF_TIME: ReadonlySet<ReviewReason> = new Set(["derived", "weak-anchor"]);

/** @param values false where the second only looks back or sums up: then it adds evidence and nothing else */
export function joinFacts<F extends Fact>(first: F, second: F, { values = true }: { readonly values?: boolean } = {}): F {
  const evidence = withFurther(first.evidence, second.evidence);
  if (!values) return { ...first, evidence };
  const added = Object.fromEntries(
    Object.entries(second).filter(([key, value]) => !OWN.has(key) && value !== undefined && !(key in first)),
  );
  const valueEvidence: Record<string, readonly Evidence[]> = { ...first.valueEvidence };
  for (const [key, list] of Object.entries(second.valueEvidence ?? {})) {
    if (key in added || !(key in valueEvidence)) valueEvidence[key] = list;
    else if (isSame(first, second, key)) valueEvidence[key] = withFurther(valueEvidence[key]!, list);
  }
  const takesTime = isBetter(second.time, first.time);
  const time = takesTime ? second.time : first.time;
  const review = new Set([
    ...(first.review ?? []).filter((r) => !takesTime || !OF_TIME.has(r)),
    ...(second.review ?? []).filter((r) => (takesTime || !OF_TIME.has(r)) && Object.keys(added).length > 0),
  ]);
  const derived = { ...second.derived, ...first.derived };
  const { review: _review, time: _time, ...rest } = first;
  return {
    ...rest,
    ...added,
    evidence,
    valueEvidence,
    ...(Object.keys(derived).length > 0 ? { derived } : {}),
    ...(review.size > 0 ? { review: [...review] } : {}),
    ...(time ? { time } : {}),
    ...(first.repairs || second.repairs ? { repairs: [...(first.repairs ?? []), ...(second.repairs ?? [])] } : {}),
  } as unknown as F;
}

const isSame = (a: Fact, b: Fact, key: string): boolean =>
  JSON.stringify((a as unknown as Record<string, unknown>)[key]) === JSON.stringify((b as unknown as Record<string, unknown>)[key]);

/** A stated date outweighs bounds and reckoning. */
function isBetter(b: FactTime | undefined, a: FactTime | undefined): boolean {
  if (!b) return false;
  if (!a) return true;
  const weight = (t: FactTime): number => (t.start || t.end ? (t.origin === "stated" ? 2 : 1) : 0);
  return weight(b) > weight(a);
}

const placeOf = ({ span }: Evidence): string => `${span.start}-${span.end}`;

export function unique(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...new Map(evidence.map((e) => [placeOf(e), e])).values()];
}

/** The places of a list that has grown: what is told a thousand times is not gone through a thousand times. */
const placesOf = new WeakMap<readonly Evidence[], Set<string>>();

/** Each place once, in the order in which they were told. */
export function withFurther(first: readonly Evidence[], second: readonly Evidence[]): readonly Evidence[] {
  const places = placesOf.get(first) ?? new Set(first.map(placeOf));
  const all = places.size === first.length ? first : unique(first);
  const added = second.filter((e) => !places.has(placeOf(e)) && places.add(placeOf(e)));
  const grown = [...all, ...added];
  // the places go with the list that has grown
  placesOf.delete(first);
  placesOf.set(grown, places);
  return grown;
}
