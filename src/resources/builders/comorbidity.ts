// Condition: another disease of the patient; refuted only where the diagnosis was entertained and excluded.
import type { Condition } from "@medplum/fhirtypes";
import type { ComorbidityFact, PrimaryFact } from "../../facts/disease-fact.ts";
import { type BuildContext, idOf, patientReference } from "../build-context.ts";
import { ourProfile } from "../canonicals.ts";
import { codeable } from "../concepts.ts";
import { assertedDate } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, factExtensions } from "../evidence.ts";
import { clinicalStatus, factIdentifier, isDoubtful, meta, problemListItem, verificationStatus } from "../heads.ts";
import { bodySite } from "../places.ts";

/** A comorbidity; or a primary cancer that was excluded. A disease of the past has no clinical status: the text does not say whether it lasts. */
export function buildComorbidity(ctx: BuildContext, fact: ComorbidityFact | PrimaryFact): Condition {
  const id = idOf(ctx, fact);
  const isCurrent = fact.assertion === "present" || fact.assertion === "possible";
  const site = fact.kind === "primary" ? fact.site : undefined;
  return defined<Condition>({
    resourceType: "Condition",
    id,
    meta: meta([ourProfile("comorbidity")], fact),
    extension: [...assertedDate(ctx, fact.time), ...factExtensions(ctx, fact)],
    identifier: [factIdentifier(id)],
    clinicalStatus: isCurrent ? clinicalStatus("active") : undefined,
    verificationStatus: verificationStatus(fact.assertion === "absent" ? "refuted" : isDoubtful(fact) ? "provisional" : "confirmed"),
    category: isCurrent ? [problemListItem] : [],
    code: codeable(ctx, fact.condition, annotations(ctx, fact, "condition")),
    bodySite: site ? [bodySite(ctx, site)] : [],
    subject: patientReference(ctx),
  });
}
