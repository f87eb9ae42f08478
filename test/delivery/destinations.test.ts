import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readDestinations } from "../../src/delivery/destinations.ts";

const folder = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (content: unknown) => {
  const path = join(folder, "destinations.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return readDestinations(path);
};
const one = (entry: object) => ({ destinations: { hospital: { baseUrl: "https://fhir.example.org/r4/", kind: "ehr", ...entry } } });

describe("readDestinations", () => {
  it("reads a destination, takes the slash off its base URL and a secret from its file", async () => {
    writeFileSync(join(folder, "token"), "Bearer s3cret\n");
    const { destinations, issues } = await read(one({ headers: { authorization: { file: "token" }, "x-tenant": "a" } }));
    expect(issues).toEqual([]);
    expect(destinations.get("hospital")).toMatchObject({
      name: "hospital",
      baseUrl: "https://fhir.example.org/r4",
      kind: "ehr",
      headers: { authorization: "Bearer s3cret", "x-tenant": "a" },
    });
  });

  it.each<[string, unknown, string]>([
    ["no JSON", "{", "is not valid JSON"],
    ["an unknown member", one({ timeout: 3 }), "destinations.hospital.timeout is not known here: baseUrl, kind"],
    ["an unknown kind", one({ kind: "EHR" }), "destinations.hospital.kind must be one of ehr, repository, centre"],
    ["a text for a number", one({ timeoutMs: "30" }), "destinations.hospital.timeoutMs must be an integer"],
    ["a number out of range", one({ timeoutMs: 1 }), "destinations.hospital.timeoutMs must be 100 or more"],
    ["no base URL", { destinations: { hospital: { kind: "ehr" } } }, "destinations.hospital.baseUrl is missing"],
    ["a strange name", { destinations: { "Our EHR": {} } }, "destinations.Our EHR is not a name that is allowed here"],
    ["plain http", one({ baseUrl: "http://fhir.example.org" }), "the baseUrl of hospital is not encrypted"],
    ["a private address", one({ baseUrl: "https://10.1.2.3/fhir" }), "set allowPrivateAddress"],
    ["a header file that is not there", one({ headers: { a: { file: "nope" } } }), "the header a of hospital cannot be read"],
  ])("says what is wrong with %s", async (_, content, words) => {
    const { destinations, issues } = await read(content);
    expect(destinations.size).toBe(0);
    expect(issues.map((issue) => issue.message).join("\n")).toContain(words);
    expect(issues.every((issue) => issue.code === "configuration" && issue.severity === "error")).toBe(true);
  });

  it("says that the file does not exist", async () => {
    expect((await readDestinations(join(folder, "none.json"))).issues[0]?.message).toContain("does not exist");
  });
});
