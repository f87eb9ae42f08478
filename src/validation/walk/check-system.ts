// The system of a code is that of a code system, written as the code system has it. https://hl7.org/fhir/R4/terminologies-systems.html
import { isAbsolute } from "./primitive.ts";
import { found, type Run } from "./run.ts";

export function checkSystem(run: Run, rule: string, system: string): void {
  if (run.registry.isSystem(system)) return;
  if (!isAbsolute(system)) {
    // A concept may have other codings; what stands alone says nothing with a system that is none. HL7's validator draws the same line.
    const severity = run.types[run.depth - 2]?.code === "CodeableConcept" ? "warning" : "error";
    const message =
      "The system of the code is no absolute URI: write the one that its code system has (an OID with urn:oid:), or leave it out.";
    found(run, severity, "structure", `${rule}#system`, message);
    return;
  }
  const fault = faultOf(run, system);
  if (fault !== undefined) found(run, "error", "structure", `${rule}#system`, `The system of the code is ${fault}.`);
}

function faultOf({ registry }: Run, system: string): string | undefined {
  const kind = registry.kindOf(system.split("|")[0]!);
  if (kind !== undefined) return `a ${kind}: write the URI of the code system that the code is from`;
  const meant = registry.systemLike(system);
  return meant === undefined ? undefined : `not written as it must be: write ${meant}`;
}
