// The transport-free shape of one request and its answer. Handlers know nothing else; express only maps it.
import type { OperationOutcome, OperationOutcomeIssue, Resource } from "@medplum/fhirtypes";
import type { Repository } from "../store/repository.ts";

export interface FhirRequest {
  readonly method: string;
  /** Segments after the base URL, decoded: [] is the base, ["Patient", "1"] an instance. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Parsed JSON of the body; absent without one. */
  readonly body?: unknown;
}

export interface FhirResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Resource;
}

/** What the handlers work on. `validate` answers $validate; without it the operation is not offered. */
export interface Endpoint {
  readonly repository: Repository;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly validate?: (resource: Resource) => OperationOutcome | Promise<OperationOutcome>;
}

export type IssueType = NonNullable<OperationOutcomeIssue["code"]>;

/** An answer that is an error: always with an OperationOutcome, never with a stack trace or a value of the request. */
export function failure(status: number, code: IssueType, diagnostics: string, expression?: string): FhirResponse {
  return { status, headers: {}, body: outcome("error", code, diagnostics, expression) };
}

export function outcome(
  severity: "error" | "warning" | "information",
  code: IssueType,
  diagnostics: string,
  expression?: string,
): OperationOutcome {
  return {
    resourceType: "OperationOutcome",
    issue: [{ severity, code, diagnostics, ...(expression === undefined ? {} : { expression: [expression] }) }],
  };
}

export const isFailure = (response: FhirResponse): boolean => response.status >= 400;
