// The outbox of many hosts, on PostgreSQL: any number of senders, each patient in order, the same tables and the same contract as on SQLite.
// A lane (destination and patient) is changed under its advisory lock; due heads are taken with FOR UPDATE SKIP LOCKED. Times are the database's,
// so hosts may disagree about the clock. https://www.postgresql.org/docs/15/sql-select.html#SQL-FOR-UPDATE-SHARE
import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Keyring } from "./keyring.ts";
import type { Enqueued, HoldingOwner, ItemFilter, Lease, NewItem, Outbox, Settlement } from "./outbox.ts";
import { countsOf, holdingOf, itemOf, type Row } from "./outbox-rows.ts";
import { type Client, connect, migrate } from "./postgres-connection.ts";
import { newestOf, openLanes, type Waiting, writeItems } from "./postgres-enqueue.ts";
import { POSTGRES_MIGRATIONS } from "./postgres-schema.ts";
import { CLOSE, DUE, FIND, HOLD, holdingColumns, lockLanes, NOW } from "./postgres-statements.ts";

export interface PostgresOutboxOptions {
  readonly connectionString: string;
  readonly keyring: Keyring;
  /** Connections of this process; default 8. */
  readonly connections?: number;
  /** For tests; by default the database's clock is used. */
  readonly clock?: () => Date;
}

