// Concepts and their forms → the text of the index: one JSON line per concept, then one line per first word, so that the reader parses only the lines that a text asks for.

import type { CsvConcept } from "../../src/terminology/concept-data.ts";
import { exactKey, normalKeys } from "../../src/terminology/normalise.ts";
import type { PackedCode, PackedConcept } from "../../src/terminology/vocabulary-format.ts";
import { slugOf } from "./csv-concepts.ts";
import { csvDrugGroup } from "./drug-group.ts";
import { EXTRA_NAMES } from "./extra-names.ts";
import { csvKind, procedureGroup } from "./kinds.ts";
import type { VocabularyConcept } from "./vocabulary-concepts.ts";

interface Entry {
  readonly key: string;
  readonly kind: string;
  readonly group: string;
  readonly name: string;
  readonly codes: readonly VocabularyConcept["codes"][number][];
  readonly components?: readonly string[];
  readonly keys: Set<string>;
  readonly exact: Set<string>;
}

const ACRONYM = /^[A-Z0-9][A-Za-z0-9/&.+-]*$/u;
/** "GIST", "IDC", "5-FU", "CA 125": counts in its own case only. */
const isExactForm = (form: string): boolean =>
  (ACRONYM.test(form) && form.replace(/[^A-Za-z0-9]/gu, "").length <= 6 && /[A-Z].*[A-Z0-9]|\d/u.test(form)) || form.length <= 2;

/** A name for a reader: what stands in brackets is a remark of the table. */
export const plainName = (name: string): string => name.replace(/\s*\([^)]*\)\s*/gu, " ").trim();

/** A tumour is condition and morphology in one, and a place can be part of any name. */
const KEPT_BESIDE: ReadonlySet<string> = new Set(["condition", "morphology", "site"]);

/** Kinds that a clinician does not tell apart: the same name in both is one concept. */
const mergeClass = (kind: string): string => (kind === "comorbidity" ? "finding" : kind);

const VALUE_WORD = /[ -](?:positive|negative|mutations?(?: found)?|expression|rearrangement|amplification|high|low|stable)$/iu;

