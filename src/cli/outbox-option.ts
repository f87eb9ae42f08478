// The outbox that a command line names: a folder with its database, and the file with the keys that seal it (kept elsewhere than the folder).
import { existsSync } from "node:fs";
import { lockFolder } from "../store/folder-lock.ts";
import { readKeyring } from "../store/keyring.ts";
import { openSqliteOutbox, type SqliteOutbox } from "../store/sqlite-outbox.ts";
import { CommandError, EXIT } from "./exit-code.ts";

export interface OutboxFlags {
  readonly outbox?: string;
  readonly keys?: string;
}

/**
 * Opens the outbox, runs the work, closes it.
 * @param isSender take the folder's lock: only one process may send from it at a time
 * @throws CommandError (usage) where folder or keys are not named, the key file is missing, or another process is sending
 */
export async function withOutbox<T>(flags: OutboxFlags, isSender: boolean, work: (outbox: SqliteOutbox) => Promise<T>): Promise<T> {
  if (flags.outbox === undefined || flags.keys === undefined)
    throw new CommandError(
      EXIT.usage,
      "Name the outbox with --outbox DIR and the file with its keys with --keys FILE (casebridge outbox new-key --keys FILE makes one).",
    );
  if (!existsSync(flags.keys))
    throw new CommandError(EXIT.usage, `There is no key file ${flags.keys}. Make one: casebridge outbox new-key --keys ${flags.keys}`);
  const outbox = openSqliteOutbox({ folder: flags.outbox, keyring: keyringOf(flags.keys) });
  const lock = isSender ? lockFolder(flags.outbox) : undefined;
  try {
    if (isSender && !lock)
      throw new CommandError(
        EXIT.usage,
        `Another process is sending from the outbox ${flags.outbox}. Stop it first, or use another outbox.`,
      );
    return await work(outbox);
  } finally {
    lock?.release();
    await outbox.close();
  }
}

function keyringOf(file: string): ReturnType<typeof readKeyring> {
  try {
    return readKeyring(file);
  } catch (cause) {
    throw new CommandError(EXIT.usage, (cause as Error).message, { cause });
  }
}