/** Connects and brings the tables up to date. */
export async function openPostgresOutbox({ connectionString, keyring, connections = 8, clock }: PostgresOutboxOptions): Promise<Outbox> {
  const { rows, atomically, patiently, close } = connect(connectionString, connections);
  const now = (): number | null => clock?.().getTime() ?? null;
  const opened = (row: Row): string => keyring.open({ keyId: String(row["key_id"]), bytes: row["body"] as Uint8Array }, String(row["id"]));
  try {
    await atomically((client) => migrate(client, POSTGRES_MIGRATIONS));
  } catch (error) {
    await close();
    throw error;
  }

  async function enqueue(items: readonly NewItem[]): Promise<readonly Enqueued[]> {
    // Ids are made once: a repeat finds by them what the first try committed.
    const ids = items.map(() => uuidv7());
    let answer: readonly Enqueued[] = [];
    return atomically(async (client, isRepeat) => {
      if (isRepeat && (await client.rows("SELECT id FROM item WHERE id = ANY($1::text[]) LIMIT 1", [ids])).length > 0) return answer;
      await lockLanes(client, items);
      const newest = await newestOf(client, items);
      const open = await openLanes(client, items);
      const waiting: Waiting[] = [];
      answer = items.map((item, i) => {
        const id = ids[i] ?? "";
        const document = `${item.destination}\n${item.document}`;
        const lane = `${item.destination}\n${item.patient}`;
        const last = newest.get(document);
        if (last?.fingerprint === item.fingerprint) return { id: last.id, isNew: false };
        newest.set(document, { id, fingerprint: item.fingerprint });
        waiting.push({ item, id, isHead: !open.has(lane), sealed: keyring.seal(item.body, id) });
        open.add(lane);
        return { id, isNew: true };
      });
      await writeItems(client, waiting, now());
      return answer;
    });
  }

  async function lease({ count, leaseMs, destination }: Parameters<Outbox["lease"]>[0]): Promise<readonly Lease[]> {
    const token = randomUUID();
    const taken = await patiently(async (client, isRepeat) => {
      const kept = isRepeat ? await client.rows("SELECT * FROM item WHERE is_head = 1 AND state = 'sending' AND token = $1", [token]) : [];
      if (kept.length > 0) return kept;
      return client.rows(
        `UPDATE item SET state = 'sending', attempts = attempts + 1, token = $2, lease_until = ${NOW} + $3 WHERE id IN (
           SELECT id FROM item WHERE ${DUE} AND ($4::text IS NULL OR destination = $4) ORDER BY seq LIMIT $5 FOR UPDATE SKIP LOCKED
         ) RETURNING *`,
        [now(), token, leaseMs, destination ?? null, count],
      );
    });
    try {
      return taken
        .toSorted((a, b) => Number(a["seq"]) - Number(b["seq"]))
        .map((row) => ({ item: itemOf(row), body: opened(row), token, until: new Date(Number(row["lease_until"])) }));
    } catch (error) {
      // A body that this program cannot open: others may have the key.
      await rows("UPDATE item SET state = 'queued', attempts = attempts - 1 WHERE token = $1 AND state = 'sending'", [token]);
      throw error;
    }
  }

  const settle = ({ item, token }: Lease, to: Settlement): Promise<boolean> =>
    atomically(async (client, isRepeat) => {
      const before = isRepeat
        ? await client.rows("SELECT id FROM item WHERE id = $1 AND token = $2 AND state <> 'sending'", [item.id, token])
        : [];
      return before.length > 0 || (await settleOnce(client, item, token, to));
    });

  async function settleOnce(client: Client, item: Lease["item"], token: string, to: Settlement): Promise<boolean> {
    if (to.kind === "done") {
      await lockLanes(client, [item]);
      return (await client.rows(CLOSE, [item.id, token, ["sending"], "done", now(), ...holdingColumns(to.holdings)])).length === 1;
    }
    // As far from now as this host's clock says, by the database's clock: hosts may disagree about the time.
    const [state, waitMs] = to.kind === "retry" ? ["queued", to.notBefore.getTime() - (now() ?? Date.now())] : ["dead", null];
    const text = `UPDATE item SET state = $4, not_before = COALESCE(${NOW} + $5::bigint, not_before), reason = $6
      WHERE id = $2 AND token = $3 AND state = 'sending' RETURNING id`;
    return (await client.rows(text, [now(), item.id, token, state, waitMs, to.reason])).length === 1;
  }

  return {
    enqueue,
    lease,
    settle,
    extend: async ({ item, token }, leaseMs) => {
      const text = `UPDATE item SET lease_until = ${NOW} + $2 WHERE id = $3 AND token = $4 AND state = 'sending' RETURNING id`;
      return (await rows(text, [now(), leaseMs, item.id, token])).length === 1;
    },
    redrive: async (filter) => {
      const { where, values } = condition({ ...filter, states: ["dead"] }, 2);
      const text = `UPDATE item SET state = 'queued', attempts = 0, not_before = ${NOW} WHERE ${where} RETURNING id`;
      return (await rows(text, [now(), ...values])).length;
    },
    skip: (id) =>
      atomically(async (client) => {
        const [row] = await client.rows("SELECT * FROM item WHERE id = $1", [id]);
        if (row === undefined) return false;
        await lockLanes(client, [itemOf(row)]);
        return (await client.rows(CLOSE, [id, null, ["dead", "queued"], "skipped", now(), ...holdingColumns([])])).length === 1;
      }),
    list: async (filter) => {
      const { where, values } = condition(filter, 2);
      return (await rows(`SELECT * FROM item WHERE ${where} ORDER BY seq LIMIT $1`, [filter.limit ?? 1000, ...values])).map(itemOf);
    },
    count: async () => countsOf(await rows("SELECT state, count(*) AS n FROM item GROUP BY state", [])),
    body: async (id) => {
      const [row] = await rows("SELECT * FROM item WHERE id = $1 AND body IS NOT NULL", [id]);
      return row === undefined ? undefined : opened(row);
    },
    holdings: async (destination, document) =>
      (await rows("SELECT * FROM holding WHERE destination = $1 AND document = $2 ORDER BY key", [destination, document])).map(holdingOf),
    find: async (destination, keys) => (await rows(FIND, [destination, [...keys]])).map(holdingOf),
    hold: async ({ destination, document, patient }: HoldingOwner, holdings) => {
      await rows(HOLD, [now(), destination, document, patient, ...holdingColumns(holdings)]);
    },
    erase: (patient) =>
      atomically(async (client) => {
        const items = await client.rows("DELETE FROM item WHERE patient = $1 RETURNING id", [patient]);
        const holdings = await client.rows("DELETE FROM holding WHERE patient = $1 RETURNING key", [patient]);
        return items.length + holdings.length;
      }),
    rotateKeys: () =>
      atomically(async (client) => {
        const old = await client.rows("SELECT id, key_id, body FROM item WHERE body IS NOT NULL AND key_id <> $1 FOR UPDATE", [
          keyring.currentKeyId,
        ]);
        for (const row of old) {
          const sealed = keyring.seal(opened(row), String(row["id"]));
          await client.rows("UPDATE item SET key_id = $1, body = $2 WHERE id = $3", [sealed.keyId, sealed.bytes, row["id"]]);
        }
        return old.length;
      }),
    close,
  };
}

function condition(
  { id, destination, patient, states }: ItemFilter,
  from: number,
): { readonly where: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [];
  const mark = (value: unknown): string => `$${from + values.push(value) - 1}`;
  const tests = [
    "TRUE",
    ...(id === undefined ? [] : [`id = ${mark(id)}`]),
    ...(destination === undefined ? [] : [`destination = ${mark(destination)}`]),
    ...(patient === undefined ? [] : [`patient = ${mark(patient)}`]),
    ...(states === undefined ? [] : [`state = ANY(${mark([...states])}::text[])`]),
  ];
  return { where: tests.join(" AND "), values };
}
