// The words behind a resource, cut out of the DocumentReference in the same bundle by its derivation-references.
import type { Bundle, DocumentReference, Resource } from "@medplum/fhirtypes";

const DERIVATION_REFERENCE = "http://hl7.org/fhir/StructureDefinition/derivation-reference";

export interface QuotedSpan {
  readonly start: number;
  readonly end: number;
}

/** Decoded text of the bundle's first text attachment; empty where there is none. */
export function narrativeOf(bundle: Bundle): string {
  for (const { resource } of bundle.entry ?? []) {
    if (resource?.resourceType !== "DocumentReference") continue;
    const data = (resource as DocumentReference).content
      ?.map((c) => c.attachment)
      .find((a) => a?.data && a.contentType?.startsWith("text/"))?.data;
    if (data) return new TextDecoder().decode(Uint8Array.from(atob(data), (c) => c.charCodeAt(0)));
  }
  return "";
}

/** Spans of all derivation-references on the resource and on elements in it, without repeats, in order of the text. */
export function spansOf(resource: Resource): readonly QuotedSpan[] {
  const found = new Map<string, QuotedSpan>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { url, extension } = node as { url?: unknown; extension?: { url?: string; valueInteger?: number }[] };
    if (url === DERIVATION_REFERENCE && Array.isArray(extension)) {
      const start = extension.find((e) => e.url === "offset")?.valueInteger;
      const length = extension.find((e) => e.url === "length")?.valueInteger;
      if (start !== undefined && length !== undefined) found.set(`${start}+${length}`, { start, end: start + length });
    }
    for (const value of Object.values(node)) visit(value);
  };
  visit(resource);
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Function that gives the quotes of a resource of the bundle, line breaks as blanks. */
export function quotesOf(bundle: Bundle): (resource: Resource) => readonly string[] {
  const text = narrativeOf(bundle);
  return (resource) =>
    spansOf(resource)
      .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " ").trim())
      .filter((quote) => quote !== "");
}
