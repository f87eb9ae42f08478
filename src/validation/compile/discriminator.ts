// How items of a sliced element are told apart: each discriminator of a slice as a test on the item. https://hl7.org/fhir/R4/profiling.html#discriminator
import type { Discriminator } from "../definitions/definitions.ts";
import { isFixedValue, isPatternMet } from "../walk/match-value.ts";
import type { CodeSet } from "./code-set.ts";
import { instancesAt, resourceTypeOf, someAt, typedKeysAt } from "./instance-path.ts";
import type { SliceMatcher } from "./model.ts";
import type { TreeNode } from "./tree.ts";

/** What the definitions answer while discriminators are compiled. */
export interface TreeLookup {
  /** Root of a profile or type, by canonical. */
  readonly rootOf: (canonical: string) => TreeNode | undefined;
  readonly typeRoot: (typeName: string) => TreeNode | undefined;
  readonly codesOf: (valueSet: string) => CodeSet | undefined;
  readonly isKnown: (canonical: string) => boolean;
}

interface Located {
  readonly nodes: readonly TreeNode[];
  /** Values that a fixed or pattern further up demands here. */
  readonly inherited: readonly unknown[];
}

/** All discriminators together; undefined in the answer means that the definitions or the data do not decide. */
export function compileMatcher(slice: TreeNode, discriminators: readonly Discriminator[], lookup: TreeLookup): SliceMatcher {
  const tests = discriminators.map((discriminator) => testOf(slice, discriminator, lookup));
  if (tests.length === 0) return () => undefined;
  if (tests.length === 1) return tests[0]!;
  return (item, judge) => {
    let verdict: boolean | undefined = true;
    for (const test of tests) {
      const answer = test(item, judge);
      if (answer === false) return false;
      if (answer === undefined) verdict = undefined;
    }
    return verdict;
  };
}

function testOf(slice: TreeNode, { type, path }: Discriminator, lookup: TreeLookup): SliceMatcher {
  const steps = path === "$this" ? [] : splitPath(path);
  if (type === "profile") return profileTest(slice, steps, lookup);
  const located = locate(slice, steps, lookup);
  if (type === "exists") return existsTest(located, steps);
  if (type === "type") return typeTest(located, steps);
  return valueTest(located, steps, lookup);
}

