// Writes by business identifier, for servers that give the ids: POST with If-None-Exist for what is new, PUT to the server's id for what changed.
// A patient that is there is linked to and never overwritten.
import type { Resource } from "@medplum/fhirtypes";
import { type Approach, ifMatch } from "./approach.ts";
import { type Held, resourcesOf, search } from "./current.ts";
import { fingerprint } from "./fingerprint.ts";
import { hasIdentifier, identifiersOf, ownIdentifier, token, withOwnIdentifier } from "./identifiers.ts";
import { placeholder } from "./placeholder.ts";
import { isTrouble, severalMatch } from "./trouble.ts";
import { rewritten, type Write } from "./writes.ts";

const PIECE = 20;

export function conditional(writes: readonly Write[]): Approach {
  const placeholders = new Map(writes.map((write) => [write.key, placeholder(write.key)]));

  /** As it is sent: our identifier added, references to what is held pointing at the server's ids, the others at entries of the transaction. */
  function adapted(write: Write, held: Held): Write["resource"] {
    const targets = new Map(placeholders);
    for (const [key, there] of held) targets.set(key, `${there.resourceType}/${there.id}`);
    const resource = rewritten(write.resource, targets).value;
    return withOwnIdentifier(resource, write.resource);
  }

  return {
    usesOurIds: false,
    read: async (to, outside) => {
      const held = new Map<string, Resource>();
      for (const [type, ofType] of Map.groupBy(
        writes.filter((write) => hasIdentifier(write.resource)),
        (write) => write.resource.resourceType,
      )) {
        for (let from = 0; from < ofType.length; from += PIECE) {
          const piece = new Map(ofType.slice(from, from + PIECE).map((write) => [token(ownIdentifier(write.resource)), write.key]));
          const tokens = [...piece.keys()].map(encodeURIComponent).join(",");
          const found = await search(`${type}?identifier=${tokens}&_count=${PIECE * 2}`, to, outside);
          if (isTrouble(found)) return found;
          for (const resource of resourcesOf(found)) {
            const key = identifiersOf(resource).flatMap((identifier) => piece.get(token(identifier)) ?? [])[0];
            if (key === undefined) continue;
            const other = held.get(key);
            if (other !== undefined && other.id !== resource.id) return severalMatch(key, [other, resource], to);
            held.set(key, resource);
          }
        }
      }
      return held;
    },
    canFind: (write) => hasIdentifier(write.resource),
    isLinkedOnly: ({ resource }) => resource.resourceType === "Patient",
    isSame: (write, held) => {
      const there = held.get(write.key);
      if (there === undefined) return false;
      return write.resource.resourceType === "Patient" || fingerprint(there, ["id"]) === fingerprint(adapted(write, held), ["id"]);
    },
    entry: (write, held) => {
      const { id: _ours, ...resource } = adapted(write, held);
      const fullUrl = placeholder(write.key);
      const there = held.get(write.key);
      if (there?.id !== undefined) {
        const url = `${there.resourceType}/${there.id}`;
        return { fullUrl, resource: { ...resource, id: there.id } as Resource, request: { method: "PUT", url, ...ifMatch(there) } };
      }
      const condition = hasIdentifier(write.resource)
        ? { ifNoneExist: `identifier=${encodeURIComponent(token(ownIdentifier(write.resource)))}` }
        : {};
      return { fullUrl, resource: resource as Resource, request: { method: "POST", url: write.resource.resourceType, ...condition } };
    },
  };
}
