// The identifier by which a resource of ours is found again at a server that gives the ids.
import type { Identifier, Resource } from "@medplum/fhirtypes";
import type { Write } from "./writes.ts";

/** R4 types that have no element `identifier`: they go with what they speak about, and only then. */
const WITHOUT_IDENTIFIER: ReadonlySet<string> = new Set(["AuditEvent", "Binary", "Linkage", "Provenance"]);
/** R4 types whose `identifier` is a single one. */
const WITH_ONE_IDENTIFIER: ReadonlySet<string> = new Set(["AdverseEvent", "Bundle", "Composition", "QuestionnaireResponse"]);

export const hasIdentifier = (resource: Resource): boolean => !WITHOUT_IDENTIFIER.has(resource.resourceType);

/** Our own identifier among those of the resource. `original` is the resource under our own id. */
export function withOwnIdentifier(resource: Write["resource"], original: Write["resource"]): Write["resource"] {
  if (!hasIdentifier(resource)) return resource;
  const own = ownIdentifier(original);
  if (WITH_ONE_IDENTIFIER.has(resource.resourceType)) return { ...resource, identifier: own } as Write["resource"];
  const others = identifiersOf(resource).filter((identifier) => token(identifier) !== token(own));
  return { ...resource, identifier: [...others, own] } as Write["resource"];
}

/** A patient is known by the identifier given; everything else by our id, which says nothing about anybody. */
export function ownIdentifier(resource: Write["resource"]): Identifier {
  const given = identifiersOf(resource).find((identifier) => identifier.value !== undefined);
  if (resource.resourceType === "Patient" && given !== undefined) return given;
  return { system: "urn:ietf:rfc:3986", value: `urn:uuid:${resource.id}` };
}

export function identifiersOf(resource: Resource): readonly Identifier[] {
  const { identifier } = resource as { identifier?: Identifier | Identifier[] };
  return identifier === undefined ? [] : [identifier].flat();
}

/** "system|value" with the separators of a search escaped. https://hl7.org/fhir/R4/search.html#escaping */
export function token({ system = "", value = "" }: Identifier): string {
  const escaped = (text: string): string => text.replaceAll(/[\\,|$]/g, "\\$&");
  return `${escaped(system)}|${escaped(value)}`;
}
