// Definitions → compiled shapes, each on first use and then kept. Bundles of one process share one registry per set of definitions.
import { compileInvariant } from "../../fhirpath/invariant.ts";
import { isPrimitiveType } from "../../fhirpath/r4-types.ts";
import type { Definitions, StructureDigest } from "../definitions/definitions.ts";
import { LATER_CODES } from "../definitions/later-codes.ts";
import { type CodeSet, compileCodeSet } from "./code-set.ts";
import type { ElementContext } from "./context.ts";
import { displaysOf } from "./displays.ts";
import { compileElement } from "./element.ts";
import type { Registry, Rule, Shape, TypeCheck } from "./model.ts";
import { packageOf } from "./package-urls.ts";
import { systemsOf } from "./systems.ts";
import { type Tree, treeOf } from "./tree.ts";
import { vitalSignProfiles } from "./vital-signs.ts";

const CORE = "http://hl7.org/fhir/StructureDefinition/";
/** Checked by the walk itself (they hold at every element), by the narrative layer, or by the reference layer (dom-3). */
const NATIVE: ReadonlySet<string> = new Set(["ele-1", "ext-1", "txt-1", "txt-2", "dom-3"]);

/** Expressions that R4 published with an error, as their own sentence and HL7's validator read them: que-12. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ["enableWhen.count() > 2 implies enableBehavior.exists()", "enableWhen.count() > 1 implies enableBehavior.exists()"],
]);

interface SystemCodes {
  readonly version: string | undefined;
  readonly fold: (code: string) => string;
  readonly codes: ReadonlySet<string>;
}

const registries = new WeakMap<Definitions, Registry>();

export function registryOf(definitions: Definitions): Registry {
  const known = registries.get(definitions);
  if (known !== undefined) return known;
  const registry = createRegistry(definitions);
  registries.set(definitions, registry);
  return registry;
}

/** Keeps what `make` answers, undefined included. */
function memoized<T>(make: (key: string) => T): (key: string) => T {
  const kept = new Map<string, { readonly made: T }>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known.made;
    const made = make(key);
    kept.set(key, { made });
    return made;
  };
}

