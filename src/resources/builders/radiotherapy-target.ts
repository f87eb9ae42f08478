// BodyStructure ⊂ mcode-radiotherapy-volume: what one dose was given to; a target that the text does not name has no location.
import type { BodyStructure } from "@medplum/fhirtypes";
import type { RadiotherapyFact } from "../../facts/treatment-fact.ts";
import { type BuildContext, patientReference } from "../build-context.ts";
import { mcodeProfile, ourProfile } from "../canonicals.ts";
import { defined } from "../defined.ts";
import { evidenceExtensions } from "../evidence.ts";
import { factIdentifier, meta } from "../heads.ts";
import { bodySite, placeText } from "../places.ts";
import { targetId } from "../volumes.ts";

export function buildRadiotherapyTarget(ctx: BuildContext, fact: RadiotherapyFact): BodyStructure {
  const id = targetId(ctx, fact);
  const { target } = fact;
  return defined<BodyStructure>({
    resourceType: "BodyStructure",
    id,
    meta: meta([ourProfile("radiotherapy-target"), mcodeProfile("radiotherapy-volume")]),
    extension: evidenceExtensions(ctx, target && target.evidence.length > 0 ? target.evidence : fact.evidence),
    identifier: [{ use: "usual", ...factIdentifier(id) }],
    location: target && bodySite(ctx, target),
    description: `${target ? placeText(target) : "target not stated"}${fact.isBoost ? " (boost)" : ""}`,
    patient: patientReference(ctx),
  });
}
