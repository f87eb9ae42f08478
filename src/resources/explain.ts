// Why a resource says what it says, read from the bundle alone: the rule, the quoted words, how a value was derived, where a code comes from.
import type { Bundle, Coding, Extension } from "@medplum/fhirtypes";
import { EXTENSION } from "./canonicals.ts";
import { CODES } from "./profile-codes.ts";

export interface Quote {
  readonly offset: number;
  readonly length: number;
  /** Absent where the bundle does not hold the document. */
  readonly text?: string;
}

export interface ExplainedCoding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
  /** Package and file, or register, whose row vouches for the code. */
  readonly source?: string;
}

export interface Explanation {
  /** FHIRPath from the resource: "Procedure", "Procedure.code". */
  readonly element: string;
  /** The rule of the reader that found the fact; on the resource itself. */
  readonly rule?: string;
  /** How a derived value came about. */
  readonly origin?: string;
  readonly quotes: readonly Quote[];
  readonly codings: readonly ExplainedCoding[];
  readonly repairs: readonly { readonly original: string; readonly repaired?: string; readonly class: string }[];
}

/**
 * What speaks for the resource and for each of its elements, in the order of the resource. Empty for an id that the bundle does not hold.
 * @param sourceOf names the row of a code of the terminology; codes that profiles fix are known without it
 */
export function explainResource(
  bundle: Bundle,
  resourceId: string,
  sourceOf: (system: string, code: string) => string | undefined = () => undefined,
): Explanation[] {
  const resource = bundle.entry?.map((e) => e.resource).find((r) => r?.id === resourceId);
  if (!resource) return [];
  const texts = documentTexts(bundle);
  const found: Explanation[] = [];
  const visit = (node: unknown, element: string): void => {
    if (node === null || typeof node !== "object") return;
    const explanation = explainElement(node as ElementLike, element, texts, sourceOf);
    if (explanation) found.push(explanation);
    for (const [key, value] of Object.entries(node)) {
      if (key === "coding" || key === "meta") continue;
      if (key === "extension") for (const e of value as Extension[]) visit(IGNORED.has(e.url) ? null : e, `${element}.${nameOf(e.url)}`);
      else if (Array.isArray(value)) for (const [i, item] of value.entries()) visit(item, `${element}.${key}[${i}]`);
      else visit(value, `${element}.${key.replace(/^_/, "")}`);
    }
  };
  visit(resource, resource.resourceType);
  return found;
}

const SELF_DESCRIBING: readonly string[] = [EXTENSION.derivationReference, EXTENSION.valueOrigin, EXTENSION.repair, EXTENSION.foundBy];
const IGNORED: ReadonlySet<string> = new Set(SELF_DESCRIBING);
const nameOf = (url: string): string => `extension('${url.slice(url.lastIndexOf("/") + 1)}')`;

interface ElementLike {
  readonly extension?: readonly Extension[];
  readonly coding?: readonly Coding[];
}

function explainElement(
  { extension = [], coding = [] }: ElementLike,
  element: string,
  texts: ReadonlyMap<string, string>,
  sourceOf: (system: string, code: string) => string | undefined,
): Explanation | undefined {
  const of = (url: string): Extension[] => extension.filter((e) => e.url === url);
  const rule = of(EXTENSION.foundBy)[0]?.valueString;
  const origin = of(EXTENSION.valueOrigin)
    .map((e) => part(e, "explanation")?.valueString)
    .find((text) => text !== undefined);
  const quotes = of(EXTENSION.derivationReference).map((e) => quoteOf(e, texts));
  const codings = coding.map((c) => explainCoding(c, sourceOf));
  const repairs = of(EXTENSION.repair).map((e) => {
    const repaired = part(e, "repaired")?.valueString;
    const original = part(e, "original")?.valueString ?? "";
    return { original, ...(repaired !== undefined && { repaired }), class: part(e, "class")?.valueCode ?? "" };
  });
  if (rule === undefined && origin === undefined && quotes.length + codings.length + repairs.length === 0) return undefined;
  return { element, ...(rule !== undefined && { rule }), ...(origin !== undefined && { origin }), quotes, codings, repairs };
}

const part = (extension: Extension, url: string): Extension | undefined => extension.extension?.find((e) => e.url === url);

function quoteOf(extension: Extension, texts: ReadonlyMap<string, string>): Quote {
  const offset = part(extension, "offset")?.valueInteger ?? 0;
  const length = part(extension, "length")?.valueInteger ?? 0;
  const text = texts.get(part(extension, "reference")?.valueReference?.reference ?? "")?.slice(offset, offset + length);
  return { offset, length, ...(text !== undefined && { text }) };
}

const FIXED: ReadonlyMap<string, string> = new Map(Object.values(CODES).map((c) => [`${c.system}|${c.code}`, c.source]));

function explainCoding(
  { system = "", code = "", display }: Coding,
  sourceOf: (system: string, code: string) => string | undefined,
): ExplainedCoding {
  const source = sourceOf(system, code) ?? FIXED.get(`${system}|${code}`);
  return { system, code, ...(display !== undefined && { display }), ...(source !== undefined && { source }) };
}

/** Text of each DocumentReference of the bundle, by every way to refer to it. */
function documentTexts(bundle: Bundle): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { fullUrl, resource } of bundle.entry ?? []) {
    if (resource?.resourceType !== "DocumentReference") continue;
    const data = resource.content?.[0]?.attachment?.data;
    if (data === undefined) continue;
    const text = Buffer.from(data, "base64").toString("utf8");
    if (fullUrl !== undefined) texts.set(fullUrl, text);
    texts.set(`DocumentReference/${resource.id}`, text);
  }
  return texts;
}
