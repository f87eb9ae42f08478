// Observation of our clinical-finding: an adverse event with its CTCAE grade, part of the administration it is blamed on.
import type { Observation } from "@medplum/fhirtypes";
import type { SourcedCoding } from "../../base/concept.ts";
import type { AdverseEventFact } from "../../facts/disease-fact.ts";
import { type BuildContext, idOf, patientReference, referencesToFacts } from "../build-context.ts";
import { ourProfile } from "../canonicals.ts";
import { codeable, conceptOf } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, factExtensions } from "../evidence.ts";
import { factIdentifier, meta, observationStatus } from "../heads.ts";
import { CODES } from "../profile-codes.ts";

const GRADES: readonly (SourcedCoding | undefined)[] = [
  undefined,
  CODES.TOXICITY_1,
  CODES.TOXICITY_2,
  CODES.TOXICITY_3,
  CODES.TOXICITY_4,
  CODES.TOXICITY_5,
];

export function buildAdverseEvent(ctx: BuildContext, fact: AdverseEventFact): Observation {
  const id = idOf(ctx, fact);
  const grade = fact.grade === undefined ? undefined : GRADES[fact.grade];
  return defined<Observation>({
    resourceType: "Observation",
    id,
    meta: meta([ourProfile("adverse-event"), ourProfile("clinical-finding")], fact),
    extension: factExtensions(ctx, fact),
    identifier: [factIdentifier(id)],
    partOf: referencesToFacts(ctx, fact.dueToIds),
    status: observationStatus(fact),
    code: codeable(ctx, fact.event, annotations(ctx, fact, "event")),
    subject: patientReference(ctx),
    ...dated(ctx, "effective", fact.time, { form: "any" }),
    valueBoolean: true,
    component: grade
      ? [
          {
            code: { text: "CTCAE grade" },
            valueCodeableConcept: conceptOf([grade], `grade ${fact.grade}`, annotations(ctx, fact, "grade")),
          },
        ]
      : [],
  });
}
