// A defect put into one resource of a converter's output, and the one rule that must find it.
import type { Bundle, BundleEntry, Extension, Resource } from "@medplum/fhirtypes";
import { claiming } from "../resources/story.ts";
import { type Changes, changed } from "./changed.ts";
import type { Output } from "./converter-outputs.ts";
import type { Json } from "./own-package.ts";

export interface ConverterMutant {
  readonly key: string;
  readonly of: Output;
  /** Id of a profile, ours or mCODE's, that the resource claims. */
  readonly profile: string;
  /** Which of them; absent: the first. */
  readonly having?: (resource: Json) => boolean;
  /** New values by path, or what to do to the resource or to the whole bundle. */
  readonly mutate: Changes | ((resource: Json, bundle: Bundle) => void);
  /** Rules of R4 or US Core that say the same and fire with it. */
  readonly also?: readonly string[];
}

/** @throws Error where the output has no such resource: the case would test nothing */
export function mutantOf(output: Bundle, { key, profile, having = () => true, mutate }: ConverterMutant): Bundle {
  const bundle = structuredClone(output);
  const resource = claiming<Resource>(bundle, profile).find((r) => having(r as unknown as Json)) as unknown as Json | undefined;
  const target = profile === "patient-record" ? (bundle as unknown as Json) : resource;
  if (target === undefined) throw new Error(`no ${profile} for ${key}`);
  if (typeof mutate === "function") {
    mutate(target, bundle);
    return bundle;
  }
  const entry = bundle.entry?.find((e: BundleEntry) => (e.resource as unknown) === target);
  if (entry !== undefined) entry.resource = changed(target, mutate) as unknown as Resource;
  return bundle;
}

export const extensionsOf = (node: unknown): Extension[] =>
  ((node as { extension?: Extension[] } | undefined)?.extension ?? []) as Extension[];

export const extensionNamed = (node: unknown, name: string): Extension | undefined =>
  extensionsOf(node).find(({ url }) => url.endsWith(name));

/** Whether anything in the resource is an extension of this name. */
export const has =
  (name: string) =>
  (resource: Json): boolean =>
    JSON.stringify(resource).includes(`${name}"`);

/** Takes an extension away, at the top or inside the one named first. */
export const withoutExtension =
  (...path: readonly string[]) =>
  (resource: Json): void => {
    const name = path.at(-1)!;
    const holder = path.slice(0, -1).reduce<unknown>(extensionNamed, resource) as { extension?: Extension[] };
    const kept = extensionsOf(holder).filter(({ url }) => !url.endsWith(name));
    if (kept.length === extensionsOf(holder).length) throw new Error(`no ${name} to take away`);
    if (kept.length > 0) holder.extension = kept;
    else delete holder.extension;
  };
