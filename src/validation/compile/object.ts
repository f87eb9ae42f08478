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
  const bits = new Map(required.slice(0, 30).flatMap((element, index) => element.jsonNames.map((name) => [name, 1 << index] as const)));
  for (const [jsonName, { element, type }] of properties)
    if (bits.has(jsonName)) properties.set(jsonName, propertyOf(jsonName, element, type, bits.get(jsonName)!));
  return {
    base,
    properties,
    required,
    requiredMask: 2 ** Math.min(required.length, 30) - 1,
    isSearched: required.length > 30 || required.some(({ typeSlices }) => typeSlices !== undefined),
    choices: elements.filter((element) => element.name.endsWith("[x]")),
  };
}

/** One literal makes them all, so that they all have one shape: the walk reads little else. */
const propertyOf = (name: string, element: ElementCheck, type: TypeCheck, requiredBit: number): Property => ({
  // What the walk reads of every property comes first, so that it lies together.
  plain: undefined,
  requiredBit,
  choiceBit: element.choiceBit,
  element,
  type,
  isSinglePrimitive: type.kind === "primitive" && !element.isArray,
  name,
  siblingName: `_${name}`,
});

const isRequired = (element: ElementCheck): boolean =>
  element.min > 0 || [...(element.typeSlices?.values() ?? [])].some((slice) => slice.min > 0) || hasRequiredSlice(element);

const hasRequiredSlice = (element: ElementCheck): boolean => element.slicing?.slices.some((slice) => slice.element.min > 0) ?? false;
