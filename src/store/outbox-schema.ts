// The tables of the SQLite outbox, one migration per version: a newer program brings an older file up to date, an older one refuses a newer file.
import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "./sqlite.ts";

export const OUTBOX_MIGRATIONS: readonly string[] = [
  `CREATE TABLE item (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     id TEXT NOT NULL UNIQUE,
     destination TEXT NOT NULL,
     patient TEXT NOT NULL,
     document TEXT NOT NULL,
     fingerprint TEXT NOT NULL,
     state TEXT NOT NULL,
     is_open INTEGER NOT NULL, -- not done and not skipped: keeps its patient's later items waiting
     is_head INTEGER NOT NULL, -- the first open one of its destination and patient
     attempts INTEGER NOT NULL DEFAULT 0,
     enqueued INTEGER NOT NULL,
     not_before INTEGER NOT NULL,
     lease_until INTEGER,
     token TEXT,
     reason TEXT,
     key_id TEXT NOT NULL,
     body BLOB
   ) STRICT;
   CREATE INDEX item_lane ON item (destination, patient, seq) WHERE is_open = 1;
   CREATE INDEX item_head ON item (destination, seq) WHERE is_head = 1;
   CREATE INDEX item_any_head ON item (seq) WHERE is_head = 1;
   CREATE INDEX item_document ON item (destination, document, seq);
   CREATE INDEX item_patient ON item (patient);
   CREATE TABLE holding (
     destination TEXT NOT NULL,
     document TEXT NOT NULL,
     patient TEXT NOT NULL,
     key TEXT NOT NULL,
     server_key TEXT NOT NULL,
     version TEXT,
     is_withdrawn INTEGER NOT NULL,
     is_pending INTEGER NOT NULL,
     fingerprint TEXT,
     PRIMARY KEY (destination, document, key)
   ) STRICT;
   CREATE INDEX holding_patient ON holding (patient);
   CREATE INDEX holding_key ON holding (destination, key);`,
  // When the record was last written: of two documents that speak of one resource, the later word counts.
  "ALTER TABLE holding ADD COLUMN written INTEGER NOT NULL DEFAULT 0",
];

/** Throws where the file was written by a newer program. */
export function migrate(database: DatabaseSync, migrations: readonly string[]): void {
  inTransaction(database, () => {
    const version = Number(database.prepare("PRAGMA user_version").get()?.["user_version"]);
    if (version > migrations.length)
      throw new Error(
        `The database in the folder was written by a newer Casebridge (version ${version} of its tables; this program knows ${migrations.length}). Update this program; nothing was changed.`,
      );
    for (const migration of migrations.slice(version)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
    return { keep: true, value: undefined };
  });
}
