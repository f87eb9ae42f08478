import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { addKey, makeKeyring, readKeyring } from "../../src/store/keyring.ts";

const folder = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(folder, { recursive: true }));
const ring = makeKeyring([["k1", Buffer.alloc(32, 1)]]);

describe("a keyring", () => {
  it("opens what it sealed, for every text, and never seals the same text to the same bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (text, place) => {
        const wellFormed = text.toWellFormed();
        const [one, two] = [ring.seal(wellFormed, place), ring.seal(wellFormed, place)];
        expect(ring.open(one, place)).toBe(wellFormed);
        expect(Buffer.compare(one.bytes, two.bytes)).not.toBe(0);
      }),
    );
  });

  it("refuses a body of another row, an altered one and a key that it does not have", () => {
    const sealed = ring.seal("a", "row-1");
    expect(() => ring.open(sealed, "row-2")).toThrow();
    const bytes = Uint8Array.from(sealed.bytes);
    bytes[30] = (bytes[30] ?? 0) ^ 1;
    expect(() => ring.open({ ...sealed, bytes }, "row-1")).toThrow();
    expect(() => ring.open({ ...sealed, keyId: "k2" }, "row-1")).toThrow("no key k2");
    expect(() => makeKeyring([["k1", Buffer.alloc(32, 2)]]).open(sealed, "row-1")).toThrow();
  });
});

describe("a key file", () => {
  it("seals with the key on top and opens with the ones below", () => {
    const path = join(folder, "keys");
    addKey(path, "2026-01");
    const sealed = readKeyring(path).seal("a", "row");
    addKey(path, "2026-02");
    expect([readKeyring(path).currentKeyId, readKeyring(path).open(sealed, "row")]).toEqual(["2026-02", "a"]);
  });

  it("is refused when others can read it, when a line is malformed, when an id comes twice", () => {
    const path = join(folder, "bad");
    addKey(path, "k");
    chmodSync(path, 0o644);
    expect(() => readKeyring(path)).toThrow("chmod 600");
    writeFileSync(path, "k:short");
    chmodSync(path, 0o600);
    expect(() => readKeyring(path)).toThrow("line 1");
    const line = `k:${Buffer.alloc(32).toString("base64")}\n`;
    writeFileSync(path, line + line);
    expect(() => readKeyring(path)).toThrow("twice");
  });
});
