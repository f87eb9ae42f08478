// One invented case with a fact of every kind, each proved by its own words; and codings that need no terminology.
import type { Bundle, Resource } from "@medplum/fhirtypes";
import type { SourcedCoding } from "../../src/base/concept.ts";
import type { PatientRecord } from "../../src/facts/extraction.ts";
import type { Fact } from "../../src/facts/fact.ts";
import type { Narrative } from "../../src/narrative/narrative.ts";
import { buildBundle } from "../../src/resources/build.ts";
import type { BuildOptions, CodingSource } from "../../src/resources/build-options.ts";
import { DISEASE_FACTS } from "./disease-facts.ts";
import { TREATMENT_FACTS } from "./treatment-facts.ts";
import { TEXT } from "./words.ts";

export const FACTS: readonly Fact[] = [...DISEASE_FACTS, ...TREATMENT_FACTS];

export const narrativeOf = (text: string = TEXT): Narrative => ({
  text,
  sha256: "ab".repeat(32),
  sentences: [],
  cases: [{ ordinal: 1, spans: [{ start: 0, end: text.length }] }],
  repairs: [],
  issues: [],
});

export const recordOf = (facts: readonly Fact[] = FACTS, ordinal = 1): PatientRecord => ({ ordinal, facts, issues: [] });

const row = (system: string, code: string, more: Partial<SourcedCoding> = {}): SourcedCoding => ({ system, code, source: "test", ...more });
const ROWS: Readonly<Record<string, readonly SourcedCoding[]>> = {
  "drug/docetaxel": [row("urn:drugs", "D", { display: "docetaxel" })],
  "disease/lung-scc": [row("urn:diseases", "L")],
  "histology/scc": [row("urn:histologies", "S")],
  "site/lung": [row("urn:sites", "lung")],
  "site/axilla": [row("urn:sites", "axilla")],
  "procedure/recorded": [row("urn:procedures", "R", { isRecordedOnly: true })],
};
const byKey = ({ key = "" }: { readonly key?: string }): readonly SourcedCoding[] => ROWS[key] ?? [];

export const CODINGS: CodingSource = {
  concept: byKey,
  site: byKey,
  histology: byKey,
  grade: byKey,
  metastasis: (site) => (site.key === "site/axilla" ? [row("urn:diseases", "M")] : []),
  figoStage: (value) => [row("urn:figo", value)],
  ajccValue: (value) => [row("urn:ajcc", value)],
  marker: () => [],
  route: () => [],
  placeQualifier: () => [],
};

export const OPTIONS: BuildOptions = {
  tenant: "test",
  documentId: "letter-1",
  recorded: "2024-01-02T03:04:05Z",
  software: { name: "Casebridge", version: "0.0.0" },
  codings: CODINGS,
};

/** The bundle of these facts, told by the text above. */
export const bundleOf = (facts: readonly Fact[] = FACTS, options: Partial<BuildOptions> = {}): Bundle =>
  buildBundle(recordOf(facts), narrativeOf(), { ...OPTIONS, ...options });

export const resourcesIn = (bundle: Bundle): Resource[] => (bundle.entry ?? []).flatMap((e) => (e.resource ? [e.resource] : []));

/** Resources that claim our profile or mCODE's by its id. */
export function claiming<T extends Resource>(bundle: Bundle, profile: string): T[] {
  return resourcesIn(bundle).filter((r) => r.meta?.profile?.some((p) => p.endsWith(`/${profile}`))) as T[];
}

/** The fact with other values. */
export const changed = <K extends Fact["kind"]>(id: string, kind: K, change: Partial<Extract<Fact, { kind: K }>>): Fact[] =>
  FACTS.map((f) => (f.id === id && f.kind === kind ? ({ ...f, ...change } as Fact) : f));
