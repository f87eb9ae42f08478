// Types of US Core's profiles, which no npm package has: their names say for what they are. https://hl7.org/fhir/us/core/

const PROFILE = /^http:\/\/hl7\.org\/fhir\/us\/core\/StructureDefinition\/us-core-(?<name>[a-z]+)(?:-|$)/;
const TYPES: ReadonlyMap<string, string> = new Map(
  [
    "Patient",
    "Practitioner",
    "PractitionerRole",
    "Organization",
    "Condition",
    "Procedure",
    "Encounter",
    "Location",
    "Specimen",
    "Medication",
  ].map((type) => [type.toLowerCase(), type]),
);

/** "…/us-core-condition-encounter-diagnosis" → "Condition"; undefined where the name does not begin with a type. */
export const namedType = (profile: string): string | undefined => TYPES.get(PROFILE.exec(profile)?.groups?.["name"] ?? "");
