// The one diagnostic shape from the first stage to the last. Expected trouble is an Issue; `throw` is for bugs and broken environments.
// No message ever carries text of a patient: the span says where.
import type { Span } from "./span.ts";

export type Severity = "fatal" | "error" | "warning" | "information";

/** Closed on purpose: a new kind of trouble is a new word here, with its FHIR issue type in `ISSUE_TYPES`. */
export type IssueCode =
  | "unreadable-input"
  | "unsupported-format"
  | "input-too-large"
  | "input-empty"
  | "not-english"
  | "no-patient"
  | "no-cancer"
  | "too-many-patients"
  | "identifier-mismatch"
  | "output-not-writable"
  | "name-collision"
  | "sentence-not-understood"
  | "value-withheld"
  | "value-repaired"
  | "contradiction"
  | "ambiguous"
  | "weak-anchor"
  | "dose-arithmetic"
  | "structure"
  | "cardinality"
  | "value-fixed"
  | "binding"
  | "slice"
  | "invariant"
  | "reference"
  | "evidence"
  | "unknown-profile"
  | "not-checked"
  | "layer-ran"
  | "not-found"
  | "conflict"
  | "precondition-failed"
  | "not-supported"
  | "forbidden"
  | "unreachable"
  | "not-fhir"
  | "rejected"
  | "configuration"
  | "delivered";

export interface Issue {
  readonly severity: Severity;
  readonly code: IssueCode;
  /** For a person: what was found, where, what was expected, what to do. */
  readonly message: string;
  readonly span?: Span;
  /** A second place that the issue speaks of: the other half of a contradiction. */
  readonly otherSpan?: Span;
  /** FHIRPath of the element, such as "Bundle.entry[3].resource.status". */
  readonly expression?: string;
  /** The profile or rule that speaks, such as "https://casebridge.dev/fhir/StructureDefinition/pd-l1-cps#cps-1". */
  readonly rule?: string;
}

export const hasErrors = (issues: readonly Issue[]): boolean => issues.some((i) => i.severity === "error" || i.severity === "fatal");
