import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Patient } from "@medplum/fhirtypes";
import { afterAll, describe, expect, it } from "vitest";
import { openRepository, type Repository } from "../../src/store/repository.ts";

const folder = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(folder, { recursive: true }));

const patient = (id: string, value: string): Patient & { id: string } => ({
  resourceType: "Patient",
  id,
  identifier: [{ system: "urn:s", value }],
});

const opened: readonly (readonly [string, () => Repository])[] = [
  ["in memory", () => openRepository()],
  ["in a file", () => openRepository({ path: join(folder, `${Math.random()}`, "fhir.sqlite") })],
];

describe.each(opened)("a repository %s", (_, open) => {
  it("keeps every version and gives the newest", () => {
    const repository = open();
    repository.update(patient("a", "1"));
    repository.update(patient("a", "2"));
    expect(repository.update(patient("a", "2"))).toMatchObject({ isCreated: false, isChanged: false });
    expect(repository.history("Patient", "a").map((r) => r.meta?.versionId)).toEqual(["2", "1"]);
    expect((repository.read("Patient", "a") as Patient).identifier?.[0]?.value).toBe("2");
    expect((repository.readVersion("Patient", "a", "1") as Patient).identifier?.[0]?.value).toBe("1");
    expect(repository.readVersion("Patient", "a", "1 OR 1")).toBeUndefined();
    repository.close();
  });

  it("finds by the current identifier only, not by an earlier one", () => {
    const repository = open();
    repository.update(patient("a", "old"));
    repository.update(patient("a", "new"));
    const find = (value: string): number => repository.search("Patient", { identifiers: [{ system: "urn:s", value }] }).total;
    expect([find("old"), find("new")]).toEqual([0, 1]);
    expect(repository.search("Patient", { identifiers: [] }).total).toBe(0);
    repository.close();
  });

  it("a transaction that does not keep leaves no resource, no version and no index row", () => {
    const repository = open();
    repository.update(patient("a", "1"));
    const value = repository.transaction(() => {
      repository.update(patient("a", "2"));
      repository.update(patient("b", "2"));
      return { keep: false, value: "refused" };
    });
    expect(value).toBe("refused");
    expect(() =>
      repository.transaction(() => {
        repository.update(patient("c", "2"));
        throw new Error("bug");
      }),
    ).toThrow("bug");
    expect(repository.search("Patient", {}).resources.map((r) => [r.id, r.meta?.versionId])).toEqual([["a", "1"]]);
    expect(repository.search("Patient", { identifiers: [{ value: "2" }] }).total).toBe(0);
    repository.close();
  });
});

describe("a repository in a file", () => {
  it("is there again after it was closed, and nobody else can read the file", () => {
    const path = join(folder, "kept", "fhir.sqlite");
    const first = openRepository({ path });
    first.update(patient("a", "1"));
    first.close();
    const second = openRepository({ path });
    expect(second.read("Patient", "a")?.id).toBe("a");
    second.close();
    expect(statSync(path).mode & 0o077).toBe(0);
  });
});
