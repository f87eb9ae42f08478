// The resources of two bundles, two by two: those that tell the same fact. One left alone has appeared or disappeared.
import type { Bundle, Resource } from "@medplum/fhirtypes";
import { canonical, essenceOf } from "./essence.ts";
import { clinicalIdentityOf } from "./identify.ts";

export interface Side {
  readonly resources: readonly Resource[];
  readonly resolve: (reference: string) => Resource | undefined;
}

export function sideOf(bundle: Bundle): Side {
  const byReference = new Map<string, Resource>();
  for (const { fullUrl, resource } of bundle.entry ?? []) {
    if (!resource) continue;
    if (fullUrl !== undefined) byReference.set(fullUrl, resource);
    byReference.set(`${resource.resourceType}/${resource.id}`, resource);
  }
  return { resources: (bundle.entry ?? []).flatMap((e) => (e.resource ? [e.resource] : [])), resolve: (r) => byReference.get(r) };
}

type Test = (a: Described, b: Described) => boolean;

interface Described {
  readonly resource: Resource;
  readonly identity: string;
  readonly said: string;
}

/**
 * From the surest bond to the weakest. The second stands before the third because an ordinal is part of an id: with one response more at the front,
 * the old id of the second names the new first.
 */
const BONDS: readonly Test[] = [
  (a, b) => a.resource.id === b.resource.id && a.said === b.said,
  (a, b) => a.identity === b.identity && a.said === b.said,
  (a, b) => a.resource.id === b.resource.id,
  (a, b) => a.identity === b.identity,
];

export function pairResources(old: Side, now: Side): ReadonlyMap<Resource, Resource> {
  const pairs = new Map<Resource, Resource>();
  const [before, after] = [old, now].map((side) => side.resources.map((resource) => describe(resource, side)));
  const free = new Set(after);
  for (const isSame of BONDS)
    for (const mine of before!) {
      if (pairs.has(mine.resource)) continue;
      const theirs = [...free].find((other) => other.resource.resourceType === mine.resource.resourceType && isSame(mine, other));
      if (!theirs) continue;
      pairs.set(mine.resource, theirs.resource);
      free.delete(theirs);
    }
  return pairs;
}

function describe(resource: Resource, side: Side): Described {
  const named = (reference: string): string => {
    const target = side.resolve(reference);
    return target ? clinicalIdentityOf(target, () => undefined) : reference;
  };
  return { resource, identity: clinicalIdentityOf(resource, side.resolve), said: canonical(essenceOf(resource, named)) };
}
