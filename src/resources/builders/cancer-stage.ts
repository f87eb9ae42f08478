// Observation ⊂ mcode-cancer-stage: a stage group, or one category of a TNM string.
// mCODE's TNM profiles take AJCC value codes only: they are claimed where such a code is known.
import type { CodeableConcept, Observation } from "@medplum/fhirtypes";
import type { SourcedCoding } from "../../base/concept.ts";
import type { StageFact } from "../../facts/disease-fact.ts";
import { type BuildContext, idOf, patientReference, primaryReferences } from "../build-context.ts";
import { mcodeProfile, ourProfile } from "../canonicals.ts";
import { conceptOf } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, dataAbsent, factExtensions } from "../evidence.ts";
import { factIdentifier, meta, observationCategory, observationStatus } from "../heads.ts";
import { stagingCode, stagingMethod } from "../staging.ts";

const TNM_PROFILES = { T: "tnm-primary-tumor-category", N: "tnm-regional-nodes-category", M: "tnm-distant-metastases-category" } as const;

export function buildCancerStage(ctx: BuildContext, fact: StageFact): Observation {
  const id = idOf(ctx, fact);
  const codes = valueCodes(ctx, fact);
  const isTnm = fact.category !== undefined && codes.length > 0;
  const method = stagingMethod(ctx, fact);
  const systemNotes = annotations(ctx, fact, "system");
  return defined<Observation>({
    resourceType: "Observation",
    id,
    meta: meta(profilesOf(fact, isTnm), fact),
    extension: factExtensions(ctx, fact),
    identifier: [factIdentifier(id)],
    status: observationStatus(fact),
    category: [observationCategory("laboratory")],
    code: stagingCode(fact, systemNotes),
    subject: patientReference(ctx),
    focus: primaryReferences(ctx, fact),
    ...dated(ctx, "effective", fact.time, { form: "any" }),
    valueCodeableConcept: conceptOf(codes, valueText(fact), annotations(ctx, fact, "value")),
    method: method ? conceptOf([method], undefined, systemNotes) : absentMethod(isTnm),
  });
}

const profilesOf = ({ category }: StageFact, isTnm: boolean): string[] => {
  const id = category && isTnm ? TNM_PROFILES[category] : "cancer-stage";
  return [ourProfile(id), mcodeProfile(id)];
};

const valueText = (fact: StageFact): string => (fact.category ? `${fact.prefix ?? ""}${fact.value}` : `stage ${fact.value}`);

function valueCodes(ctx: BuildContext, { system, value, category, prefix }: StageFact): readonly SourcedCoding[] {
  const { codings } = ctx;
  if (category) return codings.ajccValue(`${prefix ?? ""}${value}`);
  if (system === "figo") return codings.figoStage(value);
  return system === "ajcc" ? codings.ajccValue(`stage ${value}`) : [];
}

/** The TNM profiles ask for the edition, which a narrative hardly ever tells. */
const absentMethod = (isTnm: boolean): CodeableConcept | undefined => (isTnm ? { extension: [dataAbsent()] } : undefined);
