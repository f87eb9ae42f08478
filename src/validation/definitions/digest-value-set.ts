// A ValueSet → the codes that surely belong, and the systems about which nothing can be said here. https://hl7.org/fhir/R4/valueset.html
import type { OpenInclude, ValueSetDigest } from "./definitions.ts";
import { type CodeTree, isUnder } from "./digest-code-system.ts";
import { type Json, list, text, withoutVersion } from "./digest-structure.ts";

export interface ValueSetContext {
  readonly valueSets: ReadonlyMap<string, Json>;
  readonly codeSystems: ReadonlyMap<string, CodeTree>;
}

interface Members {
  readonly codes: Map<string, Set<string>>;
  readonly open: OpenInclude[];
  /** Out for certain although the system is open. An import forgets them: another part may let the code in again. */
  readonly excluded?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Why nothing at all can be said. */
  readonly unexpandable?: string;
}

const nothing = (): Members => ({ codes: new Map(), open: [] });

function add(codes: Map<string, Set<string>>, system: string, members: Iterable<string>): void {
  const known = codes.get(system) ?? new Set();
  for (const code of members) known.add(code);
  codes.set(system, known);
}

function passes(tree: CodeTree, code: string, filter: Json): boolean | undefined {
  const value = String(filter["value"]);
  const property = String(filter["property"]);
  switch (filter["op"]) {
    case "is-a":
      return isUnder(tree, code, value);
    case "descendent-of":
      return code !== value && isUnder(tree, code, value);
    case "is-not-a":
      return !isUnder(tree, code, value);
    case "in":
      return property === "concept" || property === "code" ? value.split(",").includes(code) : undefined;
    case "=":
      return list(tree.concepts.get(code)?.["property"]).some(
        (p) => p["code"] === property && Object.values(p).map(String).includes(value),
      );
    default:
      return undefined;
  }
}

function bySystem(part: Json, context: ValueSetContext): Members {
  const system = text(part["system"])!;
  const result = nothing();
  const concepts = list(part["concept"]);
  const filters = list(part["filter"]);
  const tree = context.codeSystems.get(system);
  if (concepts.length > 0) {
    add(
      result.codes,
      system,
      concepts.map((c) => String(c["code"])),
    );
  } else if (tree?.isComplete !== true) {
    const asked = filters.map((f) => `${f["property"]} ${f["op"]} ${f["value"]}`).join(" and ");
    const reason = filters.length > 0 ? `filter ${asked} needs ${system}` : `all codes of ${system}`;
    result.open.push({ system, reason, ...(filters.length === 0 && { isWholeSystem: true }) });
  } else {
    const verdicts = [...tree.codes].map((code) => ({ code, verdict: filters.map((f) => passes(tree, code, f)) }));
    if (verdicts.some((v) => v.verdict.includes(undefined)))
      result.open.push({ system, reason: `a filter on ${system} that is not known here` });
    add(
      result.codes,
      system,
      verdicts.filter((v) => v.verdict.every((x) => x === true)).map((v) => v.code),
    );
  }
  return result;
}

function intersect(a: Members, b: Members): Members {
  const codes = new Map<string, Set<string>>();
  for (const [system, members] of a.codes) {
    const both = [...members].filter((code) => b.codes.get(system)?.has(code));
    if (both.length > 0) codes.set(system, new Set(both));
  }
  const reaches = (m: Members, system: string): boolean => m.codes.has(system) || m.open.some((o) => o.system === system);
  const open = [...a.open.filter((o) => reaches(b, o.system)), ...b.open.filter((o) => reaches(a, o.system))];
  const unexpandable = a.unexpandable ?? b.unexpandable;
  return { codes, open: open.map(({ system, reason }) => ({ system, reason })), ...(unexpandable && { unexpandable }) };
}

function membersOfPart(part: Json, context: ValueSetContext, path: readonly string[]): Members {
  const imports = ((part["valueSet"] as string[] | undefined) ?? []).map((url) => membersOf(withoutVersion(url), context, path));
  const parts = part["system"] === undefined ? imports : [bySystem(part, context), ...imports];
  return parts.length === 0 ? nothing() : parts.reduce(intersect);
}

function membersOf(url: string, context: ValueSetContext, path: readonly string[]): Members {
  const valueSet = context.valueSets.get(url);
  if (valueSet === undefined) return { ...nothing(), unexpandable: `no package holds ${url}` };
  if (path.includes(url)) return { ...nothing(), unexpandable: `${url} imports itself` };
  const compose = valueSet["compose"] as Json | undefined;
  if (compose === undefined) return fromExpansion(valueSet);
  const result = nothing();
  const reasons: string[] = [];
  for (const part of list(compose["include"])) {
    const members = membersOfPart(part, context, [...path, url]);
    for (const [system, codes] of members.codes) add(result.codes, system, codes);
    result.open.push(...members.open);
    if (members.unexpandable) reasons.push(members.unexpandable);
  }
  const excluded = exclude(result, list(compose["exclude"]), context, [...path, url]);
  return { ...result, excluded, ...(reasons.length > 0 && { unexpandable: reasons.join("; ") }) };
}

function fromExpansion(valueSet: Json): Members {
  const result = nothing();
  const visit = (entry: Json): void => {
    const { system, code } = entry;
    if (typeof system === "string" && typeof code === "string") add(result.codes, system, [code]);
    list(entry["contains"]).forEach(visit);
  };
  const expansion = valueSet["expansion"] as Json | undefined;
  list(expansion?.["contains"]).forEach(visit);
  return result.codes.size > 0 ? result : { ...result, unexpandable: "it has neither a definition nor an expansion" };
}

/** Takes the excluded codes away and says which are out for certain; where only their system is known, that system becomes open. */
function exclude(members: Members, parts: readonly Json[], context: ValueSetContext, path: readonly string[]): Map<string, Set<string>> {
  const excluded = new Map<string, Set<string>>();
  for (const part of parts) {
    const out = membersOfPart(part, context, path);
    for (const [system, codes] of out.codes) {
      for (const code of codes) members.codes.get(system)?.delete(code);
      if (members.open.some((o) => o.system === system)) add(excluded, system, codes);
    }
    for (const { system, reason } of out.open) {
      const isKnown = members.codes.delete(system);
      if (isKnown || members.open.some((o) => o.system === system)) members.open.push({ system, reason: `without ${reason}` });
    }
  }
  return excluded;
}

const plain = (codes: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string[]> =>
  Object.fromEntries([...codes].filter(([, set]) => set.size > 0).map(([system, set]) => [system, [...set]]));

export function digestValueSet(valueSet: Json, packageIndex: number, context: ValueSetContext): ValueSetDigest {
  const url = String(valueSet["url"]);
  const members = membersOf(url, context, []);
  const excluded = members.excluded ?? new Map();
  const version = text(valueSet["version"]);
  return {
    url,
    ...(version && { version }),
    name: String(valueSet["name"]),
    package: packageIndex,
    codes: plain(members.codes),
    ...(members.open.length > 0 && { open: members.open }),
    ...(excluded.size > 0 && { excluded: plain(excluded) }),
    ...(members.unexpandable !== undefined && { unexpandable: members.unexpandable }),
  };
}
