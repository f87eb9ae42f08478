// What an attachment states of the data that it carries is true of it. https://hl7.org/fhir/R4/datatypes.html#Attachment
import { sha1 } from "../../base/sha1.ts";
import { primitiveFault } from "./primitive.ts";
import { found, type Run } from "./run.ts";

const RULE = "http://hl7.org/fhir/StructureDefinition/Attachment#Attachment";

export function checkAttachment(run: Run, { data, size, hash }: Readonly<Record<string, unknown>>): void {
  if ((size === undefined && hash === undefined) || typeof data !== "string" || primitiveFault("base64Binary", data) !== undefined) return;
  const bytes = decoded(data);
  if (bytes === undefined) return;
  if (typeof size === "number" && size !== bytes.length)
    found(run, "error", "structure", `${RULE}.size`, `The attachment states a size of ${size} bytes, but its data has ${bytes.length}.`);
  if (typeof hash === "string" && decoded(hash) !== digestOf(bytes))
    found(run, "error", "structure", `${RULE}.hash`, "The attachment's hash is not the SHA-1 of its data: calculate it again, in base64.");
}

const digestOf = (bytes: string): string => String.fromCharCode(...sha1(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))));

/** One character per byte. */
function decoded(base64: string): string | undefined {
  try {
    return atob(base64);
  } catch {
    return undefined;
  }
}
