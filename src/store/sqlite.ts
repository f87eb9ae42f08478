// Opens an SQLite file the one way this product does: WAL, synchronous FULL (an acknowledged write survives a power loss), waiting for other
// writers, and folders and files that only their owner can read. https://www.sqlite.org/pragma.html
import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

const IN_MEMORY = ":memory:";

/** `path` is a file, made with its folder when absent, or ":memory:". */
export function openDatabase(path: string, schema: string): DatabaseSync {
  if (path !== IN_MEMORY) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(path);
  database.exec("PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
  if (path !== IN_MEMORY) chmodSync(path, 0o600);
  database.exec(schema);
  return database;
}

/** What a unit of work answers: with `keep` false everything it wrote is taken back. */
export interface Decision<T> {
  readonly keep: boolean;
  readonly value: T;
}

/** All or nothing: written when `work` says keep, taken back when it says otherwise or throws. Does not nest. */
export function inTransaction<T>(database: DatabaseSync, work: () => Decision<T>): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const decision = work();
    database.exec(decision.keep ? "COMMIT" : "ROLLBACK");
    return decision.value;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}
