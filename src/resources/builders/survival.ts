// Observation: progression-free or overall survival in months as the text states it; never reckoned.
import type { Observation } from "@medplum/fhirtypes";
import type { SurvivalFact } from "../../facts/disease-fact.ts";
import { type BuildContext, factsOf, idOf, patientReference, primaryReferences, referencesToFacts } from "../build-context.ts";
import { ourProfile, SURVIVAL_CODES } from "../canonicals.ts";
import { quantity } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, extended, factExtensions } from "../evidence.ts";
import { factIdentifier, meta, observationStatus } from "../heads.ts";

const MEASURES = {
  PFS: { code: "progression-free-survival", display: "Progression-free survival" },
  OS: { code: "overall-survival", display: "Overall survival" },
  DFS: { code: "disease-free-survival", display: "Disease-free survival" },
} as const;

export function buildSurvival(ctx: BuildContext, fact: SurvivalFact): Observation {
  const id = idOf(ctx, fact);
  const measure = MEASURES[fact.measure];
  const months = { value: fact.months, unit: "mo", ...(fact.comparator && { comparator: fact.comparator }) };
  return defined<Observation>({
    resourceType: "Observation",
    id,
    meta: meta([ourProfile("survival")], fact),
    extension: factExtensions(ctx, fact),
    identifier: [factIdentifier(id)],
    status: observationStatus(fact),
    code: {
      ...extended(annotations(ctx, fact, "measure")),
      coding: [{ system: SURVIVAL_CODES, ...measure }],
      text: `${measure.display.toLowerCase()} (${fact.measure})`,
    },
    subject: patientReference(ctx),
    focus: primaryReferences(ctx, fact),
    ...dated(ctx, "effective", fact.time, { form: "any" }),
    valueQuantity: quantity(months, annotations(ctx, fact, "months")),
    derivedFrom: referencesToFacts(ctx, lastResponse(ctx, fact)),
  });
}

/** The response told last before the survival: the state of the disease at that follow-up. */
const lastResponse = (ctx: BuildContext, fact: SurvivalFact): string[] =>
  factsOf(ctx, "response")
    .filter((r) => r.order <= fact.order)
    .slice(-1)
    .map((r) => r.id);
