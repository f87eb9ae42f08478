// Procedure ⊂ mcode-radiotherapy-course-summary: one course, one dose-delivered-to-volume for each of its doses.
import type { Extension, Procedure } from "@medplum/fhirtypes";
import type { RadiotherapyFact } from "../../facts/treatment-fact.ts";
import { type BuildContext, idOf, patientReference, primaryReferences, referencesToFacts, referenceToFact } from "../build-context.ts";
import { EXTENSION, mcodeProfile, ourProfile } from "../canonicals.ts";
import { conceptOf, intentExtension, quantity, reasonConcept } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, evidenceExtensions, extended, factExtensions } from "../evidence.ts";
import { factIdentifier, meta } from "../heads.ts";
import { bodySite, conditionAt } from "../places.ts";
import { CODES } from "../profile-codes.ts";
import { modalityExtension } from "../radiotherapy-modality.ts";
import { referenceTo } from "../references.ts";
import { endingOf } from "../stops.ts";
import { endedTime } from "../treatment-time.ts";
import { hasVolume, isCountable, isDoseConsistent, targetId } from "../volumes.ts";

/** @param doses the course's facts, the one that opens it first */
export function buildRadiotherapyCourse(ctx: BuildContext, doses: readonly [RadiotherapyFact, ...RadiotherapyFact[]]): Procedure {
  const [fact] = doses;
  const id = idOf(ctx, fact);
  const ending = endingOf(fact, ctx.record.facts);
  const targets = doses.flatMap((d) => (d.target ? [d.target] : []));
  const conditions = referencesToFacts(
    ctx,
    targets.map((t) => conditionAt(ctx, t)?.id).filter((c) => c !== undefined),
  );
  const course = referenceToFact(ctx, fact.concurrentWith);
  return defined<Procedure>({
    resourceType: "Procedure",
    id,
    meta: meta([ourProfile("radiotherapy-course"), mcodeProfile("radiotherapy-course-summary")], mergedReview(doses)),
    extension: [
      ...intentExtension(fact.intent, annotations(ctx, fact, "intent")),
      ...distinctModalities(doses.flatMap((d) => modalityExtension(ctx, d))),
      ...doses.flatMap((d) => doseExtension(ctx, d)),
      ...doses.flatMap((d) => (isDoseConsistent(d) ? [] : dosePerFraction(ctx, d))),
      ...factExtensions(ctx, fact),
      ...doses.slice(1).flatMap((d) => evidenceExtensions(ctx, d.evidence)),
    ],
    identifier: [factIdentifier(id)],
    partOf: course ? [course] : [],
    status: ending.status,
    statusReason:
      ending.status === "stopped" ? reasonConcept(ctx, ending.reason, evidenceExtensions(ctx, ending.stop?.evidence)) : undefined,
    category: conceptOf([CODES.RADIOTHERAPY], undefined),
    code: conceptOf([CODES.RADIOTHERAPY_COURSE], fact.modalityText ?? "radiotherapy"),
    subject: patientReference(ctx),
    ...dated(ctx, "performed", endedTime(fact.time, ending), { form: "period", isRequired: true }),
    reasonReference: conditions.length > 0 ? distinct(conditions) : primaryReferences(ctx, fact),
    bodySite: distinctSites(targets.map((t) => bodySite(ctx, t))),
  });
}

/** Total, fractions and dose per fraction of one volume. A count that contradicts the doses stays, its dose per fraction then stands on the course. */
function doseExtension(ctx: BuildContext, fact: RadiotherapyFact): Extension[] {
  if (!hasVolume(fact)) return [];
  const parts: Extension[] = [{ url: "volume", valueReference: referenceTo({ type: "BodyStructure", id: targetId(ctx, fact) }) }];
  if (fact.totalGy !== undefined)
    parts.push({ url: "totalDoseDelivered", valueQuantity: centigray(fact.totalGy, annotations(ctx, fact, "totalGy")) });
  if (fact.fractions !== undefined && isCountable(fact)) {
    const notes = annotations(ctx, fact, "fractions");
    const sibling = notes.length > 0 ? { _valueUnsignedInt: extended(notes) } : {};
    parts.push({ url: "fractionsDelivered", valueUnsignedInt: fact.fractions, ...sibling } as Extension);
  }
  if (isDoseConsistent(fact)) parts.push(...dosePerFraction(ctx, fact));
  return [{ url: EXTENSION.doseDelivered, extension: parts }];
}

const dosePerFraction = (ctx: BuildContext, fact: RadiotherapyFact): Extension[] =>
  fact.fractionGy === undefined
    ? []
    : [{ url: EXTENSION.dosePerFraction, valueQuantity: centigray(fact.fractionGy, annotations(ctx, fact, "fractionGy")) }];

// mCODE fixes cGy. 1.8 Gy × 100 is 180.00000000000003 without rounding.
const centigray = (gray: number, notes: Extension[]): ReturnType<typeof quantity> =>
  quantity({ value: Math.round(gray * 10_000) / 100, unit: "cGy" }, notes);

const distinct = <T extends { reference?: string }>(references: T[]): T[] => [...new Map(references.map((r) => [r.reference, r])).values()];
const distinctSites = <T extends { text?: string }>(sites: T[]): T[] => [...new Map(sites.map((s) => [s.text, s])).values()];

/** The modalities of a course once each: a boost repeats that of its course. */
function distinctModalities(extensions: Extension[]): Extension[] {
  const key = (e: Extension) => JSON.stringify(e.extension?.map((p) => p.valueCodeableConcept?.coding));
  return [...new Map([...extensions].reverse().map((e) => [key(e), e])).values()].reverse();
}

const mergedReview = (doses: readonly [RadiotherapyFact, ...RadiotherapyFact[]]): RadiotherapyFact => {
  const review = doses.flatMap((d) => d.review ?? []);
  return { ...doses[0], ...(review.length > 0 && { review }) };
};
