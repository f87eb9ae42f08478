// What was advised joins what then happened or was turned down; refusals, stops and consents that a summary tells again join their first telling.
import { growShelves } from "../../base/shelves.ts";
import type { Fact } from "../fact.ts";
import type { Story } from "../reading.ts";
import { joinFacts, unique } from "../treatment/join.ts";
import { isSameConcept, labelsOfConcept, labelsOfSame } from "../treatment/same-concept.ts";
import { type Whereabouts, whereaboutsOf } from "../treatment/whereabouts.ts";
import type { ConsentFact, NotGivenFact, RecommendationFact, StopFact } from "../treatment-fact.ts";

// Advice is followed, if at all, within so many sentences.
const SOON = 5;

export function joinPlans(facts: readonly Fact[], story: Story): readonly Fact[] {
  const kept: { fact: Fact }[] = [];
  const shelves = growShelves<{ fact: Fact }>();
  const at = (f: Fact): Whereabouts => whereaboutsOf(f, story);
  const keep = (fact: Fact): void => {
    const told = { fact };
    kept.push(told);
    shelves.put(told, labelsOf(fact, at(fact)));
  };
  for (const fact of facts) {
    if (fact.kind !== "not-given" && fact.kind !== "stop" && fact.kind !== "consent") {
      if (fact.kind !== "recommendation") keep(fact);
      continue;
    }
    const home = shelves.last(labelsOfFirst(fact, at(fact)), (k) => isToldAgain(k.fact, fact, at));
    if (home) home.fact = joinFacts(home.fact, fact, { values: !at(fact).isRetold });
    else keep(fact);
  }
  for (const advice of facts.filter((f): f is RecommendationFact => f.kind === "recommendation")) {
    const { sentence } = at(advice);
    const soon = Array.from({ length: SOON + 1 }, (_, i) => `in ${sentence + i}`);
    const home =
      shelves.first(soon, (k) => isFollowed(advice, k.fact, at)) ??
      shelves.last(labelsOfAdvice(advice, labelsOfSame(advice.what)), (k) => k.fact.kind === "recommendation");
    if (!home) keep(advice);
    else if (home.fact.kind === "not-given")
      home.fact = { ...home.fact, evidence: unique([...home.fact.evidence, ...advice.evidence]), wasRecommended: true };
    else home.fact = joinFacts<Fact>(home.fact, advice, { values: false });
  }
  const order = new Map(facts.map((f, i) => [f.id, i]));
  return kept.map((k) => k.fact).toSorted((a, b) => order.get(a.id)! - order.get(b.id)!);
}

/** Labels under which a fact is kept: what it may be told again by, and its sentence, where advice looks for it. */
function labelsOf(fact: Fact, { sentence }: Whereabouts): readonly string[] {
  const place = `in ${sentence}`;
  switch (fact.kind) {
    case "stop":
      return ["stop", `stop ${place}`];
    case "consent":
      return ["consent", `consent about ${fact.about}`];
    case "not-given":
      return [place, ...labelsOfConcept(fact.what).flatMap((l) => [`not given ${l}`, `not given ${l} ${place}`])];
    case "recommendation":
      return labelsOfAdvice(fact, labelsOfConcept(fact.what));
    case "radiotherapy":
    case "drug":
    case "systemic-course":
    case "procedure":
      return [place];
    default:
      return [];
  }
}

const labelsOfAdvice = (advice: RecommendationFact, concepts: readonly string[]): readonly string[] =>
  concepts.map((l) => `advised ${advice.of} ${l}`);

/** Under each of these stand the first tellings that this one may tell again (`isToldAgain`). */
function labelsOfFirst(fact: NotGivenFact | StopFact | ConsentFact, { isRetold, sentence }: Whereabouts): readonly string[] {
  if (fact.kind === "consent") return [isRetold ? "consent" : `consent about ${fact.about}`];
  const place = isRetold ? "" : ` in ${sentence}`;
  return fact.kind === "stop" ? [`stop${place}`] : labelsOfSame(fact.what).map((l) => `not given ${l}${place}`);
}

function isToldAgain(home: Fact, fact: NotGivenFact | StopFact | ConsentFact, at: (f: Fact) => Whereabouts): boolean {
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
function isFollowed(advice: RecommendationFact, fact: Fact, at: (f: Fact) => Whereabouts): boolean {
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
