// Answers that carry one stored resource: status, ETag, Last-Modified, Location, and what `Prefer` asks for.
// https://hl7.org/fhir/R4/http.html#return
import type { Resource } from "@medplum/fhirtypes";
import type { Written } from "../store/repository.ts";
import { type Endpoint, type FhirRequest, type FhirResponse, outcome } from "./exchange.ts";

export const etagOf = (resource: Resource): string => `W/"${resource.meta?.versionId ?? ""}"`;

export function resourceAnswer(resource: Resource, status = 200): FhirResponse {
  const updated = resource.meta?.lastUpdated;
  const headers = { etag: etagOf(resource), ...(updated === undefined ? {} : { "last-modified": new Date(updated).toUTCString() }) };
  return { status, headers, body: resource };
}

/** 201 with Location where the resource is new, 200 otherwise. */
export function writtenAnswer(written: Written, request: FhirRequest, endpoint: Endpoint): FhirResponse {
  const { resource, isCreated } = written;
  const whole = resourceAnswer(resource, isCreated ? 201 : 200);
  const location = `${endpoint.baseUrl}/${resource.resourceType}/${resource.id}/_history/${resource.meta?.versionId}`;
  const headers = { ...whole.headers, location };
  const wish = /(?:^|[,;\s])return=(minimal|OperationOutcome)/.exec(request.headers["prefer"] ?? "")?.[1];
  if (wish === "minimal") return { status: whole.status, headers };
  if (wish === undefined) return { ...whole, headers };
  return { status: whole.status, headers, body: outcome("information", "informational", isCreated ? "Created." : "Stored.") };
}

/** "W/\"3\"", "\"3\"" and "3" all name version 3. */
export function versionOfEtag(etag: string): string {
  return /^(?:W\/)?"?([^"]*)"?$/.exec(etag.trim())?.[1] ?? "";
}
