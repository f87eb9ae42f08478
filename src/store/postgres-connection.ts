// A pool of connections to PostgreSQL that outlives a restart of the database: what was cut off in the middle is done again.
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Row } from "./outbox-rows.ts";

export interface Client {
  rows(text: string, values: readonly unknown[]): Promise<readonly Row[]>;
}

export interface Connection extends Client {
  /** All or nothing. */
  atomically<T>(work: Work<T>): Promise<T>;
  /** Outside a transaction. */
  patiently<T>(work: Work<T>): Promise<T>;
  close(): Promise<void>;
}

/** Called again from the beginning where the connection breaks; `isRepeat` says that an earlier call may have been committed without an answer. */
type Work<T> = (client: Client, isRepeat: boolean) => Promise<T>;

/** A database that restarts is waited for so long. */
const PATIENCE_MS = 60_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

export function connect(connectionString: string, connections: number): Connection {
  const pool = new pg.Pool({ connectionString, max: connections });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  const any = clientOf(pool);
  return {
    rows: (text, values) => patiently(() => any.rows(text, values)),
    patiently: (work) => patiently((isRepeat) => work(any, isRepeat)),
    atomically: (work) => patiently((isRepeat) => inTransaction(pool, (client) => work(client, isRepeat))),
    close: () => pool.end(),
  };
}

const clientOf = (queryable: Pick<pg.Pool, "query">): Client => ({
  rows: async (text, values) => (await queryable.query({ text, values: [...values], ...prepared(text, values) })).rows as readonly Row[],
});

const names = new Map<string, string>();

/** The database reads and plans a statement once for each connection: the planning costs it more than the work. */
function prepared(text: string, values: readonly unknown[]): { readonly name?: string } {
  if (values.length === 0) return {};
  const name = names.get(text) ?? `casebridge_${names.size}`;
  names.set(text, name);
  return { name };
}

async function inTransaction<T>(pool: pg.Pool, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // The connection may end between two queries; the next query says so.
  const ignore = (): void => {};
  client.on("error", ignore);
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const value = await work(clientOf(client));
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

async function patiently<T>(work: (isRepeat: boolean) => Promise<T>): Promise<T> {
  let isRepeat = false;
  for (let waited = 0, ms = FIRST_PAUSE_MS; ; waited += ms, ms = Math.min(LONGEST_PAUSE_MS, ms * 2)) {
    try {
      return await work(isRepeat);
    } catch (error) {
      if (!isConnectionTrouble(error) || waited >= PATIENCE_MS) throw error;
      isRepeat = true;
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

/** Brings the tables up to date, one program at a time. Throws where a newer program wrote them. */
export async function migrate(client: Client, migrations: readonly string[]): Promise<void> {
  await client.rows("SELECT pg_advisory_xact_lock(7400)", []);
  await client.rows("CREATE TABLE IF NOT EXISTS outbox_version (version integer NOT NULL)", []);
  const version = Number((await client.rows("SELECT max(version) AS v FROM outbox_version", []))[0]?.["v"] ?? 0);
  const newest = migrations.length;
  if (version > newest) {
    throw new Error(
      `The outbox in this database was written by a newer Casebridge (version ${version} of its tables; this program knows ${newest}). Update this program; nothing was changed.`,
    );
  }
  for (const migration of migrations.slice(version)) await client.rows(migration, []);
  if (version < newest) await client.rows("INSERT INTO outbox_version (version) VALUES ($1)", [newest]);
}
