// Two conversions of one patient's narrative → which facts appeared, disappeared and changed; across versions of the software or of the text.
import type { Bundle, Resource } from "@medplum/fhirtypes";
import { type ElementChange, elementChanges } from "./comparison/element-changes.ts";
import { canonical, essenceOf, type JsonObject } from "./comparison/essence.ts";
import { profileName } from "./comparison/identify.ts";
import { pairResources, type Side, sideOf } from "./comparison/pair-resources.ts";
import { type SourceVersions, sourceVersions } from "./comparison/source-versions.ts";

export interface FactNote {
  /** "Procedure/6ad47864-…": in the old bundle where the fact disappeared, else in the new one. */
  readonly resource: string;
  /** Id of the profile: "radiotherapy-course". */
  readonly profile?: string;
  /** What it is about, for a reader: its code or drug, and the place. */
  readonly label: string;
}

export interface FactChange extends FactNote {
  /** Where the fact had another id in the old bundle. */
  readonly previously?: string;
  readonly elements: readonly ElementChange[];
}

export interface BundleDifference {
  readonly appeared: readonly FactNote[];
  readonly disappeared: readonly FactNote[];
  readonly changed: readonly FactChange[];
  /** Facts that say the same, but stand elsewhere in the text, under another id, or were found by another rule. */
  readonly moved: number;
  readonly unchanged: number;
  /** Text, software and moment of both conversions: DocumentReference, Device and Provenance in short. */
  readonly source: SourceVersions;
}

const OF_THE_CONVERSION: ReadonlySet<string> = new Set(["DocumentReference", "Device", "Provenance"]);

/**
 * What the new bundle tells otherwise than the old. Facts meet by id and, where the id is another, by what they are about (type, profile, code,
 * place). `meta` but for the review tags, times of recording, offsets of quotes and names of rules are no difference.
 */
export function compareBundles(old: Bundle, now: Bundle): BundleDifference {
  const [before, after] = [factsOf(old), factsOf(now)];
  const pairs = pairResources(before, after);
  const partners = new Set(pairs.values());
  const oldOf = new Map([...pairs].map(([mine, theirs]) => [theirs, mine]));
  // A reference of the new bundle is written as the old one writes it, wherever both mean the same resource.
  const asOld = (side: Side) => (reference: string) => {
    const target = side.resolve(reference);
    if (!target) return reference;
    return OF_THE_CONVERSION.has(target.resourceType) ? target.resourceType : refOf(oldOf.get(target) ?? target);
  };
  const compared = [...pairs].map(([mine, theirs]) => comparePair(mine, theirs, asOld(before), asOld(after)));
  return {
    appeared: after.resources.filter((r) => !partners.has(r)).map(noteOf),
    disappeared: before.resources.filter((r) => !pairs.has(r)).map(noteOf),
    changed: compared.filter((c) => typeof c !== "string"),
    moved: compared.filter((c) => c === "moved").length,
    unchanged: compared.filter((c) => c === "unchanged").length,
    source: sourceVersions(old, now),
  };
}

/** Whether any fact appeared, disappeared or changed. Another text or software version alone is no difference. */
export const hasDifferences = ({ appeared, disappeared, changed }: BundleDifference): boolean =>
  appeared.length + disappeared.length + changed.length > 0;

function factsOf(bundle: Bundle): Side {
  const { resources, resolve } = sideOf(bundle);
  return { resources: resources.filter((r) => !OF_THE_CONVERSION.has(r.resourceType)), resolve };
}

function comparePair(
  mine: Resource,
  theirs: Resource,
  asOld: (reference: string) => string,
  asNew: (reference: string) => string,
): FactChange | "moved" | "unchanged" {
  const elements = elementChanges(essenceOf(mine, asOld), essenceOf(theirs, asNew), mine.resourceType);
  if (elements.length) return { ...noteOf(theirs), ...(mine.id === theirs.id ? {} : { previously: refOf(mine) }), elements };
  return canonical(provedContent(mine)) === canonical(provedContent(theirs)) ? "unchanged" : "moved";
}

/** The resource with its quotes, without what a second conversion of the same text may write otherwise. */
function provedContent(resource: Resource): JsonObject {
  const { meta: _, text: __, ...content } = resource as Resource & { readonly text?: unknown };
  return content as unknown as JsonObject;
}

const refOf = (resource: Resource): string => `${resource.resourceType}/${resource.id}`;

function noteOf(resource: Resource): FactNote {
  const profile = profileName(resource);
  return { resource: refOf(resource), ...(profile === undefined ? {} : { profile }), label: labelOf(resource) };
}

type Concept = { readonly text?: string; readonly coding?: readonly { readonly display?: string; readonly code?: string }[] };

function labelOf(resource: Resource): string {
  const node = resource as unknown as Readonly<Record<string, unknown>>;
  const named = (value: unknown): readonly string[] => {
    const concept = (Array.isArray(value) ? value[0] : value) as Concept | undefined;
    const name = concept?.text ?? concept?.coding?.[0]?.display ?? concept?.coding?.[0]?.code;
    return name === undefined ? [] : [name];
  };
  const what = ["code", "medicationCodeableConcept", "event", "location"].flatMap((element) => named(node[element]));
  const about = what.length ? what : [node["title"], node["description"]].filter((text) => typeof text === "string");
  const drug = resource.resourceType === "Consent" ? named(resource.provision?.code) : [];
  return [...about, ...drug, ...named(node["bodySite"]).map((site) => `at ${site}`)].join(" ") || resource.resourceType;
}
