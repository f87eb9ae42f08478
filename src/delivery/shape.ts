// What a destination is spared, and what is left of a bundle where only a document is taken.
import { createHash } from "node:crypto";
import type { Bundle, BundleEntry, Resource } from "@medplum/fhirtypes";
import type { KeepBack } from "./destinations.ts";
import type { Write } from "./writes.ts";

const EVIDENCE = "http://hl7.org/fhir/StructureDefinition/derivation-reference";
const OWN_PROFILES = "https://casebridge.dev/fhir/StructureDefinition/";

export function keptBack(bundle: Bundle, keepBack: readonly KeepBack[]): Bundle {
  if (keepBack.length === 0) return bundle;
  let entry: readonly BundleEntry[] = bundle.entry ?? [];
  if (keepBack.includes("absence")) entry = withoutEntries(entry, isAbsence);
  if (keepBack.includes("evidence")) entry = entry.map((one) => withResource(one, withoutEvidence));
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

/** That something was looked for and not found, or a diagnosis that was excluded. */
function isAbsence(resource: Resource): boolean {
  if (resource.resourceType === "Observation") return resource.valueBoolean === false;
  return resource.resourceType === "Condition" && (resource.verificationStatus?.coding?.some(({ code }) => code === "refuted") ?? false);
}

/** Takes entries out, and the references to them; a Provenance that spoke of nothing else goes with them. */
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
  return entry
    .filter((one) => !out.has(one.fullUrl ?? ""))
    .map((one) => withResource(one, (resource) => prune(resource) as Resource))
    .filter(({ resource }) => resource?.resourceType !== "Provenance" || resource.target !== undefined);
}

const isReferenceTo = (node: unknown, urls: ReadonlySet<string>): boolean =>
  typeof node === "object" && node !== null && urls.has(String((node as { reference?: unknown }).reference));

const withResource = (entry: BundleEntry, change: (resource: Resource) => Resource): BundleEntry =>
  entry.resource === undefined ? entry : { ...entry, resource: change(entry.resource) };

function withoutText(resource: Resource): Resource {
  const { text: _, ...rest } = resource as Resource & { text?: unknown };
  return rest as Resource;
}

/** Evidence wherever it stands; an element or extension that held nothing else goes with it. Our own profiles demand it: their claims go too. */
function withoutEvidence(resource: Resource): Resource {
  const stripped = withoutExtension(resource);
  const profile = resource.meta?.profile?.filter((one) => !one.startsWith(OWN_PROFILES)) ?? [];
  if (resource.meta?.profile === undefined || JSON.stringify(stripped) === JSON.stringify(resource)) return stripped;
  const { profile: _, ...meta } = resource.meta;
  if (profile.length === 0 && Object.keys(meta).length === 0) {
    const { meta: __, ...rest } = stripped;
    return rest as Resource;
  }
  return { ...stripped, meta: profile.length === 0 ? meta : { ...meta, profile } };
}

function withoutExtension(resource: Resource): Resource {
  const strip = (node: unknown, name: string): unknown => {
    if (Array.isArray(node)) {
      const stripped = node.filter((item) => (item as { url?: unknown } | null)?.url !== EVIDENCE).map((item) => strip(item, name));
      // Beside an array of primitive values each place counts. https://hl7.org/fhir/R4/json.html#primitive
      const kept = name.startsWith("_") ? stripped.map((item) => item ?? null) : stripped.filter((item) => item !== undefined);
      return kept.every((item) => item === null) && node.length > 0 ? undefined : kept;
    }
    if (typeof node !== "object" || node === null) return node;
    const members = Object.entries(node).flatMap(([inner, member]) => {
      const stripped = strip(member, inner);
      return stripped === undefined ? [] : [[inner, stripped] as const];
    });
    const isEmptied = members.length === 0 || (members.length === 1 && members[0]?.[0] === "url");
    return isEmptied && members.length < Object.keys(node).length ? undefined : Object.fromEntries(members);
  };
  return strip(resource, "") as Resource;
}
