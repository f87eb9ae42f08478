// One element of a snapshot → its check, with the types, bindings, slices and properties below it.
import { isPrimitiveType } from "../../fhirpath/r4-types.ts";
import type { ElementDigest, TypeRef } from "../definitions/definitions.ts";
import { primitiveRule } from "../walk/primitive.ts";
import type { ElementContext } from "./context.ts";
import type { TreeLookup } from "./discriminator.ts";
import type { CodeBinding, ElementCheck, ObjectCheck, TargetCheck, TypeCheck } from "./model.ts";
import { compileObject } from "./object.ts";
import { NO_RULES, ruleSetOf } from "./rule-set.ts";
import { compileSlicing, compileTypeSlices } from "./slicing.ts";
import type { TreeNode } from "./tree.ts";
import { namedType } from "./us-core.ts";

/** `base` is what FHIRPath calls the element: its type, or the path of a backbone element. */
export function compileElement(node: TreeNode, base: string, context: ElementContext, choiceBit: number, rootType?: string): ElementCheck {
  const { digest, name } = node;
  const typeRefs: readonly TypeRef[] = rootType !== undefined ? [{ code: rootType }] : (digest.type ?? [{ code: "BackboneElement" }]);
  const isChoice = name.endsWith("[x]");
  const stem = isChoice ? name.slice(0, -3) : name;
  const types = typeRefs.map((ref) => compileType(node, ref, base, context, rootType !== undefined));
  return {
    // What the walk reads of every element comes first, so that it lies together.
    isArray: digest.isArray && rootType === undefined,
    max: digest.max === "*" ? Number.POSITIVE_INFINITY : Number(digest.max),
    min: rootType !== undefined ? 0 : digest.min,
    isValueChecked: [digest.fixed, digest.pattern, digest.minValue, digest.maxValue, digest.maxLength].some((rule) => rule !== undefined),
    bindings: compileBindings(digest, context.lookup),
    slicing: compileSlicing(node, base, context),
    profile: context.profile,
    path: digest.path,
    basePath: base,
    name,
    sliceName: digest.sliceName,
    jsonNames: isChoice ? typeRefs.map((ref) => stem + ref.code.charAt(0).toUpperCase() + ref.code.slice(1)) : [stem],
    types,
    fixed: digest.fixed,
    pattern: digest.pattern,
    minValue: digest.minValue,
    maxValue: digest.maxValue,
    maxLength: digest.maxLength,
    typeSlices: isChoice ? compileTypeSlices(node, base, context, choiceBit) : undefined,
    choiceBit,
  };
}

function compileType(node: TreeNode, ref: TypeRef, base: string, context: ElementContext, isRoot: boolean): TypeCheck {
  const code = interned(isResourceId(node, context) ? "id" : ref.code);
  const kind =
    code === "xhtml" ? "xhtml" : isPrimitiveType(code) ? "primitive" : isResource(code, context) && !isRoot ? "resource" : "complex";
  const isBackbone = !isRoot && (code === "BackboneElement" || code === "Element");
  const target = contentTarget(node, context);
  const ownBase = isRoot ? code : isBackbone ? (target?.digest.path ?? base) : code;
  const profiles = ref.profile ?? [];
  const isKnown = (url: string): boolean => context.lookup.isKnown(url);
  const object = once(() => {
    const source = [node, node.sliced, target].find((candidate) => candidate !== undefined && candidate.children.size > 0);
    // Beside a primitive's value (its "_name") stand an id and extensions, no "value".
    const ofType = isRoot ? undefined : context.typeObject(kind === "primitive" ? "Element" : code);
    if (source === undefined) return ofType ?? EMPTY;
    return compileObject(source, ownBase, context, ofType);
  });
  return {
    kind,
    isProfiled: profiles.length > 0,
    isSpecial: QUANTITIES.has(code) || SPECIAL.has(code),
    code,
    isQuantity: QUANTITIES.has(code),
    grammar: kind === "primitive" ? primitiveRule(isCanonicalUrl(node, context) ? "canonical" : code) : undefined,
    base: ownBase,
    profiles: profiles.filter(isKnown),
    unknownProfiles: profiles.filter((url) => !isKnown(url)),
    hasInlineChildren: node.children.size > 0,
    targets: code === "Reference" ? compileTargets(node, ref, context) : undefined,
    canonicalOf: code === "canonical" ? canonicalKinds(ref) : undefined,
    object,
    rules: once(() => {
      // A slice keeps the rules of what it is a slice of, though not every snapshot repeats them.
      const indexes = new Set([node, node.sliced, target].flatMap((one) => one?.digest.constraint ?? []));
      const own = [...indexes].flatMap((index) => context.rule(index, ownBase) ?? []);
      const inherited = isRoot || isBackbone || kind === "resource" ? undefined : context.typeRules(code);
      // Most elements have the rules of their type and its properties: they share them.
      const hasInherited = inherited !== undefined && inherited.all.length > 0;
      if (own.length === 0 && (!hasInherited || object() === context.typeObject(code))) return hasInherited ? inherited : NO_RULES;
      const keys = new Set(own.map((rule) => rule.key));
      return ruleSetOf([...own, ...(inherited?.all ?? []).filter((rule) => !keys.has(rule.key))], object);
    }),
  };
}

