// Procedure: what the drugs given together have in common; it tells how the course ended and why.
import type { Extension, Procedure } from "@medplum/fhirtypes";
import type { SourcedCoding } from "../../base/concept.ts";
import type { SystemicCourseFact } from "../../facts/treatment-fact.ts";
import { type BuildContext, idOf, lineHolding, patientReference, primaryReferences } from "../build-context.ts";
import { EXTENSION, ourProfile } from "../canonicals.ts";
import { conceptOf, intentExtension, reasonConcept } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, evidenceExtensions, extended, factExtensions } from "../evidence.ts";
import { factIdentifier, meta } from "../heads.ts";
import { CODES } from "../profile-codes.ts";
import { endingOf } from "../stops.ts";
import { endedTime } from "../treatment-time.ts";

export function buildSystemicTherapyCourse(ctx: BuildContext, fact: SystemicCourseFact): Procedure {
  const id = idOf(ctx, fact);
  const ending = endingOf(fact, ctx.record.facts);
  const line = lineHolding(ctx, fact.id)?.number;
  return defined<Procedure>({
    resourceType: "Procedure",
    id,
    meta: meta([ourProfile("systemic-therapy-course")], fact),
    extension: [
      ...intentExtension(fact.intent, annotations(ctx, fact, "intent")),
      ...(line === undefined ? [] : [{ url: EXTENSION.lineOfTherapy, valuePositiveInt: line }]),
      ...(fact.regimen === undefined
        ? []
        : [noted({ url: EXTENSION.regimen, valueString: fact.regimen }, "_valueString", annotations(ctx, fact, "regimen"))]),
      ...(fact.cycles === undefined
        ? []
        : [
            noted({ url: EXTENSION.cyclesDelivered, valueUnsignedInt: fact.cycles }, "_valueUnsignedInt", annotations(ctx, fact, "cycles")),
          ]),
      ...factExtensions(ctx, fact),
    ],
    identifier: [factIdentifier(id)],
    status: ending.status,
    statusReason:
      ending.status === "stopped" ? reasonConcept(ctx, ending.reason, evidenceExtensions(ctx, ending.stop?.evidence)) : undefined,
    code: conceptOf(courseCodes(fact.name), fact.name),
    subject: patientReference(ctx),
    ...dated(ctx, "performed", endedTime(fact.time, ending), { form: "any", isRequired: true }),
    reasonReference: primaryReferences(ctx, fact),
  });
}

const noted = (extension: Extension, sibling: string, notes: Extension[]): Extension =>
  notes.length > 0 ? ({ ...extension, [sibling]: extended(notes) } as Extension) : extension;

// The name itself must say what kind of therapy it was: "TP chemotherapy", "maintenance immunotherapy".
function courseCodes(name: string): readonly SourcedCoding[] {
  const isChemo = /(?<!radio)(?<!immuno)\bchemotherap/i.test(name);
  const isImmune = /\bimmunotherap/i.test(name);
  const isHormone = /\b(?:hormon(?:e|al)|endocrine) therap/i.test(name);
  if (isChemo && !isImmune && !isHormone) return [CODES.CHEMOTHERAPY];
  if (isImmune && !isChemo && !isHormone) return [CODES.IMMUNOTHERAPY];
  return isHormone && !isChemo && !isImmune ? [CODES.HORMONE_THERAPY] : [];
}
