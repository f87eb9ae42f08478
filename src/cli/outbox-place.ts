// Where the outbox is that a command line names: a folder, a PostgreSQL database, or a name that the destinations file gives to one. A password comes
// from PGPASSFILE, PGPASSWORD or a file that the destinations file names, never from the command line, which other users of the machine can read.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type OutboxEntry, readOutboxes } from "../delivery/outboxes.ts";
import { CommandError, EXIT } from "./exit-code.ts";

export interface OutboxFlags {
  /** Folder, postgres:// URL, or a name of the destinations file. */
  readonly outbox?: string;
  readonly keys?: string;
  readonly destinations?: string;
}

export type OutboxPlace = { readonly keys: string } & ({ readonly folder: string } | { readonly connectionString: string });

// "postgres://user@host/database", "postgresql:///database"
const POSTGRES = /^postgres(?:ql)?:\/\//;
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** @throws CommandError (usage) where outbox or keys are not named, or a file cannot be read */
export async function placeOf({ outbox, keys, destinations }: OutboxFlags): Promise<OutboxPlace> {
  const named = outbox !== undefined && NAME.test(outbox) ? await namedOutbox(outbox, destinations ?? "destinations.json") : undefined;
  const sealedBy = keys ?? named?.keys;
  if (outbox === undefined || sealedBy === undefined) throw new CommandError(EXIT.usage, UNNAMED);
  if (named !== undefined) return { ...named.place, keys: sealedBy };
  if (!POSTGRES.test(outbox)) return { folder: outbox, keys: sealedBy };
  if (passwordOf(outbox) !== "") throw new CommandError(EXIT.usage, VISIBLE_PASSWORD);
  return { connectionString: outbox, keys: sealedBy };
}

/** Undefined where the file gives no outbox of this name: then it is a folder. */
async function namedOutbox(name: string, file: string) {
  const entry = (await readOutboxes(file))[name];
  if (entry === undefined) return undefined;
  const beside = (path: string): string => resolve(dirname(file), path);
  const keys = entry.keys === undefined ? {} : { keys: beside(entry.keys.file) };
  if (entry.folder !== undefined) return { ...keys, place: { folder: beside(entry.folder) } };
  if (entry.postgres !== undefined) return { ...keys, place: { connectionString: withPassword(entry, beside) } };
  throw new CommandError(EXIT.usage, `The outbox ${name} in ${file} has neither a folder nor a postgres URL.`);
}

function withPassword({ postgres = "", password }: OutboxEntry, beside: (path: string) => string): string {
  if (password === undefined) return postgres;
  const path = beside(password.file);
  try {
    const url = new URL(postgres);
    url.password = encodeURIComponent(readFileSync(path, "utf8").trim());
    return url.href;
  } catch (cause) {
    throw new CommandError(EXIT.usage, `The password of the outbox cannot be read from ${path}, or its postgres URL is none.`, { cause });
  }
}

function passwordOf(text: string): string {
  try {
    return new URL(text).password;
  } catch (cause) {
    throw new CommandError(EXIT.usage, "The postgres URL of the outbox is none. Expected: postgres://user@host:port/database", { cause });
  }
}

const UNNAMED =
  "Name the outbox with --outbox (a folder, postgres://user@host/database, or a name of the destinations file) and the file with its keys with --keys FILE (casebridge outbox new-key --keys FILE makes one).";
const VISIBLE_PASSWORD =
  "A password on the command line can be read by other users of this machine. Put it into a file that PGPASSFILE names, or give the outbox a name in the destinations file.";
