// What a destination is spared, and what is left of a bundle where only a document is taken.
import { createHash } from "node:crypto";
import type { Bundle, BundleEntry, Observation, Resource } from "@medplum/fhirtypes";
import type { KeepBack } from "./destinations.ts";
import type { Write } from "./writes.ts";

const EVIDENCE = "http://hl7.org/fhir/StructureDefinition/derivation-reference";

export function keptBack(bundle: Bundle, keepBack: readonly KeepBack[]): Bundle {
  if (keepBack.length === 0) return bundle;
  let entry: readonly BundleEntry[] = bundle.entry ?? [];
  if (keepBack.includes("absence")) entry = withoutEntries(entry, isAbsence);
  if (keepBack.includes("evidence")) entry = entry.map((one) => withResource(one, withoutExtension));
  if (keepBack.includes("narrative")) entry = entry.map((one) => withResource(one, withoutText));
  return { ...bundle, entry: [...entry] };
}

/** The patient, the document, and the whole bundle as the document's second attachment. */
export function asDocument(writes: readonly Write[], bundle: Bundle): readonly Write[] {
  return writes.flatMap((write): readonly Write[] => {
    const { resource } = write;
    if (resource.resourceType === "Patient") return [write];
    if (resource.resourceType !== "DocumentReference") return [];
    const data = Buffer.from(JSON.stringify({ ...bundle, type: "collection" })).toString("base64");
    const attachment = { contentType: "application/fhir+json", data, title: "What the narrative says, as FHIR" };
    // The content is known by the facts, not by the instant at which they were written down.
    const facts = writes.filter((one) => one.about === undefined).map((one) => one.fingerprint);
    return [
      {
        ...write,
        resource: { ...resource, content: [...resource.content, { attachment }] },
        fingerprint: createHash("sha256").update(facts.join(" ")).digest("base64url"),
      },
    ];
  });
}

/** An observation that something was looked for and not found. */
const isAbsence = (resource: Resource): boolean =>
  resource.resourceType === "Observation" && (resource as Observation).valueBoolean === false;

/** Takes entries out, and the references to them. */
function withoutEntries(entry: readonly BundleEntry[], isOut: (resource: Resource) => boolean): readonly BundleEntry[] {
  const out = new Set(entry.flatMap((one) => (one.resource !== undefined && isOut(one.resource) ? [one.fullUrl ?? ""] : [])));
  const prune = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.filter((item) => !isReferenceTo(item, out)).map(prune);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).flatMap(([name, member]) => {
        const pruned = prune(member);
        const isEmptied = Array.isArray(member) && member.length > 0 && Array.isArray(pruned) && pruned.length === 0;
        return isReferenceTo(member, out) || isEmptied ? [] : [[name, pruned]];
      }),
    );
  };
  return entry.filter((one) => !out.has(one.fullUrl ?? "")).map((one) => withResource(one, (resource) => prune(resource) as Resource));
}

const isReferenceTo = (node: unknown, urls: ReadonlySet<string>): boolean =>
  typeof node === "object" && node !== null && urls.has(String((node as { reference?: unknown }).reference));

const withResource = (entry: BundleEntry, change: (resource: Resource) => Resource): BundleEntry =>
  entry.resource === undefined ? entry : { ...entry, resource: change(entry.resource) };

function withoutText(resource: Resource): Resource {
  const { text: _, ...rest } = resource as Resource & { text?: unknown };
  return rest as Resource;
}

/** Evidence wherever it stands; an element that held nothing else goes with it. */
function withoutExtension(resource: Resource): Resource {
  const strip = (node: unknown): unknown => {
    if (Array.isArray(node)) {
      const kept = node.filter((item) => (item as { url?: unknown } | null)?.url !== EVIDENCE).map(strip);
      return kept.length === 0 && node.length > 0 ? undefined : kept;
    }
    if (typeof node !== "object" || node === null) return node;
    const members = Object.entries(node).flatMap(([name, member]) => {
      const stripped = strip(member);
      return stripped === undefined ? [] : [[name, stripped] as const];
    });
    return members.length === 0 && Object.keys(node).length > 0 ? undefined : Object.fromEntries(members);
  };
  return strip(resource) as Resource;
}
