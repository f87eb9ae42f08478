// One pass over a resource with the compiled checks of its profiles: every property, item and value once per profile.

import type { ElementCheck, ObjectCheck, Property, Shape, TypeCheck } from "../compile/model.ts";
import { plainTestOf } from "../compile/plain.ts";
import { ANYTHING } from "../compile/rule-set.ts";
import { assignSlices, checkSliceCounts, indexesOf } from "./assign-slices.ts";
import { checkCanonical } from "./check-canonical.ts";
import { checkBindings } from "./check-codes.ts";
import { checkContext, checkExtensionContent, checkModifier, unknownExtension } from "./check-extension.ts";
import { checkPrimitive } from "./check-primitive.ts";
import { checkRules } from "./check-rules.ts";
import { checkSpecial } from "./check-special.ts";
import { checkValue } from "./check-value.ts";
import { checkNarrative } from "./narrative.ts";
import { choiceBesides, findMissing, foundArray, foundNoArray, foundTwice, unknownProperty } from "./property-faults.ts";
import { found, leftUndecided, MAX_DEPTH, type Run } from "./run.ts";
import { showValue } from "./show-value.ts";
import { conforms, judgeOf } from "./trial.ts";
import { walkInnerResource } from "./walk-resource.ts";

const DERIVATION = "http://hl7.org/fhir/StructureDefinition/derivation-reference";

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** A value against one definition, at the place where the walk is. */
export function walkShape(run: Run, shape: Shape, value: Json): void {
  run.elements[run.depth - 1] = shape.root;
  run.types[run.depth - 1] = shape.rootType;
  const present = walkObject(run, shape.rootType.object(), value);
  checkRules(run, shape.rootType.rules(), present, shape.url, value, undefined);
}

/** Answers which properties are there, in the bits of the check. */
function walkObject(run: Run, check: ObjectCheck, value: Json): number {
  if (run.depth >= MAX_DEPTH) {
    found(run, "fatal", "structure", "depth", `Nested deeper than ${MAX_DEPTH} levels: refused.`);
    return ANYTHING;
  }
  let choices = 0;
  let count = 0;
  let present = 0;
  let isOnlyId = false;
  for (const name in value) {
    isOnlyId = count++ === 0 && name === "id";
    const property = check.properties.get(name);
    if (run.hasFailed) return ANYTHING;
    if (property === undefined) {
      present |= walkUnlisted(run, check, value, name);
      const bit = choiceBesides(check, value, name);
      if ((choices & bit) !== 0) foundTwice(run, check.properties.get(name.slice(1))!.element);
      choices |= bit;
      continue;
    }
    const child = value[name];
    if (child !== undefined) present |= property.presentBit;
    const { choiceBit } = property;
    if (choiceBit !== 0) {
      if ((choices & choiceBit) !== 0) foundTwice(run, property.element);
      choices |= choiceBit;
    }
    property.plain ??= plainTestOf(property);
    if (typeof child === property.plain.json && property.plain.isValid(child)) {
      run.checked.structure++;
      run.checked.terminology += property.element.bindings.length;
      continue;
    }
    enter(run, name, property);
    walkProperty(run, property, value, child, property.type.kind === "primitive" ? value[property.siblingName] : undefined);
    run.depth--;
  }
  run.elementEvaluations++;
  if (count === 0 || (isOnlyId && check.base !== "Element" && !run.registry.isResourceType(check.base)))
    found(
      run,
      "error",
      "structure",
      "http://hl7.org/fhir/StructureDefinition/Element#ele-1",
      "The object holds nothing: give it content or leave it out.",
    );
  if ((present & check.requiredMask) !== check.requiredMask || check.isSearched) findMissing(run, check, value);
  return present;
}

function enter(run: Run, name: string, { element, type }: Property): void {
  run.names[run.depth] = name;
  run.indexes[run.depth] = -1;
  run.elements[run.depth] = element;
  run.types[run.depth] = type;
  run.depth++;
}

