// One request → one answer, on any transport. The table of routes is here and nowhere else.
import type { Resource } from "@medplum/fhirtypes";
import { batch } from "./batch.ts";
import { checkedBundle } from "./entries.ts";
import { type Endpoint, type FhirRequest, type FhirResponse, failure } from "./exchange.ts";
import { metadata } from "./metadata.ts";
import { history, read, readVersion } from "./read.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";
import { search } from "./search.ts";
import { transaction } from "./transaction.ts";
import { create, update, updateByCondition } from "./write.ts";

/** Answers every request, also the ones that make no sense, with a resource, nothing (304, Prefer) or an OperationOutcome. */
export async function handleRequest(request: FhirRequest, endpoint: Endpoint): Promise<FhirResponse> {
  const answer = request.path.at(-1) === "$validate" ? await validate(request, endpoint) : handleStored(request, endpoint);
  return request.method === "HEAD" ? { status: answer.status, headers: answer.headers } : answer;
}

function handleStored(request: FhirRequest, endpoint: Endpoint): FhirResponse {
  const { path } = request;
  const [type = ""] = path;
  if (path.length === 0) return byMethod(request, { POST: () => bundle(request, endpoint) });
  if (path.length === 1 && type === "metadata") return byMethod(request, { GET: () => metadata(endpoint) });
  if (!RESOURCE_TYPES.has(type)) return failure(404, "not-supported", "The URL names no resource type of FHIR R4. See [base]/metadata.");
  if (path.length === 1) {
    return byMethod(request, {
      GET: () => search(request, endpoint),
      POST: () => create(request, endpoint),
      PUT: () => updateByCondition(request, endpoint),
    });
  }
  if (path.length === 2 && path[1] === "_search") return byMethod(request, { POST: () => search(request, endpoint) });
  if (path.length === 2) return byMethod(request, { GET: () => read(request, endpoint), PUT: () => update(request, endpoint) });
  if (path.length === 3 && path[2] === "_history") return byMethod(request, { GET: () => history(request, endpoint) });
  if (path.length === 4 && path[2] === "_history") return byMethod(request, { GET: () => readVersion(request, endpoint) });
  return failure(404, "not-supported", "There is no such interaction or operation here. See [base]/metadata.");
}

function byMethod(request: FhirRequest, handlers: Readonly<Record<string, () => FhirResponse>>): FhirResponse {
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (Object.hasOwn(handlers, method)) return handlers[method]!();
  const allow = Object.keys(handlers).join(", ");
  return { ...failure(405, "not-supported", `This URL answers ${allow} only.`), headers: { allow } };
}

function bundle(request: FhirRequest, endpoint: Endpoint): FhirResponse {
  const checked = checkedBundle(request.body);
  if (!("resourceType" in checked)) return checked;
  const answerOne = (one: FhirRequest): FhirResponse =>
    one.path.length === 0
      ? failure(400, "not-supported", "A Bundle cannot hold another transaction or batch.")
      : handleStored(one, endpoint);
  return checked.type === "transaction" ? transaction(checked, endpoint, answerOne) : batch(checked, endpoint, answerOne);
}

/** $validate on the system or a type; the resource comes alone or in Parameters. https://hl7.org/fhir/R4/resource-operation-validate.html */
async function validate(request: FhirRequest, endpoint: Endpoint): Promise<FhirResponse> {
  if (endpoint.validate === undefined) return failure(501, "not-supported", "This endpoint was started without a validator.");
  if (request.method !== "POST") return { ...failure(405, "not-supported", "This URL answers POST only."), headers: { allow: "POST" } };
  const { resourceType, parameter } = (request.body ?? {}) as { resourceType?: unknown; parameter?: unknown };
  const isParameters = resourceType === "Parameters" && Array.isArray(parameter);
  const resource: unknown = isParameters
    ? parameter.find((p: { name?: unknown } | null) => p?.name === "resource")?.resource
    : request.body;
  const type = (resource as { resourceType?: unknown } | undefined)?.resourceType;
  if (typeof type !== "string") return failure(400, "required", "There is no resource to validate in the body.");
  const [wanted = type] = request.path.slice(0, -1);
  if (wanted !== type) return failure(400, "invalid", "The resource is not of the type that the URL names.");
  return { status: 200, headers: {}, body: await endpoint.validate(resource as Resource) };
}
