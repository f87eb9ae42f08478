// What compiling one definition needs to know of it and of the others.
import type { TreeLookup } from "./discriminator.ts";
import type { ElementCheck, ObjectCheck, Rule, RuleSet } from "./model.ts";
import type { Tree, TreeNode } from "./tree.ts";

/** Elements hold objects, objects hold elements: the recursion goes through the context. */
export type CompileElement = (node: TreeNode, base: string, context: ElementContext, choiceBit: number) => ElementCheck;

/** The definition that is being compiled, and what it may ask of the others. */
export interface ElementContext {
  readonly profile: string;
  readonly tree: Tree;
  readonly baseTargets: (path: string) => readonly string[] | undefined;
  readonly typeObject: (typeName: string) => ObjectCheck | undefined;
  readonly typeRules: (typeName: string) => RuleSet | undefined;
  readonly isResourceType: (typeName: string) => boolean;
  readonly typeOfProfile: (profile: string) => string | undefined;
  readonly rule: (constraint: number, base: string) => Rule | undefined;
  readonly lookup: TreeLookup;
  readonly compileElement: CompileElement;
}
