// Everything the reader can find about a patient, each with the words that prove it. Plain data: it survives JSON.stringify.
import type { Concept } from "../base/concept.ts";
import type { Evidence } from "../base/evidence.ts";
import type { Comparator, Measure } from "../base/measure.ts";
import type { PartialDate } from "../base/partial-date.ts";
import type { Repair } from "../narrative/narrative.ts";

/** ConText's assertion of a thing that can be there or not. */
export type Assertion = "present" | "absent" | "possible" | "historical";

/** Why a thing did not happen, ended, or was changed. `text` is the reason as written. */
export type ReasonClass =
  | "refusal"
  | "financial"
  | "personal"
  | "not-available"
  | "toxicity"
  | "progression"
  | "inefficacy"
  | "medical"
  | "completed"
  | "other";

export interface Reason {
  readonly class: ReasonClass;
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** Why a person should look at the fact. */
export type ReviewReason = "repaired" | "ambiguous" | "derived" | "weak-anchor" | "conflicting" | "not-stated" | "uncertain";

/** When. A point in time has start = end; "until September" has only an end; nothing known has neither. */
export interface FactTime {
  /** stated: the words name the date. derived: reckoned from an anchor ("five months after …") and only as precise as the phrase. */
  readonly origin: "stated" | "derived";
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  /** Widest stretch in which a derived or unknown time can lie; either end may be open. */
  readonly bounds?: { readonly earliest?: PartialDate; readonly latest?: PartialDate };
  /** The words of the date or of the phrase and its anchor. */
  readonly evidence: readonly Evidence[];
  /** For a person: "five months before July 2022". Only on derived times. */
  readonly explanation?: string;
}

export type Side = "left" | "right" | "bilateral";

/** A place in the body as the text gives it. */
export interface Place {
  readonly site: Concept;
  readonly side?: Side;
  /** "multiple", "upper", "distal" … as written. */
  readonly qualifier?: string;
  readonly evidence: readonly Evidence[];
}

interface FactBase {
  /** Unique within the patient: kind and ordinal, "drug-3". */
  readonly id: string;
  /** The words that prove the fact itself; first the strongest. At least one. */
  readonly evidence: readonly Evidence[];
  /** Evidence of single values, by the name of the attribute: { totalGy: [...], fractionGy: [...] }. */
  readonly valueEvidence?: Readonly<Record<string, readonly Evidence[]>>;
  readonly time?: FactTime;
  /** Position in the story: facts with smaller numbers happened earlier or at the same time. */
  readonly order: number;
  /** Absent = certain. */
  readonly review?: readonly ReviewReason[];
  /** For each value that is not stated: its attribute and how it was derived. */
  readonly derived?: Readonly<Record<string, string>>;
  readonly repairs?: readonly Repair[];
  /** Name of the rule that found it, for `explain`: "finders/radiotherapy: dose in dose-per-fraction". */
  readonly rule: string;
}

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

export type Modality =
  | "external-beam"
  | "brachytherapy"
  | "stereotactic"
  | "proton"
  | "carbon-ion"
  | "electron"
  | "intraoperative"
  | "radionuclide";

/** One dose to one volume. A boost is a fact of its own, in the same course. */
export interface RadiotherapyFact extends FactBase {
  readonly kind: "radiotherapy";
  /** As far as the words go; absent where they say only "radiotherapy". */
  readonly modality?: Modality;
  readonly modalityText?: string;
  /** "IMRT", "VMAT", "3D conformal", as written. */
  readonly technique?: Concept;
  readonly target?: Place;
  readonly totalGy?: number;
  readonly fractionGy?: number;
  /** Stated, or total ÷ fraction where that is a whole number to 1 cGy (then in `derived`). */
  readonly fractions?: number;
  readonly intent?: Intent;
  readonly isBoost?: boolean;
  /** Fact id of the course's first dose, for a boost or a further volume. */
  readonly courseOf?: string;
  /** Systemic course given at the same time. */
  readonly concurrentWith?: string;
  readonly status: "completed" | "in-progress" | "stopped";
  readonly stopReason?: Reason;
}

export type Intent =
  | "curative"
  | "palliative"
  | "adjuvant"
  | "neoadjuvant"
  | "maintenance"
  | "induction"
  | "consolidation"
  | "salvage"
  | "definitive";

/** One drug in one course. */
export interface DrugFact extends FactBase {
  readonly kind: "drug";
  readonly drug: Concept;
  /** Antineoplastic, or any other medicine the patient takes. */
  readonly isAntineoplastic: boolean;
  /** As written: "TP", "FOLFOX". */
  readonly regimen?: string;
  readonly cycles?: number;
  readonly plannedCycles?: number;
  readonly dose?: Measure;
  /** As written: "q3w", "every 21 days". */
  readonly schedule?: string;
  readonly route?: string;
  readonly intent?: Intent;
  readonly isOffLabel?: boolean;
  readonly courseId?: string;
  readonly status: "completed" | "in-progress" | "stopped";
  readonly stopReason?: Reason;
}

/** A course of systemic therapy: what the drugs given together have in common. */
export interface SystemicCourseFact extends FactBase {
  readonly kind: "systemic-course";
  /** "TP regimen", "chemotherapy", "nab-paclitaxel + toripalimab". */
  readonly name: string;
  readonly regimen?: string;
  readonly drugIds: readonly string[];
  readonly cycles?: number;
  readonly intent?: Intent;
  /** Radiotherapy given at the same time. */
  readonly concurrentWith?: readonly string[];
  readonly status: "completed" | "in-progress" | "stopped";
  readonly stopReason?: Reason;
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

export type ProcedureCategory =
  | "surgery"
  | "biopsy"
  | "cytology"
  | "endoscopy"
  | "imaging"
  | "examination"
  | "laboratory"
  | "supportive"
  | "other";

export interface ProcedureFact extends FactBase {
  readonly kind: "procedure";
  readonly category: ProcedureCategory;
  readonly procedure: Concept;
  readonly place?: Place;
}

export type OmittedKind = "drug" | "radiotherapy" | "systemic-therapy" | "surgery" | "procedure" | "test" | "treatment" | "follow-up";

/** Something that was declined, not affordable, not to be had, or advised against: it did not happen. */
export interface NotGivenFact extends FactBase {
  readonly kind: "not-given";
  readonly what: Concept;
  readonly of: OmittedKind;
  readonly place?: Place;
  /** Had been recommended or offered first. */
  readonly wasRecommended?: boolean;
  readonly reason: Reason;
}

/** A treatment that had begun and was ended. */
export interface StopFact extends FactBase {
  readonly kind: "stop";
  readonly what: Concept;
  readonly reason?: Reason;
  /** Facts of what was stopped. */
  readonly ofIds: readonly string[];
}

/** Advised or planned, and the text does not say that it happened or that it was turned down. */
export interface RecommendationFact extends FactBase {
  readonly kind: "recommendation";
  readonly what: Concept;
  readonly of: OmittedKind;
  readonly status: "recommended" | "planned";
}

export interface ConsentFact extends FactBase {
  readonly kind: "consent";
  readonly about: "off-label" | "treatment" | "publication";
  readonly drug?: Concept;
  readonly drugIds: readonly string[];
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

/** A line of therapy: what was given together against one state of the disease. */
export interface LineFact extends FactBase {
  readonly kind: "line";
  readonly number: number;
  /** Facts of what was done, in order: courses, radiotherapy, surgery. */
  readonly memberIds: readonly string[];
  /** Facts that were meant for it and did not happen. */
  readonly omittedIds: readonly string[];
  readonly status: "completed" | "in-progress" | "stopped";
  readonly endReason?: Reason;
  readonly bestResponseId?: string;
}

export type Fact =
  | PatientFact
  | PrimaryFact
  | MetastasisFact
  | GradeFact
  | StageFact
  | MarkerFact
  | PerformanceFact
  | SizeFact
  | RadiotherapyFact
  | DrugFact
  | SystemicCourseFact
  | ResponseFact
  | SurvivalFact
  | ProcedureFact
  | NotGivenFact
  | StopFact
  | RecommendationFact
  | ConsentFact
  | FindingFact
  | ComorbidityFact
  | AdverseEventFact
  | FamilyHistoryFact
  | FollowUpFact
  | LesionFact
  | LineFact;

export type FactKind = Fact["kind"];
