// An identifier's system is absolute; where it says that the value is a URI, the value is one. https://hl7.org/fhir/R4/datatypes.html#Identifier
import { isAbsolute } from "./primitive.ts";
import { found, type Run } from "./run.ts";

const RULE = "http://hl7.org/fhir/StructureDefinition/Identifier";

export function checkIdentifier(run: Run, { system, value }: Readonly<Record<string, unknown>>): void {
  if (typeof system !== "string") return;
  if (system === "urn:ietf:rfc:3986") {
    if (typeof value !== "string" || isAbsolute(value)) return;
    const message =
      "The identifier's system urn:ietf:rfc:3986 says that its value is a URI: begin the value with a scheme such as urn:uuid:.";
    found(run, "error", "structure", `${RULE}#uri`, message);
  } else if (system !== "" && !isAbsolute(system))
    found(
      run,
      "error",
      "structure",
      `${RULE}#Identifier.system`,
      "The identifier's system is no absolute URI: begin it with a scheme (an OID with urn:oid:), or leave it out.",
    );
}
