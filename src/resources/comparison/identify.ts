// What a resource is about, apart from its values: what two conversions under different document ids still have in common.
import type { Resource } from "@medplum/fhirtypes";

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

/** Elements that say what a resource is about; the others say what is known of it. */
const IDENTIFYING = [
  "code",
  "medicationCodeableConcept",
  "bodySite",
  "location",
  "title",
  "event",
  "relationship",
  "condition",
  "policyRule",
];

/**
 * Type, profile, code, place and, for an Observation, what it observes. Two resources of one bundle may share it.
 * @param resolve gives the resource that a reference means, where the bundle holds it
 */
export function clinicalIdentityOf(resource: Resource, resolve: (reference: string) => Resource | undefined): string {
  const focus = asArray((resource as unknown as Node)["focus"]).flatMap((f) => {
    const target = isNode(f) && typeof f["reference"] === "string" ? resolve(f["reference"]) : undefined;
    return target ? [ownIdentity(target)] : [];
  });
  return [ownIdentity(resource), ...focus].join(" → ");
}

function ownIdentity(resource: Resource): string {
  const node = resource as unknown as Node;
  const words = IDENTIFYING.flatMap((element) => asArray(node[element]).map(conceptWords));
  const drug = resource.resourceType === "Consent" ? asArray(resource.provision?.code).map(conceptWords) : [];
  return [resource.resourceType, profileName(resource) ?? "", ...words, ...drug].join("|");
}

/** The part of a concept that a better vocabulary does not change: its words, else its first code; and the side, which is a code beside it. */
function conceptWords(value: unknown): string {
  if (!isNode(value)) return String(value ?? "").toLowerCase();
  const coding = asArray(value["coding"]).find(isNode);
  const said = typeof value["text"] === "string" ? value["text"].toLowerCase() : undefined;
  const sides = asArray(value["extension"]).flatMap((e) =>
    isNode(e) && isNode(e["valueCodeableConcept"]) ? [conceptWords(e["valueCodeableConcept"])] : [],
  );
  return [said ?? `${coding?.["system"]}|${coding?.["code"]}`, ...sides].join("/");
}

const asArray = (value: unknown): readonly unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** "radiotherapy-course": the first profile that the resource claims, by its id. */
export const profileName = (resource: Resource): string | undefined => resource.meta?.profile?.[0]?.split("/").at(-1);
