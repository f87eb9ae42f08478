// A FHIR package from where the user has it: a .tgz, an unpacked folder, or the name of an installed npm package → the resources that define something.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import type { SourcePackage } from "./digest-packages.ts";
import type { Json } from "./digest-structure.ts";

const CONFORMANCE: ReadonlySet<unknown> = new Set(["StructureDefinition", "ValueSet", "CodeSystem"]);

/** Throws with a sentence for the user where there is no package. */
export function readPackage(place: string, from: string = process.cwd()): SourcePackage {
  const path = resolve(from, place);
  if (existsSync(path)) return statSync(path).isDirectory() ? ofFolder(path) : ofFiles(tarFiles(gunzipSync(readFileSync(path))), path);
  const installed = installedFolder(place, from);
  if (installed === undefined)
    throw new Error(`There is no FHIR package ${place}: give a .tgz, a folder, or the name of an installed npm package.`);
  return ofFolder(installed);
}

function installedFolder(name: string, from: string): string | undefined {
  if (!/^[\w.@/-]+$/.test(name) || name.includes("..")) return undefined;
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

function ofFolder(folder: string): SourcePackage {
  const inner = existsSync(join(folder, "package", "package.json")) ? join(folder, "package") : folder;
  const names = readdirSync(inner).filter((name) => name.endsWith(".json") && !name.startsWith("."));
  return ofFiles(
    names.sort().map((name) => ({ name, text: () => readFileSync(join(inner, name), "utf8") })),
    folder,
  );
}

interface PackedFile {
  readonly name: string;
  readonly text: () => string;
}

function ofFiles(files: readonly PackedFile[], place: string): SourcePackage {
  const manifest = files.find(({ name }) => name === "package.json");
  if (manifest === undefined) throw new Error(`${place} holds no package.json: it is no FHIR package.`);
  const { name, version } = JSON.parse(manifest.text()) as Json;
  const resources = files
    .filter((file) => file !== manifest && !/^(?:ig-r4|validation-)/.test(file.name))
    .map((file) => JSON.parse(file.text()) as Json)
    .filter((resource) => CONFORMANCE.has(resource["resourceType"]));
  return { id: String(name), version: String(version), resources };
}

const BLOCK = 512;

/** Files directly under package/ (not its examples). https://www.gnu.org/software/tar/manual/html_node/Standard.html */
function tarFiles(tar: Buffer): PackedFile[] {
  const files: PackedFile[] = [];
  const field = (start: number, length: number): string => tar.toString("utf8", start, start + length).split("\0", 1)[0]!;
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(field(at + 124, 12).trim() || "0", 8);
    const path = field(at, 100);
    const start = at + BLOCK;
    const name = /^(?:\.\/)?package\/(?<name>[^/]+\.json)$/.exec(path)?.groups?.["name"];
    if (name !== undefined && !name.startsWith(".")) files.push({ name, text: () => tar.toString("utf8", start, start + size) });
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
