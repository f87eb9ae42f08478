// Rows of the outbox tables, which have the same columns in SQLite and in PostgreSQL, as the values of the interface.
import type { Holding, Item, ItemState } from "./outbox.ts";

export type Row = Readonly<Record<string, unknown>>;

export function itemOf(row: Row): Item {
  const reason = row["reason"];
  return {
    id: String(row["id"]),
    destination: String(row["destination"]),
    patient: String(row["patient"]),
    document: String(row["document"]),
    fingerprint: String(row["fingerprint"]),
    state: row["state"] as ItemState,
    attempts: Number(row["attempts"]),
    enqueuedAt: new Date(Number(row["enqueued"])),
    notBefore: new Date(Number(row["not_before"])),
    ...(typeof reason === "string" ? { lastReason: reason } : {}),
  };
}

export function holdingOf(row: Row): Holding {
  const version = row["version"];
  return {
    key: String(row["key"]),
    serverKey: String(row["server_key"]),
    isWithdrawn: Number(row["is_withdrawn"]) === 1,
    ...(typeof version === "string" ? { version } : {}),
    ...(typeof row["fingerprint"] === "string" ? { fingerprint: row["fingerprint"] } : {}),
    ...(Number(row["is_pending"]) === 1 ? { isPending: true } : {}),
  };
}

/** From rows of `state` and `n`. */
export function countsOf(rows: readonly Row[]): Readonly<Record<ItemState, number>> {
  const counts: Record<ItemState, number> = { queued: 0, sending: 0, done: 0, dead: 0, skipped: 0 };
  for (const row of rows) counts[row["state"] as ItemState] = Number(row["n"]);
  return counts;
}
