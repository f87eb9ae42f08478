// terminology.csv → concepts: one per domain and name, with all its rows. A code that is not exact and preferred stays in the data, so that nobody adds it again, and is never emitted.
import type { CsvCode, CsvConcept } from "../../src/terminology/concept-data.ts";
import { listOf, type Row } from "./tables.ts";

const SYSTEM_SNOMED = "http://snomed.info/sct";
const SYSTEM_ICDO = "http://terminology.hl7.org/CodeSystem/icd-o-3";

/** "drug.cytotoxic" and its like are one domain: the class of a drug is a word of its group, not of its name. */
const domainOf = (row: Row): string => (row["domain"]!.startsWith("drug.") && row["domain"] !== "drug.dose" ? "drug" : row["domain"]!);

export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/gu, "")
    .replace(/%/gu, "percent")
    .replace(/\+/gu, "plus")
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");

export function csvConcepts(rows: readonly Row[]): CsvConcept[] {
  const concepts = new Map<string, { concept: CsvConcept; aliases: Set<string>; codes: CsvCode[]; classes: Set<string> }>();
  for (const row of rows) {
    const domain = domainOf(row);
    const name = row["concept"]!;
    // Units are case-sensitive names: "Gy" and "g" must not fall together.
    const key = `${domain}/${domain === "unit" ? name : slugOf(name)}`;
    let entry = concepts.get(key);
    if (!entry) {
      const aliases = new Set<string>();
      const codes: CsvCode[] = [];
      const classes = new Set<string>();
      entry = { concept: { key, domain, name, aliases: [], codes }, aliases, codes, classes };
      concepts.set(key, entry);
    }
    if (entry.concept.name !== name) throw new Error(`two names under one key: ${key}`);
    for (const alias of listOf(row["aliases"])) if (alias !== name) entry.aliases.add(alias);
    if (row["domain"]!.startsWith("drug.") && row["domain"] !== "drug.product") entry.classes.add(row["domain"]!.slice(5));
    if (row["code"]) entry.codes.push(codeOf(row));
  }
  return [...concepts.values()].map(({ concept, aliases, classes }) => ({
    ...concept,
    aliases: [...aliases],
    ...(classes.size ? { classes: [...classes] } : {}),
  }));
}

/** Scores of pathology that the vocabulary holds as observables, and that a narrative gives a value. */
const SCORES: ReadonlySet<string> = new Set(["Gleason score"]);

/** Kinds of stage, systems of staging and risk groups that mCODE's value sets name: looked up by the builders, no terms of a narrative. */
export function stageConcepts(markers: readonly Row[], judged: readonly CsvConcept[]): CsvConcept[] {
  const known = new Set(judged.flatMap((c) => c.codes.map((code) => `${code.system}|${code.code}`)));
  const found = new Map<string, CsvConcept>();
  for (const row of markers) {
    const system = { sct: SYSTEM_SNOMED, loinc: "http://loinc.org", ncit: "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl" }[
      row["system"]!
    ];
    const isScore = SCORES.has(row["term"]!);
    if (!system || !(isScore || /^stage/u.test(row["kind"]!)) || known.has(`${system}|${row["code"]}`)) continue;
    const domain = isScore ? "biomarker" : "stage.system";
    const key = `${domain}/${slugOf(row["term"]!)}`;
    const isAffiliate = row["licence"] === "SNOMED-affiliate";
    const code: CsvCode = {
      ...{
        system,
        code: row["code"]!,
        display: row["display"] || row["term"]!,
        relation: "exact",
        isPreferred: true,
        source: row["source"]!,
      },
      ...(isAffiliate ? { isAffiliate } : {}),
    };
    const before = found.get(key);
    if (before?.codes.some((c) => c.system === system)) continue;
    const aliases = listOf(row["synonyms"]);
    found.set(key, { key, domain, name: row["term"]!, aliases, codes: [...(before?.codes ?? []), code] });
  }
  return [...found.values()];
}

function codeOf(row: Row): CsvCode {
  const isGps = /\bGPS\b|snomed-intl-gps/u.test(row["source"]!);
  const isAffiliate = (row["system"] === SYSTEM_SNOMED && !isGps) || row["system"] === SYSTEM_ICDO;
  return {
    system: row["system"]!,
    code: row["code"]!,
    display: row["display"]!,
    relation: row["relation"]!,
    isPreferred: row["preferred"] === "yes",
    source: row["source"]!,
    ...(row["confidence"] === "recorded" ? { isRecordedOnly: true } : {}),
    ...(isAffiliate ? { isAffiliate: true } : {}),
    ...(row["note"] ? { note: row["note"] } : {}),
  };
}