export function csvEntries(concepts: readonly CsvConcept[]): Entry[] {
  const entries: Entry[] = [];
  for (const concept of concepts) {
    const isDrug = concept.domain === "drug";
    const found = isDrug ? { kind: "drug", group: csvDrugGroup(concept.classes ?? []) } : csvKind(concept.domain);
    if (!found || /^Severity:|^No evidence|observation code|\(LOINC\)/u.test(concept.name)) continue;
    const group = found.group === "procedure" ? procedureGroup(concept.name).group : found.group;
    const entry: Entry = {
      key: concept.key,
      kind: found.kind,
      group,
      name: plainName(concept.name),
      codes: [],
      keys: new Set(),
      exact: new Set(),
    };
    for (const form of [plainName(concept.name), ...concept.aliases]) {
      if (/\bNOS\b|[(,]/u.test(form) && form !== concept.name) continue;
      // The value is not part of the test: "estrogen receptor positive" is an estrogen receptor that is positive.
      if (entry.kind === "marker" && VALUE_WORD.test(form)) continue;
      if (isExactForm(form)) entry.exact.add(exactKey(form));
      else for (const key of normalKeys(form.replace(/, NOS$/u, ""))) entry.keys.add(key);
    }
    entries.push(entry);
  }
  return withoutSecondOwners(entries);
}

/** One sense per kind and form where the second would say the same: site and topography, the two rows of one morphology. Markers keep theirs: the unit decides. */
function withoutSecondOwners(entries: readonly Entry[]): Entry[] {
  const ranked = [...entries].sort((a, b) => Number(a.key.startsWith("topography/")) - Number(b.key.startsWith("topography/")));
  const taken = new Set<string>();
  for (const entry of ranked) {
    if (entry.kind === "marker") continue;
    for (const forms of [entry.keys, entry.exact])
      for (const form of forms) {
        if (taken.has(`${entry.kind}|${form}`)) forms.delete(form);
        taken.add(`${entry.kind}|${form}`);
      }
  }
  return ranked;
}

/** The concepts of terminology.csv first; a concept of the tables with the same name gives them its forms and its codes, or stands alone. */
export function mergedEntries(csv: readonly Entry[], vocabulary: readonly VocabularyConcept[]): Entry[] {
  const owner = new Map<string, Entry>();
  const names = new Map<string, Entry>();
  for (const entry of csv) {
    const scope = mergeClass(entry.kind);
    for (const key of entry.keys) if (!owner.has(`${scope}|${key}`)) owner.set(`${scope}|${key}`, entry);
    for (const key of normalKeys(entry.name)) if (!names.has(`${scope}|${key}`)) names.set(`${scope}|${key}`, entry);
  }
  const entries: Entry[] = [...csv];
  const slugs = new Set<string>();
  // What the judged table knows by this name is no drug protocol, no finding and no procedure of another table: "PET", "microsatellite instability".
  const judgedForms = new Set(csv.flatMap((e) => [...e.keys, ...[...e.exact].map((form) => form.toLowerCase())]));
  const isJudged = (concept: VocabularyConcept, key: string): boolean =>
    !KEPT_BESIDE.has(concept.kind) && judgedForms.has(key.toLowerCase());
  const exactOwners = new Set(csv.flatMap((e) => [...e.exact].map((form) => `${mergeClass(e.kind)}|${form}`)));
  for (const concept of vocabulary) {
    const scope = mergeClass(concept.kind);
    const labels = normalKeys(concept.name).map((key) => `${scope}|${key}`);
    const same =
      labels.map((label) => owner.get(label)).find(Boolean) ?? [...concept.keys].map((key) => names.get(`${scope}|${key}`)).find(Boolean);
    const isOwned = (key: string, entry?: Entry): boolean => owner.has(`${scope}|${key}`) && owner.get(`${scope}|${key}`) !== entry;
    if (same) {
      for (const key of concept.keys) if (!isOwned(key, same)) same.keys.add(key);
      for (const form of concept.exact) if (!exactOwners.has(`${scope}|${form}`)) same.exact.add(form);
      // Codes of a concept of another table row only where its own name is ours.
      if (labels.some((label) => owner.get(label) === same)) (same.codes as VocabularyConcept["codes"]).push(...concept.codes);
      continue;
    }
    const keys = new Set([...concept.keys].filter((key) => !isOwned(key) && !isJudged(concept, key)));
    const exact = new Set([...concept.exact].filter((form) => !exactOwners.has(`${scope}|${form}`) && !isJudged(concept, form)));
    if (keys.size + exact.size + concept.codes.length === 0) continue;
    const base = `vocabulary.${concept.kind}/${slugOf(concept.name)}`;
    let key = base;
    for (let n = 2; slugs.has(key); n++) key = `${base}-${n}`;
    slugs.add(key);
    entries.push({ ...concept, key, keys, exact });
  }
  labelWins(entries);
  addExtraNames(entries, slugs);
  return entries;
}

/** An added form belongs to its concept alone. */
function addExtraNames(entries: Entry[], slugs: Set<string>): void {
  for (const { kind, group, name, forms } of EXTRA_NAMES) {
    const wanted = new Set([...normalKeys(name), ...normalKeys(plainName(name))]);
    const isNamed = (e: Entry): boolean => e.kind === kind && normalKeys(e.name).some((key) => wanted.has(key));
    const hasKey = (e: Entry): boolean => e.kind === kind && [...wanted].some((key) => e.keys.has(key));
    let entry = entries.find((e) => !e.key.startsWith("vocabulary.") && isNamed(e)) ?? entries.find(isNamed) ?? entries.find(hasKey);
    if (!entry) {
      const base = `vocabulary.${kind}/${slugOf(name)}`;
      // The same name as a finding and as a comorbidity is the same thing with the same codes.
      const codes =
        entries.find(
          (e) =>
            mergeClass(e.kind) === mergeClass(kind) &&
            (normalKeys(e.name).some((key) => wanted.has(key)) || [...wanted].some((key) => e.keys.has(key))) &&
            e.codes.length > 0,
        )?.codes ?? [];
      entry = { key: slugs.has(base) ? `${base}-named` : base, kind, group, name, codes, keys: new Set(), exact: new Set() };
      entries.push(entry);
    }
    for (const form of [plainName(name), ...forms]) {
      const isExact = isExactForm(form);
      for (const key of isExact ? [exactKey(form)] : normalKeys(form)) {
        for (const other of entries) if (other.kind === kind) (isExact ? other.exact : other.keys).delete(key);
        (isExact ? entry.exact : entry.keys).add(key);
      }
    }
  }
}

/** A form that is the name of one concept is no synonym of another of its kind. */
function labelWins(entries: readonly Entry[]): void {
  const named = new Map<string, Entry>();
  for (const entry of entries)
    for (const key of normalKeys(entry.name))
      if (entry.keys.has(key) && !named.has(`${entry.kind}|${key}`)) named.set(`${entry.kind}|${key}`, entry);
  for (const entry of entries) {
    if (!entry.key.startsWith("vocabulary.")) continue;
    for (const key of entry.keys) {
      const owner = named.get(`${entry.kind}|${key}`);
      if (owner !== undefined && owner !== entry) entry.keys.delete(key);
    }
  }
}

export function packIndex(entries: readonly Entry[]): string {
  const used = new Map<string, number>();
  const indexOf = (word: string): number => used.get(word) ?? used.set(word, used.size).size - 1;
  const concepts = entries.map((e): PackedConcept => {
    const codes = e.codes.map(
      (c): PackedCode => [indexOf(c.system), c.code, c.display === e.name ? 0 : c.display, indexOf(c.source), c.isAffiliate ? 1 : 0],
    );
    return [
      e.key,
      indexOf(e.kind),
      indexOf(e.group),
      e.name,
      codes,
      ...(e.components?.length ? [e.components] : []),
    ] as unknown as PackedConcept;
  });
  const lines = [JSON.stringify([...used.keys()]), String(entries.length), ...concepts.map((c) => JSON.stringify(c))];
  for (const forms of [byFirstWord(entries, (e) => e.keys), byFirstWord(entries, (e) => e.exact)])
    lines.push(String(forms.length), ...forms);
  return `${lines.join("\n")}\n`;
}

/** "carcinoma\t{"":[12],"of cervix":[13,14]}": the first word of a form, then the rest of each form with the numbers of its concepts. */
function byFirstWord(entries: readonly Entry[], formsOf: (e: Entry) => ReadonlySet<string>): string[] {
  const blocks = new Map<string, Map<string, number[]>>();
  entries.forEach((entry, number) => {
    for (const form of formsOf(entry)) {
      if (!form) continue;
      const blank = form.indexOf(" ");
      const first = blank < 0 ? form : form.slice(0, blank);
      const rest = blank < 0 ? "" : form.slice(blank + 1);
      const block = blocks.get(first) ?? blocks.set(first, new Map()).get(first)!;
      const numbers = block.get(rest) ?? block.set(rest, []).get(rest)!;
      if (!numbers.includes(number)) numbers.push(number);
    }
  });
  return [...blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([first, block]) => `${first}\t${JSON.stringify(Object.fromEntries(block))}`);
}
