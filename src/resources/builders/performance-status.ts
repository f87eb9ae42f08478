// Observation of mcode-ecog- and mcode-karnofsky-performance-status; WHO's scale has no profile of mCODE and stays a plain Observation.
import type { Observation } from "@medplum/fhirtypes";
import type { SourcedCoding } from "../../base/concept.ts";
import type { PerformanceFact } from "../../facts/disease-fact.ts";
import { type BuildContext, idOf, patientReference } from "../build-context.ts";
import { mcodeProfile, ourProfile } from "../canonicals.ts";
import { conceptOf } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, extended, factExtensions } from "../evidence.ts";
import { factIdentifier, meta, observationCategory, observationStatus } from "../heads.ts";
import { CODES } from "../profile-codes.ts";

const ECOG_ANSWERS: readonly SourcedCoding[] = [CODES.ECOG_0, CODES.ECOG_1, CODES.ECOG_2, CODES.ECOG_3, CODES.ECOG_4, CODES.ECOG_5];
const PROFILES = { ecog: ["ecog-performance-status"], karnofsky: ["karnofsky-performance-status"], who: [] } as const;

export function buildPerformanceStatus(ctx: BuildContext, fact: PerformanceFact): Observation {
  const id = idOf(ctx, fact);
  const answer = fact.scale === "ecog" ? ECOG_ANSWERS[fact.value] : undefined;
  return defined<Observation>({
    resourceType: "Observation",
    id,
    meta: meta(
      PROFILES[fact.scale].flatMap((id) => [ourProfile(id), mcodeProfile(id)]),
      fact,
    ),
    extension: factExtensions(ctx, fact),
    identifier: [factIdentifier(id)],
    status: observationStatus(fact),
    category: [observationCategory("survey")],
    code:
      fact.scale === "who"
        ? { text: "WHO performance status" }
        : conceptOf([fact.scale === "ecog" ? CODES.ECOG : CODES.KARNOFSKY], undefined),
    subject: patientReference(ctx),
    ...dated(ctx, "effective", fact.time, { form: "day" }),
    valueInteger: fact.value,
    _valueInteger: extended(annotations(ctx, fact, "value")),
    interpretation: answer ? [conceptOf([answer], undefined)] : [],
  });
}
