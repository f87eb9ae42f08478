// A refused entry → the fact of the narrative behind it: which resource, which element, which words. The words are for the person who may read the
// narrative; they go into no log and no issue.
import type { Bundle, DocumentReference, Extension, Resource } from "@medplum/fhirtypes";
import type { Span } from "../base/span.ts";
import type { DeliveryReport } from "./report.ts";

export interface RefusedFact {
  /** "Type/id" in our naming. */
  readonly key: string;
  readonly status: number;
  /** Elements that the destination complains of, such as "code.coding[0]"; empty where it does not say. */
  readonly elements: readonly string[];
  /** The destination's own words, cut short. */
  readonly reasons: readonly string[];
  /** Where the narrative says it. */
  readonly spans: readonly Span[];
  readonly quotes: readonly string[];
}

const EVIDENCE = "http://hl7.org/fhir/StructureDefinition/derivation-reference";
const LONGEST_REASON = 300;
// "Bundle.entry[12].resource.code", "Bundle.entry[12].resource.ofType(Condition).code", "Condition.code"
const ELEMENT = /^(?:Bundle\.entry\[\d+\]\.resource(?:\.ofType\([A-Za-z]+\))?|[A-Z][A-Za-z]+)\.(?<element>.+)$/;

export function refusedFacts(bundle: Bundle, report: DeliveryReport): readonly RefusedFact[] {
  const byUrl = new Map((bundle.entry ?? []).map((entry) => [entry.fullUrl ?? `urn:uuid:${entry.resource?.id}`, entry.resource]));
  return report.failed.map(({ fullUrl, resource: key, status, outcome }) => {
    const resource = byUrl.get(fullUrl);
    const issues = outcome?.issue ?? [];
    const elements = issues.flatMap((issue) =>
      (issue.expression ?? issue.location ?? []).map((path) => ELEMENT.exec(path)?.groups?.["element"] ?? ""),
    );
    const named = [...new Set(elements.filter((element) => element !== ""))];
    const evidence = resource === undefined ? [] : evidenceOf(resource, named);
    return {
      key,
      status,
      elements: named,
      reasons: issues.flatMap((issue) => issue.diagnostics ?? issue.details?.text ?? []).map((text) => text.slice(0, LONGEST_REASON)),
      spans: evidence.map(({ span }) => span),
      quotes: evidence.flatMap(({ span, document }) => quote(span, byUrl.get(document) ?? find(bundle, document)) ?? []),
    };
  });
}

interface Evidence {
  readonly span: Span;
  readonly document: string;
}

/** The evidence of the named elements, or of the whole resource where they have none. */
function evidenceOf(resource: Resource, elements: readonly string[]): readonly Evidence[] {
  const heads = elements.map((element) => element.split(/[.[]/)[0] ?? "");
  const parts = heads.flatMap((head) => [
    (resource as unknown as Record<string, unknown>)[head],
    (resource as unknown as Record<string, unknown>)[`_${head}`],
  ]);
  const own = parts.flatMap((part) => [...walk(part)]);
  return own.length > 0 ? own : [...walk(resource)];
}

function* walk(node: unknown): Generator<Evidence> {
  if (typeof node !== "object" || node === null) return;
  const { url, extension } = node as Extension;
  if (url === EVIDENCE) {
    const part = (name: string): Extension | undefined => extension?.find((one) => one.url === name);
    const [offset, length] = [part("offset")?.valueInteger, part("length")?.valueInteger];
    const document = part("reference")?.valueReference?.reference;
    if (offset !== undefined && length !== undefined && document !== undefined)
      yield { span: { start: offset, end: offset + length }, document };
    return;
  }
  for (const member of Object.values(node)) yield* walk(member);
}

const find = (bundle: Bundle, reference: string): Resource | undefined =>
  bundle.entry?.find(({ resource }) => `${resource?.resourceType}/${resource?.id}` === reference)?.resource;

function quote({ start, end }: Span, resource: Resource | undefined): string | undefined {
  const data = (resource as DocumentReference | undefined)?.content?.[0]?.attachment.data;
  return data === undefined ? undefined : Buffer.from(data, "base64").toString("utf8").slice(start, end);
}
