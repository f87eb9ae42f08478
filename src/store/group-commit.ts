// Writes to an SQLite database that are asked for in the same turn of the event loop share one commit, and so one wait for the disk. Each stays all
// or nothing by itself, in the order in which they were asked for, and is acknowledged when it is on disk.
import type { DatabaseSync } from "node:sqlite";

export interface GroupCommit {
  /** Resolves after the commit. Rejects with what `work` throws, which takes back that work alone. */
  <T>(work: () => T): Promise<T>;
  /** Commits what waits. */
  flush(): void;
}

interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

export function groupCommit(database: DatabaseSync): GroupCommit {
  let waiting: Waiting[] = [];

  function flush(): void {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    const answers: (() => void)[] = [];
    try {
      database.exec("BEGIN IMMEDIATE");
      for (const { work, resolve, reject } of group) {
        database.exec("SAVEPOINT one");
        try {
          const value = work() as never;
          answers.push(() => resolve(value));
        } catch (error) {
          database.exec("ROLLBACK TO one");
          answers.push(() => reject(error));
        }
        database.exec("RELEASE one");
      }
      database.exec("COMMIT");
    } catch (error) {
      if (database.isOpen && database.isTransaction) database.exec("ROLLBACK");
      for (const { reject } of group) reject(error);
      return;
    }
    for (const answer of answers) answer();
  }

  const add = <T>(work: () => T): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ work, resolve: resolve as (value: never) => void, reject });
    });
  return Object.assign(add, { flush });
}
