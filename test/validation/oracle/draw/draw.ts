// Random defects of official examples of mCODE, IPS, genomics-reporting and R4, the same for the same seed; no rule of ours chooses them.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { randomOf } from "../../../../bench/random.ts";
import type { Json } from "../../examples.ts";
import { REJECTED } from "../../r4-rejected.ts";
import { BUNDLES } from "./bundles.ts";
import { CODES } from "./codes.ts";
import { connections } from "./connections.ts";
import { SHAPES } from "./shapes.ts";
import { isObject, pick } from "./sites.ts";

const PER_KIND = 18;
const MAX_BYTES = 60_000;
/** How often each corpus is drawn from. */
const CORPORA: readonly (readonly [folder: string, share: number])[] = [
  ["node_modules/hl7.fhir.us.mcode/example", 0.55],
  ["node_modules/hl7.fhir.uv.ips/example", 0.15],
  ["node_modules/hl7.fhir.uv.genomics-reporting/example", 0.15],
  ["node_modules/.cache/hl7-validator/work/pkg/r4ex/package", 0.15],
];
/** Definitions, and examples that are invalid as they are. */
const LEFT_OUT =
  /^(?:CapabilityStatement|CodeSystem|CompartmentDefinition|ConceptMap|ExampleScenario|GraphDefinition|ImplementationGuide|NamingSystem|OperationDefinition|SearchParameter|StructureDefinition|StructureMap|TerminologyCapabilities|ValueSet|Measure|ig|package|\.)|gx-genomic|body-surface-area/;

interface Drawn {
  readonly name: string;
  readonly kind: string;
  readonly resource: Json;
}

function examplesOf(folder: string): [string, Json][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(
      (name) =>
        name.endsWith(".json") &&
        !LEFT_OUT.test(name) &&
        !(name.slice(0, -5) in REJECTED) &&
        statSync(`${folder}/${name}`).size < MAX_BYTES,
    )
    .sort()
    .map((name) => [name.slice(0, -5), JSON.parse(readFileSync(`${folder}/${name}`, "utf8"))]);
}

interface Corpus {
  readonly examples: readonly (readonly [string, Json])[];
  readonly share: number;
}

function corpusAt(point: number, corpora: readonly Corpus[]): Corpus {
  let end = 0;
  for (const corpus of corpora) {
    end += corpus.share;
    if (point < end) return corpus;
  }
  return corpora[0]!;
}

/** `home`: the folder of HL7's validator, where R4's examples are. */
export function draw(seed: number, home: string | undefined): Drawn[] {
  const random = randomOf(seed);
  const corpora = CORPORA.map(([folder, share]) => {
    const place = folder.includes("r4ex") && home !== undefined ? `${home}/pkg/r4ex/package` : resolve(folder);
    return { examples: examplesOf(place), share };
  });
  const profiles = new Map<string, string[]>();
  for (const [, resource] of corpora.flatMap(({ examples }) => examples)) {
    const { profile = [] } = isObject(resource["meta"]) ? (resource["meta"] as { profile?: string[] }) : {};
    const type = String(resource["resourceType"]);
    profiles.set(type, [...new Set([...(profiles.get(type) ?? []), ...profile])]);
  }
  const drawn: Drawn[] = [];
  for (const [kind, breaks] of Object.entries({ ...SHAPES, ...CODES, ...connections(profiles), ...BUNDLES })) {
    for (let count = 0, tries = 0; count < PER_KIND && tries < 3_000; tries++) {
      const corpus = corpusAt(random(), corpora);
      if (corpus.examples.length === 0) continue;
      const [name, original] = pick(random, corpus.examples);
      const resource = structuredClone(original);
      const before = JSON.stringify(resource);
      if (!breaks(resource, random) || JSON.stringify(resource) === before) continue;
      drawn.push({ name: `${kind} ${count} ${name}`, kind, resource });
      count++;
    }
  }
  return drawn;
}
