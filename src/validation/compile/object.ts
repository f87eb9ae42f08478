// The children of an element → the properties that its JSON object may have.
import { isPrimitiveType } from "../../fhirpath/r4-types.ts";
import type { ElementContext } from "./context.ts";
import { withInherited } from "./inherit.ts";
import type { ElementCheck, ObjectCheck, Property, TypeCheck } from "./model.ts";
import type { TreeNode } from "./tree.ts";

/** `ofType` fills in what the snapshot does not repeat of the type's own properties. */
export function compileObject(node: TreeNode, base: string, context: ElementContext, ofType: ObjectCheck | undefined): ObjectCheck {
  const properties = new Map<string, Property>();
  const elements: ElementCheck[] = [];
  let nextBit = 1;
  for (const child of node.children.values()) {
    if (child.name === "value" && isPrimitiveType(base)) continue;
    const isChoice = child.name.endsWith("[x]");
    const element = context.compileElement(
      child,
      `${base}.${isChoice ? child.name.slice(0, -3) : child.name}`,
      context,
      isChoice ? nextBit : 0,
    );
    if (isChoice) nextBit *= 2;
    elements.push(element);
    element.jsonNames.forEach((jsonName, index) => {
      const slice = element.typeSlices?.get(element.types[index]?.code ?? "");
      const type = slice?.types[0] ?? element.types[isChoice ? index : 0];
      if (type === undefined) return;
      const whole = withInherited(type, ofType?.properties.get(jsonName)?.type);
      properties.set(jsonName, propertyOf(jsonName, slice ?? element, whole, 0));
    });
  }
  const own = new Set(elements.map((element) => element.name));
  const inherited = [...(ofType?.properties ?? [])].filter(([, { element }]) => !own.has(element.name));
  for (const [jsonName, property] of inherited) properties.set(jsonName, property);
  const required = [...elements, ...new Set(inherited.map(([, { element }]) => element))].filter(isRequired);
  const noted = [...new Set([...required, ...elements, ...inherited.map(([, { element }]) => element)])].sort(
    (one, other) => Number(isSeldomAsked(one)) - Number(isSeldomAsked(other)),
  );
  const bits = new Map(noted.slice(0, BITS).flatMap((element, index) => element.jsonNames.map((name) => [name, 1 << index] as const)));
  for (const [jsonName, { element, type, presentBit }] of properties) {
    const bit = bits.get(jsonName) ?? 0;
    if (bit !== presentBit) properties.set(jsonName, propertyOf(jsonName, element, type, bit));
  }
  return {
    base,
    properties,
    required,
    requiredMask: required.reduce((mask, { jsonNames }) => mask | (bits.get(jsonNames[0] ?? "") ?? 0), 0),
    isSearched: required.length > BITS || required.some(({ typeSlices }) => typeSlices !== undefined),
    choices: elements.filter((element) => element.name.endsWith("[x]")),
  };
}

/** One literal makes them all, so that they all have one shape: the walk reads little else. */
const propertyOf = (name: string, element: ElementCheck, type: TypeCheck, presentBit: number): Property => ({
  // What the walk reads of every property comes first, so that it lies together.
  plain: undefined,
  presentBit,
  choiceBit: element.choiceBit,
  element,
  type,
  isSinglePrimitive: type.kind === "primitive" && !element.isArray,
  name,
  siblingName: `_${name}`,
});

/** The bit above these says that something is not listed. */
const BITS = 30;
const SELDOM: ReadonlySet<string> = new Set(["id", "meta", "implicitRules", "language", "extension", "modifierExtension"]);
/** Where there are more elements than bits: what need not be there and what hardly a rule speaks of goes without. */
const isSeldomAsked = (element: ElementCheck): boolean => SELDOM.has(element.name) && !isRequired(element);

const isRequired = (element: ElementCheck): boolean =>
  element.min > 0 || [...(element.typeSlices?.values() ?? [])].some((slice) => slice.min > 0) || hasRequiredSlice(element);

const hasRequiredSlice = (element: ElementCheck): boolean => element.slicing?.slices.some((slice) => slice.element.min > 0) ?? false;
