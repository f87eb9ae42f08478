// References: what they point at is there, is of an allowed type and meets an allowed profile; contained resources are used; a record speaks of one patient.
import type { Issue, Severity } from "../../base/issue.ts";
import type { Layer, LayerInput, LayerResult } from "../layer.ts";
import { restfulParts } from "../resource-index.ts";
import { isAbsolute } from "../walk/primitive.ts";
import { expressionOf, type MetReference } from "../walk/run.ts";
import { conforms } from "../walk/trial.ts";

type Json = Readonly<Record<string, unknown>>;

export const references: Layer = {
  name: "references",
  check(input) {
    const issues: Issue[] = [];
    for (const met of input.references) for (const issue of judge(met, input)) issues.push(issue);
    for (const placed of input.resources)
      if (placed.resource["contained"] !== undefined) issues.push(...unusedContained(placed.resource, placed.expression));
    if (input.root["resourceType"] === "Bundle") issues.push(...mismatchedFullUrls(input), ...missingFullUrls(input));
    return { issues, checked: input.run.checked.references } satisfies LayerResult;
  },
};

// 'Patient?identifier=http://example.org|1'
const CONDITIONAL = /^[A-Z][A-Za-z]+\?/;
// White space, the "?" of a condition, the "#" of a contained resource or a part.
const ODD = /[\s?#]/;
const FINE: readonly Issue[] = [];

/** What most references are: nothing odd about their text, a target that is there, of a type and with a profile that is allowed. */
function isSound({ reference, type, targets }: MetReference, input: LayerInput): boolean {
  if (type !== undefined || ODD.test(reference)) return false;
  const target = input.index.find(reference)?.resource;
  if (target === undefined) return false;
  if (targets === undefined) return true;
  if (targets.types !== undefined && !targets.types.has(String(target["resourceType"]))) return false;
  const { profiles } = targets;
  if (profiles === undefined) return true;
  for (const url of profiles) if (claims(target, url, input)) return true;
  return false;
}

function judge(met: MetReference, input: LayerInput): readonly Issue[] {
  if (isSound(met, input)) return FINE;
  const { reference, place, element, targets } = met;
  const say = (severity: Severity, message: string): Issue => ({
    severity,
    code: "reference",
    message,
    expression: expressionOf(place),
    rule: `${element.profile}#${element.path}`,
  });
  if (reference.startsWith("#")) return judgeContained(met, say);
  if (/\s/.test(reference)) return [say("error", "The reference holds white space: it is no URL and no Type/id.")];
  if (CONDITIONAL.test(reference) && input.root["type"] !== "transaction")
    return [say("error", "A conditional reference may stand in a transaction only: point at the resource itself.")];
  const stated = misstatedType(met, input);
  if (stated !== undefined) return [say("error", stated)];
  const target = input.index.find(reference)?.resource;
  if (target === undefined) return [...dangling(met, input, say), ...typeByName(met, input, say)];
  const type = String(target["resourceType"]);
  if (typeof met.type === "string" && met.type !== type && !met.type.includes(":"))
    return [say("error", `Reference.type says ${shown(met.type)}, but the target is a ${type}.`)];
  if (targets?.types !== undefined && !targets.types.has(type)) return [say("error", wrongType(type, targets.types))];
  const profiles = targets?.profiles;
  if (profiles === undefined || profiles.some((url) => claims(target, url, input) || conforms(input.run, target, url))) return [];
  return [say("error", `The ${type} that is pointed at meets none of the profiles that are allowed here: ${profiles.join(", ")}.`)];
}

/** Reference.type must be a type of R4, one that may be here, and the one that the reference names. */
function misstatedType({ reference, type, targets }: MetReference, { run }: LayerInput): string | undefined {
  if (typeof type !== "string" || type.includes(":")) return undefined;
  if (!run.registry.isResourceType(type)) return `Reference.type says ${shown(type)}, which R4 does not know.`;
  if (targets?.types !== undefined && !targets.types.has(type)) return wrongType(type, targets.types);
  const named = restfulParts(reference)?.type;
  if (named === undefined || named === type || !run.registry.isResourceType(named)) return undefined;
  return `Reference.type says ${type}, but the reference points at a ${named}.`;
}

/** A resource that claims a profile is validated against it anyway: its faults are reported there. */
function claims(target: Json, profile: string, { run }: LayerInput): boolean {
  const meta = target["meta"] as { readonly profile?: unknown } | undefined;
  const claimed = Array.isArray(meta?.profile) ? meta.profile : [];
  for (const canonical of claimed) {
    if (typeof canonical !== "string") continue;
    const url = canonical.includes("|") ? canonical.split("|")[0]! : canonical;
    if (url === profile || run.registry.shape(url)?.ancestors.has(profile) === true) return true;
  }
  return false;
}

function judgeContained(
  { reference, rootResource, targets, place }: MetReference,
  say: (severity: Severity, message: string) => Issue,
): Issue[] {
  const { contained } = rootResource as { readonly contained?: unknown };
  // "#" alone is the container, seen from what it contains.
  const container = place.names.includes("contained") ? (rootResource as Json) : undefined;
  const target =
    reference === "#" ? container : Array.isArray(contained) ? contained.find((inner) => inner?.id === reference.slice(1)) : undefined;
  if (target === undefined)
    return [say("error", "The reference points at a contained resource that is not there: contain it, or point elsewhere.")];
  const type = String(target["resourceType"]);
  return targets?.types !== undefined && !targets.types.has(type) ? [say("error", wrongType(type, targets.types))] : [];
}

/** A target that is not in the bundle: never there for urn:uuid, perhaps on the server for a transaction. */
function dangling({ reference, entry }: MetReference, { root }: LayerInput, say: (severity: Severity, message: string) => Issue): Issue[] {
  if (entry < 0) return [];
  if (reference.startsWith("urn:"))
    return [say("error", "No entry of the bundle has this urn as its fullUrl: add the resource, or correct the reference.")];
  const parts = restfulParts(reference);
  if (parts === undefined && !isAbsolute(reference) && !CONDITIONAL.test(reference))
    return [say("error", "The reference is neither absolute nor of the form Type/id: in a bundle it finds nothing.")];
  if (parts === undefined || parts.base !== undefined) return [];
  const isClosed = root["type"] === "document" || root["type"] === "message";
  if (isClosed) return [say("error", `The ${parts.type} that is pointed at is not in the ${String(root["type"])}: add it.`)];
  return [say("warning", `The ${parts.type} that is pointed at is not in the bundle: it must be on the receiving server already.`)];
}

function typeByName(
  { reference, targets }: MetReference,
  { run }: LayerInput,
  say: (severity: Severity, message: string) => Issue,
): Issue[] {
  const type = restfulParts(reference)?.type;
  // "Network/1" is a URL of some server, no reference to a resource of R4: its type cannot be told.
  if (type === undefined || !run.registry.isResourceType(type) || targets?.types === undefined || targets.types.has(type)) return [];
  return [say("error", wrongType(type, targets.types))];
}

const wrongType = (type: string, allowed: ReadonlySet<string>): string =>
  `The reference points at a ${shown(type)}, but only ${[...allowed].join(", ")} may be here.`;
const shown = (name: string): string => (/^\w{1,40}$/.test(name) ? name : "something that is no type");

/** dom-3: a contained resource has an id of its own and is pointed at from its container, or points at it. */
function unusedContained(resource: Json, expression: string): Issue[] {
  const { contained } = resource;
  if (!Array.isArray(contained)) return [];
  const used = new Set<string>();
  collectLocal(resource, used, 0);
  const ids = new Set<unknown>();
  return contained.flatMap((inner: unknown, index): Issue[] => {
    if (typeof inner !== "object" || inner === null) return [];
    const id = (inner as Json)["id"];
    if (typeof id === "string" && ids.has(id))
      return [
        {
          severity: "error",
          code: "structure",
          message: "Two contained resources have the same id: a reference could mean either.",
          expression: `${expression}.contained[${index}].id`,
          rule: "http://hl7.org/fhir/R4/references.html#contained",
        },
      ];
    ids.add(id);
    const own = new Set<string>();
    collectLocal(inner, own, 0);
    if ((typeof id === "string" && used.has(`#${id}`)) || own.has("#")) return [];
    const message = "Rule dom-3 is violated: nothing in the resource points at this contained resource: point at it, or leave it out.";
    const rule = "http://hl7.org/fhir/StructureDefinition/DomainResource#dom-3";
    return [{ severity: "error", code: "invariant", message, expression: `${expression}.contained[${index}]`, rule }];
  });
}

/** Strings that begin with "#", wherever they stand. */
function collectLocal(value: unknown, found: Set<string>, depth: number): void {
  if (typeof value === "string") {
    if (value.startsWith("#")) found.add(value);
  } else if (typeof value === "object" && value !== null && depth < 100)
    for (const name in value) collectLocal((value as Json)[name], found, depth + 1);
}

/** Only what is sent to be stored may have no identity yet. https://hl7.org/fhir/R4/bundle.html#bundle-unique */
const WITHOUT_IDENTITY: ReadonlySet<unknown> = new Set(["transaction", "transaction-response", "batch", "batch-response", undefined]);

function missingFullUrls({ resources, root }: LayerInput): Issue[] {
  if (WITHOUT_IDENTITY.has(root["type"])) return [];
  return resources.flatMap(({ fullUrl, entry }): Issue[] => {
    if (fullUrl !== undefined || entry < 0) return [];
    const message = `Each entry of a ${String(root["type"])} must have a fullUrl, the identity of its resource: add it.`;
    return [
      {
        severity: "error",
        code: "reference",
        message,
        expression: `Bundle.entry[${entry}]`,
        rule: "http://hl7.org/fhir/R4/bundle.html#fullUrl",
      },
    ];
  });
}

const entryOf = ({ entry }: Json, index: number): Json | undefined => (Array.isArray(entry) ? (entry[index] as Json) : undefined);

/** https://hl7.org/fhir/R4/bundle-definitions.html#Bundle.entry.fullUrl */
function fullUrlFault(fullUrl: string, resource: Json, entry: Json | undefined): string | undefined {
  if (!isAbsolute(fullUrl)) return "fullUrl must be absolute: begin it with the address of the server, or with urn:uuid:.";
  const parts = restfulParts(fullUrl);
  if (parts === undefined) return undefined;
  const request = entry?.["request"] as Json | undefined;
  // What is about to be created gets its id from the server.
  if (resource["id"] === undefined)
    return request?.["method"] === "POST" ? undefined : "fullUrl names an id that its resource does not have: give the resource that id.";
  if (parts.type === resource["resourceType"] && parts.id === resource["id"]) return undefined;
  return "fullUrl does not end in the type and id of its resource: correct one of them.";
}

function mismatchedFullUrls({ resources, root }: LayerInput): Issue[] {
  return resources.flatMap(({ resource, fullUrl, entry }): Issue[] => {
    if (fullUrl === undefined) return [];
    const message = fullUrlFault(fullUrl, resource, entryOf(root, entry));
    if (message === undefined) return [];
    return [
      {
        severity: "error",
        code: "reference",
        message,
        expression: `Bundle.entry[${entry}].fullUrl`,
        rule: "http://hl7.org/fhir/R4/bundle.html#fullUrl",
      },
    ];
  });
}
