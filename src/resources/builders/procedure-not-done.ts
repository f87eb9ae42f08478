// Procedure with status not-done: radiotherapy, surgery, a test or a whole treatment that did not happen, and why. Base R4, no mCODE profile.
import type { Procedure } from "@medplum/fhirtypes";
import type { NotGivenFact } from "../../facts/treatment-fact.ts";
import { type BuildContext, idOf, patientReference, primaryReferences, referenceToFact } from "../build-context.ts";
import { ourProfile } from "../canonicals.ts";
import { codeable, reasonConcept } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, factExtensions } from "../evidence.ts";
import { factIdentifier, meta } from "../heads.ts";
import { bodySite, conditionAt } from "../places.ts";

export function buildProcedureNotDone(ctx: BuildContext, fact: NotGivenFact): Procedure {
  const id = idOf(ctx, fact);
  const condition = fact.place && referenceToFact(ctx, conditionAt(ctx, fact.place)?.id);
  return defined<Procedure>({
    resourceType: "Procedure",
    id,
    meta: meta([ourProfile("procedure-not-done")], fact),
    extension: factExtensions(ctx, fact),
    identifier: [factIdentifier(id)],
    status: "not-done",
    statusReason: reasonConcept(ctx, fact.reason),
    code: codeable(ctx, fact.what, annotations(ctx, fact, "what")),
    subject: patientReference(ctx),
    ...dated(ctx, "performed", fact.time, { form: "any" }),
    reasonReference: condition ? [condition] : primaryReferences(ctx, fact),
    bodySite: fact.place ? [bodySite(ctx, fact.place, annotations(ctx, fact, "place"))] : [],
  });
}
