// Outboxes by name, in the destinations file beside the destinations: a folder or a PostgreSQL database, and where its secrets lie.
import { readFile } from "node:fs/promises";

export interface OutboxEntry {
  /** Of the SQLite outbox; relative to the file. */
  readonly folder?: string;
  /** URL of the PostgreSQL outbox, without a password. */
  readonly postgres?: string;
  readonly password?: { readonly file: string };
  readonly keys?: { readonly file: string };
}

/** Empty where there is no such file or it is no JSON: who reads the destinations says so. */
export async function readOutboxes(path: string): Promise<Readonly<Record<string, OutboxEntry>>> {
  try {
    const { outboxes = {} } = JSON.parse(await readFile(path, "utf8")) as { outboxes?: Readonly<Record<string, OutboxEntry>> };
    return outboxes;
  } catch {
    return {};
  }
}
