// Procedure ⊂ mcode-cancer-related-surgical-procedure: surgery that was done.
import type { Procedure } from "@medplum/fhirtypes";
import type { ProcedureFact } from "../../facts/treatment-fact.ts";
import { type BuildContext, idOf, patientReference, primaryReferences } from "../build-context.ts";
import { mcodeProfile, ourProfile } from "../canonicals.ts";
import { codeable } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, factExtensions } from "../evidence.ts";
import { factIdentifier, meta } from "../heads.ts";
import { bodySite } from "../places.ts";

export function buildCancerSurgery(ctx: BuildContext, fact: ProcedureFact): Procedure {
  const id = idOf(ctx, fact);
  return defined<Procedure>({
    resourceType: "Procedure",
    id,
    meta: meta([ourProfile("cancer-surgery"), mcodeProfile("cancer-related-surgical-procedure")], fact),
    extension: factExtensions(ctx, fact),
    identifier: [factIdentifier(id)],
    status: "completed",
    code: codeable(ctx, fact.procedure, annotations(ctx, fact, "procedure")),
    subject: patientReference(ctx),
    ...dated(ctx, "performed", fact.time, { form: "any", isRequired: true }),
    reasonReference: primaryReferences(ctx, fact),
    bodySite: fact.place ? [bodySite(ctx, fact.place, annotations(ctx, fact, "place"))] : [],
  });
}
