// Observation ⊂ mcode-histologic-grade: the grade in the words of the text, no other scale read into it.
import type { Observation } from "@medplum/fhirtypes";
import type { GradeFact } from "../../facts/disease-fact.ts";
import { type BuildContext, idOf, patientReference, primaryReferences } from "../build-context.ts";
import { EXTENSION, mcodeProfile, ourProfile } from "../canonicals.ts";
import { conceptOf } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, factExtensions } from "../evidence.ts";
import { factIdentifier, meta, observationCategory, observationStatus } from "../heads.ts";
import { CODES } from "../profile-codes.ts";

export function buildHistologicGrade(ctx: BuildContext, fact: GradeFact): Observation {
  const id = idOf(ctx, fact);
  const related = primaryReferences(ctx, fact).map((valueReference) => ({ url: EXTENSION.relatedCondition, valueReference }));
  return defined<Observation>({
    resourceType: "Observation",
    id,
    meta: meta([ourProfile("histologic-grade"), mcodeProfile("histologic-grade")], fact),
    extension: [...related, ...factExtensions(ctx, fact)],
    identifier: [factIdentifier(id)],
    status: observationStatus(fact),
    category: [observationCategory("laboratory")],
    code: conceptOf([CODES.HISTOLOGIC_GRADE], undefined),
    subject: patientReference(ctx),
    ...dated(ctx, "effective", fact.time, { form: "day" }),
    valueCodeableConcept: conceptOf(ctx.codings.grade(fact.grade), fact.grade.text, annotations(ctx, fact, "grade")),
  });
}
