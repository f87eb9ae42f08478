// The slices of an element, in the order of the profile, each with the test that finds its items.
import type { Discriminator } from "../definitions/definitions.ts";
import type { ElementContext } from "./context.ts";
import { compileMatcher } from "./discriminator.ts";
import type { ElementCheck, SliceCheck, SlicingCheck } from "./model.ts";
import type { TreeNode } from "./tree.ts";

/** Slices of a repeating element; undefined where there are none. A slice "a/b" is found among the items of slice "a". */
export function compileSlicing(node: TreeNode, base: string, context: ElementContext): SlicingCheck | undefined {
  if (node.name.endsWith("[x]")) return undefined;
  const nodes = slicesOf(node);
  const slicing = node.digest.slicing;
  if (nodes.length === 0 && slicing?.rules !== "closed") return undefined;
  const discriminators = slicing?.discriminator ?? inheritedDiscriminators(node);
  const slices = nodes.map((slice): SliceCheck => {
    const element = context.compileElement(slice, base, context, 0);
    return { name: slice.digest.sliceName ?? "", element, matches: compileMatcher(slice, discriminators, context.lookup) };
  });
  return {
    rules: slicing?.rules ?? "open",
    isOrdered: slicing?.ordered ?? false,
    slices,
    byUrl: isExtension(node) ? byUrl(nodes, context) : undefined,
    undecidable: discriminators.length === 0 && slices.length > 0 ? "the slicing has no discriminator" : undefined,
  };
}

/** Slices of a choice element are its types: "value[x]:valueCodeableConcept". */
export function compileTypeSlices(
  node: TreeNode,
  base: string,
  context: ElementContext,
  choiceBit: number,
): ReadonlyMap<string, ElementCheck> | undefined {
  if (node.slices.size === 0) return undefined;
  const byType = new Map<string, ElementCheck>();
  for (const slice of node.slices.values()) {
    const element = context.compileElement(slice, base, context, choiceBit);
    for (const type of slice.digest.type ?? []) byType.set(type.code, element);
  }
  return byType;
}

/** Extensions are told by their urls; the slices of a slice as the slice itself, where nothing else is said. */
function inheritedDiscriminators(node: TreeNode): readonly Discriminator[] {
  return isExtension(node) ? [{ type: "value", path: "url" }] : (node.sliced?.digest.slicing?.discriminator ?? []);
}

const isExtension = ({ name }: TreeNode): boolean => name === "extension" || name === "modifierExtension";

function slicesOf(node: TreeNode): TreeNode[] {
  const parent = node.sliced === undefined ? undefined : node.digest.sliceName;
  const all = [...(node.sliced ?? node).slices.values()];
  if (parent === undefined) return all.filter((slice) => !slice.digest.sliceName?.includes("/"));
  return all.filter((slice) => {
    const name = slice.digest.sliceName ?? "";
    return name.startsWith(`${parent}/`) && !name.slice(parent.length + 1).includes("/");
  });
}

function byUrl(slices: readonly TreeNode[], { lookup }: ElementContext): ReadonlyMap<string, number> {
  const urls = new Map<string, number>();
  slices.forEach((slice, index) => {
    const profile = slice.digest.type?.[0]?.profile?.[0];
    const root = profile === undefined ? undefined : lookup.rootOf(profile);
    const fixed = slice.children.get("url")?.digest.fixed ?? root?.children.get("url")?.digest.fixed;
    const url = typeof fixed?.value === "string" ? fixed.value : profile;
    if (url !== undefined) urls.set(url, index);
  });
  return urls;
}
