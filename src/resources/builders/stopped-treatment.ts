// Procedure: a treatment that was ended and of which the text tells no more than that ("the patient discontinued treatment").
import type { Procedure } from "@medplum/fhirtypes";
import type { StopFact } from "../../facts/treatment-fact.ts";
import { type BuildContext, idOf, patientReference, primaryReferences } from "../build-context.ts";
import { ourProfile } from "../canonicals.ts";
import { codeable, reasonConcept } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, factExtensions } from "../evidence.ts";
import { factIdentifier, meta } from "../heads.ts";

export function buildStoppedTreatment(ctx: BuildContext, fact: StopFact): Procedure {
  const id = idOf(ctx, fact);
  const end = fact.time?.end ?? fact.time?.start;
  // The stop's date is the end of the treatment; when it began is not told.
  const ended = fact.time && end !== undefined ? { origin: fact.time.origin, end, evidence: fact.time.evidence } : fact.time;
  return defined<Procedure>({
    resourceType: "Procedure",
    id,
    meta: meta([ourProfile("systemic-therapy-course")], fact),
    extension: factExtensions(ctx, fact),
    identifier: [factIdentifier(id)],
    status: "stopped",
    statusReason: reasonConcept(ctx, fact.reason),
    code: codeable(ctx, fact.what, annotations(ctx, fact, "what")),
    subject: patientReference(ctx),
    ...dated(ctx, "performed", ended, { form: "any", isRequired: true }),
    reasonReference: primaryReferences(ctx, fact),
  });
}
