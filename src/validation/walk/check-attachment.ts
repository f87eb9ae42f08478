// What an attachment states of the data that it carries is true of it. https://hl7.org/fhir/R4/datatypes.html#Attachment
import { primitiveFault } from "./primitive.ts";
import { found, type Run } from "./run.ts";
import { sha1 } from "./sha1.ts";

const RULE = "http://hl7.org/fhir/StructureDefinition/Attachment#Attachment";

export function checkAttachment(run: Run, { data, size, hash }: Readonly<Record<string, unknown>>): void {
  if ((size === undefined && hash === undefined) || typeof data !== "string" || primitiveFault("base64Binary", data) !== undefined) return;
  const bytes = decoded(data);
  if (bytes === undefined) return;
  if (typeof size === "number" && size !== bytes.length)
    found(run, "error", "structure", `${RULE}.size`, `The attachment states a size of ${size} bytes, but its data has ${bytes.length}.`);
  if (typeof hash === "string" && decoded(hash) !== sha1(bytes))
    found(run, "error", "structure", `${RULE}.hash`, "The attachment's hash is not the SHA-1 of its data: calculate it again, in base64.");
}

/** One character per byte. */
function decoded(base64: string): string | undefined {
  try {
    return atob(base64);
  } catch {
    return undefined;
  }
}
