// BodyStructure ⊂ mcode-tumor: what a size measures and a response answers, related to the condition it is.
import type { BodyStructure, Extension } from "@medplum/fhirtypes";
import type { Fact } from "../../facts/fact.ts";
import type { Place } from "../../facts/fact-base.ts";
import { type BuildContext, patientReference, referenceToFact } from "../build-context.ts";
import { EXTENSION, mcodeProfile, ourProfile } from "../canonicals.ts";
import { defined } from "../defined.ts";
import { dataAbsent, evidenceExtensions, factExtensions } from "../evidence.ts";
import { bodyStructureIdentifier, meta } from "../heads.ts";
import { bodySite, conditionAt } from "../places.ts";
import type { Link } from "../references.ts";

/** @param fact the lesion itself, or the size or response that speaks of it */
export function buildLesion(ctx: BuildContext, id: string, fact: Fact, place: Place | undefined): BodyStructure {
  const ofId = fact.kind === "lesion" ? fact.ofId : undefined;
  const condition: Link | undefined = referenceToFact(ctx, ofId ?? (place && conditionAt(ctx, place)?.id));
  const related: Extension[] = condition ? [{ url: EXTENSION.relatedCondition, valueReference: condition }] : [];
  const proof =
    fact.kind === "lesion" ? factExtensions(ctx, fact) : evidenceExtensions(ctx, place ? placeEvidence(place, fact) : fact.evidence);
  return defined<BodyStructure>({
    resourceType: "BodyStructure",
    id,
    meta: meta([ourProfile("lesion"), mcodeProfile("tumor")], fact.kind === "lesion" ? fact : undefined),
    extension: [...related, ...proof],
    identifier: [bodyStructureIdentifier(id)],
    location: place ? bodySite(ctx, place) : { extension: [dataAbsent()] },
    patient: patientReference(ctx),
  });
}

const placeEvidence = (place: Place, fact: Fact): Fact["evidence"] => (place.evidence.length > 0 ? place.evidence : fact.evidence);
