// Every resource of a bundle says in a sentence of English what its elements say: the generated `text` that a reader without software sees.
// https://hl7.org/fhir/R4/narrative.html
import type { Bundle, BundleEntry, Narrative, Resource } from "@medplum/fhirtypes";
import { describeResource } from "./describe-resource.ts";
import { toXhtml } from "./xhtml.ts";

/**
 * The bundle with a `text` in each resource that can have one (a Bundle or Binary cannot). A text depends on nothing but its own resource: no
 * clock, no other resource, no words of the source that the resource does not hold. A text that somebody else wrote stays.
 */
export const withNarratives = (bundle: Bundle): Bundle =>
  bundle.entry === undefined ? bundle : { ...bundle, entry: bundle.entry.map(entryWithNarrative) };

const entryWithNarrative = (entry: BundleEntry): BundleEntry =>
  entry.resource === undefined ? entry : { ...entry, resource: resourceWithNarrative(entry.resource) };

function resourceWithNarrative(resource: Resource): Resource {
  if ("text" in resource && resource.text !== undefined && !isGenerated(resource.text as Narrative)) return resource;
  const said = describeResource(resource);
  if (said === undefined) return resource;
  // "extensions": some of the content comes from extensions. https://hl7.org/fhir/R4/valueset-narrative-status.html
  const status = describeResource(withoutExtensions(resource) as Resource) === said ? "generated" : "extensions";
  const { resourceType, id, meta, text: _, ...content } = resource as Resource & { readonly text?: Narrative };
  const head = { resourceType, ...(id !== undefined && { id }), ...(meta !== undefined && { meta }) };
  return { ...head, text: { status, div: toXhtml(said) }, ...content } as Resource;
}

const isGenerated = ({ status }: Narrative): boolean => status === "generated" || status === "extensions";

function withoutExtensions(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutExtensions);
  if (typeof node !== "object" || node === null) return node;
  const members = Object.entries(node).filter(([name]) => name !== "extension" && !name.startsWith("_"));
  return Object.fromEntries(members.map(([name, member]) => [name, withoutExtensions(member)]));
}
