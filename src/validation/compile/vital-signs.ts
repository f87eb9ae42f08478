// Which profile a vital sign must meet, by its LOINC code, whether it claims it or not. https://hl7.org/fhir/R4/observation-vitalsigns.html
import type { Definitions } from "../definitions/definitions.ts";

const VITAL_SIGNS = "http://hl7.org/fhir/StructureDefinition/vitalsigns";

/** LOINC code → profile of R4 core; the codes are those that the profiles fix. */
export function vitalSignProfiles({ structures }: Definitions): ReadonlyMap<string, string> {
  const profiles = new Map<string, string>();
  for (const { url, baseDefinition, element } of Object.values(structures)) {
    if (baseDefinition !== VITAL_SIGNS || !url.startsWith("http://hl7.org/fhir/StructureDefinition/")) continue;
    for (const { path, fixed } of element)
      if (path === "Observation.code.coding.code" && typeof fixed?.value === "string") profiles.set(fixed.value, url);
  }
  return profiles;
}
