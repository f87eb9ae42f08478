// The outbox of many hosts, on PostgreSQL: any number of senders, each patient in order, the same tables and the same contract as on SQLite.
// A lane (destination and patient) is changed under its advisory lock; due heads are taken with FOR UPDATE SKIP LOCKED. Times are the database's,
// so hosts may disagree about the clock. https://www.postgresql.org/docs/15/sql-select.html#SQL-FOR-UPDATE-SHARE
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import type { Keyring } from "./keyring.ts";
import type { Enqueued, Holding, HoldingOwner, ItemFilter, ItemState, NewItem, Outbox, Settlement } from "./outbox.ts";
import { holdingOf, itemOf, type Row } from "./outbox-rows.ts";
import { POSTGRES_MIGRATIONS } from "./postgres-schema.ts";

export interface PostgresOutboxOptions {
  readonly connectionString: string;
  readonly keyring: Keyring;
  /** Connections of this process; default 8. */
  readonly connections?: number;
  /** For tests; by default the database's clock is used. */
  readonly clock?: () => Date;
}

type Client = Pick<pg.PoolClient, "query">;

/** Milliseconds: $1 when given, the database's clock otherwise. */
const NOW = "COALESCE($1::bigint, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)";
const DUE = `is_head = 1 AND ((state = 'queued' AND not_before <= ${NOW}) OR (state = 'sending' AND lease_until <= ${NOW}))`;
/** A database that restarts is waited for so long. */
const PATIENCE_MS = 60_000;

