// Condition ⊂ mcode-primary-cancer-condition: the disease, its site and histology, the age at which it was found, its stages.
import type { Age, Condition, Extension } from "@medplum/fhirtypes";
import type { Concept } from "../../base/concept.ts";
import type { PrimaryFact } from "../../facts/disease-fact.ts";
import { type BuildContext, factsOf, idOf, patientReference, primaryFor, referenceToFact } from "../build-context.ts";
import { EXTENSION, mcodeProfile, ourProfile, UCUM } from "../canonicals.ts";
import { codeable, conceptOf } from "../concepts.ts";
import { assertedDate } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, extended, factExtensions } from "../evidence.ts";
import { clinicalStatus, factIdentifier, isDoubtful, meta, problemListItem, verificationStatus } from "../heads.ts";
import { bodySite } from "../places.ts";

export function buildPrimaryCancer(ctx: BuildContext, fact: PrimaryFact): Condition {
  const id = idOf(ctx, fact);
  const age: Age | undefined =
    fact.ageYears === undefined
      ? undefined
      : { ...extended(annotations(ctx, fact, "ageYears")), value: fact.ageYears, unit: "a", system: UCUM, code: "a" };
  return defined<Condition>({
    resourceType: "Condition",
    id,
    meta: meta([ourProfile("primary-cancer"), mcodeProfile("primary-cancer-condition")], fact),
    extension: [...assertedDate(ctx, fact.time), ...histology(ctx, fact), ...factExtensions(ctx, fact)],
    identifier: [factIdentifier(id)],
    clinicalStatus: clinicalStatus(fact.isRecurrence ? "recurrence" : fact.assertion === "historical" ? "inactive" : "active"),
    verificationStatus: verificationStatus(isDoubtful(fact) ? "provisional" : "confirmed"),
    category: [problemListItem],
    code: codeable(ctx, fact.condition, annotations(ctx, fact, "condition")),
    bodySite: fact.site ? [bodySite(ctx, fact.site, annotations(ctx, fact, "site"))] : [],
    subject: patientReference(ctx),
    onsetAge: age,
    stage: stagesOf(ctx, fact),
  });
}

const histology = (ctx: BuildContext, fact: PrimaryFact): Extension[] =>
  fact.histology
    ? [{ url: EXTENSION.histology, valueCodeableConcept: histologyConcept(ctx, fact.histology, annotations(ctx, fact, "histology")) }]
    : [];

const histologyConcept = (ctx: BuildContext, histology: Concept, notes: Extension[]): ReturnType<typeof conceptOf> =>
  conceptOf(ctx.codings.histology(histology), histology.text, notes);

const stagesOf = (ctx: BuildContext, fact: PrimaryFact): NonNullable<Condition["stage"]> =>
  factsOf(ctx, "stage")
    .filter((stage) => primaryFor(ctx, stage)?.id === fact.id)
    .map((stage) => referenceToFact(ctx, stage.id))
    .filter((assessment) => assessment !== undefined)
    .map((assessment) => ({ assessment: [assessment] }));