/** "resourceType", the "_name" of a primitive without a value, or a name that does not belong here. */
function walkUnlisted(run: Run, check: ObjectCheck, value: Json, name: string): number {
  if (name === "resourceType" && run.registry.isResourceType(check.base)) return 0;
  const bare = name.startsWith("_") ? check.properties.get(name.slice(1)) : undefined;
  if (bare?.type.kind !== "primitive") {
    unknownProperty(run, check, name);
    return ANYTHING;
  }
  // A single value was met under its own name; what stands beside it is walked here, where it stands. Arrays were walked in pairs.
  const isMet = Object.hasOwn(value, bare.name);
  if (isMet && !bare.isSinglePrimitive) return bare.presentBit;
  enter(run, bare.name, bare);
  if (bare.isSinglePrimitive) walkSibling(run, bare.element, bare.type, value[name]);
  if (!isMet) walkProperty(run, bare, value, undefined, value[name]);
  run.depth--;
  return bare.presentBit;
}

function walkProperty(run: Run, { element, type }: Property, parent: Json, value: unknown, sibling: unknown): void {
  if (element.max === 0) {
    found(run, "error", "cardinality", `${element.profile}#${element.path}`, `${element.path} must not be here: the profile allows none.`);
    return;
  }
  if (!element.isArray) {
    if (Array.isArray(value)) foundArray(run, element);
    else if (type.kind === "primitive") checkSingle(run, element, type, value, sibling);
    else walkItem(run, element, type, value);
    return;
  }
  const items = value ?? NOTHING;
  const siblings = sibling ?? NOTHING;
  if (!Array.isArray(items) || !Array.isArray(siblings)) {
    foundNoArray(run, element, showValue(type.code, Array.isArray(items) ? sibling : value));
    return;
  }
  const count = Math.max(items.length, siblings.length);
  if (count === 0) {
    found(run, "error", "structure", element.profile, `${element.path} is an empty array: leave it out or give it items.`);
    return;
  }
  if (count < element.min || count > element.max)
    found(
      run,
      "error",
      "cardinality",
      `${element.profile}#${element.path}`,
      `${element.path} has ${count} items, but ${element.min} to ${element.max === Number.POSITIVE_INFINITY ? "any number" : element.max} may be there.`,
    );
  if (type.code === "Extension") {
    walkExtensions(run, element, type, parent, items);
    return;
  }
  walkItems(run, element, type, items, siblings, count);
}

const NOTHING: readonly unknown[] = [];

/** `places`: where the items of a slice that is itself sliced stand; those of none of its slices were walked with it. */
function walkItems(
  run: Run,
  element: ElementCheck,
  type: TypeCheck,
  items: readonly unknown[],
  siblings: readonly unknown[],
  count: number,
  places?: readonly number[],
): void {
  const { slicing } = element;
  const own = places === undefined ? items : places.map((place) => items[place]);
  const assigned = slicing === undefined ? undefined : assignSlices(slicing, own, judgeOf(run));
  if (slicing !== undefined) checkSliceCounts(run, element, slicing, assigned!, places);
  const at = run.depth - 1;
  for (let index = 0; index < count; index++) {
    const slice = slicing?.slices[assigned![index]!]?.element;
    if (places !== undefined && slice === undefined) continue;
    const place = places === undefined ? index : places[index]!;
    run.indexes[at] = place;
    const inner = slice ?? element;
    const innerType = slice?.types[0] ?? type;
    if (innerType.kind === "primitive") walkPrimitive(run, inner, innerType, items[place], siblings[place] ?? undefined);
    else walkItem(run, inner, innerType, items[place]);
    if (slice?.slicing !== undefined && index === assigned!.indexOf(assigned![index]!)) {
      const inside = indexesOf(assigned!, assigned![index]!).map((one) => places?.[one] ?? one);
      run.indexes[at] = -1;
      walkItems(run, slice, innerType, items, siblings, inside.length, inside);
    }
  }
  run.indexes[at] = -1;
}

