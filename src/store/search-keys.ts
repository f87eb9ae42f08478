// What of a resource is found again: its business identifiers and the patient it is about. These are index rows, so a search is never a scan.
import type { Resource } from "@medplum/fhirtypes";

export interface IdentifierKey {
  readonly system: string;
  readonly value: string;
}

export interface SearchKeys {
  readonly identifiers: readonly IdentifierKey[];
  /** References as written, such as "Patient/1": of `subject` and of `patient`. */
  readonly patients: readonly string[];
}

interface Searchable {
  readonly identifier?: unknown;
  readonly subject?: unknown;
  readonly patient?: unknown;
}

export function searchKeys(resource: Resource): SearchKeys {
  const { identifier, subject, patient } = resource as Searchable;
  return {
    identifiers: asList(identifier).flatMap((item) => {
      const { system, value } = item as { system?: unknown; value?: unknown };
      return typeof value === "string" ? [{ system: typeof system === "string" ? system : "", value }] : [];
    }),
    patients: [...asList(subject), ...asList(patient)].flatMap((item) => {
      const { reference } = item as { reference?: unknown };
      return typeof reference === "string" ? [reference] : [];
    }),
  };
}

function asList(value: unknown): readonly object[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === "object" && item !== null);
}
