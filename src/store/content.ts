// One text per content: keys in a fixed order, so that two resources that say the same are the same string.

/** JSON with sorted keys. Undefined members are left out, as JSON.stringify does. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

/** A resource without what a server adds by itself (`meta.versionId`, `meta.lastUpdated`, `meta.source`): what an identical PUT must keep. */
export function withoutServerMeta(resource: object): Record<string, unknown> {
  const { meta, ...rest } = resource as { meta?: Record<string, unknown> };
  const kept = Object.entries(meta ?? {}).filter(([key]) => key !== "versionId" && key !== "lastUpdated" && key !== "source");
  return kept.length === 0 ? rest : { ...rest, meta: Object.fromEntries(kept) };
}