function createRegistry(definitions: Definitions): Registry {
  const digestOf = (url: string): StructureDigest | undefined =>
    Object.hasOwn(definitions.structures, url) ? definitions.structures[url] : undefined;
  const typeUrl = (typeName: string): string => CORE + typeName;

  const tree = memoized((url): Tree | undefined => {
    const digest = digestOf(url);
    return digest === undefined ? undefined : treeOf(digest);
  });
  const codes = memoized((url): CodeSet | undefined => {
    const digest = Object.hasOwn(definitions.valueSets, url) ? definitions.valueSets[url] : undefined;
    return digest === undefined ? undefined : compileCodeSet(digest);
  });
  const system = memoized((url): SystemCodes | undefined => {
    const digest = Object.hasOwn(definitions.codeSystems, url) ? definitions.codeSystems[url] : undefined;
    if (digest?.content !== "complete" || digest.codes.length === 0) return undefined;
    const fold = digest.isCaseInsensitive === true ? (code: string): string => code.toLowerCase() : (code: string): string => code;
    const later = Object.hasOwn(LATER_CODES, url) ? LATER_CODES[url]!.split("|") : [];
    return { version: digest.version, fold, codes: new Set([...digest.codes, ...later].map(fold)) };
  });
  const hasCode = (url: string, code: string, version?: unknown): boolean | undefined => {
    const known = system(url);
    if (version !== undefined && known !== undefined && known.version !== version)
      return known.codes.has(known.fold(code)) ? true : undefined;
    return known?.codes.has(known.fold(code));
  };
  const displays = memoized((url) => {
    const digest = Object.hasOwn(definitions.codeSystems, url) ? definitions.codeSystems[url] : undefined;
    return digest === undefined ? undefined : displaysOf(digest);
  });
  const lineage = memoized((typeName): readonly string[] => {
    const names = [typeName];
    for (let digest = digestOf(typeUrl(typeName)); digest?.baseDefinition !== undefined; digest = digestOf(digest.baseDefinition))
      names.push(digest.baseDefinition.slice(CORE.length));
    return names;
  });
  const rule = memoized((key): Rule | undefined => {
    const bar = key.indexOf("|");
    const constraint = definitions.constraints[Number(key.slice(0, bar))];
    if (constraint?.expression === undefined || NATIVE.has(constraint.key)) return undefined;
    const { human, severity } = constraint;
    const expression = MEANT.get(constraint.expression) ?? constraint.expression;
    const { evaluate, absence } = compileInvariant(expression, key.slice(bar + 1));
    return { evaluate, absence, key: constraint.key, severity, human, source: constraint.source ?? "" };
  });
  const shape = memoized((url): Shape | undefined => {
    const digest = digestOf(url);
    const root = tree(url)?.root;
    return digest === undefined || root === undefined || digest.kind === "logical" ? undefined : compileShape(digest);
  });
  const resourceTypes = new Set(
    Object.values(definitions.structures).flatMap(({ url, kind, type }) => (kind === "resource" && url === typeUrl(type) ? [type] : [])),
  );
  const vitalSigns = vitalSignProfiles(definitions);
  const isResourceType = (typeName: string): boolean => resourceTypes.has(typeName);

  const context = (digest: StructureDigest, shapeTree: Tree): ElementContext => ({
    profile: digest.url,
    tree: shapeTree,
    baseTargets: baseTargets(digest),
    typeObject: (typeName) => shape(typeUrl(typeName))?.rootType.object(),
    typeRules: (typeName) => shape(typeUrl(typeName))?.rootType.rules(),
    isResourceType,
    typeOfProfile: (profile) => digestOf(profile)?.type,
    compileElement,
    rule: (index, base) => rule(`${index}|${base}`),
    lookup: {
      rootOf: (canonical) => tree(canonical)?.root,
      typeRoot: (typeName) => tree(typeUrl(typeName))?.root,
      codesOf: codes,
      isKnown: (canonical) => digestOf(canonical) !== undefined,
    },
  });

  /** Targets of the same element in the base type: what no profile can widen, and all that is known where its own are not. */
  function baseTargets(digest: StructureDigest): (path: string) => readonly string[] | undefined {
    const base = digest.derivation === "constraint" ? digestOf(typeUrl(digest.type)) : undefined;
    const byPath = new Map(base?.element.map((element) => [element.path, element]));
    return (path) => byPath.get(path)?.type?.find((type) => type.code === "Reference" || type.code === "canonical")?.targetProfile;
  }

  function compileShape(digest: StructureDigest): Shape {
    const shapeTree = tree(digest.url)!;
    const root = compileElement(shapeTree.root, digest.type, context(digest, shapeTree), 0, digest.type);
    const ancestors = new Set<string>();
    for (let base = digest.baseDefinition; base !== undefined && !ancestors.has(base); base = digestOf(base)?.baseDefinition)
      ancestors.add(base);
    const alone: Shape[] = [];
    const compiled: Shape = {
      url: digest.url,
      name: digest.name,
      type: digest.type,
      kind: digest.kind,
      isProfile: digest.derivation === "constraint",
      ancestors,
      context: digest.context ?? [],
      isModifier: digest.element[0]?.isModifier === true,
      root,
      rootType: root.types[0] as TypeCheck,
      alone,
    };
    alone.push(compiled);
    return compiled;
  }

  return {
    shape,
    typeShape: (typeName) => shape(typeUrl(typeName)),
    isResourceType,
    hasCode,
    displaysOf: (url, code) => displays(url)?.get(code),
    isOtherVersion: (url, version) => version !== undefined && system(url) !== undefined && version !== system(url)?.version,
    ...systemsOf(definitions),
    packageOf: (url) => packageOf(definitions, url),
    kindOf: (url) => {
      if (Object.hasOwn(definitions.structures, url)) return "StructureDefinition";
      if (Object.hasOwn(definitions.valueSets, url)) return "ValueSet";
      return Object.hasOwn(definitions.codeSystems, url) ? "CodeSystem" : undefined;
    },
    vitalSign: (loinc) => {
      const url = vitalSigns.get(loinc);
      return url === undefined ? undefined : shape(url);
    },
    lineage: (typeName) => (isPrimitiveType(typeName) ? [typeName, "Element"] : lineage(typeName)),
  };
}
