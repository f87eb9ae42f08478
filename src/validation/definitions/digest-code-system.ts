// A CodeSystem → its codes, and who stands above whom, for the filters of value sets. https://hl7.org/fhir/R4/codesystem.html
import type { CodeSystemDigest } from "./definitions.ts";
import { type Json, list, text } from "./digest-structure.ts";

export interface CodeTree {
  readonly url: string;
  /** True where every code of the system is here. */
  readonly isComplete: boolean;
  readonly codes: ReadonlySet<string>;
  readonly parents: ReadonlyMap<string, readonly string[]>;
  readonly concepts: ReadonlyMap<string, Json>;
}

const PARENT_PROPERTIES: ReadonlySet<unknown> = new Set(["parent", "subsumedBy"]);

export function codeTree(codeSystem: Json): CodeTree {
  const concepts = new Map<string, Json>();
  const parents = new Map<string, string[]>();
  const visit = (concept: Json, parent: string | undefined): void => {
    const code = String(concept["code"]);
    concepts.set(code, concept);
    const above = list(concept["property"])
      .filter((p) => PARENT_PROPERTIES.has(p["code"]))
      .map((p) => text(p["valueCode"]) ?? text(p["valueString"]) ?? "");
    parents.set(code, [...(parents.get(code) ?? []), ...(parent === undefined ? [] : [parent]), ...above]);
    for (const child of list(concept["concept"])) visit(child, code);
  };
  for (const concept of list(codeSystem["concept"])) visit(concept, undefined);
  const isComplete = codeSystem["content"] === "complete" && concepts.size > 0;
  return { url: String(codeSystem["url"]), isComplete, codes: new Set(concepts.keys()), parents, concepts };
}

/** True where `code` is `ancestor` or stands below it. */
export function isUnder(tree: CodeTree, code: string, ancestor: string, seen: ReadonlySet<string> = new Set()): boolean {
  if (code === ancestor) return true;
  if (seen.has(code)) return false;
  const visited = new Set([...seen, code]);
  return (tree.parents.get(code) ?? []).some((parent) => isUnder(tree, parent, ancestor, visited));
}

export function digestCodeSystem(codeSystem: Json, packageIndex: number): CodeSystemDigest {
  const tree = codeTree(codeSystem);
  const version = text(codeSystem["version"]);
  const displays = [...tree.concepts.values()].map((concept) => (text(concept["display"]) ?? "").replace(/[\r\n]+/g, " "));
  return {
    url: tree.url,
    ...(version && { version }),
    name: String(codeSystem["name"]),
    package: packageIndex,
    content:
      codeSystem["content"] === "complete" && !tree.isComplete ? "not-present" : (codeSystem["content"] as CodeSystemDigest["content"]),
    ...(codeSystem["caseSensitive"] === false && { isCaseInsensitive: true }),
    codes: [...tree.codes],
    ...(tree.isComplete && displays.some((display) => display !== "") && { displays: displays.join("\n") }),
  };
}
