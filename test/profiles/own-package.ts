// What profiles/ holds, as the tests of this folder look at it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Json = Record<string, unknown>;

export const PROFILES: string = join(import.meta.dirname, "../../profiles");
export const BASE = "https://casebridge.dev/fhir";

const readJson = (path: string): Json => JSON.parse(readFileSync(path, "utf8")) as Json;

const readFolder = (folder: string): Json[] =>
  readdirSync(join(PROFILES, folder))
    .filter((f) => /^[\w-]+\.json$/.test(f) && f !== "package.json")
    .sort()
    .map((f) => readJson(join(PROFILES, folder, f)));

export const readOwnResources = (): Json[] => readFolder("package");
export const readExamples = (): Json[] => readFolder("examples");
/** One example by the name of its file: "pd-l1-cps-1". */
export const readExample = (name: string): Json => readJson(join(PROFILES, "examples", `${name}.json`));

export interface OwnRule {
  readonly key: string;
  readonly severity: string;
  readonly human: string;
  readonly expression: string;
  /** Ids of the profiles and extensions that state it. */
  readonly statedBy: readonly string[];
}

interface Element {
  readonly constraint?: readonly { readonly key: string; readonly severity: string; readonly human: string; readonly expression: string }[];
}

/** The rules of our own package, each once, as the differentials state them. */
export function readOwnRules(): OwnRule[] {
  const rules = new Map<string, OwnRule>();
  for (const definition of readOwnResources().filter((r) => r["resourceType"] === "StructureDefinition")) {
    const elements = (definition["differential"] as { element: Element[] }).element;
    for (const { key, severity, human, expression } of elements.flatMap((e) => e.constraint ?? [])) {
      const statedBy = [...(rules.get(key)?.statedBy ?? []), String(definition["id"])];
      rules.set(key, { key, severity, human, expression, statedBy });
    }
  }
  return [...rules.values()];
}

/** Profiles of ours that a resource claims, by id. */
export function claimsOf(resource: Json): string[] {
  const profiles = ((resource["meta"] as Json | undefined)?.["profile"] ?? []) as string[];
  const own = `${BASE}/StructureDefinition/`;
  return profiles.filter((p) => p.startsWith(own)).map((p) => p.slice(own.length));
}
