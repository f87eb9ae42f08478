// What the text says of the patient and the disease.
import type { Concept } from "../base/concept.ts";
import type { Comparator, Measure } from "../base/measure.ts";
import type { Assertion, FactBase, Place } from "./fact-base.ts";

export interface PatientFact extends FactBase {
  readonly kind: "patient";
  readonly sex?: "female" | "male";
  readonly ageYears?: number;
}

export interface PrimaryFact extends FactBase {
  readonly kind: "primary";
  readonly assertion: Assertion;
  /** The disease as a whole: "adenocarcinoma of the cervix". */
  readonly condition: Concept;
  readonly site?: Place;
  readonly histology?: Concept;
  readonly ageYears?: number;
  /** A local recurrence of an earlier primary, not a new one. */
  readonly isRecurrence?: boolean;
}

export interface MetastasisFact extends FactBase {
  readonly kind: "metastasis";
  readonly assertion: Assertion;
  readonly place: Place;
  /** A lymph node, regional or distant. */
  readonly isNodal: boolean;
  readonly primaryId?: string;
}

export interface GradeFact extends FactBase {
  readonly kind: "grade";
  readonly grade: Concept;
  readonly primaryId?: string;
}

export type StagingSystem = "figo" | "ajcc" | "tnm" | "ann-arbor" | "dukes" | "clark" | "binet" | "rai" | "iss" | "va-lung" | "barcelona";

export interface StageFact extends FactBase {
  readonly kind: "stage";
  /** Absent where neither the text nor the tumour says which. `derived.system` tells when the tumour does. */
  readonly system?: StagingSystem;
  /** As classified, upper-case roman with sub-stage: "IVB"; a TNM category: "T4", "N2C", "M0"; "LIMITED". */
  readonly value: string;
  /** For one category of a TNM string. */
  readonly category?: "T" | "N" | "M";
  /** c, p, y, r, a, as written before the category. */
  readonly prefix?: string;
  readonly primaryId?: string;
}

export interface MarkerFact extends FactBase {
  readonly kind: "marker";
  readonly test: Concept;
  /** A number, a range of two numbers, or a word: "positive", "negative", "mutated", "wild type", "amplified", "stable", "high". */
  readonly value: number | readonly [number, number] | string;
  readonly comparator?: Comparator;
  /** UCUM; absent where the text gives none. */
  readonly unit?: string;
  /** "++", "strong", "normal", "elevated", as written. */
  readonly interpretation?: string;
  readonly method?: string;
}

export interface PerformanceFact extends FactBase {
  readonly kind: "performance";
  readonly scale: "ecog" | "karnofsky" | "who";
  readonly value: number;
}

export interface SizeFact extends FactBase {
  readonly kind: "size";
  /** One to three, largest first. */
  readonly dimensions: readonly Measure[];
  readonly place?: Place;
  readonly lesionId?: string;
  readonly which: "longest" | "short-axis" | "unspecified";
}

export type ResponseCategory = "CR" | "PR" | "SD" | "PD" | "nonPD" | "mixed" | "other";

export interface ResponseFact extends FactBase {
  readonly kind: "response";
  readonly category: ResponseCategory;
  /** The literal words: "significantly shrank", "stable disease (SD)". */
  readonly words: string;
  /** True where the text uses the category itself (CR, partial response, progressive disease …). */
  readonly isCategoryStated: boolean;
  /** What responded; empty: the disease as a whole. */
  readonly places: readonly Place[];
  readonly lesionIds?: readonly string[];
  readonly method?: "imaging" | "examination" | "pathology" | "marker";
  /** Facts of the therapy it is the answer to. */
  readonly toIds?: readonly string[];
}

export interface SurvivalFact extends FactBase {
  readonly kind: "survival";
  readonly measure: "PFS" | "OS" | "DFS";
  readonly months: number;
  readonly comparator?: Comparator;
}

export interface FindingFact extends FactBase {
  readonly kind: "finding";
  readonly assertion: Assertion;
  readonly finding: Concept;
  readonly place?: Place;
  /** "severe", "slight", as written. */
  readonly severity?: string;
}

/** Another disease of the patient, now or earlier. `absent`: entertained and excluded. */
export interface ComorbidityFact extends FactBase {
  readonly kind: "comorbidity";
  readonly assertion: Assertion;
  readonly condition: Concept;
}

export interface AdverseEventFact extends FactBase {
  readonly kind: "adverse-event";
  readonly event: Concept;
  /** CTCAE 1 to 5; never a tumour grade. */
  readonly grade?: number;
  readonly dueToIds: readonly string[];
}

export interface FamilyHistoryFact extends FactBase {
  readonly kind: "family-history";
  readonly assertion: Assertion;
  readonly condition: Concept;
  readonly relative?: string;
}

export interface FollowUpFact extends FactBase {
  readonly kind: "follow-up";
  readonly vitalStatus: "alive" | "dead" | "lost";
}

/** A lesion that the text follows over time. */
export interface LesionFact extends FactBase {
  readonly kind: "lesion";
  readonly place: Place;
  /** The primary or metastasis it is. */
  readonly ofId?: string;
}
