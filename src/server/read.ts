// read, vread and the history of one instance. https://hl7.org/fhir/R4/http.html#read
import type { Bundle, Resource } from "@medplum/fhirtypes";
import { etagOf, resourceAnswer, versionOfEtag } from "./answer.ts";
import { type Endpoint, type FhirRequest, type FhirResponse, failure } from "./exchange.ts";

export function read(request: FhirRequest, endpoint: Endpoint): FhirResponse {
  const [type = "", id = ""] = request.path;
  const resource = endpoint.repository.read(type, id);
  return resource === undefined ? notFound(type) : unlessKnown(resource, request);
}

export function readVersion(request: FhirRequest, endpoint: Endpoint): FhirResponse {
  const [type = "", id = "", , versionId = ""] = request.path;
  const resource = endpoint.repository.readVersion(type, id, versionId);
  return resource === undefined ? notFound(type) : unlessKnown(resource, request);
}

export function history(request: FhirRequest, endpoint: Endpoint): FhirResponse {
  const [type = "", id = ""] = request.path;
  const versions = endpoint.repository.history(type, id);
  if (versions.length === 0) return notFound(type);
  const entry = versions.map((resource) => ({
    fullUrl: `${endpoint.baseUrl}/${type}/${id}`,
    resource,
    request: { method: "PUT" as const, url: `${type}/${id}` },
    response: { status: resource.meta?.versionId === "1" ? "201 Created" : "200 OK", etag: etagOf(resource) },
  }));
  const body: Bundle = { resourceType: "Bundle", type: "history", total: versions.length, entry };
  return { status: 200, headers: {}, body };
}

function unlessKnown(resource: Resource, request: FhirRequest): FhirResponse {
  const answer = resourceAnswer(resource);
  const known = request.headers["if-none-match"];
  const isKnown = known?.split(",").some((etag) => versionOfEtag(etag) === resource.meta?.versionId);
  return isKnown ? { status: 304, headers: answer.headers } : answer;
}

const notFound = (type: string): FhirResponse =>
  failure(404, "not-found", `There is no such ${type} here. Check the id, or search for it by identifier.`);
