// Has a resource changed? Its content without `meta` and without the times of recording, as one hash: a second conversion of the same narrative
// gives the same fingerprint. Clinical times count.
import { createHash } from "node:crypto";
import type { Resource } from "@medplum/fhirtypes";
import { canonicalJson } from "../store/content.ts";

/** Elements that say when something was written down, not when it happened. */
const RECORDING_TIMES: Readonly<Record<string, readonly string[]>> = {
  AuditEvent: ["recorded"],
  Composition: ["date"],
  DiagnosticReport: ["issued"],
  DocumentReference: ["date"],
  Observation: ["issued"],
  Provenance: ["recorded"],
};

/** `without` names further members to leave out, such as an id that the server gave. */
export function fingerprint(resource: Resource, without: readonly string[] = []): string {
  const left = new Set(["meta", ...(RECORDING_TIMES[resource.resourceType] ?? []), ...without]);
  const content = Object.fromEntries(Object.entries(resource).filter(([name]) => !left.has(name)));
  return createHash("sha256").update(canonicalJson(content)).digest("base64url");
}