/** The engine's own copy of a name: two of them are compared by where they are, not letter by letter. */
const interned = (name: string): string => Object.keys({ [name]: 0 })[0]!;

const SPECIAL: ReadonlySet<string> = new Set(["Coding", "Identifier", "Attachment", "Range", "Reference"]);

const EMPTY: ObjectCheck = { base: "", properties: new Map(), required: [], requiredMask: 0, isSearched: false, choices: [] };

const QUANTITIES: ReadonlySet<string> = new Set(["Quantity", "SimpleQuantity", "Age", "Count", "Distance", "Duration", "MoneyQuantity"]);

/** R4's definitions say "string" of Resource.id and mean the type id: https://hl7.org/fhir/R4/resource.html#id */
const isResourceId = ({ digest: { path } }: TreeNode, { isResourceType }: ElementContext): boolean =>
  path.endsWith(".id") && isResourceType(path.slice(0, -".id".length));

const isResource = (code: string, { isResourceType }: ElementContext): boolean =>
  code === "Resource" || code === "DomainResource" || isResourceType(code);

/** "ValueSet.url" is what canonicals point at, though its type is uri. */
const isCanonicalUrl = ({ digest: { path, type } }: TreeNode, { isResourceType }: ElementContext): boolean =>
  path.endsWith(".url") && type?.[0]?.code === "uri" && isResourceType(path.slice(0, -".url".length));

function canonicalKinds({ targetProfile = [] }: TypeRef): ReadonlySet<string> | undefined {
  return targetProfile.length === 0 || targetProfile.includes(ANY)
    ? undefined
    : new Set(targetProfile.map((url) => url.slice(CORE.length)));
}

/** "#Bundle.link" → the element whose content this one shares. */
function contentTarget(node: TreeNode, { tree }: ElementContext): TreeNode | undefined {
  const reference = node.digest.contentReference;
  return reference === undefined ? undefined : tree.byId.get(reference.slice(reference.indexOf("#") + 1));
}

const UNBOUND: readonly CodeBinding[] = [];

function compileBindings({ binding }: ElementDigest, { codesOf }: TreeLookup): readonly CodeBinding[] {
  if (binding === undefined) return UNBOUND;
  const { strength, valueSet, max } = binding;
  const bindings: CodeBinding[] = [];
  if (valueSet !== undefined && (strength === "required" || strength === "extensible"))
    bindings.push({ strength, valueSet, codes: codesOf(valueSet) });
  if (max !== undefined) bindings.push({ strength: "max", valueSet: max, codes: codesOf(max) });
  return bindings;
}

const ANY = "http://hl7.org/fhir/StructureDefinition/Resource";
const CORE = "http://hl7.org/fhir/StructureDefinition/";

function compileTargets(node: TreeNode, ref: TypeRef, context: ElementContext): TargetCheck | undefined {
  const own = ref.targetProfile ?? [];
  const base = context.baseTargets(node.digest.path) ?? [];
  const unknownProfiles = own.filter((url) => !context.lookup.isKnown(url));
  // Profiles that no package has say nothing about the type, unless their name does (US Core): the base definition's targets still do.
  const isNamed = unknownProfiles.every((url) => namedType(url) !== undefined);
  const typed = unknownProfiles.length > 0 && !isNamed ? base : own;
  const types =
    typed.length === 0 || typed.includes(ANY)
      ? undefined
      : new Set(typed.flatMap((url) => context.typeOfProfile(url) ?? namedType(url) ?? []));
  const isPlain = own.every((url) => url.startsWith(CORE) && context.typeOfProfile(url) === url.slice(CORE.length));
  if (types === undefined && isPlain) return undefined;
  return { types, profiles: isPlain || unknownProfiles.length > 0 ? undefined : own, unknownProfiles };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
