import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bulkFiles } from "../../src/delivery/bulk.ts";
import { patientBundle } from "./destination.ts";
import { revision } from "./revisions.ts";

const AT = new Date("2026-01-01T00:00:00Z");

describe("bulkFiles", () => {
  it("writes one line per resource and type, by id, with counts and hashes in the manifest", () => {
    const { files } = bulkFiles([revision(1, 1), revision(2, 1)], AT);
    expect(files.map((f) => f.name)).toEqual(["Condition.ndjson", "Patient.ndjson", "Provenance.ndjson", "manifest.json"]);
    const conditions = files[0]?.content
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { subject: { reference: string } });
    expect(conditions?.map((c) => c.subject.reference.slice(0, 8))).toEqual(["Patient/", "Patient/", "Patient/", "Patient/"]);
    const manifest = JSON.parse(files[3]?.content ?? "") as { output: { type: string; count: number; sha256: string }[] };
    expect(manifest.output.map((o) => [o.type, o.count])).toEqual([
      ["Condition", 4],
      ["Patient", 2],
      ["Provenance", 2],
    ]);
    expect(manifest.output[0]?.sha256).toBe(
      createHash("sha256")
        .update(files[0]?.content ?? "")
        .digest("hex"),
    );
  });

  it("writes a shared resource once, as the last bundle has it", () => {
    const { files } = bulkFiles([revision(1, 1), revision(1, 2)], AT);
    expect(files[0]?.content.match(/revision \d/g)).toEqual(["revision 2"]);
  });

  it("writes nothing where one bundle is not whole", () => {
    const broken = { ...patientBundle(1), entry: patientBundle(1).entry?.slice(1) ?? [] };
    const { files, issues } = bulkFiles([revision(1, 1), broken], AT);
    expect([files, issues[0]?.code]).toEqual([[], "reference"]);
  });
});
