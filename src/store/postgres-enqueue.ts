// Putting many items into the PostgreSQL outbox in few statements: what is known of their documents and lanes, then all rows at once.
import type { Sealed } from "./keyring.ts";
import type { NewItem } from "./outbox.ts";
import type { Client } from "./postgres-connection.ts";
import { NOW } from "./postgres-statements.ts";

export interface Waiting {
  readonly item: NewItem;
  readonly id: string;
  readonly isHead: boolean;
  readonly sealed: Sealed;
}

/** Rows in one statement; their bodies are in memory twice while it is sent. */
const ROWS = 500;

/** The newest item of each document that was not skipped, by "destination\ndocument". */
export async function newestOf(
  client: Client,
  items: readonly NewItem[],
): Promise<Map<string, { readonly id: string; readonly fingerprint: string }>> {
  const rows = await client.rows(
    `SELECT asked.destination, asked.document, newest.id, newest.fingerprint
     FROM (SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS pairs (destination, document)) AS asked, LATERAL (
       SELECT id, fingerprint, state FROM item
       WHERE item.destination = asked.destination AND item.document = asked.document ORDER BY seq DESC LIMIT 1
     ) AS newest WHERE newest.state <> 'skipped'`,
    [items.map((item) => item.destination), items.map((item) => item.document)],
  );
  return new Map(
    rows.map((row) => [`${row["destination"]}\n${row["document"]}`, { id: String(row["id"]), fingerprint: String(row["fingerprint"]) }]),
  );
}

/** Lanes in which something waits already, by "destination\npatient". */
export async function openLanes(client: Client, items: readonly NewItem[]): Promise<Set<string>> {
  const rows = await client.rows(
    `SELECT destination, patient FROM (SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS pairs (destination, patient)) AS asked
     WHERE EXISTS (SELECT FROM item WHERE item.destination = asked.destination AND item.patient = asked.patient AND is_open = 1)`,
    [items.map((item) => item.destination), items.map((item) => item.patient)],
  );
  return new Set(rows.map((row) => `${row["destination"]}\n${row["patient"]}`));
}

/** In their order. */
export async function writeItems(client: Client, waiting: readonly Waiting[], now: number | null): Promise<void> {
  for (let from = 0; from < waiting.length; from += ROWS) {
    const some = waiting.slice(from, from + ROWS);
    const column = <T>(of: (one: Waiting) => T): T[] => some.map(of);
    await client.rows(
      `INSERT INTO item (id, destination, patient, document, fingerprint, is_head, key_id, body, state, is_open, enqueued, not_before)
       SELECT id, destination, patient, document, fingerprint, is_head, key_id, body, 'queued', 1, ${NOW}, ${NOW}
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::smallint[], $8::text[], $9::bytea[]) WITH ORDINALITY
         AS rows (id, destination, patient, document, fingerprint, is_head, key_id, body, place) ORDER BY place`,
      [
        now,
        column((one) => one.id),
        column((one) => one.item.destination),
        column((one) => one.item.patient),
        column((one) => one.item.document),
        column((one) => one.item.fingerprint),
        column((one) => Number(one.isHead)),
        column((one) => one.sealed.keyId),
        column((one) => one.sealed.bytes),
      ],
    );
  }
}
