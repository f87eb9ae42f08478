// What the destination holds of a list of resources, read by search in pieces. Reading first is what makes a second push send nothing and an
// interrupted push safe to repeat.
import type { Bundle, Resource } from "@medplum/fhirtypes";
import type { Destination } from "./destinations.ts";
import { call } from "./http.ts";
import type { Outside } from "./outside.ts";
import { isTrouble, type Trouble, troubleOf } from "./trouble.ts";

const PIECE = 40;
const DOING = "reading what it holds already";

/** By "Type/id". Resources that are not there are missing from the map. */
export type Held = ReadonlyMap<string, Resource>;

/** By id, in searches of forty; one by one where the server pages them away. */
export async function readHeld(keys: readonly string[], to: Destination, outside: Outside): Promise<Held | Trouble> {
  const held = new Map<string, Resource>();
  for (const [type, ids] of idsByType(keys)) {
    for (let from = 0; from < ids.length; from += PIECE) {
      const piece = ids.slice(from, from + PIECE);
      const found = await search(`${type}?_id=${piece.join(",")}&_count=${piece.length}`, to, outside);
      if (isTrouble(found)) return found;
      for (const resource of resourcesOf(found)) held.set(`${type}/${resource.id}`, resource);
      if (found.link?.some((link) => link.relation === "next") !== true) continue;
      for (const id of piece.filter((one) => !held.has(`${type}/${one}`))) {
        const single = await readOne(`${type}/${id}`, to, outside);
        if (single === undefined) continue;
        if (isTrouble(single)) return single;
        held.set(`${type}/${id}`, single);
      }
    }
  }
  return held;
}

export async function search(path: string, to: Destination, outside: Outside): Promise<Bundle | Trouble> {
  const got = await call({ method: "GET", path }, to, outside);
  const isFound = got.kind === "answer" && got.status === 200 && got.resource?.resourceType === "Bundle";
  return isFound ? (got.resource as Bundle) : troubleOf(got, to, DOING, outside.clock());
}

/** Undefined where it is not there. */
export async function readOne(key: string, to: Destination, outside: Outside): Promise<Resource | Trouble | undefined> {
  const got = await call({ method: "GET", path: key }, to, outside);
  if (got.kind === "answer" && (got.status === 404 || got.status === 410)) return undefined;
  const isRead = got.kind === "answer" && got.status === 200 && got.resource !== undefined;
  return isRead ? got.resource : troubleOf(got, to, DOING, outside.clock());
}

export const resourcesOf = (bundle: Bundle): readonly Resource[] =>
  (bundle.entry ?? []).flatMap(({ resource, search: found }) => (resource === undefined || found?.mode === "outcome" ? [] : [resource]));

function idsByType(keys: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byType = new Map<string, string[]>();
  for (const key of keys) {
    const [type = "", id = ""] = key.split("/");
    byType.set(type, [...(byType.get(type) ?? []), id]);
  }
  return byType;
}
