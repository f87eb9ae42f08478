// MedicationAdministration with status not-done: a drug that was declined, not affordable or not to be had. Base R4: mCODE allows these reasons only with "stopped".
import type { MedicationAdministration } from "@medplum/fhirtypes";
import type { NotGivenFact } from "../../facts/treatment-fact.ts";
import { type BuildContext, idOf, patientReference, primaryReferences } from "../build-context.ts";
import { ourProfile } from "../canonicals.ts";
import { codeable, reasonConcept } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, factExtensions } from "../evidence.ts";
import { factIdentifier, meta } from "../heads.ts";

export function buildMedicationNotGiven(ctx: BuildContext, fact: NotGivenFact): MedicationAdministration {
  const id = idOf(ctx, fact);
  return defined<MedicationAdministration>({
    resourceType: "MedicationAdministration",
    id,
    meta: meta([ourProfile("medication-not-given")], fact),
    extension: factExtensions(ctx, fact),
    identifier: [factIdentifier(id)],
    status: "not-done",
    statusReason: [reasonConcept(ctx, fact.reason)],
    medicationCodeableConcept: codeable(ctx, fact.what, annotations(ctx, fact, "what")),
    subject: patientReference(ctx),
    ...dated(ctx, "effective", fact.time, { form: "any", isRequired: true }),
    reasonReference: primaryReferences(ctx, fact),
  });
}
