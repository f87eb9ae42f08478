// One resource → what it says, in short sentences: first the fact, then how sure it is.
import type { Coding, Resource } from "@medplum/fhirtypes";
import { describeBodyStructure, describeCondition, describeFamilyHistory, describePatient } from "./describe-disease.ts";
import { describeObservation } from "./describe-observation.ts";
import { describeConsent, describePlan } from "./describe-plan.ts";
import { describeDevice, describeDocument, describeProvenance } from "./describe-source.ts";
import { describeAdministration, describeProcedure } from "./describe-treatment.ts";
import { joined } from "./words.ts";

/** undefined for a type that we have no words for. */
export function describeResource(resource: Resource): string | undefined {
  const said = factOf(resource);
  if (said === undefined) return undefined;
  const isWithdrawn = "status" in resource && resource.status === "entered-in-error";
  return joined([isWithdrawn && "Entered in error.", ...said, reviewOf(resource)], " ") || `${resource.resourceType}.`;
}

function factOf(resource: Resource): readonly string[] | undefined {
  switch (resource.resourceType) {
    case "Patient":
      return describePatient(resource);
    case "Condition":
      return describeCondition(resource);
    case "BodyStructure":
      return describeBodyStructure(resource);
    case "FamilyMemberHistory":
      return describeFamilyHistory(resource);
    case "Observation":
      return describeObservation(resource);
    case "Procedure":
      return describeProcedure(resource);
    case "MedicationAdministration":
      return describeAdministration(resource);
    case "CarePlan":
      return describePlan(resource);
    case "Consent":
      return describeConsent(resource);
    case "DocumentReference":
      return describeDocument(resource);
    case "Device":
      return describeDevice(resource);
    case "Provenance":
      return describeProvenance(resource);
    default:
      return undefined;
  }
}

const REVIEW_CODES = "https://casebridge.dev/fhir/CodeSystem/review";

/** "Needs review: derived, weak anchor." */
function reviewOf({ meta }: Resource): string | undefined {
  const codes = (meta?.tag ?? []).filter(({ system }: Coding) => system === REVIEW_CODES).map(({ code = "" }) => code);
  if (!codes.includes("review")) return undefined;
  const reasons = codes.filter((code) => code !== "review").map((code) => code.replaceAll("-", " "));
  return `Needs review${reasons.length > 0 ? `: ${reasons.join(", ")}` : ""}.`;
}
