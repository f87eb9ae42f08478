// The narrative, the software, and the conversion. No time of recording: the same narrative gives the same words whenever it is converted.
import type { Device, DocumentReference, Provenance } from "@medplum/fhirtypes";
import { conceptWords, counted, joined, sentence } from "./words.ts";

export function describeDocument(document: DocumentReference): string[] {
  const attachments = (document.content ?? []).map(({ attachment }) => {
    const { title, size, contentType = "" } = attachment ?? {};
    const kind = contentType.split(";")[0];
    return joined([title, kind === "text/plain" ? "plain text" : kind, size !== undefined && counted(size, "byte")], ", ");
  });
  return [sentence(conceptWords(document.type) ?? "document", document.docStatus, joined(attachments, "; "))];
}

export const describeDevice = (device: Device): string[] => [
  sentence(joined(["software", device.deviceName?.[0]?.name, device.version?.[0]?.value], " ")),
];

const ENTITIES: Readonly<Record<string, string>> = { source: "source", derivation: "derivation", revision: "revision" };

export function describeProvenance(provenance: Provenance): string[] {
  const sources = (provenance.entity ?? []).map(({ role = "", what }) => joined([ENTITIES[role] ?? role, what?.type], " "));
  return [
    sentence(
      `record of a conversion: ${counted(provenance.target?.length ?? 0, "resource")} written by software`,
      sources.length > 0 && `from ${joined(sources, ", ")}`,
    ),
  ];
}
