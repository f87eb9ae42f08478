// Facts that were read where words often mean something else ask for a person's look: they stay as they were read, with the reason of the doubt.
import type { Fact } from "../fact.ts";
import type { ReviewReason } from "../fact-base.ts";
import type { Reading, Story } from "../reading.ts";
import { isKnownByItsChangeAlone } from "../treatment/known-by-change.ts";
import { whereaboutsOf } from "../treatment/whereabouts.ts";

const EVENTS: ReadonlySet<Fact["kind"]> = new Set([
  "drug",
  "systemic-course",
  "radiotherapy",
  "procedure",
  "response",
  "metastasis",
  "stop",
]);

export function askForReview(facts: readonly Fact[], story: Story): readonly Fact[] {
  return facts.map((fact) => {
    const { reading } = whereaboutsOf(fact, story);
    const doubts = reading && EVENTS.has(fact.kind) ? doubtsOf(fact, reading, story) : [];
    return doubts.length === 0 ? fact : { ...fact, review: [...new Set([...(fact.review ?? []), ...doubts])] };
  });
}

function doubtsOf(fact: Fact, { sentence: { text } }: Reading, { narrative }: Story): readonly ReviewReason[] {
  return [
    ...(SEVERAL_PATIENTS.test(text) ? (["ambiguous"] as const) : []),
    ...(CONDITION.test(text) ? (["uncertain"] as const) : []),
    ...((fact.kind === "drug" && isKnownByItsChangeAlone(fact, narrative.text)) || isUnmeasuredRadiation(fact)
      ? (["not-stated"] as const)
      : []),
  ];
}

// "as in most patients of that series": the clause may speak of them and not of this patient
const SEVERAL_PATIENTS = /\b(?:patients|cases|women|men|children|subjects|studies|trials?|series|literature|authors|guidelines?)\b/i;
// "if the margins are involved", "whether …": what stands beside it may never have happened
const CONDITION = /\b(?:if|unless|whether|in case of|in case)\b/i;

/** "he had radiation to the spine": a course of which neither dose nor fractions were found may be one that is told elsewhere. */
function isUnmeasuredRadiation(fact: Fact): boolean {
  return fact.kind === "radiotherapy" && fact.totalGy === undefined && fact.fractions === undefined && fact.fractionGy === undefined;
}
