// The outbox of one machine, on node:sqlite: what `enqueue` and `settle` have acknowledged survives SIGKILL and a power loss.
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { backup as backupDatabase, type DatabaseSync } from "node:sqlite";
import { v7 as uuidv7 } from "uuid";
import { groupCommit } from "./group-commit.ts";
import type { Keyring } from "./keyring.ts";
import type { Enqueued, Holding, HoldingOwner, ItemFilter, ItemState, Lease, NewItem, Outbox, Settlement } from "./outbox.ts";
import { countsOf, holdingOf, itemOf, type Row } from "./outbox-rows.ts";
import { migrate, OUTBOX_MIGRATIONS } from "./outbox-schema.ts";
import { openDatabase } from "./sqlite.ts";

export interface SqliteOutboxOptions {
  /** Made when absent; only its owner can read it. */
  readonly folder: string;
  readonly keyring: Keyring;
  readonly clock?: () => Date;
}

export interface SqliteOutbox extends Outbox {
  /** A consistent copy, while others work. */
  backup(path: string): Promise<void>;
}

export function openSqliteOutbox({ folder, keyring, clock = () => new Date() }: SqliteOutboxOptions): SqliteOutbox {
  const database = openDatabase(join(folder, "outbox.sqlite"), "");
  migrate(database, OUTBOX_MIGRATIONS);
  const sql = prepare(database);
  const atomically = groupCommit(database);

  function enqueueOne({ destination, patient, document, fingerprint, body }: NewItem): Enqueued {
    const newest = sql.newest.get(destination, document);
    if (newest?.["fingerprint"] === fingerprint && newest["state"] !== "skipped") return { id: String(newest["id"]), isNew: false };
    const id = uuidv7();
    const sealed = keyring.seal(body, id);
    const now = clock().getTime();
    const isHead = sql.openInLane.get(destination, patient) === undefined;
    sql.insert.run(id, destination, patient, document, fingerprint, Number(isHead), now, now, sealed.keyId, sealed.bytes);
    return { id, isNew: true };
  }

  function leaseOne(row: Row, leaseMs: number): Lease {
    const token = randomUUID();
    const until = new Date(clock().getTime() + leaseMs);
    sql.take.run(token, until.getTime(), String(row["id"]));
    return { item: { ...itemOf(row), state: "sending", attempts: Number(row["attempts"]) + 1 }, body: opened(row), token, until };
  }

  const opened = (row: Row): string => keyring.open({ keyId: String(row["key_id"]), bytes: row["body"] as Uint8Array }, String(row["id"]));

  function settleOne({ item, token }: Lease, settlement: Settlement): boolean {
    if (sql.held.get(item.id, token) === undefined) return false;
    if (settlement.kind === "retry") sql.retry.run(settlement.notBefore.getTime(), settlement.reason, item.id);
    else if (settlement.kind === "dead") sql.bury.run(settlement.reason, item.id);
    else {
      close(item.id, "done", item.destination, item.patient);
      writeHoldings(item, settlement.holdings);
    }
    return true;
  }

  function writeHoldings({ destination, document, patient }: HoldingOwner, holdings: readonly Holding[]): void {
    for (const { key, serverKey, version, isWithdrawn, isPending, fingerprint } of holdings) {
      const flags = [Number(isWithdrawn), Number(isPending ?? false)];
      const written = clock().getTime();
      sql.hold.run(destination, document, patient, written, key, serverKey, version ?? null, fingerprint ?? null, ...flags);
    }
  }

  /** The item leaves its lane; the next one of the lane may go. */
  function close(id: string, state: ItemState, destination: string, patient: string): void {
    sql.close.run(state, id);
    const next = sql.openInLane.get(destination, patient);
    if (next !== undefined) sql.promote.run(String(next["id"]));
  }

  function find(columns: string, { id, destination, patient, states, limit = 1000 }: ItemFilter): readonly Row[] {
    const tests: readonly { readonly test: string; readonly values: readonly string[] }[] = [
      ...(id === undefined ? [] : [{ test: "id = ?", values: [id] }]),
      ...(destination === undefined ? [] : [{ test: "destination = ?", values: [destination] }]),
      ...(patient === undefined ? [] : [{ test: "patient = ?", values: [patient] }]),
      ...(states === undefined ? [] : [{ test: `state IN (${states.map(() => "?").join(", ")})`, values: states }]),
    ];
    const where = ["TRUE", ...tests.map((t) => t.test)].join(" AND ");
    return database
      .prepare(`SELECT ${columns} FROM item WHERE ${where} ORDER BY seq LIMIT ?`)
      .all(...tests.flatMap((t) => t.values), limit);
  }

  return {
    enqueue: async (items) => atomically(() => items.map(enqueueOne)),
    lease: async ({ count, leaseMs, destination }) =>
      atomically(() => {
        const now = clock().getTime();
        const rows = destination === undefined ? sql.due.all(now, now, count) : sql.dueFor.all(now, now, destination, count);
        return rows.map((row) => leaseOne(row, leaseMs));
      }),
    extend: async ({ item, token }, leaseMs) => sql.extend.run(clock().getTime() + leaseMs, item.id, token).changes === 1,
    settle: async (lease, settlement) => atomically(() => settleOne(lease, settlement)),
    redrive: async (filter) =>
      atomically(() => {
        const dead = find("id", { limit: Number.MAX_SAFE_INTEGER, ...filter, states: ["dead"] });
        for (const row of dead) sql.requeue.run(clock().getTime(), String(row["id"]));
        return dead.length;
      }),
    skip: async (id) =>
      atomically(() => {
        const row = sql.byId.get(id);
        if (row === undefined || (row["state"] !== "dead" && row["state"] !== "queued")) return false;
        close(id, "skipped", String(row["destination"]), String(row["patient"]));
        return true;
      }),
    list: async (filter) => find("*", filter).map(itemOf),
    count: async () => countsOf(sql.counts.all()),
    body: async (id) => {
      const row = sql.byId.get(id);
      return row === undefined || row["body"] === null ? undefined : opened(row);
    },
    holdings: async (destination, document) => sql.holdings.all(destination, document).map(holdingOf),
    find: async (destination, keys) => keys.flatMap((key) => sql.findKey.all(destination, key)).map(holdingOf),
    hold: async (item, holdings) => atomically(() => writeHoldings(item, holdings)),
    erase: async (patient) => {
      const erased = await atomically(() => Number(sql.eraseItems.run(patient).changes) + Number(sql.eraseHoldings.run(patient).changes));
      database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      return erased;
    },
    rotateKeys: async () =>
      atomically(() => {
        const old = sql.sealedByOther.all(keyring.currentKeyId);
        for (const row of old) {
          const sealed = keyring.seal(opened(row), String(row["id"]));
          sql.reseal.run(sealed.keyId, sealed.bytes, String(row["id"]));
        }
        return old.length;
      }),
    backup: async (path) => {
      await backupDatabase(database, path);
    },
    close: async () => {
      atomically.flush();
      database.close();
    },
  };
}

