// Bodies at rest: AES-256-GCM with a key from a file, and the id of the key beside every body, so that keys can be changed without losing any.
// https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";

export interface Sealed {
  readonly keyId: string;
  readonly bytes: Uint8Array;
}

/** Seals with the newest key, opens with any. `place` binds a body to its row: it does not open anywhere else. */
export interface Keyring {
  readonly currentKeyId: string;
  seal(text: string, place: string): Sealed;
  /** Throws where the key is missing or the body was altered or moved. */
  open(sealed: Sealed, place: string): string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
// "2026-11:q83vEjRW…=": key id, colon, 32 bytes in base64
const KEY_LINE = /^(?<id>[A-Za-z0-9._-]{1,64}):(?<key>[A-Za-z0-9+/]{43}=)$/;

export function makeKeyring(keys: readonly (readonly [id: string, key: Uint8Array])[]): Keyring {
  const byId = new Map(keys);
  const current = keys[0];
  if (current === undefined) throw new Error("a keyring needs a key");
  return {
    currentKeyId: current[0],
    seal: (text, place) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", current[1], nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(deflateRawSync(text, { level: 1 })), cipher.final()]);
      return { keyId: current[0], bytes: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
    },
    open: ({ keyId, bytes }, place) => {
      const key = byId.get(keyId);
      if (key === undefined) throw new Error(`the key file has no key ${keyId}`);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(place));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const body = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      return inflateRawSync(body).toString("utf8");
    },
  };
}

/**
 * Reads a key file: one "id:base64" per line, the newest first. To rotate, put a new line on top, run the outbox's `rotateKeys`, then take the
 * old line away. Throws with a sentence where the file is missing, malformed or readable by others.
 */
export function readKeyring(path: string): Keyring {
  const lines = readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  if ((statSync(path).mode & 0o077) !== 0) throw new Error(`the key file ${path} can be read by others: chmod 600 it`);
  const keys = lines.map((line, i) => {
    const { id, key } = KEY_LINE.exec(line)?.groups ?? {};
    if (id === undefined || key === undefined) throw new Error(`line ${i + 1} of the key file ${path} is not "id:" and 32 bytes in base64`);
    return [id, Buffer.from(key, "base64")] as const;
  });
  if (new Set(keys.map(([id]) => id)).size < keys.length) throw new Error(`the key file ${path} has the same key id twice`);
  return makeKeyring(keys);
}

/** Puts a new random key on top of the file, making it when absent. */
export function addKey(path: string, id: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let before = "";
  try {
    before = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as { code?: string }).code !== "ENOENT") throw error;
  }
  const line = `${id}:${randomBytes(32).toString("base64")}\n`;
  writeFileSync(path, line + before, { mode: 0o600 });
  chmodSync(path, 0o600);
}
