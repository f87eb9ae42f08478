// Has a resource changed? Its content without `meta`, the times of recording and a generated `text`, as one hash: a second conversion of the same
// narrative gives the same fingerprint. Clinical times count. A generated text says nothing that the elements do not, and servers write its
// XHTML anew, leave it out or generate their own: that is no change of the resource.
import { hash } from "node:crypto";
import type { Narrative, Resource } from "@medplum/fhirtypes";
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
  const { text } = resource as { readonly text?: Narrative };
  const generated = text?.status === "generated" || text?.status === "extensions" ? ["text"] : [];
  const left = new Set(["meta", ...(RECORDING_TIMES[resource.resourceType] ?? []), ...generated, ...without]);
  const content = Object.fromEntries(Object.entries(resource).filter(([name]) => !left.has(name)));
  return hash("sha256", canonicalJson(content), "base64url");
}
