// Codes whose source was not at hand go out, but never unmarked: the resource is tagged for review.
import type { Resource } from "@medplum/fhirtypes";
import type { SourcedCoding } from "../base/concept.ts";
import type { CodingSource } from "./build-options.ts";
import { REVIEW_CODES } from "./canonicals.ts";

interface WatchedCodings {
  readonly codings: CodingSource;
  /** True for a code that came out of the look-ups as recorded only. */
  readonly isRecorded: (system: string, code: string) => boolean;
}

/** The same look-ups, remembering which recorded codes they gave out. */
export function watchedCodings(source: CodingSource): WatchedCodings {
  const recorded = new Set<string>();
  const watch =
    <A extends readonly unknown[]>(look: (...args: A) => readonly SourcedCoding[]) =>
    (...args: A): readonly SourcedCoding[] => {
      const found = look(...args);
      for (const { system, code, isRecordedOnly } of found) if (isRecordedOnly) recorded.add(`${system}|${code}`);
      return found;
    };
  return {
    codings: {
      concept: watch(source.concept),
      site: watch(source.site),
      histology: watch(source.histology),
      grade: watch(source.grade),
      metastasis: watch(source.metastasis),
      figoStage: watch(source.figoStage),
      ajccValue: watch(source.ajccValue),
      marker: watch(source.marker),
      route: watch(source.route),
      placeQualifier: watch(source.placeQualifier),
    },
    isRecorded: (system, code) => recorded.has(`${system}|${code}`),
  };
}

/** The resource, tagged and no longer final or confirmed where it holds a recorded code. */
export function withRecordedCodesTagged<T extends Resource>(resource: T, isRecorded: WatchedCodings["isRecorded"]): T {
  if (!holdsRecordedCode(resource, isRecorded)) return resource;
  const tags = resource.meta?.tag ?? [];
  const codes = [...tags.map((t) => t.code ?? ""), ...(tags.some((t) => t.code === "review") ? [] : ["review"]), "recorded-code"];
  const tagged = { ...resource, meta: { ...resource.meta, tag: codes.map((code) => ({ system: REVIEW_CODES, code })) } };
  return JSON.parse(JSON.stringify(tagged), demoted) as T;
}

/** Status of what needs review: an Observation is preliminary, a Condition provisional. */
function demoted(this: unknown, key: string, value: unknown): unknown {
  const type = (this as { resourceType?: string }).resourceType;
  if (type === "Observation" && key === "status" && value === "final") return "preliminary";
  if (key === "code" && value === "confirmed") return "provisional";
  return value;
}

function holdsRecordedCode(node: unknown, isRecorded: WatchedCodings["isRecorded"]): boolean {
  if (node === null || typeof node !== "object") return false;
  if (isCoding(node) && isRecorded(node.system, node.code)) return true;
  return Object.values(node).some((value) => holdsRecordedCode(value, isRecorded));
}

const isCoding = (node: object): node is { system: string; code: string } =>
  "system" in node && "code" in node && typeof node.system === "string" && typeof node.code === "string";
