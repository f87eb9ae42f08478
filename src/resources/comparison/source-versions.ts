// What two conversions were made from and by: text, software, moment. Told beside the facts, never as a fact.
import type { Bundle, Device, DocumentReference, Provenance, Resource } from "@medplum/fhirtypes";
import { SHA256_IDENTIFIERS } from "../canonicals.ts";

export interface SourceVersion {
  /** SHA-256 of the narrative's bytes. */
  readonly sha256?: string;
  /** Of the text that the bundle holds, in UTF-16 code units. */
  readonly textLength?: number;
  /** Name and version. */
  readonly software?: string;
  readonly recorded?: string;
}

export interface SourceVersions {
  readonly old: SourceVersion;
  readonly new: SourceVersion;
  readonly isTextSame: boolean;
  readonly isSoftwareSame: boolean;
  /** Stretch of the old text and of the new one outside of which both are the same; absent where the texts are. */
  readonly textDifference?: { readonly start: number; readonly oldEnd: number; readonly newEnd: number };
}

export function sourceVersions(old: Bundle, now: Bundle): SourceVersions {
  const [before, after] = [versionOf(old), versionOf(now)];
  const [oldText, newText] = [textOf(old), textOf(now)];
  const isTextSame = oldText === newText && before.sha256 === after.sha256;
  return {
    old: before,
    new: after,
    isTextSame,
    isSoftwareSame: before.software === after.software,
    ...(oldText === newText || oldText === undefined || newText === undefined ? {} : { textDifference: differenceOf(oldText, newText) }),
  };
}

function versionOf(bundle: Bundle): SourceVersion {
  const document = find<DocumentReference>(bundle, "DocumentReference");
  const device = find<Device>(bundle, "Device");
  const sha256 = document?.identifier?.find((i) => i.system === SHA256_IDENTIFIERS)?.value;
  const textLength = textOf(bundle)?.length;
  const software = [device?.deviceName?.[0]?.name, device?.version?.[0]?.value].filter((part) => part !== undefined).join(" ");
  const recorded = find<Provenance>(bundle, "Provenance")?.recorded;
  return {
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(textLength === undefined ? {} : { textLength }),
    ...(software === "" ? {} : { software }),
    ...(recorded === undefined ? {} : { recorded }),
  };
}

const find = <T extends Resource>(bundle: Bundle, type: T["resourceType"]): T | undefined =>
  bundle.entry?.map((e) => e.resource).find((r): r is T => r?.resourceType === type);

function textOf(bundle: Bundle): string | undefined {
  const data = find<DocumentReference>(bundle, "DocumentReference")?.content?.[0]?.attachment?.data;
  return data === undefined ? undefined : Buffer.from(data, "base64").toString("utf8");
}

function differenceOf(old: string, now: string): { start: number; oldEnd: number; newEnd: number } {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let same = 0;
  while (same < shorter - start && old.at(-1 - same) === now.at(-1 - same)) same++;
  return { start, oldEnd: old.length - same, newEnd: now.length - same };
}
