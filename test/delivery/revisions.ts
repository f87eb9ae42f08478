// A narrative in its revisions: the same patient and conditions, another text each time.
import type { Bundle } from "@medplum/fhirtypes";
import { patientBundle } from "./destination.ts";

// "00000000-0000-5000-8000-000000000012": the last block is the number of the resource
const ID = /00000000-0000-5000-8000-0{4}(?<last>\d{8})/g;

export function revision(patient: number, n: number): Bundle {
  const four = String(patient).padStart(4, "0");
  const text = JSON.stringify(patientBundle(2, `revision ${n}`))
    .replaceAll(ID, `00000000-0000-5000-8000-${four}$<last>`)
    .replaceAll('"P1"', `"P${patient}"`);
  return JSON.parse(text) as Bundle;
}

/** Id of the condition whose text is the revision. */
export const revisedCondition = (patient: number): string => `00000000-0000-5000-8000-${String(patient).padStart(4, "0")}00000001`;
