// What stands at the top of every resource: id, profiles, review tag, and the identifier for conditional delivery.
import type { CodeableConcept, Condition, Identifier, Meta, Observation } from "@medplum/fhirtypes";
import type { Fact } from "../facts/fact.ts";
import type { ReviewReason } from "../facts/fact-base.ts";
import { FACT_IDENTIFIERS, HL7, REVIEW_CODES } from "./canonicals.ts";

/** Profiles, and the review tag with its reasons where the fact is doubtful. */
export function meta(profiles: readonly string[], fact?: Fact): Meta {
  const reasons = new Set<ReviewReason>(fact?.review ?? []);
  if (fact && "assertion" in fact && fact.assertion === "possible") reasons.add("uncertain");
  const tags = reasons.size > 0 ? ["review", ...reasons] : [];
  return {
    ...(profiles.length > 0 && { profile: [...profiles] }),
    ...(tags.length > 0 && { tag: tags.map((code) => ({ system: REVIEW_CODES, code })) }),
  };
}

export const factIdentifier = (id: string): Identifier => ({ system: FACT_IDENTIFIERS, value: id });

/** mCODE's BodyStructureIdentifier: the slice that mcode-tumor asks for. */
export const bodyStructureIdentifier = (id: string): Identifier => ({
  use: "usual",
  type: { coding: [{ system: "http://hl7.org/fhir/resource-types", code: "BodyStructure" }] },
  ...factIdentifier(id),
});

export const isDoubtful = (fact: Fact): boolean => (fact.review?.length ?? 0) > 0 || ("assertion" in fact && fact.assertion === "possible");

export const observationStatus = (fact: Fact): Observation["status"] => (isDoubtful(fact) ? "preliminary" : "final");

export const observationCategory = (code: "laboratory" | "survey" | "exam"): CodeableConcept => ({
  coding: [{ system: `${HL7}observation-category`, code }],
});

export const clinicalStatus = (code: "active" | "inactive" | "recurrence"): NonNullable<Condition["clinicalStatus"]> => ({
  coding: [{ system: `${HL7}condition-clinical`, code }],
});

export const verificationStatus = (code: "confirmed" | "provisional" | "refuted"): NonNullable<Condition["verificationStatus"]> => ({
  coding: [{ system: `${HL7}condition-ver-status`, code }],
});

export const problemListItem: CodeableConcept = { coding: [{ system: `${HL7}condition-category`, code: "problem-list-item" }] };
