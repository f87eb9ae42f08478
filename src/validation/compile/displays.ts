// The displays that a code may have: that of its system as it came along, and a later one of the same system.
import type { CodeSystemDigest } from "../definitions/definitions.ts";
import { LATER_DISPLAYS } from "../definitions/later-displays.ts";

/** By code; a code without a display is left out. */
export function displaysOf({ url, codes, displays }: CodeSystemDigest): ReadonlyMap<string, readonly string[]> {
  const lines = displays?.split("\n") ?? [];
  const known = new Map<string, readonly string[]>(codes.flatMap((code, index) => (lines[index] ? [[code, [lines[index]]] as const] : [])));
  const later = Object.hasOwn(LATER_DISPLAYS, url) ? LATER_DISPLAYS[url]!.split("|") : [];
  for (let at = 0; at + 1 < later.length; at += 2) {
    const own = known.get(later[at]!);
    if (own !== undefined) known.set(later[at]!, [...own, later[at + 1]!]);
  }
  return known;
}
