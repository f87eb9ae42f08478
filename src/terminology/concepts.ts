// The judged concepts of concepts/*.data.json: every code with its source, its relation to the concept and the verdict on it.
import { readFileSync } from "node:fs";
import type { CsvConcept } from "./concept-data.ts";
import { normalKeys } from "./normalise.ts";

const FILES = [
  "adverse-event",
  "biomarker",
  "bodysite",
  "comorbidity",
  "condition",
  "consent",
  "drug",
  "grade",
  "intent",
  "laterality",
  "morphology",
  "observation",
  "outcome",
  "performance",
  "procedure",
  "qualifier",
  "radiotherapy",
  "reason",
  "regimen",
  "response",
  "route",
  "stage",
  "symptom",
  "topography",
  "unit",
] as const;

let read: ReadonlyMap<string, CsvConcept> | undefined;

/** All judged concepts by key. */
export function judgedConcepts(): ReadonlyMap<string, CsvConcept> {
  read ??= new Map(
    FILES.flatMap((file) => JSON.parse(readFileSync(new URL(`./concepts/${file}.data.json`, import.meta.url), "utf8")) as CsvConcept[]).map(
      (concept) => [concept.key, concept],
    ),
  );
  return read;
}

// What stands in brackets after a name is a remark of the table, unless it is all there is.
const REMARK = /\s*\([^)]*\)/gu;

let byForm: ReadonlyMap<string, readonly CsvConcept[]> | undefined;

/** The judged concepts that a name or alias means, in the order of the table. */
export function conceptsNamed(term: string): readonly CsvConcept[] {
  byForm ??= formsOfAll();
  const found = new Set<CsvConcept>();
  for (const key of normalKeys(term)) for (const concept of byForm.get(key) ?? []) found.add(concept);
  return [...found];
}

function formsOfAll(): ReadonlyMap<string, readonly CsvConcept[]> {
  const forms = new Map<string, CsvConcept[]>();
  for (const concept of judgedConcepts().values()) {
    const names = [concept.name, concept.name.replace(REMARK, ""), concept.name.replace(/, NOS$/u, ""), ...concept.aliases];
    for (const key of new Set(names.flatMap((name) => normalKeys(name)))) {
      const list = forms.get(key);
      if (list) list.push(concept);
      else forms.set(key, [concept]);
    }
  }
  return forms;
}
