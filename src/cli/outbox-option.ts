// Opens the outbox that a command line names, whatever it is kept in, and closes it again.
import { existsSync } from "node:fs";
import type { Command } from "commander";
import { lockFolder } from "../store/folder-lock.ts";
import { type Keyring, readKeyring } from "../store/keyring.ts";
import type { Outbox } from "../store/outbox.ts";
import { openPostgresOutbox } from "../store/postgres-outbox.ts";
import { openSqliteOutbox, type SqliteOutbox } from "../store/sqlite-outbox.ts";
import { CommandError, EXIT } from "./exit-code.ts";
import { type OutboxFlags, type OutboxPlace, placeOf } from "./outbox-place.ts";

/** PostgreSQL has its own ways of backup. */
export type OpenedOutbox = Outbox & Partial<Pick<SqliteOutbox, "backup">>;

/**
 * Opens the outbox, runs the work, closes it.
 * @param isSender take the folder's lock: only one process may send from it at a time. A database takes any number of senders
 * @throws CommandError (usage) where outbox or keys are not named, the key file is missing, another process is sending, or the database refuses
 */
export async function withOutbox<T>(
  flags: OutboxFlags,
  isSender: boolean,
  work: (outbox: OpenedOutbox, place: OutboxPlace) => Promise<T>,
): Promise<T> {
  const place = await placeOf(flags);
  if (!existsSync(place.keys))
    throw new CommandError(EXIT.usage, `There is no key file ${place.keys}. Make one: casebridge outbox new-key --keys ${place.keys}`);
  const outbox = await open(place, keyringOf(place.keys));
  const lock = isSender && "folder" in place ? lockFolder(place.folder) : undefined;
  try {
    if (isSender && "folder" in place && !lock)
      throw new CommandError(
        EXIT.usage,
        `Another process is sending from the outbox ${place.folder}. Stop it first, or use another outbox.`,
      );
    return await work(outbox, place);
  } finally {
    lock?.release();
    await outbox.close();
  }
}

async function open(place: OutboxPlace, keyring: Keyring): Promise<OpenedOutbox> {
  if ("folder" in place) return openSqliteOutbox({ folder: place.folder, keyring });
  try {
    return await openPostgresOutbox({ connectionString: place.connectionString, keyring });
  } catch (cause) {
    const { message, code = "" } = cause as Error & { code?: string };
    throw new CommandError(EXIT.usage, `The database of the outbox cannot be used: ${message || code}.`, { cause });
  }
}

function keyringOf(file: string): ReturnType<typeof readKeyring> {
  try {
    return readKeyring(file);
  } catch (cause) {
    throw new CommandError(EXIT.usage, (cause as Error).message, { cause });
  }
}

/** The options that say which outbox. */
export const addOutboxOptions = (command: Command): Command =>
  command
    .requiredOption("--outbox <place>", "folder of the outbox, postgres://user@host/database, or a name of the destinations file")
    .option("--keys <file>", "keys that seal it; a named outbox can have its own")
    .option("--destinations <file>", "file with the destinations and the names of outboxes", "destinations.json");
