// What was done, what was not, and why.
import type { Concept } from "../base/concept.ts";
import type { Measure } from "../base/measure.ts";
import type { FactBase, Place, Reason } from "./fact-base.ts";

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
