// What was advised joins what then happened or was turned down; refusals, stops and consents that a summary tells again join their first telling.
import type { Fact } from "../fact.ts";
import type { Story } from "../reading.ts";
import { joinFacts, unique } from "../treatment/join.ts";
import { isSameConcept } from "../treatment/same-concept.ts";
import { whereaboutsOf } from "../treatment/whereabouts.ts";
import type { ConsentFact, NotGivenFact, RecommendationFact, StopFact } from "../treatment-fact.ts";

// Advice is followed, if at all, within so many sentences.
const SOON = 5;

export function joinPlans(facts: readonly Fact[], story: Story): readonly Fact[] {
  const kept: Fact[] = [];
  const at = (f: Fact): ReturnType<typeof whereaboutsOf> => whereaboutsOf(f, story);
  const replace = (old: Fact, fresh: Fact): void => void kept.splice(kept.indexOf(old), 1, fresh);
  for (const fact of facts) {
    if (fact.kind !== "not-given" && fact.kind !== "stop" && fact.kind !== "consent") {
      if (fact.kind !== "recommendation") kept.push(fact);
      continue;
    }
    const home = kept.findLast((k) => isToldAgain(k, fact, at));
    if (home) replace(home, joinFacts(home, fact, { values: !at(fact).isRetold }));
    else kept.push(fact);
  }
  for (const advice of facts.filter((f): f is RecommendationFact => f.kind === "recommendation")) {
    const home =
      kept.find((k) => isFollowed(advice, k, at)) ??
      kept.findLast((k) => k.kind === "recommendation" && k.of === advice.of && isSameConcept(k.what, advice.what));
    if (!home) kept.push(advice);
    else if (home.kind === "not-given")
      replace(home, { ...home, evidence: unique([...home.evidence, ...advice.evidence]), wasRecommended: true });
    else replace(home, joinFacts<Fact>(home, advice, { values: false }));
  }
  const order = new Map(facts.map((f, i) => [f.id, i]));
  return kept.toSorted((a, b) => order.get(a.id)! - order.get(b.id)!);
}

type Place = ReturnType<typeof whereaboutsOf>;

function isToldAgain(home: Fact, fact: NotGivenFact | StopFact | ConsentFact, at: (f: Fact) => Place): boolean {
  if (home.kind !== fact.kind) return false;
  const [a, b] = [at(home), at(fact)];
  if (fact.kind === "consent" && home.kind === "consent")
    return b.isRetold || (home.about === fact.about && (!fact.drug || !home.drug || isSameConcept(home.drug, fact.drug)));
  if (fact.kind === "stop" && home.kind === "stop") return b.isRetold || (a.sentence === b.sentence && !areTwoDrugs(home.what, fact.what));
  if (fact.kind === "not-given" && home.kind === "not-given")
    return isSameConcept(home.what, fact.what) && (b.isRetold || a.sentence === b.sentence);
  return false;
}

/** "from A and B to C": two ends in one sentence. */
const areTwoDrugs = (a: StopFact["what"], b: StopFact["what"]): boolean =>
  a.key !== undefined && b.key !== undefined && a.key.startsWith("drug") && b.key.startsWith("drug") && a.key !== b.key;

const GENERAL =
  /^(?:(?:any|further|the|this|all|additional|adjuvant|palliative|systemic|recommended|proposed|local)\s)*(?:treatments?|therap(?:y|ies)|chemo(?:therapy)?|surgery|operation|radiotherapy|radiation(?: therapy)?|irradiation|procedure)$/i;

/** One of the two is the general word for the other, or holds its head word. */
function isUnnamed(turnedDown: string, advised: string): boolean {
  if (GENERAL.test(turnedDown) || GENERAL.test(advised)) return true;
  const head = (words: string): string => words.trim().split(/\s+/).at(-1)!.toLowerCase();
  return head(turnedDown) === head(advised);
}

/** The treatment that was advised, given or turned down in the same sentence or soon after. */
function isFollowed(advice: RecommendationFact, fact: Fact, at: (f: Fact) => Place): boolean {
  const apart = at(fact).sentence - at(advice).sentence;
  if (apart < 0 || apart > SOON) return false;
  switch (fact.kind) {
    case "not-given":
      // A refusal that names something of its own speaks of that, not of what was advised beside it.
      return (
        fact.of === advice.of && (isSameConcept(fact.what, advice.what) || (apart <= 1 && isUnnamed(fact.what.text, advice.what.text)))
      );
    case "radiotherapy":
      return advice.of === "radiotherapy";
    case "drug":
      return advice.of === "drug"
        ? isSameConcept(fact.drug, advice.what)
        : advice.of === "systemic-therapy" && fact.isAntineoplastic && !/immuno|hormon|endocrin/i.test(advice.what.text);
    case "systemic-course":
      return advice.of === "systemic-therapy" && isSameConcept({ text: fact.name }, { text: advice.what.text });
    case "procedure":
      return (advice.of === "surgery" && fact.category === "surgery") || isSameConcept(fact.procedure, advice.what);
    default:
      return false;
  }
}
