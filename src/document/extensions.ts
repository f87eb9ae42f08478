// Extensions by the last part of their url, which is their name in ours and in mCODE's package.
import type { CodeableConcept, Extension } from "@medplum/fhirtypes";
import { conceptWords } from "./words.ts";

interface Extended {
  readonly extension?: readonly Extension[] | undefined;
}

export const extensionOf = (element: Extended | undefined, name: string): Extension | undefined => extensionsOf(element, name)[0];

export const extensionsOf = (element: Extended | undefined, name: string): readonly Extension[] =>
  (element?.extension ?? []).filter(({ url }) => url === name || url.endsWith(`/${name}`));

/** Words of an extension that is a concept. */
export const conceptExtension = (element: Extended | undefined, name: string): string | undefined =>
  conceptWords(extensionOf(element, name)?.valueCodeableConcept);

/** "refused", or that nobody says why. */
export const reasonWords = (reason: CodeableConcept | undefined): string => `Reason: ${conceptWords(reason) ?? "not stated"}.`;

/** "curative intent". */
export function intentWords(resource: Extended): string | undefined {
  const intent = conceptExtension(resource, "mcode-procedure-intent");
  return intent === undefined ? undefined : `${intent.replace(" - procedure intent", "").toLowerCase()} intent`;
}
