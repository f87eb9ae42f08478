// CarePlan: one per line of therapy, with what was done as outcomes and what was not as cancelled activities;
// and one plan without a number for advice and treatment that belong to no line.
import type { CarePlan, CarePlanActivity, CarePlanActivityDetail, Extension } from "@medplum/fhirtypes";
import type { Evidence } from "../../base/evidence.ts";
import type { Fact } from "../../facts/fact.ts";
import type { FactTime } from "../../facts/fact-base.ts";
import type { LineFact, NotGivenFact, RecommendationFact } from "../../facts/treatment-fact.ts";
import { type BuildContext, idOf, patientReference, primaryReferences, referencesToFacts } from "../build-context.ts";
import { EXTENSION, ourProfile } from "../canonicals.ts";
import { codeable, reasonConcept } from "../concepts.ts";
import { periodOf } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, evidenceExtensions, extended, factExtensions } from "../evidence.ts";
import { factIdentifier, meta } from "../heads.ts";
import { uuidOf } from "../identity.ts";
import { factsInNoLine, membersOf } from "../line-members.ts";

const STATUS = { completed: "completed", "in-progress": "active", stopped: "revoked" } as const;

export function buildTreatmentPlan(ctx: BuildContext, fact: LineFact): CarePlan {
  const id = idOf(ctx, fact);
  const omitted = fact.omittedIds.map((i) => ctx.record.facts.find((f) => f.id === i)).filter((f) => f !== undefined);
  const numberNotes = annotations(ctx, fact, "number");
  const number: Extension = { url: EXTENSION.lineOfTherapy, valuePositiveInt: fact.number };
  return defined<CarePlan>({
    resourceType: "CarePlan",
    id,
    meta: meta([ourProfile("treatment-plan")], fact),
    extension: [
      numberNotes.length > 0 ? ({ ...number, _valuePositiveInt: extended(numberNotes) } as Extension) : number,
      ...factExtensions(ctx, fact),
    ],
    identifier: [factIdentifier(id)],
    status: STATUS[fact.status],
    intent: "plan",
    title: `Line of therapy ${fact.number}`,
    subject: patientReference(ctx),
    period: periodOfPlan(ctx, fact.time),
    addresses: primaryReferences(ctx, fact),
    activity: [...membersOf(ctx, fact.memberIds).map((m) => done(ctx, m)), ...omitted.flatMap((f) => notDone(ctx, f))],
    note: fact.endReason ? [{ ...extended(evidenceExtensions(ctx, fact.endReason.evidence)), text: `ended: ${fact.endReason.text}` }] : [],
  });
}

/** The plan of what stands in no line; undefined where there is nothing of the kind. */
export function buildPlanOutsideLines(ctx: BuildContext): CarePlan | undefined {
  const { treatments, omitted } = factsInNoLine(ctx);
  const activity = [
    ...membersOf(
      ctx,
      treatments.map((t) => t.id),
    ).map((m) => done(ctx, m)),
    ...omitted.flatMap((f) => notDone(ctx, f)),
  ];
  const [first] = [...treatments, ...omitted];
  if (!first || activity.length === 0) return undefined;
  const id = uuidOf(ctx.options.tenant, ctx.patientKey, "treatment-plan", "outside lines", 1);
  const isOpen = omitted.some((f) => f.kind === "recommendation");
  return defined<CarePlan>({
    resourceType: "CarePlan",
    id,
    meta: meta([ourProfile("treatment-plan")]),
    extension: evidenceExtensions(ctx, strongest([...treatments, ...omitted])),
    identifier: [factIdentifier(id)],
    status: isOpen ? "active" : treatments.length > 0 ? "completed" : "revoked",
    intent: "plan",
    title: "Treatment outside a line of therapy",
    subject: patientReference(ctx),
    addresses: primaryReferences(ctx, first),
    activity,
  });
}

const strongest = (facts: readonly Fact[]): Evidence[] => facts.flatMap((f) => f.evidence.slice(0, 1));

const periodOfPlan = (ctx: BuildContext, time: FactTime | undefined): CarePlan["period"] =>
  time?.start === undefined && time?.end === undefined ? undefined : periodOf(ctx, time);

const done = (ctx: BuildContext, factIds: readonly string[]): CarePlanActivity => ({ outcomeReference: referencesToFacts(ctx, factIds) });

function notDone(ctx: BuildContext, fact: Fact): CarePlanActivity[] {
  if (fact.kind === "not-given") return [{ detail: cancelled(ctx, fact) }];
  return fact.kind === "recommendation" ? [{ detail: recommended(ctx, fact) }] : [];
}

const cancelled = (ctx: BuildContext, fact: NotGivenFact): CarePlanActivityDetail => ({
  ...extended(evidenceExtensions(ctx, fact.evidence)),
  ...subject(ctx, fact),
  status: "cancelled",
  statusReason: reasonConcept(ctx, fact.reason),
});

const recommended = (ctx: BuildContext, fact: RecommendationFact): CarePlanActivityDetail => ({
  ...extended(evidenceExtensions(ctx, fact.evidence)),
  ...subject(ctx, fact),
  status: fact.status === "planned" ? "scheduled" : "not-started",
});

/** What the activity is: a product for a drug, else a code. */
function subject(
  ctx: BuildContext,
  fact: NotGivenFact | RecommendationFact,
): Pick<CarePlanActivityDetail, "kind" | "code" | "productCodeableConcept"> {
  const what = codeable(ctx, fact.what, annotations(ctx, fact, "what"));
  return fact.of === "drug" ? { kind: "MedicationRequest", productCodeableConcept: what } : { kind: "ServiceRequest", code: what };
}