/** Connects and brings the schema up to date. */
export async function openPostgresOutbox({ connectionString, keyring, connections = 8, clock }: PostgresOutboxOptions): Promise<Outbox> {
  const pool = new pg.Pool({ connectionString, max: connections });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  const now = (): number | null => clock?.().getTime() ?? null;
  const atomically = <T>(work: (client: Client) => Promise<T>): Promise<T> => patiently(() => inTransaction(pool, work));
  const query = (text: string, values: readonly unknown[]): Promise<readonly Row[]> =>
    patiently(async () => (await pool.query(text, [...values])).rows as readonly Row[]);
  await atomically(migrate);

  const opened = (row: Row): string => keyring.open({ keyId: String(row["key_id"]), bytes: row["body"] as Uint8Array }, String(row["id"]));

  async function enqueueOne(client: Client, { destination, patient, document, fingerprint, body }: NewItem): Promise<Enqueued> {
    const newest = await one(
      client,
      "SELECT id, fingerprint, state FROM item WHERE destination = $1 AND document = $2 ORDER BY seq DESC LIMIT 1",
      [destination, document],
    );
    if (newest?.["fingerprint"] === fingerprint && newest["state"] !== "skipped") return { id: String(newest["id"]), isNew: false };
    const id = uuidv7();
    const sealed = keyring.seal(body, id);
    const open = await one(client, "SELECT id FROM item WHERE destination = $1 AND patient = $2 AND is_open = 1 LIMIT 1", [
      destination,
      patient,
    ]);
    await client.query(
      `INSERT INTO item (id, destination, patient, document, fingerprint, state, is_open, is_head, enqueued, not_before, key_id, body)
       VALUES ($2, $3, $4, $5, $6, 'queued', 1, $7, ${NOW}, ${NOW}, $8, $9)`,
      [now(), id, destination, patient, document, fingerprint, Number(open === undefined), sealed.keyId, sealed.bytes],
    );
    return { id, isNew: true };
  }

  async function settleOne(
    client: Client,
    item: { id: string; destination: string; patient: string; document: string },
    token: string,
    to: Settlement,
  ) {
    await lockLanes(client, [item]);
    const held = await one(client, "SELECT id FROM item WHERE id = $1 AND token = $2 AND state = 'sending' FOR UPDATE", [item.id, token]);
    if (held === undefined) return false;
    if (to.kind === "retry") {
      const text = "UPDATE item SET state = 'queued', token = NULL, not_before = $1, reason = $2 WHERE id = $3";
      await client.query(text, [to.notBefore.getTime(), to.reason, item.id]);
    } else if (to.kind === "dead") {
      await client.query("UPDATE item SET state = 'dead', token = NULL, reason = $1 WHERE id = $2", [to.reason, item.id]);
    } else {
      await closeItem(client, item, "done");
      await writeHoldings(client, item, to.holdings);
    }
    return true;
  }

  return {
    enqueue: (items) =>
      atomically(async (client) => {
        await lockLanes(client, items);
        const all: Enqueued[] = [];
        for (const item of items) all.push(await enqueueOne(client, item));
        return all;
      }),
    lease: async ({ count, leaseMs, destination }) => {
      const token = randomUUID();
      const rows = await query(
        `UPDATE item SET state = 'sending', attempts = attempts + 1, token = $2, lease_until = ${NOW} + $3 WHERE id IN (
           SELECT id FROM item WHERE ${DUE} AND ($4::text IS NULL OR destination = $4) ORDER BY seq LIMIT $5 FOR UPDATE SKIP LOCKED
         ) RETURNING *`,
        [now(), token, leaseMs, destination ?? null, count],
      );
      return rows
        .toSorted((a, b) => Number(a["seq"]) - Number(b["seq"]))
        .map((row) => ({ item: itemOf(row), body: opened(row), token, until: new Date(Number(row["lease_until"])) }));
    },
    extend: async ({ item, token }, leaseMs) => {
      const text = `UPDATE item SET lease_until = ${NOW} + $2 WHERE id = $3 AND token = $4 AND state = 'sending' RETURNING id`;
      return (await query(text, [now(), leaseMs, item.id, token])).length === 1;
    },
    settle: ({ item, token }, settlement) => atomically((client) => settleOne(client, item, token, settlement)),
    redrive: async (filter) => {
      const { where, values } = condition({ ...filter, states: ["dead"] }, 2);
      const text = `UPDATE item SET state = 'queued', attempts = 0, not_before = ${NOW} WHERE ${where} RETURNING id`;
      return (await query(text, [now(), ...values])).length;
    },
    skip: (id) =>
      atomically(async (client) => {
        const row = await one(client, "SELECT * FROM item WHERE id = $1", [id]);
        if (row === undefined) return false;
        const item = itemOf(row);
        await lockLanes(client, [item]);
        const still = await one(client, "SELECT id FROM item WHERE id = $1 AND state IN ('dead', 'queued') FOR UPDATE", [id]);
        if (still !== undefined) await closeItem(client, item, "skipped");
        return still !== undefined;
      }),
    list: async (filter) => {
      const { where, values } = condition(filter, 2);
      return (await query(`SELECT * FROM item WHERE ${where} ORDER BY seq LIMIT $1`, [filter.limit ?? 1000, ...values])).map(itemOf);
    },
    count: async () => {
      const counts: Record<ItemState, number> = { queued: 0, sending: 0, done: 0, dead: 0, skipped: 0 };
      for (const row of await query("SELECT state, count(*) AS n FROM item GROUP BY state", []))
        counts[row["state"] as ItemState] = Number(row["n"]);
      return counts;
    },
    body: async (id) => {
      const [row] = await query("SELECT * FROM item WHERE id = $1 AND body IS NOT NULL", [id]);
      return row === undefined ? undefined : opened(row);
    },
    holdings: async (destination, document) =>
      (await query("SELECT * FROM holding WHERE destination = $1 AND document = $2 ORDER BY key", [destination, document])).map(holdingOf),
    find: (destination, keys) =>
      patiently(async () => {
        const text = `SELECT DISTINCT ON (key) * FROM holding WHERE destination = $1 AND key = ANY($2::text[]) ORDER BY key, is_pending, ctid DESC`;
        return (await pool.query(text, [destination, [...keys]])).rows.map(holdingOf);
      }),
    hold: (owner, holdings) => atomically((client) => writeHoldings(client, owner, holdings)),
    erase: (patient) =>
      atomically(async (client) => {
        const items = await client.query("DELETE FROM item WHERE patient = $1", [patient]);
        const holdings = await client.query("DELETE FROM holding WHERE patient = $1", [patient]);
        return (items.rowCount ?? 0) + (holdings.rowCount ?? 0);
      }),
    rotateKeys: () =>
      atomically(async (client) => {
        const { rows } = await client.query("SELECT id, key_id, body FROM item WHERE body IS NOT NULL AND key_id <> $1 FOR UPDATE", [
          keyring.currentKeyId,
        ]);
        for (const row of rows as readonly Row[]) {
          const sealed = keyring.seal(opened(row), String(row["id"]));
          await client.query("UPDATE item SET key_id = $1, body = $2 WHERE id = $3", [sealed.keyId, sealed.bytes, row["id"]]);
        }
        return rows.length;
      }),
    close: () => pool.end(),
  };
}

