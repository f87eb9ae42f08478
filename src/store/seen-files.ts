// Which files of a watched folder have been dealt with, by the hash of their content, across restarts. Names only as hashes: a file name can hold a
// patient's name.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { openDatabase } from "./sqlite.ts";

export interface SeenFiles {
  /** Hash of the content that was dealt with last; undefined for a file never seen. */
  contentOf(path: string): string | undefined;
  remember(path: string, content: string): void;
  close(): void;
}

export function openSeenFiles(folder: string): SeenFiles {
  const schema = "CREATE TABLE IF NOT EXISTS seen (file TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT";
  const database = openDatabase(join(folder, "watch.sqlite"), schema);
  const get = database.prepare("SELECT content FROM seen WHERE file = ?");
  const put = database.prepare(
    "INSERT INTO seen (file, content) VALUES (?, ?) ON CONFLICT (file) DO UPDATE SET content = excluded.content",
  );
  return {
    contentOf: (path) => {
      const content = get.get(fileHash(path))?.["content"];
      return typeof content === "string" ? content : undefined;
    },
    remember: (path, content) => void put.run(fileHash(path), content),
    close: () => database.close(),
  };
}

const fileHash = (path: string): string => createHash("sha256").update(path).digest("base64url");
