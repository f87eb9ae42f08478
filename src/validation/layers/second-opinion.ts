// A second opinion on base R4 structure: @medplum/core's validator, handed in by who wants it. Profiles are not its business: there it is often wrong.
import { loadDataType, validateResource } from "@medplum/core";
import type { Resource, StructureDefinition } from "@medplum/fhirtypes";
import type { Issue } from "../../base/issue.ts";
import type { Definitions, StructureDigest } from "../definitions/definitions.ts";
import type { Layer } from "../layer.ts";

const CORE = "http://hl7.org/fhir/StructureDefinition/";
const loaded = new WeakSet<Definitions>();

/** Where medplum alone finds an error, it is a warning here: our own walk decides. */
export function medplumOpinion(definitions: Definitions): Layer {
  return {
    name: "second-opinion",
    check({ resources }) {
      load(definitions);
      const issues = resources.flatMap(({ resource, expression }) => opinionOn(resource as unknown as Resource, expression));
      return { issues, checked: resources.length };
    },
  };
}

// R4's own expression for base64Binary allows white space; medplum does not.
const KNOWN_FALSE = /base64Binary/;

function opinionOn(resource: Resource, expression: string): Issue[] {
  return complaints(resource).flatMap(({ severity, details, expression: places }): Issue[] => {
    const text = details?.text ?? "no reason given";
    if (severity !== "error" || KNOWN_FALSE.test(text)) return [];
    const place = (places?.[0] ?? "").replace(/^[A-Za-z]+/, expression);
    const message = `@medplum/core finds an error of base R4 here that our own check does not: ${text}`;
    return [{ severity: "warning", code: "structure", message, expression: place, rule: "second-opinion" }];
  });
}

function complaints(resource: Resource): ReturnType<typeof validateResource> {
  try {
    return validateResource(resource);
  } catch (error) {
    const outcome = (error as { readonly outcome?: { readonly issue?: ReturnType<typeof validateResource> } }).outcome;
    return outcome?.issue ?? [{ severity: "error", code: "structure", details: { text: "the validator gave up" } }];
  }
}

function load(definitions: Definitions): void {
  if (loaded.has(definitions)) return;
  loaded.add(definitions);
  for (const digest of Object.values(definitions.structures))
    if (digest.url.startsWith(CORE) && digest.derivation !== "constraint" && digest.kind !== "logical")
      loadDataType(published(digest, definitions));
}

/** As much of the published definition as medplum reads. */
function published(digest: StructureDigest, { constraints }: Definitions): StructureDefinition {
  const element = digest.element.map((own) => ({
    id: own.id,
    path: own.path,
    min: own.min,
    max: own.max,
    base: { path: own.path, min: own.min, max: own.isArray ? "*" : own.max },
    ...(own.contentReference === undefined ? {} : { contentReference: own.contentReference }),
    ...(own.type === undefined ? {} : { type: own.type.map(({ code }) => ({ code })) }),
    constraint: (own.constraint ?? [])
      .map((index) => constraints[index]!)
      .map(({ key, severity, human, expression }) => ({ key, severity, human, expression })),
  }));
  const { url, name, type, kind, abstract } = digest;
  return {
    resourceType: "StructureDefinition",
    url,
    name,
    type,
    kind,
    abstract,
    status: "active",
    snapshot: { element },
  } as unknown as StructureDefinition;
}
