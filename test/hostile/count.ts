// Counts the store of the hostile EHR from outside, a process of its own: node count.ts DATABASE. Knows nothing of what was sent.
import { DatabaseSync } from "node:sqlite";
import type { Condition, DocumentReference } from "@medplum/fhirtypes";

export interface Counted {
  readonly resources: number;
  /** Business identifiers that more than one resource of a type has. */
  readonly duplicates: number;
  /** Resources that still hold a placeholder in a reference. */
  readonly placeholders: number;
  /** Per patient reference and ordinal: the texts of every revision of a condition, oldest first. */
  readonly conditions: readonly { readonly identifier: string; readonly texts: readonly string[] }[];
  readonly documents: number;
}

const [path = ""] = process.argv.slice(2);
const database = new DatabaseSync(path, { readOnly: true });
const all = <T>(text: string): readonly T[] => database.prepare(text).all() as unknown as readonly T[];
const versions = all<{ type: string; id: string; json: string }>("SELECT type, id, json FROM version ORDER BY type, id, version");
const conditions = Map.groupBy(
  versions.filter((v) => v.type === "Condition"),
  (v) => v.id,
);
const counted: Counted = {
  resources: all<{ n: number }>("SELECT count(*) AS n FROM resource")[0]?.n ?? 0,
  duplicates: all("SELECT type, system, value FROM identifier GROUP BY type, system, value HAVING count(DISTINCT id) > 1").length,
  placeholders: versions.filter((v) => v.json.includes('"reference":"urn:')).length,
  conditions: [...conditions].map(([id, ofId]) => {
    const parsed = ofId.map((v) => JSON.parse(v.json) as Condition);
    return { identifier: parsed[0]?.identifier?.at(-1)?.value ?? id, texts: parsed.map((c) => c.code?.text ?? "") };
  }),
  documents: versions.filter((v) => v.type === "DocumentReference" && (JSON.parse(v.json) as DocumentReference).content.length > 0).length,
};
process.stdout.write(JSON.stringify(counted));
