// Observation: alive, dead or lost to follow-up at the last follow-up that the text tells.
import type { Observation } from "@medplum/fhirtypes";
import type { FollowUpFact } from "../../facts/disease-fact.ts";
import { type BuildContext, idOf, patientReference } from "../build-context.ts";
import { conceptOf } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, factExtensions } from "../evidence.ts";
import { factIdentifier, meta, observationStatus } from "../heads.ts";
import { CODES } from "../profile-codes.ts";

const WORDS = { alive: "alive", dead: "dead", lost: "lost to follow-up" } as const;

export function buildVitalStatus(ctx: BuildContext, fact: FollowUpFact): Observation {
  const id = idOf(ctx, fact);
  return defined<Observation>({
    resourceType: "Observation",
    id,
    meta: meta([], fact),
    extension: factExtensions(ctx, fact),
    identifier: [factIdentifier(id)],
    status: observationStatus(fact),
    code: { text: "vital status at last follow-up" },
    subject: patientReference(ctx),
    ...dated(ctx, "effective", fact.time, { form: "any" }),
    valueCodeableConcept: conceptOf(
      fact.vitalStatus === "lost" ? [CODES.LOST_TO_FOLLOW_UP] : [],
      WORDS[fact.vitalStatus],
      annotations(ctx, fact, "vitalStatus"),
    ),
  });
}
