// JSON text → report: what the text itself hides from JSON.parse is found too, and every issue knows its line and column.
import type { Issue } from "../base/issue.ts";
import type { Definitions } from "./definitions/definitions.ts";
import { mapSource, type Position, type SourceFault } from "./positions.ts";
import type { ValidationReport } from "./report.ts";
import { type ValidationOptions, validateResource } from "./validate.ts";

export interface SourceReport {
  readonly report: ValidationReport;
  /** Line and column of an issue; undefined where it speaks of no place. */
  readonly positionOf: (issue: Issue) => Position | undefined;
}

/** Validates one resource or Bundle as it stands in a file. Text that is no JSON gives a report with its syntax fault and nothing else. */
export function validateSource(source: string, definitions: Definitions, options: ValidationOptions = {}): SourceReport {
  const map = mapSource(source);
  const places = new Map<Issue, Position>();
  let all: readonly Issue[] = [];
  const expressions = (): string[] => all.flatMap(({ expression }) => expression ?? []);
  const issues = map.faults.map((fault): Issue => {
    const issue = issueOf(fault);
    places.set(issue, { line: fault.line, column: fault.column });
    return issue;
  });
  const positionOf = (issue: Issue): Position | undefined =>
    places.get(issue) ?? (issue.expression === undefined ? undefined : map.positionOf(issue.expression, expressions));
  if (map.faults.some(({ kind }) => kind === "syntax" || kind === "depth"))
    return { report: { issues, layers: [], evaluations: {} }, positionOf };
  const report = validateResource(JSON.parse(source.replace(/^\ufeff/, "")), definitions, options);
  all = [...issues, ...report.issues];
  const { layers } = report;
  return {
    report: {
      issues: all,
      layers,
      get evaluations() {
        return report.evaluations;
      },
    },
    positionOf,
  };
}

const RULE = "https://hl7.org/fhir/R4/json.html";

function issueOf({ kind, message, expression }: SourceFault): Issue {
  const isFatal = kind === "syntax" || kind === "depth";
  return {
    severity: isFatal ? "fatal" : "error",
    code: kind === "syntax" ? "unreadable-input" : "structure",
    message: `${isFatal ? "The JSON cannot be read" : "The JSON is ambiguous"}: ${message}.`,
    rule: `${RULE}#${kind}`,
    ...(expression === "" ? {} : { expression }),
  };
}
