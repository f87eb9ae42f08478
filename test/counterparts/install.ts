// Debian packages that a counterpart needs: found, or installed where this is a machine of continuous integration and we may.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const POSTGRES = "/usr/lib/postgresql";

/** The folder of PostgreSQL's programs, newest first; "" where there is none. */
export function postgresFolder(): string {
  const given = process.env["PG_BIN"];
  if (given !== undefined) return given;
  const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES).toSorted((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(POSTGRES, version, "bin")).find((folder) => existsSync(join(folder, "initdb"))) ?? "";
}

const isProgram = (name: string): boolean => spawnSync(name, ["--version"]).error === undefined;

/** A program or path → the package that brings it. */
const NEEDED: readonly { readonly what: string; readonly isThere: () => boolean; readonly package: string }[] = [
  { what: "java", isThere: () => isProgram("java"), package: "default-jdk-headless" },
  { what: "javac", isThere: () => isProgram("javac"), package: "default-jdk-headless" },
  { what: "mvn", isThere: () => isProgram("mvn"), package: "maven" },
  { what: "curl", isThere: () => isProgram("curl"), package: "curl" },
  { what: "postgresql", isThere: () => postgresFolder() !== "", package: "postgresql" },
];

/** Installs what is missing under CI and as root; says what is missing all the same. */
export function installMissing(): readonly string[] {
  const missing = (): typeof NEEDED => NEEDED.filter(({ isThere }) => !isThere());
  const lacking = missing();
  if (lacking.length === 0) return [];
  const mayInstall = process.env["CI"] !== undefined && process.getuid?.() === 0 && isProgram("apt-get");
  if (mayInstall) {
    const packages = [...new Set(lacking.map((one) => one.package))];
    console.log(`interop: installing ${packages.join(", ")}`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-q"], { stdio: "ignore", env });
    spawnSync("apt-get", ["install", "-q", "-y", "--no-install-recommends", ...packages], { stdio: "inherit", env });
  }
  return missing().map(({ what }) => what);
}
