// A bundle → the list of writes it means, with references between its entries rewritten to Type/id: by us, so that a comparison with what the
// destination holds compares like with like.
import type { Bundle, Provenance, Resource } from "@medplum/fhirtypes";
import type { Issue } from "../base/issue.ts";
import { fingerprint } from "./fingerprint.ts";

export interface Write {
  /** Position in the bundle that was given. */
  readonly index: number;
  readonly fullUrl: string;
  /** "Type/id" in our naming. */
  readonly key: string;
  readonly resource: Resource & { readonly id: string };
  readonly fingerprint: string;
  /** Of a Provenance: the keys it speaks about. It goes only when one of them goes. */
  readonly about?: readonly string[];
}

export interface Writes {
  readonly writes: readonly Write[];
  /** With any, the bundle cannot be delivered. */
  readonly issues: readonly Issue[];
}

export function writesOf(bundle: Bundle): Writes {
  const issues: Issue[] = [];
  const wrong = (index: number, message: string): void => {
    issues.push({ severity: "error", code: "structure", message, expression: `Bundle.entry[${index}]` });
  };
  const targets = new Map<string, string>();
  const seen = new Set<string>();
  for (const [index, { fullUrl, resource }] of (bundle.entry ?? []).entries()) {
    if (resource?.id === undefined) {
      wrong(index, "The entry has no resource with an id, so it could not be sent twice safely. Nothing was sent.");
      continue;
    }
    const key = `${resource.resourceType}/${resource.id}`;
    const url = fullUrl ?? `urn:uuid:${resource.id}`;
    if (seen.has(key) || targets.has(url)) wrong(index, "Another entry of the bundle has the same id or fullUrl. Nothing was sent.");
    seen.add(key);
    targets.set(url, key);
  }
  const writes = (bundle.entry ?? []).flatMap(({ fullUrl, resource }, index): readonly Write[] => {
    if (resource?.id === undefined) return [];
    const { value, dangling } = rewritten(resource as Write["resource"], targets);
    if (dangling > 0) {
      issues.push({
        severity: "error",
        code: "reference",
        message: `${dangling} reference(s) of the entry point to nothing in the bundle. Nothing was sent.`,
        expression: `Bundle.entry[${index}].resource`,
      });
    }
    const about = value.resourceType === "Provenance" ? targetsOf(value) : undefined;
    return [
      {
        index,
        fullUrl: fullUrl ?? `urn:uuid:${resource.id}`,
        key: `${resource.resourceType}/${resource.id}`,
        resource: value,
        fingerprint: fingerprint(value),
        ...(about === undefined ? {} : { about }),
      },
    ];
  });
  return { writes, issues };
}

const targetsOf = (provenance: Provenance): readonly string[] =>
  (provenance.target ?? []).flatMap((target) => (target.reference === undefined ? [] : [target.reference]));

/** Replaces every `reference` that the map knows; counts the placeholders that it does not know. */
export function rewritten<T>(value: T, targets: ReadonlyMap<string, string>): { readonly value: T; readonly dangling: number } {
  let dangling = 0;
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([name, member]) => {
        if (name !== "reference" || typeof member !== "string") return [name, walk(member)];
        const target = targets.get(member);
        if (target === undefined && member.startsWith("urn:")) dangling++;
        return [name, target ?? member];
      }),
    );
  };
  return { value: walk(value) as T, dangling };
}

/** Every `reference` in a value, in document order. */
export function* walkReferences(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (name === "reference" && typeof member === "string") yield member;
    else yield* walkReferences(member);
  }
}
