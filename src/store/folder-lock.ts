// One sender per data folder. The lock is the operating system's, held through an open SQLite transaction: it ends with the process, however that ends.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export interface FolderLock {
  release(): void;
}

/** Undefined where another process holds the folder. */
export function lockFolder(folder: string): FolderLock | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(folder, "sender.lock"));
  try {
    database.exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE;");
  } catch (error) {
    database.close();
    if (/locked|busy/.test(String(error))) return undefined;
    throw error;
  }
  return { release: () => database.close() };
}