function walkExtensions(run: Run, element: ElementCheck, type: TypeCheck, parent: Json, items: readonly unknown[]): void {
  const { slicing } = element;
  const at = run.depth - 1;
  const assigned = slicing === undefined ? undefined : assignSlices(slicing, items, judgeOf(run));
  if (slicing !== undefined) checkSliceCounts(run, element, slicing, assigned!);
  for (let index = 0; index < items.length; index++) {
    run.indexes[at] = index;
    const item = items[index];
    const slice = slicing?.slices[assigned![index]!]?.element;
    const url = isObject(item) && typeof item["url"] === "string" ? item["url"] : undefined;
    const shape = url === undefined ? undefined : run.registry.shape(url.includes("|") ? url.split("|")[0]! : url);
    const sliceType = slice?.types[0];
    const isDefined = shape?.type === "Extension";
    // A slice puts its extension where the profile's author wants it.
    if (isDefined) {
      if (slice === undefined) checkContext(run, shape, parent, at);
      checkModifier(run, shape, element);
    } else if (slice === undefined && url !== undefined) unknownExtension(run, url, parent, element.profile);
    // An extension whose definition is known is judged by it; the base type would only say the same twice.
    if (slice !== undefined || !isDefined) walkItem(run, slice ?? element, sliceType ?? type, item);
    if (isDefined && sliceType?.profiles.includes(shape.url) !== true && isObject(item)) walkShapeAside(run, shape, item);
    run.extensionEvaluations++;
    if (url === DERIVATION) run.hasEvidence = true;
    if (isObject(item)) checkExtensionContent(run, item);
  }
  run.indexes[at] = -1;
}

/** A further definition of the same value: the walk's place is kept. */
function walkShapeAside(run: Run, shape: Shape, value: Json): void {
  const at = run.depth - 1;
  const [element, type] = [run.elements[at]!, run.types[at]!];
  walkShape(run, shape, value);
  run.elements[at] = element;
  run.types[at] = type;
}

function walkItem(run: Run, element: ElementCheck, type: TypeCheck, value: unknown): void {
  run.checked.structure++;
  if (type.kind === "xhtml") {
    checkNarrative(run, value);
    return;
  }
  if (!isObject(value)) {
    found(
      run,
      "error",
      "structure",
      element.profile,
      `${element.path} must be an object (${type.code}), but is ${showValue(type.code, value)}.`,
    );
    return;
  }
  if (type.kind === "resource") {
    walkInnerResource(run, type, value);
    return;
  }
  const present = type.isProfiled ? walkTyped(run, type, value) : walkObject(run, type.object(), value);
  if (element.isValueChecked) checkValue(run, element, type.code, value);
  if (element.bindings.length > 0) checkBindings(run, element, type.code, value);
  const rules = type.rules();
  if (rules.all.length > 0) checkRules(run, rules, present, element.profile, value, undefined);
  if (type.isSpecial) checkSpecial(run, element, type, value);
}

/** The properties of a value: as its profile says where it has one, else as its type does. */
function walkTyped(run: Run, type: TypeCheck, value: Json): number {
  const [profile, ...others] = type.profiles;
  const present = profile === undefined || type.hasInlineChildren ? walkObject(run, type.object(), value) : ANYTHING;
  for (const url of type.unknownProfiles)
    leftUndecided(
      run,
      url,
      () => url,
      () => `Not checked: profile ${url} is in no loaded package, so what it says of this ${type.code} stays open. Load its package.`,
    );
  if (profile === undefined) return present;
  const fitting = others.length === 0 ? profile : [profile, ...others].find((url) => conforms(run, value, url));
  if (fitting === undefined) {
    found(
      run,
      "error",
      "structure",
      profile,
      `The ${type.code} meets none of the profiles that are allowed here: ${type.profiles.join(", ")}.`,
    );
    return present;
  }
  const shape = run.registry.shape(fitting);
  if (shape !== undefined) walkShapeAside(run, shape, value);
  return present;
}

/** An item of a repeated primitive with what stands beside it. */
function walkPrimitive(run: Run, element: ElementCheck, type: TypeCheck, value: unknown, sibling: unknown): void {
  if (sibling !== undefined && sibling !== null) walkSibling(run, element, type, sibling);
  checkSingle(run, element, type, value, sibling);
}

/** The id and extensions beside a primitive ("_birthDate"). */
function walkSibling(run: Run, element: ElementCheck, type: TypeCheck, sibling: unknown): void {
  if (isObject(sibling)) walkObject(run, type.object(), sibling);
  else if (Array.isArray(sibling)) foundArray(run, element);
  else found(run, "error", "structure", element.profile, `_${element.name} must be an object with an id or extensions.`);
}

function checkSingle(run: Run, element: ElementCheck, type: TypeCheck, value: unknown, sibling: unknown): void {
  run.checked.structure++;
  checkPrimitive(run, element, type, value, sibling);
  if (type.code === "canonical") checkCanonical(run, element, type, value);
}
