// The fullUrl of an entry at servers that give the ids.
import { createHash } from "node:crypto";

/**
 * Stands for an entry within the transaction. Never what the entry's identifier holds: Medplum 5.2.13 puts the server's id in place of a placeholder
 * wherever the string occurs, identifiers and ifNoneExist included, so that nothing would be found again.
 */
export function placeholder(key: string): string {
  const hex = createHash("sha256").update(key).digest("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
