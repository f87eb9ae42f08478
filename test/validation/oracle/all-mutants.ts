// Everything that the oracle is asked: official examples, bases, defects made by hand and by rule, and changes that are no defects.
import { BASES, type BaseName, baseOf } from "../defects/bases.ts";
import { BUNDLES } from "../defects/bundles.ts";
import { DATATYPES } from "../defects/datatypes.ts";
import { EXTENSIONS } from "../defects/extensions.ts";
import { HARMLESS } from "../defects/harmless.ts";
import { NARRATIVES } from "../defects/narratives.ts";
import { REFERENCES } from "../defects/references.ts";
import { RESOURCES } from "../defects/resources.ts";
import { SHAPES } from "../defects/shapes.ts";
import { TERMINOLOGY, TERMINOLOGY_HARMLESS } from "../defects/terminology.ts";
import { example, exampleNames, type Json } from "../examples.ts";
import { CODES } from "../mutants/codes.ts";
import { CONNECTIONS } from "../mutants/connections.ts";
import { generatedMutants } from "../mutants/generate.ts";
import { INVARIANTS, RADIOTHERAPY } from "../mutants/invariants.ts";
import { mutate } from "../mutants/mutant.ts";
import { PROFILES } from "../mutants/profiles.ts";
import { RULES } from "../mutants/rules.ts";
import { STRUCTURE } from "../mutants/structure.ts";

export function everything(): ReadonlyMap<string, Json> {
  const all = new Map<string, Json>();
  for (const name of exampleNames()) all.set(`example ${name.slice(0, -".json".length)}`, example(name));
  for (const name of Object.keys(BASES) as BaseName[]) all.set(`base ${name}`, baseOf(name));
  for (const [title, of, at, becomes] of [
    ...SHAPES,
    ...DATATYPES,
    ...REFERENCES,
    ...RESOURCES,
    ...EXTENSIONS,
    ...NARRATIVES,
    ...BUNDLES,
    ...HARMLESS,
    ...TERMINOLOGY,
    ...TERMINOLOGY_HARMLESS,
  ])
    all.set(`${title} (${of})`, mutate(baseOf(of), at, becomes));
  for (const { title, of, at, becomes } of [...STRUCTURE, ...PROFILES, ...CODES, ...RULES, ...CONNECTIONS, ...INVARIANTS, ...RADIOTHERAPY])
    all.set(title, mutate(typeof of === "string" ? example(of) : structuredClone(of()), at, becomes));
  for (const { name, resource } of generatedMutants()) all.set(name, resource);
  return all;
}
