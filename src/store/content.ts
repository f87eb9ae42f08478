// One text per content: keys in a fixed order, so that two resources that say the same are the same string.

// "subject", "_birthDate": nothing in it has to be escaped
const PLAIN_KEY = /^[A-Za-z0-9_]+$/;

/** JSON with sorted keys. Undefined members are left out, as JSON.stringify does. Every resource goes through here on its way: no arrays are made. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value) text += text === "" ? canonicalJson(item) : `,${canonicalJson(item)}`;
    return `[${text}]`;
  }
  for (const key of Object.keys(value).sort()) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (member === undefined) continue;
    const name = PLAIN_KEY.test(key) ? `"${key}"` : JSON.stringify(key);
    text += `${text === "" ? "" : ","}${name}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** A resource without what a server adds by itself (`meta.versionId`, `meta.lastUpdated`, `meta.source`): what an identical PUT must keep. */
export function withoutServerMeta(resource: object): Record<string, unknown> {
  const { meta, ...rest } = resource as { meta?: Record<string, unknown> };
  const kept = Object.entries(meta ?? {}).filter(([key]) => key !== "versionId" && key !== "lastUpdated" && key !== "source");
  return kept.length === 0 ? rest : { ...rest, meta: Object.fromEntries(kept) };
}