/** 'extension("http://x.y").value' is two steps: the dots inside quotes belong to the url. */
export function splitPath(path: string): string[] {
  return path.match(/(?:[^.'"()]|\([^)]*\))+/g)?.filter((step) => step !== "$this") ?? [];
}

function locate(slice: TreeNode, steps: readonly string[], lookup: TreeLookup): Located {
  let nodes: TreeNode[] = [slice];
  let inherited: unknown[] = [];
  for (const step of steps) {
    inherited = [...inherited, ...nodes.flatMap(demanded)].flatMap((value) => instancesAt(value, [step], undefined) ?? []);
    nodes = nodes.flatMap((node) => stepInto(node, step, lookup));
  }
  return { nodes, inherited };
}

const demanded = ({ digest }: TreeNode): unknown[] => [digest.fixed, digest.pattern].flatMap((typed) => (typed ? [typed.value] : []));

function stepInto(node: TreeNode, step: string, lookup: TreeLookup): TreeNode[] {
  if (step.startsWith("ofType(")) return [node];
  const types = node.digest.type ?? [];
  if (step === "resolve()") return types.flatMap((type) => (type.targetProfile ?? []).flatMap((url) => lookup.rootOf(url) ?? []));
  if (step.startsWith("extension(")) {
    const url = step.slice("extension('".length, -2);
    return [...(node.children.get("extension")?.slices.values() ?? [])].filter((extension) =>
      extension.digest.type?.[0]?.profile?.includes(url),
    );
  }
  const own = node.children.get(step) ?? node.children.get(`${step}[x]`);
  if (own !== undefined) return [own, ...own.slices.values()];
  const roots = types.flatMap((type) => {
    const profiled = (type.profile ?? []).flatMap((url) => lookup.rootOf(url) ?? []);
    return profiled.length > 0 ? profiled : (lookup.typeRoot(type.code) ?? []);
  });
  return roots.flatMap((root) => root.children.get(step) ?? root.children.get(`${step}[x]`) ?? []);
}

function valueTest({ nodes, inherited }: Located, steps: readonly string[], lookup: TreeLookup): SliceMatcher {
  const fixed = nodes.flatMap(({ digest }) => (digest.fixed ? [digest.fixed.value] : []));
  const patterns = nodes.flatMap(({ digest }) => (digest.pattern ? [digest.pattern.value] : []));
  const wanted = [...patterns, ...(fixed.length + patterns.length === 0 ? inherited : [])];
  if (fixed.length + wanted.length > 0)
    return steps.some((step) => step.includes("(")) ? valuesTest(steps, fixed, wanted) : plainTest(steps, fixed, wanted);
  const valueSet = nodes.find(({ digest }) => digest.binding?.strength === "required")?.digest.binding?.valueSet;
  const codes = valueSet === undefined ? undefined : lookup.codesOf(valueSet);
  if (codes === undefined) {
    // Nothing is known of the set, but what has no code of any system is in none.
    return valueSet === undefined
      ? () => undefined
      : (item, { resolve }) => (isCoded(instancesAt(item, steps, resolve)) ? undefined : false);
  }
  return (item, { resolve }) => membershipOf(instancesAt(item, steps, resolve), codes);
}

function valuesTest(steps: readonly string[], fixed: readonly unknown[], wanted: readonly unknown[]): SliceMatcher {
  return (item, { resolve }) => {
    const values = instancesAt(item, steps, resolve);
    if (values === undefined) return undefined;
    return (
      fixed.every((expected) => values.some((value) => isFixedValue(value, expected))) &&
      wanted.every((expected) => values.some((value) => isPatternMet(value, expected)))
    );
  };
}

/** The same where the path is properties alone: nothing is collected on the way. */
function plainTest(steps: readonly string[], fixed: readonly unknown[], wanted: readonly unknown[]): SliceMatcher {
  const [only] = wanted;
  if (fixed.length === 0 && wanted.length === 1) return (item) => someAt(item, steps, 0, only, isPatternMet);
  return (item) => {
    for (const expected of fixed) if (!someAt(item, steps, 0, expected, isFixedValue)) return false;
    for (const expected of wanted) if (!someAt(item, steps, 0, expected, isPatternMet)) return false;
    return true;
  };
}

/** True also where a value is a code alone, or cannot be reached. */
function isCoded(values: readonly unknown[] | undefined): boolean {
  if (values === undefined) return true;
  return values.some((value) => {
    if (typeof value !== "object" || value === null) return true;
    const codings: readonly unknown[] = "coding" in value && Array.isArray(value.coding) ? value.coding : [value];
    return codings.some((coding) => {
      const { system, code } = (coding ?? {}) as Readonly<Record<string, unknown>>;
      return typeof system === "string" && typeof code === "string";
    });
  });
}

/** A slice told apart by its required binding: the value (code, Coding or CodeableConcept) is one of the set. */
function membershipOf(values: readonly unknown[] | undefined, codes: CodeSet): boolean | undefined {
  if (values === undefined) return undefined;
  let verdict: boolean | undefined = false;
  for (const value of values) {
    const codings =
      typeof value === "object" && value !== null && "coding" in value && Array.isArray(value.coding) ? value.coding : [value];
    for (const coding of codings) {
      const membership =
        typeof coding === "string" ? codes.ofCode(coding) : codes.ofCoding(coding?.system as string | undefined, String(coding?.code));
      if (membership === "in") return true;
      if (membership === "open") verdict = undefined;
    }
  }
  return verdict;
}

function existsTest({ nodes }: Located, steps: readonly string[]): SliceMatcher {
  const digest = nodes[0]?.digest;
  if (digest === undefined) return () => undefined;
  const mustExist = digest.max === "0" ? false : digest.min > 0 ? true : undefined;
  if (mustExist === undefined) return () => true;
  return (item, { resolve }) => {
    const values = instancesAt(item, steps, resolve);
    return values === undefined ? undefined : values.length > 0 === mustExist;
  };
}

function typeTest({ nodes }: Located, steps: readonly string[]): SliceMatcher {
  const codes = new Set(nodes.flatMap(({ digest }) => (digest.type ?? []).map((type) => type.code)));
  const last = steps.at(-1);
  if (steps.includes("resolve()")) {
    const allowed = new Set(nodes.map(({ digest }) => digest.path));
    return (item, { resolve }) => {
      const values = instancesAt(item, steps, resolve);
      if (values === undefined) return undefined;
      for (const value of values) if (allowed.has(resourceTypeOf(value) ?? "")) return true;
      return false;
    };
  }
  return (item, { resolve }) => {
    const child =
      steps.length === 1 && typeof item === "object" && item !== null ? (item as Readonly<Record<string, unknown>>)[last!] : undefined;
    const own = child === undefined ? undefined : resourceTypeOf(child);
    if (own !== undefined && codes.has(own)) return true;
    const values = instancesAt(item, steps, resolve);
    if (values?.some((value) => codes.has(resourceTypeOf(value) ?? ""))) return true;
    if (last === undefined) return codes.has("Resource");
    const parents = instancesAt(item, steps.slice(0, -1), resolve) ?? [];
    return parents.some((parent) => typedKeysAt(parent, last).some((suffix) => isSuffixOf(codes, suffix)));
  };
}

const isSuffixOf = (codes: ReadonlySet<string>, suffix: string): boolean =>
  codes.has(suffix) || codes.has(suffix.charAt(0).toLowerCase() + suffix.slice(1));

/** By the profile that the value, or the target of the reference, meets. */
function profileTest(slice: TreeNode, steps: readonly string[], lookup: TreeLookup): SliceMatcher {
  const isResolved = steps.at(-1) === "resolve()";
  const { nodes } = locate(slice, isResolved ? steps.slice(0, -1) : steps, lookup);
  const types = nodes.flatMap(({ digest }) => digest.type ?? []);
  const profiles = types.flatMap((type) => (isResolved ? type.targetProfile : type.profile) ?? []);
  const isDecidable = profiles.length > 0 && profiles.every(lookup.isKnown);
  return (item, { resolve, conforms }) => {
    const values = isDecidable ? instancesAt(item, steps, resolve) : undefined;
    if (values === undefined) return undefined;
    for (const value of values) for (const url of profiles) if (conforms(value, url)) return true;
    return false;
  };
}
