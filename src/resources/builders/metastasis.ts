// Condition ⊂ mcode-secondary-cancer-condition: one per site and side, related to its primary where the text names one.
import type { Condition } from "@medplum/fhirtypes";
import type { MetastasisFact } from "../../facts/disease-fact.ts";
import { type BuildContext, idOf, latestPrimaryBefore, patientReference, primaryReferences, referenceToFact } from "../build-context.ts";
import { EXTENSION, mcodeProfile, ourProfile } from "../canonicals.ts";
import { conceptOf } from "../concepts.ts";
import { assertedDate } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, factExtensions } from "../evidence.ts";
import { clinicalStatus, factIdentifier, isDoubtful, meta, problemListItem, verificationStatus } from "../heads.ts";
import { bodySite, placeText } from "../places.ts";

export function buildMetastasis(ctx: BuildContext, fact: MetastasisFact): Condition {
  const id = idOf(ctx, fact);
  const certain = primaryReferences(ctx, fact)[0];
  const primary = certain ?? referenceToFact(ctx, latestPrimaryBefore(ctx, fact)?.id);
  const review = certain || !primary ? fact.review : [...(fact.review ?? []), "ambiguous" as const];
  const told: MetastasisFact = review ? { ...fact, review } : fact;
  return defined<Condition>({
    resourceType: "Condition",
    id,
    meta: meta([ourProfile("metastasis"), mcodeProfile("secondary-cancer-condition")], told),
    extension: [
      ...assertedDate(ctx, fact.time),
      ...(primary ? [{ url: EXTENSION.conditionRelated, valueReference: primary }] : []),
      ...factExtensions(ctx, fact),
    ],
    identifier: [factIdentifier(id)],
    clinicalStatus: clinicalStatus(fact.assertion === "historical" ? "inactive" : "active"),
    verificationStatus: verificationStatus(isDoubtful(told) ? "provisional" : "confirmed"),
    category: [problemListItem],
    code: conceptOf(ctx.codings.metastasis(fact.place.site), `metastasis: ${placeText(fact.place)}`),
    bodySite: [bodySite(ctx, fact.place, annotations(ctx, fact, "place"))],
    subject: patientReference(ctx),
  });
}