// INDEXED BY: left to itself SQLite takes the index over all items of a destination and sorts them, at every lease.
const DUE = "is_head = 1 AND ((state = 'queued' AND not_before <= ?) OR (state = 'sending' AND lease_until <= ?))";

function prepare(database: DatabaseSync) {
  const sql = (text: string) => database.prepare(text);
  return {
    newest: sql("SELECT id, fingerprint, state FROM item WHERE destination = ? AND document = ? ORDER BY seq DESC LIMIT 1"),
    openInLane: sql("SELECT id FROM item WHERE destination = ? AND patient = ? AND is_open = 1 ORDER BY seq LIMIT 1"),
    insert: sql(
      `INSERT INTO item (id, destination, patient, document, fingerprint, state, is_open, is_head, enqueued, not_before, key_id, body)
       VALUES (?, ?, ?, ?, ?, 'queued', 1, ?, ?, ?, ?, ?)`,
    ),
    due: sql(`SELECT * FROM item INDEXED BY item_any_head WHERE ${DUE} ORDER BY seq LIMIT ?`),
    dueFor: sql(`SELECT * FROM item INDEXED BY item_head WHERE ${DUE} AND destination = ? ORDER BY seq LIMIT ?`),
    take: sql("UPDATE item SET state = 'sending', attempts = attempts + 1, token = ?, lease_until = ? WHERE id = ?"),
    held: sql("SELECT id FROM item WHERE id = ? AND token = ? AND state = 'sending'"),
    extend: sql("UPDATE item SET lease_until = ? WHERE id = ? AND token = ? AND state = 'sending'"),
    retry: sql("UPDATE item SET state = 'queued', token = NULL, not_before = ?, reason = ? WHERE id = ?"),
    bury: sql("UPDATE item SET state = 'dead', token = NULL, reason = ? WHERE id = ?"),
    close: sql("UPDATE item SET state = ?, is_open = 0, is_head = 0, token = NULL, body = NULL WHERE id = ?"),
    promote: sql("UPDATE item SET is_head = 1 WHERE id = ?"),
    requeue: sql("UPDATE item SET state = 'queued', attempts = 0, not_before = ? WHERE id = ?"),
    byId: sql("SELECT * FROM item WHERE id = ?"),
    counts: sql("SELECT state, count(*) AS n FROM item GROUP BY state"),
    hold: sql(
      `INSERT INTO holding (destination, document, patient, written, key, server_key, version, fingerprint, is_withdrawn, is_pending)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (destination, document, key) DO UPDATE SET written = excluded.written, server_key = excluded.server_key,
         version = excluded.version, fingerprint = excluded.fingerprint, is_withdrawn = excluded.is_withdrawn, is_pending = excluded.is_pending
       WHERE (holding.server_key, holding.version, holding.fingerprint, holding.is_withdrawn, holding.is_pending) IS NOT
         (excluded.server_key, excluded.version, excluded.fingerprint, excluded.is_withdrawn, excluded.is_pending)`,
    ),
    holdings: sql("SELECT * FROM holding WHERE destination = ? AND document = ? ORDER BY key"),
    findKey: sql("SELECT * FROM holding WHERE destination = ? AND key = ? ORDER BY is_pending, written DESC LIMIT 1"),
    eraseItems: sql("DELETE FROM item WHERE patient = ?"),
    eraseHoldings: sql("DELETE FROM holding WHERE patient = ?"),
    sealedByOther: sql("SELECT id, key_id, body FROM item WHERE body IS NOT NULL AND key_id <> ?"),
    reseal: sql("UPDATE item SET key_id = ?, body = ? WHERE id = ?"),
  };
}
