// Compiles profiles/fsh with SUSHI, offline, and lays the result down as a FHIR package in profiles/package. The same sources give the
// same bytes. Run: npm run profiles [-- FOLDER]   (another folder instead of profiles/package)
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "./package-sources.ts";
import { prepareSushiHome } from "./sushi-home.ts";

const SUSHI = join(dirname(fileURLToPath(import.meta.resolve("fsh-sushi"))), "app.js");

interface Compiled {
  readonly resourceType: string;
  readonly id: string;
  readonly url?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly type?: string;
}

/** Runs SUSHI on a copy of the sources, so that nothing is generated beside them. Returns the folder of what it made. */
function runSushi(workFolder: string): string {
  const home = prepareSushiHome();
  mkdirSync(join(workFolder, "input/fsh"), { recursive: true });
  const sources = join(ROOT, "profiles/fsh");
  copyFileSync(join(sources, "sushi-config.yaml"), join(workFolder, "sushi-config.yaml"));
  for (const file of readdirSync(join(sources, "input/fsh"))) {
    copyFileSync(join(sources, "input/fsh", file), join(workFolder, "input/fsh", file));
  }
  execFileSync(process.execPath, [SUSHI, "build", workFolder, "--snapshot"], { env: { ...process.env, HOME: home }, stdio: "inherit" });
  return join(workFolder, "fsh-generated/resources");
}

function manifest(resources: string): object {
  const { name, version } = readIdentity();
  return {
    name,
    version,
    type: "fhir.ig",
    canonical: "https://casebridge.dev/fhir",
    title: "Casebridge oncology profiles",
    description: "Profiles, extensions, value sets and rules for oncology narratives as FHIR, on mCODE 4.0.0.",
    license: "Apache-2.0",
    fhirVersions: ["4.0.1"],
    dependencies: { "hl7.fhir.r4.core": "4.0.1", "hl7.fhir.us.mcode": "4.0.0", "hl7.fhir.uv.extensions.r4": "5.3.0-ballot-tc1" },
    directories: { lib: resources },
  };
}

function readIdentity(): { readonly name: string; readonly version: string } {
  const config = readFileSync(join(ROOT, "profiles/fsh/sushi-config.yaml"), "utf8");
  const line = (key: string): string => new RegExp(`^${key}: (.+)$`, "m").exec(config)?.[1] ?? "";
  return { name: line("id"), version: line("version") };
}

const pretty = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Compiles into `target`, which is emptied first. */
export function compileProfiles(target: string): void {
  const workFolder = mkdtempSync(join(tmpdir(), "casebridge-profiles-"));
  try {
    const generated = runSushi(workFolder);
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    const files = readdirSync(generated)
      .filter((f) => f.endsWith(".json") && !f.startsWith("ImplementationGuide"))
      .sort()
      .map((filename) => {
        const resource = JSON.parse(readFileSync(join(generated, filename), "utf8")) as Compiled;
        writeFileSync(join(target, filename), pretty(resource));
        const { resourceType, id, url, version, kind, type } = resource;
        return { filename, resourceType, id, url, version, kind, type };
      });
    writeFileSync(join(target, ".index.json"), pretty({ "index-version": 2, files }));
    writeFileSync(join(target, "package.json"), pretty(manifest(".")));
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}

if (import.meta.main) compileProfiles(resolve(process.argv[2] ?? join(ROOT, "profiles/package")));
