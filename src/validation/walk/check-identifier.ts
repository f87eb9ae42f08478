// An identifier whose system says that its value is a URI has a URI as its value. https://hl7.org/fhir/R4/datatypes.html#Identifier
import { found, type Run } from "./run.ts";

// 'urn:uuid:…', 'https://…': a scheme and a colon.
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

export function checkIdentifier(run: Run, { system, value }: Readonly<Record<string, unknown>>): void {
  if (system !== "urn:ietf:rfc:3986" || typeof value !== "string" || SCHEME.test(value)) return;
  const message =
    "The identifier's system urn:ietf:rfc:3986 says that its value is a URI: begin the value with a scheme such as urn:uuid:.";
  found(run, "error", "structure", "http://hl7.org/fhir/StructureDefinition/Identifier#uri", message);
}
