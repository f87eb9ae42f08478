// A transaction Bundle: every entry or none. Identities are settled first, then references are rewritten, then all is written at once.
// https://hl7.org/fhir/R4/http.html#transaction
import type { Bundle, BundleEntry, Resource } from "@medplum/fhirtypes";
import { resourceAnswer, writtenAnswer } from "./answer.ts";
import { entryRequest, entryResponse } from "./entries.ts";
import { type Endpoint, type FhirRequest, type FhirResponse, failure, isFailure } from "./exchange.ts";
import { CONDITIONAL_REFERENCE, rewriteReferences } from "./references.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";
import { checkedResource, checkId, checkPreconditions, findOne, targetOfConditionalUpdate } from "./write.ts";

/** What one entry will do, settled before anything is written. */
interface Plan {
  readonly index: number;
  readonly request: FhirRequest;
  readonly type: string;
  /** Absent for a read. */
  readonly target?: { readonly id: string; readonly resource: Resource; readonly isKept: boolean };
}

/** `answerRead` answers a GET entry, after the writes. */
export function transaction(bundle: Bundle, endpoint: Endpoint, answerRead: (request: FhirRequest) => FhirResponse): FhirResponse {
  const entries = bundle.entry ?? [];
  return endpoint.repository.transaction(() => {
    const planned = planAll(entries, endpoint);
    if (!Array.isArray(planned)) return { keep: false, value: planned as FhirResponse };
    const answers = new Map<number, FhirResponse>();
    const writesFirst = planned.toSorted((a, b) => Number(a.target === undefined) - Number(b.target === undefined));
    const resolve = resolver(entries, planned, endpoint);
    for (const plan of writesFirst) {
      const answer = plan.target === undefined ? answerRead(plan.request) : write(plan, resolve, endpoint);
      if (isFailure(answer)) return { keep: false, value: placed(answer, plan.index) };
      answers.set(plan.index, answer);
    }
    return { keep: true, value: response(entries.length, answers, endpoint) };
  });
}

function planAll(entries: readonly BundleEntry[], endpoint: Endpoint): readonly Plan[] | FhirResponse {
  const plans: Plan[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const request = entryRequest(entry, index);
    if ("status" in request) return request;
    const plan = planOne(index, request, endpoint);
    if ("status" in plan) return placed(plan, index);
    for (const key of identities(plan, entry)) {
      if (seen.has(key)) return placed(failure(400, "duplicate", "Another entry of this transaction has the same identity."), index);
      seen.add(key);
    }
    plans.push(plan);
  }
  return plans;
}

/** Two entries may share none of these: fullUrl, resource, condition. */
function identities(plan: Plan, entry: BundleEntry): readonly string[] {
  if (plan.target === undefined) return [];
  const { type, request } = plan;
  const condition =
    request.headers["if-none-exist"] ?? (request.path.length === 1 && request.method === "PUT" ? String(request.query) : undefined);
  return [
    `resource ${type}/${plan.target.id}`,
    ...(entry.fullUrl === undefined ? [] : [`fullUrl ${entry.fullUrl}`]),
    ...(condition === undefined ? [] : [`condition ${type}?${new URLSearchParams(condition.replace(/^[A-Za-z]+\?/, ""))}`]),
  ];
}

function planOne(index: number, request: FhirRequest, endpoint: Endpoint): Plan | FhirResponse {
  const [type = "", id] = request.path;
  const { method } = request;
  if (!RESOURCE_TYPES.has(type)) return failure(404, "not-supported", "The url names no resource type of FHIR R4.");
  if (method === "GET") return { index, request, type };
  const isWrite = (method === "POST" && request.path.length === 1) || (method === "PUT" && request.path.length <= 2);
  if (!isWrite) return failure(400, "not-supported", "Supported in a transaction: GET, POST Type, PUT Type/id, PUT Type?condition.");
  const resource = checkedResource(request.body, type);
  if (!("resourceType" in resource)) return resource;
  const settle = (newId: string, isKept = false): Plan => ({ index, request, type, target: { id: newId, resource, isKept } });

  if (method === "PUT" && id !== undefined) return checkId(resource, id) ?? settle(id);
  if (method === "PUT") {
    const target = targetOfConditionalUpdate(endpoint, resource, request.query.toString());
    return typeof target === "string" ? settle(target) : target;
  }
  const condition = request.headers["if-none-exist"];
  if (condition === undefined) return settle(endpoint.newId());
  const found = findOne(endpoint.repository, type, condition);
  if (found.refusal !== undefined) return found.refusal;
  return found.match?.id === undefined ? settle(endpoint.newId()) : settle(found.match.id, true);
}

type Resolve = (reference: string) => string | undefined;

function resolver(entries: readonly BundleEntry[], plans: readonly Plan[], endpoint: Endpoint): Resolve {
  const targets = new Map<string, string>();
  for (const { index, type, target } of plans) {
    const fullUrl = entries[index]?.fullUrl;
    if (fullUrl !== undefined && target !== undefined) targets.set(fullUrl, `${type}/${target.id}`);
  }
  return (reference) => {
    const known = targets.get(reference);
    if (known !== undefined) return known;
    const { type, query } = CONDITIONAL_REFERENCE.exec(reference)?.groups ?? {};
    if (type === undefined || query === undefined || !RESOURCE_TYPES.has(type)) return undefined;
    const { match } = findOne(endpoint.repository, type, query);
    return match === undefined ? undefined : `${type}/${match.id}`;
  };
}

function write(plan: Plan, resolve: Resolve, endpoint: Endpoint): FhirResponse {
  const { request, type, target } = plan;
  if (target === undefined) return failure(500, "exception", "A read was planned as a write.");
  const before = endpoint.repository.read(type, target.id);
  if (target.isKept && before !== undefined) return { ...resourceAnswer(before), headers: kept(before, request, endpoint) };
  const stale = checkPreconditions(before, request.headers);
  if (stale !== undefined) return stale;
  const { value, unresolved } = rewriteReferences(target.resource, resolve);
  if (unresolved > 0) {
    return failure(
      400,
      "not-found",
      `${unresolved} reference(s) of this resource point to no entry of the transaction and to no stored resource.`,
    );
  }
  return writtenAnswer(endpoint.repository.update({ ...value, id: target.id } as Resource & { id: string }), request, endpoint);
}

const kept = (resource: Resource, request: FhirRequest, endpoint: Endpoint): FhirResponse["headers"] =>
  writtenAnswer({ resource, isCreated: false, isChanged: false }, request, endpoint).headers;

function response(count: number, answers: ReadonlyMap<number, FhirResponse>, endpoint: Endpoint): FhirResponse {
  const entry = Array.from({ length: count }, (_, index): BundleEntry => {
    const answer = answers.get(index) ?? failure(500, "exception", "This entry was not answered.");
    const isWrite = answer.headers["location"] !== undefined;
    return {
      ...(isWrite || answer.body === undefined ? {} : { resource: answer.body }),
      response: entryResponse(answer, endpoint.baseUrl),
    };
  });
  return { status: 200, headers: {}, body: { resourceType: "Bundle", type: "transaction-response", entry } };
}

/** Says which entry it was. */
function placed(answer: FhirResponse, index: number): FhirResponse {
  if (answer.body?.resourceType !== "OperationOutcome") return answer;
  const issue = answer.body.issue.map((i) => ({ ...i, expression: i.expression ?? [`Bundle.entry[${index}]`] }));
  return { ...answer, body: { ...answer.body, issue } };
}
