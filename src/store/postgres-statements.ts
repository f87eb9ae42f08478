// The statements of the PostgreSQL outbox that more than one operation needs. A lease and a settlement are one statement each: every round trip
// would be paid for under the lock of the lane.
import type { Holding, Item } from "./outbox.ts";
import type { Client } from "./postgres-connection.ts";

/** Milliseconds: $1 when given, the database's clock otherwise. */
export const NOW: string = nowOr("$1");
export const DUE: string = `is_head = 1 AND ((state = 'queued' AND not_before <= ${NOW}) OR (state = 'sending' AND lease_until <= ${NOW}))`;

/** A transaction over many lanes holds no more locks than this, however many patients a batch has. */
const LOCKS = 1024;

/**
 * In one order for everybody, so that two transactions over the same lanes cannot wait for each other. A statement of its own: the next one
 * sees what was committed while it waited. Lanes share locks; one that waits for another's is late by a statement or two.
 */
export async function lockLanes(client: Client, items: readonly Pick<Item, "destination" | "patient">[]): Promise<void> {
  const lanes = items.map((item) => `${item.destination}\n${item.patient}`);
  await client.rows(
    `SELECT pg_advisory_xact_lock(7401, lock) FROM (
       SELECT DISTINCT (hashtextextended(lane, 0) & ${LOCKS - 1})::integer AS lock FROM unnest($1::text[]) AS lane ORDER BY lock
     ) AS locks`,
    [lanes],
  );
}

const COLUMNS = "destination, document, patient, written, key, server_key, version, fingerprint, is_withdrawn, is_pending";
/** A revision changes few resources of a bundle: what is as it was is not written again. */
const NEWER = `ON CONFLICT (destination, document, key) DO UPDATE SET written = excluded.written, server_key = excluded.server_key,
  version = excluded.version, fingerprint = excluded.fingerprint, is_withdrawn = excluded.is_withdrawn, is_pending = excluded.is_pending
  WHERE (holding.server_key, holding.version, holding.fingerprint, holding.is_withdrawn, holding.is_pending) IS DISTINCT FROM
    (excluded.server_key, excluded.version, excluded.fingerprint, excluded.is_withdrawn, excluded.is_pending)`;

/** $1 the time, $2 to $4 the owner, then the columns. */
export const HOLD: string = `INSERT INTO holding (${COLUMNS}) SELECT $2, $3, $4, ${NOW}, * FROM ${holdingsFrom(5)} ${NEWER}`;

/**
 * An item leaves its lane, the next one of the lane may go, and what was delivered is written down. The lane is locked.
 * $1 the item, $2 the token of the lease or null, $3 the states it may be in, $4 the state it goes to, $5 the time, then the columns.
 * One row where it was so.
 */
export const CLOSE: string = `WITH closed AS (
    UPDATE item SET state = $4, is_open = 0, is_head = 0, body = NULL
    WHERE id = $1 AND ($2::text IS NULL OR token = $2) AND state = ANY($3::text[]) RETURNING *
  ), promoted AS (
    UPDATE item SET is_head = 1 WHERE id = (
      SELECT next.id FROM item AS next JOIN closed USING (destination, patient)
      WHERE next.is_open = 1 AND next.id <> closed.id ORDER BY next.seq LIMIT 1
    )
  ), held AS (
    INSERT INTO holding (${COLUMNS})
    SELECT destination, document, patient, ${nowOr("$5")}, holdings.* FROM closed, ${holdingsFrom(6)} ${NEWER}
  ) SELECT id FROM closed`;

/** One look into the index for each key; in doubt the newest certain word. */
export const FIND = `SELECT found.* FROM unnest($2::text[]) AS asked, LATERAL (
    SELECT * FROM holding WHERE destination = $1 AND key = asked ORDER BY is_pending, written DESC LIMIT 1
  ) AS found`;

/** One array for each column; of two words about one resource the later one. */
export function holdingColumns(holdings: readonly Holding[]): readonly unknown[] {
  const byKey = [...new Map(holdings.map((holding) => [holding.key, holding])).values()];
  const column = <T>(of: (holding: Holding) => T): T[] => byKey.map(of);
  return [
    column((h) => h.key),
    column((h) => h.serverKey),
    column((h) => h.version ?? null),
    column((h) => h.fingerprint ?? null),
    column((h) => Number(h.isWithdrawn)),
    column((h) => Number(h.isPending ?? false)),
  ];
}

function holdingsFrom(n: number): string {
  const types = ["text", "text", "text", "text", "smallint", "smallint"];
  return `unnest(${types.map((type, i) => `$${n + i}::${type}[]`).join(", ")}) AS holdings`;
}

function nowOr(mark: string): string {
  return `COALESCE(${mark}::bigint, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)`;
}
