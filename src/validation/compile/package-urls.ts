// Where the urls of a package's definitions begin, of those packages that come along whole: a url that begins so and is not there is none of theirs.
import type { Definitions } from "../definitions/definitions.ts";

const BEGINNINGS: readonly (readonly [url: string, needed: readonly string[]])[] = [
  ["http://hl7.org/fhir/StructureDefinition/", ["hl7.fhir.r4.core", "hl7.fhir.uv.extensions.r4"]],
  ["http://hl7.org/fhir/us/mcode/StructureDefinition/", ["hl7.fhir.us.mcode"]],
  ["http://hl7.org/fhir/uv/ips/StructureDefinition/", ["hl7.fhir.uv.ips"]],
  ["http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/", ["hl7.fhir.uv.genomics-reporting"]],
  ["https://casebridge.dev/fhir/StructureDefinition/", ["dev.casebridge.onco"]],
];

export function packageOf({ packages }: Definitions, url: string): string | undefined {
  const [, needed] = BEGINNINGS.find(([beginning]) => url.startsWith(beginning)) ?? [];
  if (needed === undefined || !needed.every((id) => packages.some((one) => one.id === id))) return undefined;
  return needed.join(" and ");
}
