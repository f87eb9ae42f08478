// Which kind of term a row is: from the domain of terminology.csv, or from the table and its finer word.
import type { TermKind } from "../../src/terminology/lexicon.ts";
import type { Row } from "./tables.ts";

export interface KindAndGroup {
  readonly kind: TermKind;
  readonly group: string;
}

const CSV_KINDS: Readonly<Record<string, KindAndGroup>> = {
  "condition.primary": { kind: "condition", group: "neoplasm" },
  "condition.secondary": { kind: "condition", group: "metastasis" },
  morphology: { kind: "morphology", group: "neoplasm" },
  bodysite: { kind: "site", group: "site" },
  topography: { kind: "site", group: "site" },
  procedure: { kind: "procedure", group: "procedure" },
  "procedure.surgery": { kind: "procedure", group: "surgery" },
  "procedure.imaging": { kind: "procedure", group: "imaging" },
  "procedure.systemic": { kind: "procedure", group: "systemic" },
  "procedure.radiotherapy": { kind: "radiotherapy", group: "radiotherapy" },
  biomarker: { kind: "marker", group: "tumour-marker" },
  symptom: { kind: "finding", group: "finding" },
  comorbidity: { kind: "comorbidity", group: "comorbidity" },
  regimen: { kind: "regimen", group: "regimen" },
};

/** Undefined where the domain has a grammar of its own (stage, grade, response, unit …) and no place among the terms. */
export const csvKind = (domain: string): KindAndGroup | undefined => CSV_KINDS[domain];

const DIAGNOSTIC = /\b(?:biopsy|biopsies|aspiration)\b/iu;
const CYTOLOGY = /\bcytolog|\bsmear\b|\bpapanicolaou\b/iu;
const ENDOSCOPY = /scop(?:y|ies)\b/iu;
const IMAGING = /graph(?:y|ies)\b|\btomograph|\bimaging\b|\bultraso|\bsonogra|\bx-?ray|\bscan\b|\bmri\b|\bradiograph|\bscintigra|gram\b/iu;
const RADIOTHERAPY = /radiotherap|irradiation|brachytherap|radiation therap|radiosurg|teletherap|proton therap|radioembol/iu;
const SURGERY =
  /ectom(?:y|ies)\b|otom(?:y|ies)\b|ostom(?:y|ies)\b|plast(?:y|ies)\b|\bexcision\b|\bresection\b|\bsurgery\b|\bsurgical\b|\btransplant|\bamputation\b|\bdissection\b|\bdebulking\b/iu;
const SYSTEMIC = /chemotherap|immunotherap|hormone therap|endocrine therap|targeted therap/iu;
const EXAMINATION = /\bexamination\b|\bpalpation\b|\bauscultation\b/iu;
const LABORATORY = /\bmeasurement\b|\bassay|\bblood count|\btest\b|\btests\b|\bcultur|\bimmunohistochem|\bstaining\b|\bsequencing\b/iu;

/** Finer word of a procedure by its name. */
export function procedureGroup(name: string): KindAndGroup {
  if (RADIOTHERAPY.test(name)) return { kind: "radiotherapy", group: "radiotherapy" };
  const group = DIAGNOSTIC.test(name)
    ? "biopsy"
    : CYTOLOGY.test(name)
      ? "cytology"
      : ENDOSCOPY.test(name)
        ? "endoscopy"
        : SURGERY.test(name)
          ? "surgery"
          : IMAGING.test(name)
            ? "imaging"
            : SYSTEMIC.test(name)
              ? "systemic"
              : EXAMINATION.test(name)
                ? "examination"
                : LABORATORY.test(name)
                  ? "laboratory"
                  : "procedure";
  return { kind: "procedure", group };
}

// "Angiogenesis Inhibitors", "Antibiotics, Antineoplastic", "Thienopyridine agents": plural, or inverted after a plural
const CLASS_NAME = /(?:s|Factors|Agents)$|s, /u;
const SINGULAR_CLASS =
  /\b(?:agent|inhibitor|antibody|antagonist|agonist|analogue?|blocker|modulator|compound|preparation|hormone|vaccine)$/iu;

export const isClassName = (name: string): boolean => CLASS_NAME.test(name) || SINGULAR_CLASS.test(name);

/** Undefined for rows that are no terms of a narrative: reasons, qualifiers, stages, ratios of laboratories. */
export function tableKind(table: string, row: Row): KindAndGroup | undefined {
  const word = row["kind"]!;
  switch (table) {
    case "conditions":
      if (word === "neoplasm" || word === "head word") return { kind: "condition", group: "neoplasm" };
      return word === "morphology"
        ? { kind: "morphology", group: "neoplasm" }
        : { kind: "comorbidity", group: word === "comorbidity" ? word : "status" };
    case "drugs":
      return word === "drug class" && isClassName(row["term"]!) ? { kind: "drug-class", group: "class" } : { kind: "drug", group: word };
    case "regimens":
      return { kind: "regimen", group: "regimen" };
    case "sites":
      return word === "laterality/qualifier" ? undefined : { kind: "site", group: "site" };
    case "procedures":
      if (word === "staging" || word === "care") return undefined;
      return word === "radiotherapy" ? { kind: "radiotherapy", group: word } : procedureGroup(row["term"]!);
    case "markers":
      if (word === "stage/risk" || word === "stage" || word === "observable") return undefined;
      return { kind: "marker", group: word === "tumour marker test" ? "tumour-marker" : word === "gene" ? "gene" : "protein" };
    case "findings":
      return word === "status/reason/intent" ? undefined : { kind: "finding", group: word === "morphology" ? word : "finding" };
    default:
      throw new Error(`no such table: ${table}`);
  }
}
