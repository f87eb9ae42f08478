// Which resource a fact becomes, and the id and reference of it, before any resource is built.
import type { Reference, ResourceType } from "@medplum/fhirtypes";
import type { Fact } from "../facts/fact.ts";
import type { RadiotherapyFact } from "../facts/treatment-fact.ts";
import { clinicalIdentity, uuidOf } from "./identity.ts";
import { stopTargets } from "./stops.ts";

export interface Target {
  readonly type: ResourceType;
  readonly id: string;
}

/** A reference by id alone: it fits every element that may hold its type. */
export type Link = Omit<Reference, "resource"> & { readonly resource?: never };

export const referenceTo = ({ type, id }: Target): Link => ({ reference: `urn:uuid:${id}`, type });

/** Type of the resource that stands for the fact; undefined where it only shapes others (a stop of a known course, a recommendation). */
function resourceTypeOf(fact: Fact, facts: readonly Fact[]): ResourceType | undefined {
  switch (fact.kind) {
    case "patient":
      return "Patient";
    case "primary":
    case "comorbidity":
      return "Condition";
    case "metastasis":
      return fact.assertion === "absent" ? "Observation" : "Condition";
    case "radiotherapy":
    case "systemic-course":
    case "procedure":
      return "Procedure";
    case "drug":
      return "MedicationAdministration";
    case "not-given":
      return fact.of === "drug" ? "MedicationAdministration" : "Procedure";
    case "stop":
      return stopTargets(fact, facts).length === 0 ? "Procedure" : undefined;
    case "recommendation":
      return undefined;
    case "consent":
      return fact.about === "publication" ? undefined : "Consent";
    case "family-history":
      return fact.assertion === "absent" ? "Observation" : "FamilyMemberHistory";
    case "lesion":
      return "BodyStructure";
    case "line":
      return "CarePlan";
    default:
      return "Observation";
  }
}

/** The dose that a boost or further volume belongs to; the fact itself where it opens the course. */
export function courseRoot(fact: RadiotherapyFact, facts: readonly Fact[]): RadiotherapyFact {
  const root = facts.find((f): f is RadiotherapyFact => f.kind === "radiotherapy" && f.id === fact.courseOf && f.id !== fact.id);
  return root && root.courseOf === undefined ? root : fact;
}

/** Fact id → resource. A boost shares the Procedure of its course. */
export function targetsOf(facts: readonly Fact[], patientKey: string, tenant: string): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  const seen = new Map<string, number>();
  for (const fact of facts) {
    const type = resourceTypeOf(fact, facts);
    if (type === undefined || (fact.kind === "radiotherapy" && courseRoot(fact, facts) !== fact)) continue;
    const identity = clinicalIdentity(fact);
    const ordinal = (seen.get(`${fact.kind} ${identity}`) ?? 0) + 1;
    seen.set(`${fact.kind} ${identity}`, ordinal);
    targets.set(fact.id, { type, id: uuidOf(tenant, patientKey, fact.kind, identity, ordinal) });
  }
  for (const fact of facts) {
    const root = fact.kind === "radiotherapy" ? targets.get(courseRoot(fact, facts).id) : undefined;
    if (root) targets.set(fact.id, root);
  }
  return targets;
}
