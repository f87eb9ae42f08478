// The package as a whole: what it points at exists, what it holds is used, and the sources give just these bytes.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadDefinitions } from "../../src/validation/definitions/load.ts";
import { compileProfiles } from "../../tools/compile-profiles.ts";
import { BASE, claimsOf, type Json, PROFILES, readExamples, readOwnResources, readOwnRules } from "./own-package.ts";

const DEFINITIONS = loadDefinitions();
const OWN = readOwnResources();
const EXAMPLES = readExamples();
const ofType = (type: string): Json[] => OWN.filter((r) => r["resourceType"] === type);
const STRUCTURES = ofType("StructureDefinition");
const EXTENSIONS = STRUCTURES.filter((s) => s["type"] === "Extension");
const PROFILES_OF_OURS = STRUCTURES.filter((s) => s["type"] !== "Extension");

const urlsIn = (text: string): string[] => [...new Set([...text.matchAll(/https?:\/\/[^\s"'|\\)]+/g)].map((m) => m[0]))];
const differential = (structure: Json): string =>
  JSON.stringify([structure["baseDefinition"], structure["differential"], structure["context"]]);

/** Systems of codes that no package lists, and HL7's own names. */
const OUTSIDE = [
  "http://snomed.info/sct",
  "http://loinc.org",
  "http://unitsofmeasure.org",
  "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl",
];
const IDENTIFIER_SYSTEMS = ofType("NamingSystem").flatMap((n) => (n["uniqueId"] as { value: string }[]).map((u) => u.value));

const isKnown = (url: string): boolean =>
  [DEFINITIONS.structures, DEFINITIONS.valueSets, DEFINITIONS.codeSystems].some((map) => url in map) ||
  OUTSIDE.includes(url) ||
  IDENTIFIER_SYSTEMS.includes(url);

describe("what the package points at", () => {
  test.each(STRUCTURES.map((s) => [s["id"], s] as const))("%s names only canonicals that a package holds", (_, structure) => {
    const urls = urlsIn(differential(structure));
    expect(urls.length).toBeGreaterThan(0);
    expect(urls.filter((url) => !isKnown(url))).toEqual([]);
  });

  test("value sets take their codes from code systems that are here, all of them", () => {
    for (const valueSet of ofType("ValueSet")) {
      const digest = DEFINITIONS.valueSets[String(valueSet["url"])];
      expect(digest?.open ?? digest?.unexpandable).toBeUndefined();
      expect(Object.values(digest?.codes ?? {}).flat().length).toBeGreaterThan(0);
    }
  });
});

describe("what the package holds is used", () => {
  const text = STRUCTURES.map(differential).join();
  test.each(ofType("ValueSet").map((v) => String(v["url"])))("value set %s is bound", (url) => {
    expect(text).toContain(`"${url}"`);
  });
  test.each(ofType("CodeSystem").map((c) => String(c["url"])))("code system %s is in a value set", (url) => {
    expect(
      ofType("ValueSet")
        .map((v) => JSON.stringify(v["compose"]))
        .join(),
    ).toContain(`"${url}"`);
  });
  const examples = JSON.stringify(EXAMPLES);
  test.each([...EXTENSIONS.map((e) => String(e["url"])), ...IDENTIFIER_SYSTEMS])("%s stands in an example", (url) => {
    expect(examples).toContain(`"${url}"`);
  });
  test.each(PROFILES_OF_OURS.map((p) => String(p["id"])))("%s has two examples", (id) => {
    expect(EXAMPLES.filter((e) => claimsOf(e).includes(id)).length).toBeGreaterThanOrEqual(2);
  });
  test("every rule that is written is obeyed somewhere", () => {
    const source = readFileSync(join(PROFILES, "fsh/input/fsh/invariants.fsh"), "utf8");
    const written = [...source.matchAll(/^Invariant: (\S+)$/gm)].map((m) => m[1]);
    expect(written.sort()).toEqual(
      readOwnRules()
        .map((r) => r.key)
        .sort(),
    );
  });
});

test("each definition carries our base, one version, and a snapshot as its own package does", () => {
  const manifest = JSON.parse(readFileSync(join(PROFILES, "package/package.json"), "utf8")) as Json;
  expect(manifest).toMatchObject({ name: "dev.casebridge.onco", canonical: BASE, fhirVersions: ["4.0.1"] });
  for (const structure of STRUCTURES) {
    expect(structure["url"]).toBe(`${BASE}/StructureDefinition/${structure["id"]}`);
    expect(structure["version"]).toBe(manifest["version"]);
    expect((structure["snapshot"] as { element: unknown[] }).element.length).toBeGreaterThan(3);
  }
});

test("the index lists every file of the package", () => {
  const index = JSON.parse(readFileSync(join(PROFILES, "package/.index.json"), "utf8")) as { files: { filename: string }[] };
  const files = readdirSync(join(PROFILES, "package")).filter((f) => f !== ".index.json" && f !== "package.json");
  expect(index.files.map((f) => f.filename)).toEqual(files.sort());
});

// SUSHI takes ten seconds, and more where its package cache has to be made: continuous integration pays them for everybody.
test.skipIf(!process.env["CI"])("the sources compile to the committed package, byte for byte", { timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "casebridge-package-"));
  try {
    compileProfiles(folder);
    const committed = join(PROFILES, "package");
    expect(readdirSync(folder).sort()).toEqual(readdirSync(committed).sort());
    for (const file of readdirSync(folder))
      expect(readFileSync(join(folder, file), "utf8"), file).toBe(readFileSync(join(committed, file), "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
