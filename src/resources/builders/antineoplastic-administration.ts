// MedicationAdministration ⊂ mcode-cancer-related-medication-administration: one drug in one course.
// Other medicines are plain MedicationAdministrations: mCODE's profile is for cancer treatment.
import type { Extension, MedicationAdministration } from "@medplum/fhirtypes";
import type { SourcedCoding } from "../../base/concept.ts";
import type { DrugFact } from "../../facts/treatment-fact.ts";
import { type BuildContext, idOf, patientReference, primaryReferences, referencesToFacts } from "../build-context.ts";
import { EXTENSION, mcodeProfile, ourProfile } from "../canonicals.ts";
import { codeable, conceptOf, intentExtension, quantity, reasonConcept } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, evidenceExtensions, extended, factExtensions } from "../evidence.ts";
import { factIdentifier, meta } from "../heads.ts";
import { CODES } from "../profile-codes.ts";
import { endingOf } from "../stops.ts";
import { endedTime } from "../treatment-time.ts";

const PROFILES = [ourProfile("antineoplastic-administration"), mcodeProfile("cancer-related-medication-administration")];

export function buildAntineoplasticAdministration(ctx: BuildContext, fact: DrugFact): MedicationAdministration {
  const id = idOf(ctx, fact);
  const ending = endingOf(fact, ctx.record.facts);
  return defined<MedicationAdministration>({
    resourceType: "MedicationAdministration",
    id,
    meta: meta(fact.isAntineoplastic ? PROFILES : [], fact),
    extension: [
      ...intentExtension(fact.intent, annotations(ctx, fact, "intent")),
      ...normalizationBasis(fact),
      ...ownExtensions(ctx, fact),
      ...factExtensions(ctx, fact),
    ],
    identifier: [factIdentifier(id)],
    partOf: referencesToFacts(ctx, fact.courseId === undefined ? [] : [fact.courseId]),
    status: ending.status,
    statusReason: ending.status === "stopped" ? [reasonConcept(ctx, ending.reason, evidenceExtensions(ctx, ending.stop?.evidence))] : [],
    medicationCodeableConcept: codeable(ctx, fact.drug, annotations(ctx, fact, "drug")),
    subject: patientReference(ctx),
    ...dated(ctx, "effective", endedTime(fact.time, ending), { form: "any", isRequired: true }),
    reasonReference: fact.isAntineoplastic ? primaryReferences(ctx, fact) : [],
    note: [
      ...(fact.plannedCycles === undefined ? [] : [{ text: `planned cycles: ${fact.plannedCycles}` }]),
      ...(fact.dose && !isDosable(fact) ? [{ text: `dose without unit: ${fact.dose.value}` }] : []),
    ],
    dosage: dosageOf(ctx, fact),
  });
}

/** A Dosage needs a dose with a unit (mad-1); a schedule alone is not one. */
const isDosable = ({ dose }: DrugFact): boolean => dose?.unit !== undefined && dose.value > 0;

function dosageOf(ctx: BuildContext, fact: DrugFact): MedicationAdministration["dosage"] {
  const { dose, route } = fact;
  if (!dose || !isDosable(fact)) return undefined;
  const routeCodes = route === undefined ? [] : ctx.codings.route(route);
  return {
    ...(route !== undefined && { route: conceptOf(routeCodes, route, annotations(ctx, fact, "route")) }),
    dose: quantity({ value: dose.value, ...(dose.unit !== undefined && { unit: dose.unit }) }, annotations(ctx, fact, "dose")),
  };
}

function normalizationBasis(fact: DrugFact): Extension[] {
  const unit = isDosable(fact) ? (fact.dose?.unit ?? "") : "";
  const basis: SourcedCoding | undefined = /\/m2\b/.test(unit) ? CODES.BODY_SURFACE : /\/kg\b/.test(unit) ? CODES.BODY_WEIGHT : undefined;
  return basis ? [{ url: EXTENSION.normalizationBasis, valueCodeableConcept: conceptOf([basis], undefined) }] : [];
}

function ownExtensions(ctx: BuildContext, fact: DrugFact): Extension[] {
  const own = (url: string, type: string, value: unknown, attribute: string): Extension[] => {
    if (value === undefined) return [];
    const notes = annotations(ctx, fact, attribute);
    return [{ url, [`value${type}`]: value, ...(notes.length > 0 && { [`_value${type}`]: extended(notes) }) }];
  };
  return [
    ...own(EXTENSION.cyclesDelivered, "UnsignedInt", fact.cycles, "cycles"),
    ...own(EXTENSION.regimen, "String", fact.regimen, "regimen"),
    ...own(EXTENSION.scheduleAsWritten, "String", fact.schedule, "schedule"),
    ...own(EXTENSION.offLabel, "Boolean", fact.isOffLabel, "isOffLabel"),
  ];
}
