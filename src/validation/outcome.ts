// A report as FHIR's OperationOutcome: each issue with its type, place and rule, and one line per layer that says what ran. https://hl7.org/fhir/R4/operationoutcome.html
import type { OperationOutcome, OperationOutcomeIssue } from "@medplum/fhirtypes";
import type { Issue, IssueCode } from "../base/issue.ts";
import type { LayerRun, ValidationReport } from "./report.ts";

type IssueType = OperationOutcomeIssue["code"];

/** Our closed set of codes → https://hl7.org/fhir/R4/valueset-issue-type.html */
const ISSUE_TYPES: Readonly<Record<IssueCode, IssueType>> = {
  "unreadable-input": "structure",
  "unsupported-format": "not-supported",
  "input-too-large": "too-long",
  "input-empty": "required",
  "not-english": "not-supported",
  "no-patient": "required",
  "no-cancer": "not-supported",
  "too-many-patients": "too-costly",
  "identifier-mismatch": "conflict",
  "output-not-writable": "no-store",
  "name-collision": "duplicate",
  "sentence-not-understood": "incomplete",
  "value-withheld": "incomplete",
  "value-repaired": "informational",
  contradiction: "conflict",
  ambiguous: "multiple-matches",
  "weak-anchor": "informational",
  "dose-arithmetic": "business-rule",
  structure: "structure",
  cardinality: "required",
  "value-fixed": "value",
  binding: "code-invalid",
  slice: "structure",
  invariant: "invariant",
  reference: "not-found",
  evidence: "business-rule",
  "unknown-profile": "not-found",
  "not-checked": "incomplete",
  "layer-ran": "informational",
  "not-found": "not-found",
  conflict: "conflict",
  "precondition-failed": "conflict",
  "not-supported": "not-supported",
  forbidden: "forbidden",
  unreachable: "transient",
  "not-fhir": "structure",
  rejected: "processing",
  configuration: "processing",
  delivered: "informational",
};

/** Nothing is lost: `details.text` is the message, `details.coding` our code, `diagnostics` the rule and the spans. */
export function toOperationOutcome(report: ValidationReport): OperationOutcome {
  const issue = [...report.issues.map(outcomeIssue), ...report.layers.map((layer) => outcomeIssue(layerIssue(layer)))];
  return { resourceType: "OperationOutcome", issue };
}

/** One issue of any stage as OperationOutcome.issue. */
export function outcomeIssue({ severity, code, message, expression, rule, span, otherSpan }: Issue): OperationOutcomeIssue {
  const spans = [span, otherSpan].flatMap((place) => (place === undefined ? [] : [`text ${place.start}-${place.end}`]));
  const diagnostics = [...(rule === undefined ? [] : [rule]), ...spans].join("; ");
  return {
    severity,
    code: ISSUE_TYPES[code],
    details: { coding: [{ system: "https://casebridge.dev/fhir/CodeSystem/issue", code }], text: message },
    ...(diagnostics === "" ? {} : { diagnostics }),
    ...(expression === undefined ? {} : { expression: [expression] }),
  };
}

function layerIssue({ name, status, why, checked }: LayerRun): Issue {
  const what = status === "ran" ? `ran (${checked} checked)` : "was skipped";
  return { severity: "information", code: "layer-ran", message: `Layer ${name} ${what}${why === undefined ? "" : `: ${why}`}.` };
}
