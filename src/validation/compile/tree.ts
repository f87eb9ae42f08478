// The flat list of a snapshot as the tree that it means: children under elements, slices beside them.
import type { ElementDigest, StructureDigest } from "../definitions/definitions.ts";

export interface TreeNode {
  readonly digest: ElementDigest;
  /** Last part of the path: "component", "value[x]". */
  readonly name: string;
  readonly children: Map<string, TreeNode>;
  readonly slices: Map<string, TreeNode>;
  /** Of a slice: the element that it is a slice of. */
  readonly sliced: TreeNode | undefined;
}

export interface Tree {
  readonly root: TreeNode;
  /** By element id: where a contentReference points. */
  readonly byId: ReadonlyMap<string, TreeNode>;
}

export function treeOf(structure: StructureDigest): Tree {
  const [first, ...rest] = structure.element;
  if (first === undefined) throw new Error(`${structure.url} has no snapshot`);
  const root = nodeOf(first, first.path, undefined);
  const byId = new Map([[first.id, root]]);
  for (const digest of rest) {
    const dot = digest.id.lastIndexOf(".");
    const parent = byId.get(digest.id.slice(0, dot));
    if (parent === undefined) continue;
    const segment = digest.id.slice(dot + 1);
    const colon = segment.indexOf(":");
    const name = colon < 0 ? segment : segment.slice(0, colon);
    const sliced = colon < 0 ? undefined : parent.children.get(name);
    const node = nodeOf(digest, name, sliced);
    if (colon < 0) parent.children.set(name, node);
    else sliced?.slices.set(segment.slice(colon + 1), node);
    byId.set(digest.id, node);
  }
  return { root, byId };
}

const nodeOf = (digest: ElementDigest, name: string, sliced: TreeNode | undefined): TreeNode => ({
  digest,
  name,
  children: new Map(),
  slices: new Map(),
  sliced,
});
