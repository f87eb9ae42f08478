// FamilyMemberHistory: a disease of a relative. "No family history" is an Observation of absence (clinical-finding).
import type { FamilyMemberHistory } from "@medplum/fhirtypes";
import type { FamilyHistoryFact } from "../../facts/disease-fact.ts";
import { type BuildContext, idOf, patientReference } from "../build-context.ts";
import { ourProfile } from "../canonicals.ts";
import { codeable } from "../concepts.ts";
import { defined } from "../defined.ts";
import { annotations, extended, factExtensions } from "../evidence.ts";
import { factIdentifier, meta } from "../heads.ts";

export function buildFamilyHistory(ctx: BuildContext, fact: FamilyHistoryFact): FamilyMemberHistory {
  const id = idOf(ctx, fact);
  return defined<FamilyMemberHistory>({
    resourceType: "FamilyMemberHistory",
    id,
    meta: meta([ourProfile("family-history")], fact),
    extension: factExtensions(ctx, fact),
    identifier: [factIdentifier(id)],
    status: "completed",
    patient: patientReference(ctx),
    relationship: { ...extended(annotations(ctx, fact, "relative")), text: fact.relative ?? "relative" },
    condition: [{ code: codeable(ctx, fact.condition, annotations(ctx, fact, "condition")) }],
  });
}
