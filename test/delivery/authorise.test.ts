import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readDestinations } from "../../src/delivery/destinations.ts";

const folder = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, "secret"), "s3cret\n");
writeFileSync(join(folder, "keys.json"), '{"keys":[]}');

const read = (auth: object) => {
  const path = join(folder, "destinations.json");
  writeFileSync(path, JSON.stringify({ destinations: { hospital: { baseUrl: "https://fhir.example.org", kind: "ehr", auth } } }));
  return readDestinations(path);
};

describe("the auth of a destination", () => {
  it("basic: user and the password of a file", async () => {
    const to = (await read({ kind: "basic", user: "u", password: { file: "secret" } })).destinations.get("hospital");
    expect(await to?.credentials?.headers()).toEqual({ headers: { authorization: `Basic ${Buffer.from("u:s3cret").toString("base64")}` } });
  });

  it("bearer: the token of a file, read again when the server refuses the old one", async () => {
    writeFileSync(join(folder, "token"), "one");
    const credentials = (await read({ kind: "bearer", token: { file: "token" } })).destinations.get("hospital")?.credentials;
    expect(credentials?.renew()).toBe(false);
    writeFileSync(join(folder, "token"), "two");
    expect(credentials?.renew()).toBe(true);
    expect(await credentials?.headers()).toEqual({ headers: { authorization: "Bearer two" } });
  });

  it("smart: opens without asking anybody", async () => {
    const { destinations, issues } = await read({ kind: "smart", clientId: "c", keys: { file: "keys.json" }, scope: "system/*.cruds" });
    expect([issues, destinations.get("hospital")?.credentials === undefined]).toEqual([[], false]);
  });

  it.each([
    [{ kind: "basic", user: "u" }, "needs password for the kind basic"],
    [{ kind: "smart", clientId: "c", keys: { file: "secret" }, scope: "s" }, "not valid JSON"],
    [{ kind: "bearer", token: { file: "none" } }, "cannot be read (ENOENT)"],
    [{ kind: "basic", user: "u", password: "in the clear" }, "auth.password must be an object"],
    [{ kind: "kerberos" }, "auth.kind must be one of basic, bearer, smart, certificate"],
  ])("%j is refused with a sentence that names no secret", async (auth, words) => {
    const { destinations, issues } = await read(auth);
    expect(destinations.size).toBe(0);
    expect(issues[0]?.message).toContain(words);
    expect(JSON.stringify(issues)).not.toContain("s3cret");
  });
});
