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

const NO_PICTURE = /electro(?:cardio|encephalo|myo|cortico|retino)|microscop|polysomno|audio|tympano|cardiotoco/iu;
const FLUOROSCOPY = /fluoroscop/iu;

/** Finer word of a procedure by its name. */
export function procedureGroup(name: string): KindAndGroup {
  if (RADIOTHERAPY.test(name)) return { kind: "radiotherapy", group: "radiotherapy" };
  if (NO_PICTURE.test(name)) return { kind: "procedure", group: "procedure" };
  if (FLUOROSCOPY.test(name)) return { kind: "procedure", group: "imaging" };
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

// Headings about care, statistics, diet and the like, which a narrative mentions and nobody performs: "Survival Rate", "Length of Stay"
const NO_PROCEDURE =
  /\b(?:survival|mortality|rates?|index(?:es)?|schedules?|routes|time|pressure|weights?|height|size|temperature|output|capacity|compliance|rhythm|diets?|dietary|aftercare|contraindicat\w*|duration|episode|length of stay|hospitalization|clinical (?:decision|reason|relev|protocol)\w*|diagnos[ei]s|drug (?:substitution|tapering|dosage|carriers|delivery|prescriptions|administration|therapy)|administration,|activities|continuity|errors|incidental|contraception|contraceptive|outcomes?|relevance|circumcision|euthanasia|homeopathy|massage|feeding|training|education|counsel\w*|assessment|nursing|care plan|formulations|dosage|injections?|infusions?|advice|discussion|referral|planning|provision|support|status|history|teaching|communication|reaction|facies|gait|strength|ratio|waves?|density|body fat|adiposity|contrast sensitivity|exercise|experimental|animal|first aid|hygiene|institutionaliz\w+|immunomodulation|relaxation|meditation|yoga|procedure by|procedures, operative|therapeutics|combined modality|reactions?|monitoring|examinations? of)\b/iu;
const LABORATORY_TECHNIQUE =
  /sequenc|hybridi[sz]ation|polymerase chain|immunoassay|immunosorbent|blotting|immunohisto|mutational analysis|transcriptase/iu;
// The Global Patient Set also holds how somebody lives: "Lives on boat", "Married", "Fear of spiders"
const SOCIAL =
  /\b(?:lives?|living|married|marri\w+|divorc\w+|phobia|fear|sexual\w*|sex|smok\w+|drinker|drinking|drinks|tobacco|employ\w*|unemployed|job|work(?:er|ing|s)?|school|homeless|housing|house|home|family|father|mother|partner|child|children|parent\w*|care of|carer|prison|religio\w*|belief|finding related to|finding of|able to|unable to|does not|does|ability|dependen\w+|knowledge|attitude|behaviou?r|education|financial|income|lifestyle|diet|eats|eating|exercise|sport|travel|vehicle|driver|pet|gender|identity|legal|occupation|o'clock|position|presentation of|fetal|fetus|gestation|pregnan\w*|labou?r|delivery|birth|newborn|infant|neonat\w*|teeth|denture|visual acuity|able|moods?|feels?|feeling|emotion\w*|speech|language|reading|writing|memory|motivation|personality|relationship|social|abuse|victim|crime|suicid\w*|murder|menopause|menarche|normal|no )\b/iu;

// Proteins, organisms and labels of the supplementary records that end like a drug: "nebulin", "Streptomyces maritimus"
const NO_MEDICINE =
  /(?:ne|fi|tu|al)bulin$|^\w+ \w+(?:itimus|issimus|errimus|inimus|imimus|ilimus|oximus)$|^(?:pluteus|thyroglobulin|haptoglobulin|luminal|retina)\b|globulin$(?<!immun\w* globulin|immunoglobulin|rho\(d\) immune globulin|thymoglobulin)|Mechanisms|Repressor|^P5-22/iu;

/** Malignant, benign, or not said, by the words of the name. */
const MALIGNANT =
  /carcino(?!id)|carcinoid|cancer|sarcoma|lymphoma|leuk[a]?emia|myeloma|melanoma|blastoma|malignan|metasta|mesothelioma|seminoma|glioma|astrocytoma|neuroendocrine|germ cell|secondary|macroglobulin|mycosis fungoides|myelodysplas|histiocytosis|waldenstr|gist|stromal tumou?r|thymoma|chordoma|neoplastic syndrome/iu;
const BENIGN =
  /benign|polyp|cyst(?!ic)|\bn[a]?ev[ui]|naevus|mole\b|adenoma|lipoma|fibroma|fibroid|hemangioma|haemangioma|leiomyoma|hyperplasia|hypertrophy|papilloma|condyloma|keratosis|dysplasia|osteoma|chondroma|neuroma|meningioma|granuloma|wart|leukoplakia|goiter|nodule|exostos|mucocele|skin tag|peyronie|barrett|myxoma|teratoma, benign|schwannoma|lymphangioma|angioma|intraepithelial/iu;
const tumourGroup = (name: string): string => (MALIGNANT.test(name) ? "neoplasm" : BENIGN.test(name) ? "benign" : "neoplasm");

/** Undefined for rows that are no terms of a narrative: reasons, qualifiers, stages, ratios of laboratories. */
export function tableKind(table: string, row: Row): KindAndGroup | undefined {
  const word = row["kind"]!;
  switch (table) {
    case "conditions":
      if (word === "neoplasm" || word === "head word") return { kind: "condition", group: tumourGroup(row["group"] || row["term"]!) };
      return word === "morphology"
        ? { kind: "morphology", group: "neoplasm" }
        : { kind: "comorbidity", group: word === "comorbidity" ? word : "status" };
    case "drugs":
      if (NO_MEDICINE.test(row["term"]!)) return undefined;
      return word === "drug class" && isClassName(row["term"]!) ? { kind: "drug-class", group: "class" } : { kind: "drug", group: word };
    case "regimens":
      return { kind: "regimen", group: "regimen" };
    case "sites":
      return word === "laterality/qualifier" ? undefined : { kind: "site", group: "site" };
    case "procedures":
      if (word === "staging" || word === "care" || NO_PROCEDURE.test(row["term"]!)) return undefined;
      if (word === "investigative" && !LABORATORY_TECHNIQUE.test(row["term"]!)) return undefined;
      return word === "radiotherapy" ? { kind: "radiotherapy", group: word } : procedureGroup(row["term"]!);
    case "markers":
      if (word === "stage/risk" || word === "stage" || word === "observable") return undefined;
      return { kind: "marker", group: word === "tumour marker test" ? "tumour-marker" : word === "gene" ? "gene" : "protein" };
    case "findings":
      return word === "status/reason/intent" || SOCIAL.test(row["term"]!)
        ? undefined
        : { kind: "finding", group: word === "morphology" ? word : "finding" };
    default:
      throw new Error(`no such table: ${table}`);
  }
}
