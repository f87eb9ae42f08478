import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type OutboxFlags, placeOf } from "../../src/cli/outbox-place.ts";
import { readDestinations } from "../../src/delivery/destinations.ts";
import { temporaryFolder } from "./run.ts";

/** A destinations file with outboxes. */
function fileWith(outboxes: object): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "db-password"), "p@ss/wörd\n");
  const file = join(folder, "destinations.json");
  writeFileSync(file, JSON.stringify({ destinations: {}, outboxes }));
  return file;
}
const refusal = async (flags: OutboxFlags): Promise<string> => placeOf(flags).then(String, (error: Error) => error.message);

describe("the outbox that a command line names", () => {
  it("is a folder, a database, or what the destinations file gives the name to", async () => {
    const destinations = fileWith({
      shared: { postgres: "postgres://casebridge@db.example.org/casebridge", password: { file: "db-password" }, keys: { file: "keys" } },
      local: { folder: "box" },
    });
    const beside = (name: string): string => join(destinations, "..", name);
    const keys = "other";
    expect(await placeOf({ outbox: "./box", keys, destinations })).toEqual({ folder: "./box", keys });
    expect(await placeOf({ outbox: "unknown", keys, destinations })).toEqual({ folder: "unknown", keys });
    expect(await placeOf({ outbox: "local", keys, destinations })).toEqual({ folder: beside("box"), keys });
    const url = "postgresql://casebridge@db.example.org/casebridge";
    expect(await placeOf({ outbox: url, keys, destinations })).toEqual({ connectionString: url, keys });
    const shared = await placeOf({ outbox: "shared", destinations });
    expect(shared.keys).toBe(beside("keys"));
    const password = "connectionString" in shared ? new URL(shared.connectionString).password : "";
    expect(decodeURIComponent(password)).toBe("p@ss/wörd");
  });

  it("is refused with a password that other users of the machine could read, without its keys, and as a URL that is none", async () => {
    const visible = await refusal({ outbox: "postgres://casebridge:Canary@db/casebridge", keys: "keys" });
    expect(visible).toContain("PGPASSFILE");
    expect(visible).not.toContain("Canary");
    expect(await refusal({ outbox: "box" })).toContain("--keys");
    expect(await refusal({ keys: "keys" })).toContain("--outbox");
    expect(await refusal({ outbox: "postgres://[", keys: "keys" })).toContain("postgres://user@host");
    const destinations = fileWith({ shared: { postgres: "postgres://db/x", password: { file: "nowhere" }, keys: { file: "keys" } } });
    expect(await refusal({ outbox: "shared", destinations })).toContain("cannot be read");
  });
});

describe("outboxes in the destinations file", () => {
  it("are checked with it: no password in the URL, no unknown member", async () => {
    const problems = async (outbox: object) => (await readDestinations(fileWith({ shared: outbox }))).issues.map((issue) => issue.message);
    expect(await problems({ postgres: "postgres://casebridge@db.example.org:5433/casebridge?sslmode=verify-full" })).toEqual([]);
    expect(await problems({ postgres: "postgres://casebridge:secret@db/casebridge" })).toEqual([expect.stringContaining("must match")]);
    expect(await problems({ folder: "box", colour: "red" })).toEqual([expect.stringContaining("is not known here")]);
  });
});
