// Every place of a resource that can be broken, and random choice among those that a kind of defect can use.
import type { Json } from "../../examples.ts";

export type Random = () => number;

/** A property of an object, or an item of an array, with where it stands. */
export interface Site {
  readonly holder: Json;
  readonly key: string;
  readonly value: unknown;
  /** Names from the root down, without indexes: "component.valueQuantity.code". */
  readonly path: string;
  readonly isItem: boolean;
}

/** Changes the copy in place; false: this resource has nothing to break in this way. */
export type Breaks = (resource: Json, random: Random) => boolean;
export type Kinds = Readonly<Record<string, Breaks>>;

export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
export const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)]!;

export function sitesOf(node: unknown, path = ""): Site[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]): Site[] => {
    const isItem = Array.isArray(node);
    const here = isItem ? path : path === "" ? key : `${path}.${key}`;
    return [{ holder: node as Json, key, value, path: here, isItem }, ...sitesOf(value, here)];
  });
}

/** One random site that passes becomes what `become` makes of it; undefined takes it away. */
export function at(test: (site: Site) => boolean, become: (value: unknown, random: Random, site: Site) => unknown): Breaks {
  return (resource, random) => {
    const sites = sitesOf(resource).filter((site) => site.key !== "resourceType" && !site.path.endsWith("div") && test(site));
    if (sites.length === 0) return false;
    const site = pick(random, sites);
    const next = become(site.value, random, site);
    if (next === undefined) {
      if (Array.isArray(site.holder)) site.holder.splice(Number(site.key), 1);
      else delete site.holder[site.key];
    } else site.holder[site.key] = next;
    return true;
  };
}

export const named =
  (...names: readonly string[]): ((site: Site) => boolean) =>
  ({ key, isItem }) =>
    !isItem && names.includes(key);

export const text =
  (test: RegExp): ((site: Site) => boolean) =>
  ({ value }) =>
    typeof value === "string" && test.test(value);
export const either =
  (...values: readonly unknown[]): ((value: unknown, random: Random) => unknown) =>
  (_, random) =>
    pick(random, values);
/** The same, of the old text. */
export const changed =
  (...changes: readonly ((old: string) => unknown)[]): ((value: unknown, random: Random) => unknown) =>
  (old, random) =>
    pick(random, changes)(String(old));
