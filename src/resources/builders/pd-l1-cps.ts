// Observation ⊂ mcode-tumor-marker-test: the PD-L1 combined positive score, a whole number from 0 to 100 in {score}.
import type { Observation } from "@medplum/fhirtypes";
import type { MarkerFact } from "../../facts/disease-fact.ts";
import { type BuildContext, idOf, patientReference, primaryReferences } from "../build-context.ts";
import { EXTENSION, mcodeProfile, ourProfile } from "../canonicals.ts";
import { conceptOf, quantity } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, extended, factExtensions } from "../evidence.ts";
import { factIdentifier, meta, observationCategory, observationStatus } from "../heads.ts";
import { CODES } from "../profile-codes.ts";

type CpsFact = MarkerFact & { readonly value: number };

/** "CPS", "combined positive score" with a value that the score can have; any other marker is not for this profile. */
export function isCps(fact: MarkerFact): fact is CpsFact {
  const isNamed = /\bCPS\b|combined positive score/i.test(`${fact.test.text} ${fact.test.key ?? ""}`);
  return isNamed && Number.isInteger(fact.value) && (fact.value as number) >= 0 && (fact.value as number) <= 100;
}

export function buildPdL1Cps(ctx: BuildContext, fact: CpsFact): Observation {
  const id = idOf(ctx, fact);
  const related = primaryReferences(ctx, fact).map((valueReference) => ({ url: EXTENSION.relatedCondition, valueReference }));
  const measure = { value: fact.value, unit: "{score}", ...(fact.comparator && { comparator: fact.comparator }) };
  return defined<Observation>({
    resourceType: "Observation",
    id,
    meta: meta([ourProfile("pd-l1-cps"), mcodeProfile("tumor-marker-test")], fact),
    extension: [...related, ...factExtensions(ctx, fact)],
    identifier: [factIdentifier(id)],
    status: observationStatus(fact),
    category: [observationCategory("laboratory")],
    code: conceptOf([CODES.CPS], fact.test.text, annotations(ctx, fact, "test")),
    subject: patientReference(ctx),
    ...dated(ctx, "effective", fact.time, { form: "day" }),
    valueQuantity: quantity(measure, annotations(ctx, fact, "value")),
    interpretation: fact.interpretation === undefined ? [] : [{ text: fact.interpretation }],
    method: fact.method === undefined ? undefined : { ...extended(annotations(ctx, fact, "method")), text: fact.method },
  });
}
