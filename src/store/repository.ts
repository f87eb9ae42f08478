// FHIR resources with their versions behind a small interface, on node:sqlite: in memory by default, durable with a path.
// Synchronous on purpose: one process, one writer, so a transaction can never see half of another one.
import { randomUUID } from "node:crypto";
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { Resource } from "@medplum/fhirtypes";
import { canonicalJson, withoutServerMeta } from "./content.ts";
import { searchKeys } from "./search-keys.ts";
import { type Decision, inTransaction, openDatabase } from "./sqlite.ts";

/** A token of a search: an absent system matches any, an empty one matches "no system"; an absent value matches any. */
export interface IdentifierToken {
  readonly system?: string;
  readonly value?: string;
}

/** Every present member must match; inside a member any of the list. */
export interface SearchCriteria {
  readonly ids?: readonly string[];
  readonly identifiers?: readonly IdentifierToken[];
  /** References as stored, such as "Patient/1". */
  readonly patients?: readonly string[];
}

export interface Page {
  readonly total: number;
  readonly resources: readonly Resource[];
}

export interface Written {
  readonly resource: Resource;
  readonly isCreated: boolean;
  /** False when the content was there already: the version is kept. */
  readonly isChanged: boolean;
}

/** Resources come back with `id`, `meta.versionId` ("1", "2" …) and `meta.lastUpdated`. */
export interface Repository {
  read(type: string, id: string): Resource | undefined;
  readVersion(type: string, id: string, versionId: string): Resource | undefined;
  /** All versions, newest first. */
  history(type: string, id: string): readonly Resource[];
  search(type: string, criteria: SearchCriteria, page?: { readonly offset: number; readonly count: number }): Page;
  /** Stores under a new id. */
  create(resource: Resource): Written;
  /** Stores under `resource.id`, creating it when absent; content that is there already makes no version. */
  update(resource: Resource & { readonly id: string }): Written;
  /** All or nothing: nothing of `work` stays unless it answers `keep: true`. Does not nest. */
  transaction<T>(work: () => Decision<T>): T;
  close(): void;
}