/** All in one statement: a bundle has dozens, and each round trip would be paid for under the lock of the lane. */
async function writeHoldings(
  client: Client,
  { destination, document, patient }: HoldingOwner,
  holdings: readonly Holding[],
): Promise<void> {
  const byKey = [...new Map(holdings.map((holding) => [holding.key, holding])).values()];
  const column = <T>(of: (holding: Holding) => T): T[] => byKey.map(of);
  await client.query(
    `INSERT INTO holding (destination, document, patient, key, server_key, version, fingerprint, is_withdrawn, is_pending)
     SELECT $1, $2, $3, * FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::smallint[], $9::smallint[])
     ON CONFLICT (destination, document, key) DO UPDATE SET server_key = excluded.server_key, version = excluded.version,
       fingerprint = excluded.fingerprint, is_withdrawn = excluded.is_withdrawn, is_pending = excluded.is_pending`,
    [
      ...[destination, document, patient],
      column((h) => h.key),
      column((h) => h.serverKey),
      column((h) => h.version ?? null),
      column((h) => h.fingerprint ?? null),
      column((h) => Number(h.isWithdrawn)),
      column((h) => Number(h.isPending ?? false)),
    ],
  );
}

/** The item leaves its lane; the next one of the lane may go. The lane is locked. */
async function closeItem(client: Client, item: { id: string; destination: string; patient: string }, state: ItemState): Promise<void> {
  await client.query("UPDATE item SET state = $1, is_open = 0, is_head = 0, token = NULL, body = NULL WHERE id = $2", [state, item.id]);
  const text = "SELECT id FROM item WHERE destination = $1 AND patient = $2 AND is_open = 1 ORDER BY seq LIMIT 1";
  const next = await one(client, text, [item.destination, item.patient]);
  if (next !== undefined) await client.query("UPDATE item SET is_head = 1 WHERE id = $1", [next["id"]]);
}

/** In one order for everybody, so that two transactions over the same lanes cannot wait for each other. */
async function lockLanes(client: Client, items: readonly { readonly destination: string; readonly patient: string }[]): Promise<void> {
  const lanes = [...new Set(items.map((item) => `${item.destination}\n${item.patient}`))].toSorted();
  for (const lane of lanes) await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 7401))", [lane]);
}

function condition(
  { destination, patient, states }: ItemFilter,
  from: number,
): { readonly where: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [];
  const mark = (value: unknown): string => `$${from + values.push(value) - 1}`;
  const tests = [
    "TRUE",
    ...(destination === undefined ? [] : [`destination = ${mark(destination)}`]),
    ...(patient === undefined ? [] : [`patient = ${mark(patient)}`]),
    ...(states === undefined ? [] : [`state = ANY(${mark([...states])}::text[])`]),
  ];
  return { where: tests.join(" AND "), values };
}

async function one(client: Client, text: string, values: readonly unknown[]): Promise<Row | undefined> {
  return (await client.query(text, [...values])).rows[0] as Row | undefined;
}

async function inTransaction<T>(pool: pg.Pool, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // The connection may end between two queries; the next query says so.
  const ignore = (): void => {};
  client.on("error", ignore);
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const value = await work(client);
    await client.query("COMMIT");
    return value;
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    // A client after an error is not used again: its transaction ends with its connection.
    client.removeListener("error", ignore);
    client.release(broken);
  }
}

/** Every operation may be repeated: what was committed without an answer is recognised by fingerprint or by token. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let waited = 0, ms = 50; ; waited += ms, ms = Math.min(2_000, ms * 2)) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionTrouble(error) || waited >= PATIENCE_MS) throw error;
      await sleep(ms);
    }
  }
}

// Class 08 and 57P: https://www.postgresql.org/docs/15/errcodes-appendix.html
function isConnectionTrouble(error: unknown): boolean {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  return (
    /^(?:08|57P|ECONNREFUSED|ECONNRESET|EPIPE)/.test(code) || /Connection terminated|timeout exceeded when trying to connect/.test(message)
  );
}

async function migrate(client: Client): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(7400)");
  await client.query("CREATE TABLE IF NOT EXISTS outbox_version (version integer NOT NULL)");
  const version = Number((await one(client, "SELECT max(version) AS v FROM outbox_version", []))?.["v"] ?? 0);
  const newest = POSTGRES_MIGRATIONS.length;
  if (version > newest) throw new Error(`the database is of version ${version}, this program knows ${newest}: update it`);
  for (const migration of POSTGRES_MIGRATIONS.slice(version)) await client.query(migration);
  if (version < newest) await client.query("INSERT INTO outbox_version (version) VALUES ($1)", [newest]);
}
