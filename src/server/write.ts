// create and update, plain and conditional, for a single request and for each entry of a transaction.
// https://hl7.org/fhir/R4/http.html#create and #update
import type { Resource } from "@medplum/fhirtypes";
import type { Repository } from "../store/repository.ts";
import { versionOfEtag, writtenAnswer } from "./answer.ts";
import { parseSearch } from "./criteria.ts";
import { type Endpoint, type FhirRequest, type FhirResponse, failure } from "./exchange.ts";

/** What makes a write conditional: If-Match, If-None-Match. */
export type Preconditions = Readonly<Record<string, string | undefined>>;

// "a3f1-9.b": https://hl7.org/fhir/R4/datatypes.html#id
const ID = /^[A-Za-z0-9\-.]{1,64}$/;

export function create(request: FhirRequest, endpoint: Endpoint): FhirResponse {
  const [type = ""] = request.path;
  const resource = checkedResource(request.body, type);
  if (!("resourceType" in resource)) return resource;
  const condition = request.headers["if-none-exist"];
  if (condition !== undefined) {
    const found = findOne(endpoint.repository, type, condition);
    if (found.refusal !== undefined) return found.refusal;
    if (found.match !== undefined) {
      return writtenAnswer({ resource: found.match, isCreated: false, isChanged: false }, request, endpoint);
    }
  }
  return writtenAnswer(endpoint.repository.create(resource), request, endpoint);
}

export function update(request: FhirRequest, endpoint: Endpoint): FhirResponse {
  const [type = "", id = ""] = request.path;
  const resource = checkedResource(request.body, type);
  if (!("resourceType" in resource)) return resource;
  const wrongId = checkId(resource, id);
  return wrongId ?? put(resource, id, request, endpoint);
}

export function updateByCondition(request: FhirRequest, endpoint: Endpoint): FhirResponse {
  const [type = ""] = request.path;
  const resource = checkedResource(request.body, type);
  if (!("resourceType" in resource)) return resource;
  const target = targetOfConditionalUpdate(endpoint, resource, request.query.toString());
  return typeof target === "string" ? put(resource, target, request, endpoint) : target;
}

/** The id a conditional update writes to: the one match, the id that the client gives, or a new one. */
export function targetOfConditionalUpdate(endpoint: Endpoint, resource: Resource, query: string): string | FhirResponse {
  const found = findOne(endpoint.repository, resource.resourceType, query);
  if (found.refusal !== undefined) return found.refusal;
  if (found.match?.id !== undefined) {
    const isOther = resource.id !== undefined && resource.id !== found.match.id;
    return isOther
      ? failure(400, "invalid", "The id in the resource is not the id of the resource that the condition found.")
      : found.match.id;
  }
  if (resource.id === undefined) return endpoint.newId();
  if (endpoint.repository.read(resource.resourceType, resource.id) !== undefined) {
    return failure(409, "conflict", "The condition found nothing, but the id in the resource is taken.");
  }
  return ID.test(resource.id) ? resource.id : invalidId();
}

function put(resource: Resource, id: string, request: FhirRequest, endpoint: Endpoint): FhirResponse {
  const before = endpoint.repository.read(resource.resourceType, id);
  const stale = checkPreconditions(before, request.headers);
  return stale ?? writtenAnswer(endpoint.repository.update({ ...resource, id } as Resource & { id: string }), request, endpoint);
}

export function checkPreconditions(before: Resource | undefined, preconditions: Preconditions): FhirResponse | undefined {
  const wanted = preconditions["if-match"];
  if (wanted !== undefined && versionOfEtag(wanted) !== before?.meta?.versionId) {
    return failure(412, "conflict", "If-Match names another version than the current one. Read the resource again and repeat the change.");
  }
  if (preconditions["if-none-match"]?.trim() === "*" && before !== undefined) {
    return failure(412, "conflict", "If-None-Match: * was given and the resource exists.");
  }
  return undefined;
}

/** The body as a resource of that type, or the refusal. */
export function checkedResource(body: unknown, type: string): Resource | FhirResponse {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return failure(400, "structure", "The body must be one FHIR resource as a JSON object.");
  }
  const { resourceType } = body as { resourceType?: unknown };
  if (resourceType !== type) return failure(400, "invalid", `The resourceType of the body is not ${type}, which the URL names.`);
  const { meta } = body as { meta?: unknown };
  const isMetaWrong = meta !== undefined && (typeof meta !== "object" || meta === null || Array.isArray(meta));
  return isMetaWrong ? failure(400, "structure", "The element meta must be an object.") : (body as Resource);
}

export function checkId(resource: Resource, id: string): FhirResponse | undefined {
  if (!ID.test(id)) return invalidId();
  return resource.id === id ? undefined : failure(400, "invalid", "The id in the resource must be the id in the URL.");
}

const invalidId = (): FhirResponse => failure(400, "value", "A FHIR id has 1 to 64 letters, digits, hyphens and dots.");

/** At most one resource matches, otherwise a refusal: 400 for a bad condition, 412 for several matches. */
export function findOne(
  repository: Repository,
  type: string,
  condition: string,
): { readonly match?: Resource; readonly refusal?: FhirResponse } {
  const query = condition.startsWith(`${type}?`) ? condition.slice(type.length + 1) : condition;
  const parsed = parseSearch(type, new URLSearchParams(query));
  if (typeof parsed === "string") return { refusal: failure(400, "invalid", parsed) };
  if (parsed.used.length === 0) return { refusal: failure(400, "invalid", "The condition has no search parameter.") };
  const { total, resources } = repository.search(type, parsed.criteria, { offset: 0, count: 2 });
  if (total > 1)
    return { refusal: failure(412, "multiple-matches", `The condition matches ${total} resources: it must match one or none.`) };
  return resources[0] === undefined ? {} : { match: resources[0] };
}
