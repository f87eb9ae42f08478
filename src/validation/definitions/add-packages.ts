// Further packages on top of the definitions that come along. What is already there stays: where both hold a canonical, the first one wins.
import type { Definitions, ValueSetDigest } from "./definitions.ts";
import { digestPackages, type SourcePackage } from "./digest-packages.ts";
import type { Json } from "./digest-structure.ts";

/** The packages are digested with the code systems and value sets of `base` at hand. */
export function addPackages(base: Definitions, packages: readonly SourcePackage[]): Definitions {
  if (packages.length === 0) return base;
  const added = digestPackages([known(base, packages), ...packages]);
  const rules = base.constraints.length;
  // The first of the added packages is `base` itself, told again.
  const place = (index: number): number => base.packages.length + index - 1;
  const moved = <T extends { readonly package: number }>(all: Readonly<Record<string, T>>, change: (one: T) => T): Record<string, T> =>
    Object.fromEntries(
      Object.entries(all).flatMap(([url, one]) => (one.package === 0 ? [] : [[url, { ...change(one), package: place(one.package) }]])),
    );
  return {
    packages: [...base.packages, ...added.packages.slice(1)],
    constraints: [...base.constraints, ...added.constraints],
    structures: {
      ...moved(added.structures, (structure) => ({
        ...structure,
        element: structure.element.map((element) =>
          element.constraint === undefined ? element : { ...element, constraint: element.constraint.map((index) => index + rules) },
        ),
      })),
      ...base.structures,
    },
    valueSets: { ...moved(added.valueSets, (set) => set), ...base.valueSets },
    codeSystems: { ...moved(added.codeSystems, (system) => system), ...base.codeSystems },
  };
}

/** What the new value sets and profiles may draw on, as a package: primitive types by name, complete code systems, expanded value sets. */
function known(base: Definitions, packages: readonly SourcePackage[]): SourcePackage {
  const own = new Set(packages.flatMap(({ resources }) => resources.map(({ url }) => url)));
  const primitives = Object.values(base.structures).flatMap((structure): Json[] =>
    structure.kind === "primitive-type"
      ? [{ resourceType: "StructureDefinition", url: structure.url, kind: structure.kind, type: structure.type }]
      : [],
  );
  const systems = Object.values(base.codeSystems).map(
    ({ url, name, content, codes, isCaseInsensitive }): Json => ({
      resourceType: "CodeSystem",
      url,
      name,
      content,
      caseSensitive: isCaseInsensitive !== true,
      concept: codes.map((code) => ({ code })),
    }),
  );
  const sets = Object.values(base.valueSets).flatMap((set) => (isWhole(set) && !own.has(set.url) ? [asValueSet(set)] : []));
  return { id: "known", version: "0", resources: [...primitives, ...systems, ...sets] };
}

const isWhole = ({ open, unexpandable }: ValueSetDigest): boolean => unexpandable === undefined && (open?.length ?? 0) === 0;

const asValueSet = ({ url, name, codes }: ValueSetDigest): Json => ({
  resourceType: "ValueSet",
  url,
  name,
  compose: { include: Object.entries(codes).map(([system, list]) => ({ system, concept: list.map((code) => ({ code })) })) },
});
