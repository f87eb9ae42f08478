// FHIR packages, already read, → one set of definitions. Where two packages hold the same canonical, the first one wins.
import type { CodeSystemDigest, Constraint, Definitions, StructureDigest, ValueSetDigest } from "./definitions.ts";
import { codeTree, digestCodeSystem } from "./digest-code-system.ts";
import { digestStructure, type Json } from "./digest-structure.ts";
import { digestValueSet } from "./digest-value-set.ts";

export interface SourcePackage {
  readonly id: string;
  readonly version: string;
  readonly resources: readonly Json[];
}

interface Placed {
  readonly resource: Json;
  readonly package: number;
}

function byCanonical(packages: readonly SourcePackage[], resourceType: string): Map<string, Placed> {
  const found = new Map<string, Placed>();
  for (const [index, { resources }] of packages.entries()) {
    for (const resource of resources) {
      const url = resource["url"];
      if (resource["resourceType"] === resourceType && typeof url === "string" && !found.has(url))
        found.set(url, { resource, package: index });
    }
  }
  return found;
}

function constraintTable(): { readonly table: Constraint[]; readonly intern: (constraint: Constraint) => number } {
  const table: Constraint[] = [];
  const indexes = new Map<string, number>();
  const intern = (constraint: Constraint): number => {
    const key = JSON.stringify(constraint);
    const known = indexes.get(key);
    if (known !== undefined) return known;
    indexes.set(key, table.length);
    return table.push(constraint) - 1;
  };
  return { table, intern };
}

/** The order of `packages` is the order of precedence. */
export function digestPackages(packages: readonly SourcePackage[]): Definitions {
  const definitions = byCanonical(packages, "StructureDefinition");
  const codeSystems = byCanonical(packages, "CodeSystem");
  const valueSets = byCanonical(packages, "ValueSet");
  const primitives = new Set(
    [...definitions.values()].filter((d) => d.resource["kind"] === "primitive-type").map((d) => String(d.resource["type"])),
  );
  const { table, intern } = constraintTable();

  const structures: Record<string, StructureDigest> = {};
  for (const [url, placed] of definitions) {
    const digest = digestStructure(placed.resource, { package: placed.package, primitives, intern });
    if (digest) structures[url] = digest;
  }
  const trees = new Map([...codeSystems].map(([url, { resource }]) => [url, codeTree(resource)]));
  const sources = new Map([...valueSets].map(([url, { resource }]) => [url, resource]));
  const sets: Record<string, ValueSetDigest> = {};
  for (const [url, placed] of valueSets) {
    sets[url] = digestValueSet(placed.resource, placed.package, { valueSets: sources, codeSystems: trees });
  }
  const systems: Record<string, CodeSystemDigest> = {};
  for (const [url, placed] of codeSystems) {
    systems[url] = digestCodeSystem(placed.resource, placed.package);
  }
  return {
    packages: packages.map(({ id, version }) => ({ id, version })),
    constraints: table,
    structures,
    valueSets: sets,
    codeSystems: systems,
  };
}
