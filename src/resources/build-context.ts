// What every builder knows besides its fact: the whole record, where each fact went, and the patient.

import type { PrimaryFact } from "../facts/disease-fact.ts";
import type { PatientRecord } from "../facts/extraction.ts";
import type { Fact, FactKind } from "../facts/fact.ts";
import type { LineFact } from "../facts/treatment-fact.ts";
import type { Narrative } from "../narrative/narrative.ts";
import type { BuildOptions, CodingSource } from "./build-options.ts";
import { documentKeyOf, patientKeyOf, uuidOf } from "./identity.ts";
import { type Link, referenceTo, type Target, targetsOf } from "./references.ts";

export interface BuildContext {
  readonly record: PatientRecord;
  readonly narrative: Narrative;
  readonly options: BuildOptions;
  readonly codings: CodingSource;
  readonly patientKey: string;
  readonly patient: Target;
  readonly document: Target;
  /** Reference of the document that evidence points into. */
  readonly documentReference: string;
  readonly targets: ReadonlyMap<string, Target>;
}

export function buildContext(record: PatientRecord, narrative: Narrative, options: BuildOptions, codings: CodingSource): BuildContext {
  const patientKey = patientKeyOf(record, narrative, options);
  const document: Target = {
    type: "DocumentReference",
    id: uuidOf(options.tenant, patientKey, "document", documentKeyOf(narrative, options)),
  };
  return {
    record,
    narrative,
    options,
    codings,
    patientKey,
    patient: { type: "Patient", id: uuidOf(options.tenant, patientKey, "patient", "", 1) },
    document,
    documentReference: options.sourceDocument ?? `urn:uuid:${document.id}`,
    targets: targetsOf(record.facts, patientKey, options.tenant),
  };
}

export const factsOf = <K extends FactKind>(ctx: BuildContext, kind: K): Extract<Fact, { kind: K }>[] =>
  ctx.record.facts.filter((f): f is Extract<Fact, { kind: K }> => f.kind === kind);

/** @throws Error for a fact that becomes no resource of its own: a bug of the caller */
export function idOf(ctx: BuildContext, fact: Fact): string {
  const target = ctx.targets.get(fact.id);
  if (!target) throw new Error(`fact ${fact.id} becomes no resource`);
  return target.id;
}

export const patientReference = (ctx: BuildContext): Link => referenceTo(ctx.patient);

export function referenceToFact(ctx: BuildContext, factId: string | undefined): Link | undefined {
  const target = factId === undefined ? undefined : ctx.targets.get(factId);
  return target && referenceTo(target);
}

export const referencesToFacts = (ctx: BuildContext, factIds: readonly string[]): Link[] =>
  factIds.map((id) => referenceToFact(ctx, id)).filter((r) => r !== undefined);

/** The disease that treatments and findings belong to where the text names no other: the only primary, or the latest told before. */
export function primaryFor(ctx: BuildContext, fact: Fact): PrimaryFact | undefined {
  const named = "primaryId" in fact && fact.primaryId !== undefined ? fact.primaryId : undefined;
  const primaries = factsOf(ctx, "primary").filter((p) => p.assertion !== "absent");
  if (named !== undefined) return primaries.find((p) => p.id === named);
  const current = primaries.filter((p) => p.assertion !== "historical");
  return current.length === 1 ? current[0] : primaries.length === 1 ? primaries[0] : undefined;
}

export const primaryReferences = (ctx: BuildContext, fact: Fact): Link[] => {
  const reference = referenceToFact(ctx, primaryFor(ctx, fact)?.id);
  return reference ? [reference] : [];
};

/** The primary told last before the fact, else the first: a guess, for review. */
export function latestPrimaryBefore(ctx: BuildContext, fact: Fact): PrimaryFact | undefined {
  const primaries = factsOf(ctx, "primary").filter((p) => p.assertion !== "absent");
  return primaries.filter((p) => p.order <= fact.order).at(-1) ?? primaries[0];
}

/** Number of the line of therapy that holds the fact. */
export const lineHolding = (ctx: BuildContext, factId: string): LineFact | undefined =>
  factsOf(ctx, "line").find((l) => l.memberIds.includes(factId));
