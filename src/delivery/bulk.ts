// Bundles as files for a bulk import: one NDJSON per type and a manifest with counts and hashes. Ids are ours, references are by id, a resource that
// several bundles share is written once. https://hl7.org/fhir/uv/bulkdata/
import { createHash } from "node:crypto";
import type { Bundle } from "@medplum/fhirtypes";
import type { Issue } from "../base/issue.ts";
import { writesOf } from "./writes.ts";

export interface BulkFile {
  /** "Condition.ndjson" */
  readonly name: string;
  readonly content: string;
}

export interface BulkExport {
  readonly files: readonly BulkFile[];
  /** With any, there are no files. */
  readonly issues: readonly Issue[];
}

export function bulkFiles(bundles: readonly Bundle[], transactionTime: Date): BulkExport {
  const all = bundles.map(writesOf);
  const issues = all.flatMap((one) => one.issues);
  if (issues.length > 0) return { files: [], issues };
  const unique = new Map(all.flatMap((one) => one.writes).map((write) => [write.key, write.resource]));
  const byType = [...Map.groupBy(unique.values(), (resource) => resource.resourceType)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const files = byType.map(([type, resources]) => ({
    name: `${type}.ndjson`,
    type,
    count: resources.length,
    content: resources.map((resource) => `${JSON.stringify(resource)}\n`).join(""),
  }));
  const manifest = {
    transactionTime: transactionTime.toISOString(),
    requiresAccessToken: false,
    output: files.map(({ name, type, count, content }) => ({
      type,
      url: name,
      count,
      sha256: createHash("sha256").update(content).digest("hex"),
    })),
    error: [],
  };
  const manifestFile = { name: "manifest.json", content: `${JSON.stringify(manifest, null, 2)}\n` };
  return { files: [...files.map(({ name, content }) => ({ name, content })), manifestFile], issues: [] };
}