export interface RepositoryOptions {
  /** File of the database; in memory when absent. */
  readonly path?: string;
  readonly clock?: () => Date;
  readonly newId?: () => string;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS resource (seq INTEGER PRIMARY KEY, type TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, UNIQUE (type, id));
CREATE TABLE IF NOT EXISTS version (type TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (type, id, version));
CREATE TABLE IF NOT EXISTS identifier (type TEXT NOT NULL, value TEXT NOT NULL, system TEXT NOT NULL, id TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS identifier_value ON identifier (type, value, system);
CREATE INDEX IF NOT EXISTS identifier_system ON identifier (type, system);
CREATE INDEX IF NOT EXISTS identifier_id ON identifier (type, id);
CREATE TABLE IF NOT EXISTS patient_link (type TEXT NOT NULL, patient TEXT NOT NULL, id TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS patient_link_patient ON patient_link (type, patient);
CREATE INDEX IF NOT EXISTS patient_link_id ON patient_link (type, id);`;

const EVERYTHING = { offset: 0, count: Number.MAX_SAFE_INTEGER };

/** Opens the repository; `close` it when done. Throws where the file cannot be opened. */
export function openRepository(options: RepositoryOptions = {}): Repository {
  const { clock = () => new Date(), newId = randomUUID } = options;
  const database = openDatabase(options.path ?? ":memory:", SCHEMA);
  const sql = prepare(database);

  function write(resource: Resource & { readonly id: string }): Written {
    const type = resource.resourceType;
    const before = current(type, resource.id);
    if (before !== undefined && canonicalJson(withoutServerMeta(before)) === canonicalJson(withoutServerMeta(resource))) {
      return { resource: before, isCreated: false, isChanged: false };
    }
    const version = Number(before?.meta?.versionId ?? 0) + 1;
    const meta = { ...resource.meta, versionId: String(version), lastUpdated: clock().toISOString() };
    const stored = { ...resource, meta } as Resource;
    sql.putVersion.run(type, resource.id, version, JSON.stringify(stored));
    sql.putCurrent.run(type, resource.id, version);
    sql.dropIdentifiers.run(type, resource.id);
    sql.dropPatients.run(type, resource.id);
    const keys = searchKeys(stored);
    for (const { system, value } of keys.identifiers) sql.putIdentifier.run(type, value, system, resource.id);
    for (const patient of keys.patients) sql.putPatient.run(type, patient, resource.id);
    return { resource: stored, isCreated: before === undefined, isChanged: true };
  }

  const parsed = (row: Record<string, unknown> | undefined): Resource | undefined =>
    row === undefined ? undefined : (JSON.parse(String(row["json"])) as Resource);
  const current = (type: string, id: string): Resource | undefined => parsed(sql.current.get(type, id));
  const alone = (work: () => Written): Written =>
    database.isTransaction ? work() : inTransaction(database, () => ({ keep: true, value: work() }));

  return {
    read: current,
    readVersion: (type, id, versionId) => (/^\d{1,9}$/.test(versionId) ? parsed(sql.version.get(type, id, Number(versionId))) : undefined),
    history: (type, id) => sql.history.all(type, id).map((row) => JSON.parse(String(row["json"])) as Resource),
    search: (type, criteria, page = EVERYTHING) => {
      const { where, values } = condition(type, criteria);
      const total = Number(database.prepare(`SELECT count(*) AS n FROM resource r WHERE ${where}`).get(...values)?.["n"]);
      const rows = database
        .prepare(`SELECT v.json FROM resource r JOIN version v USING (type, id, version) WHERE ${where} ORDER BY r.seq LIMIT ? OFFSET ?`)
        .all(...values, page.count, page.offset);
      return { total, resources: rows.map((row) => JSON.parse(String(row["json"])) as Resource) };
    },
    create: (resource) => alone(() => write({ ...resource, id: newId() })),
    update: (resource) => alone(() => write(resource)),
    transaction: (work) => inTransaction(database, work),
    close: () => database.close(),
  };
}

function prepare(database: DatabaseSync) {
  return {
    current: database.prepare("SELECT v.json FROM resource r JOIN version v USING (type, id, version) WHERE r.type = ? AND r.id = ?"),
    version: database.prepare("SELECT json FROM version WHERE type = ? AND id = ? AND version = ?"),
    history: database.prepare("SELECT json FROM version WHERE type = ? AND id = ? ORDER BY version DESC"),
    putVersion: database.prepare("INSERT INTO version (type, id, version, json) VALUES (?, ?, ?, ?)"),
    putCurrent: database.prepare(
      "INSERT INTO resource (type, id, version) VALUES (?, ?, ?) ON CONFLICT (type, id) DO UPDATE SET version = excluded.version",
    ),
    dropIdentifiers: database.prepare("DELETE FROM identifier WHERE type = ? AND id = ?"),
    dropPatients: database.prepare("DELETE FROM patient_link WHERE type = ? AND id = ?"),
    putIdentifier: database.prepare("INSERT INTO identifier (type, value, system, id) VALUES (?, ?, ?, ?)"),
    putPatient: database.prepare("INSERT INTO patient_link (type, patient, id) VALUES (?, ?, ?)"),
  };
}

function condition(type: string, criteria: SearchCriteria): { readonly where: string; readonly values: readonly SQLInputValue[] } {
  const parts = ["r.type = ?"];
  const values: SQLInputValue[] = [type];
  const marks = (list: readonly unknown[]): string => list.map(() => "?").join(", ");
  if (criteria.ids !== undefined) {
    parts.push(`r.id IN (${marks(criteria.ids)})`);
    values.push(...criteria.ids);
  }
  if (criteria.patients !== undefined) {
    parts.push(`r.id IN (SELECT id FROM patient_link WHERE type = ? AND patient IN (${marks(criteria.patients)}))`);
    values.push(type, ...criteria.patients);
  }
  if (criteria.identifiers !== undefined) {
    const each = criteria.identifiers.map((token) => {
      values.push(type);
      let test = "SELECT id FROM identifier WHERE type = ?";
      for (const column of ["value", "system"] as const) {
        const wanted = token[column];
        if (wanted === undefined) continue;
        test += ` AND ${column} = ?`;
        values.push(wanted);
      }
      return `r.id IN (${test})`;
    });
    parts.push(each.length === 0 ? "FALSE" : `(${each.join(" OR ")})`);
  }
  return { where: parts.join(" AND "), values };
}
