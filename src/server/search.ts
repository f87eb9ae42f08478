// search on a type: a searchset Bundle with the total, pages and a self link that says what was used. https://hl7.org/fhir/R4/http.html#search
import type { Bundle, BundleLink } from "@medplum/fhirtypes";
import { parseSearch } from "./criteria.ts";
import { type Endpoint, type FhirRequest, type FhirResponse, failure } from "./exchange.ts";

export function search(request: FhirRequest, endpoint: Endpoint): FhirResponse {
  const [type = ""] = request.path;
  const isLenient = /handling=lenient/.test(request.headers["prefer"] ?? "");
  const parsed = parseSearch(type, allParameters(request), isLenient);
  if (typeof parsed === "string") return failure(400, "not-supported", parsed);
  const { criteria, offset, count, used } = parsed;
  const { total, resources } = endpoint.repository.search(type, criteria, { offset, count });

  const url = (from: number): string => {
    const query = new URLSearchParams(used.map(([name, value]) => [name, value]));
    query.set("_count", String(count));
    if (from > 0) query.set("_offset", String(from));
    return `${endpoint.baseUrl}/${type}?${query.toString()}`;
  };
  const link: BundleLink[] = [{ relation: "self", url: url(offset) }];
  if (count > 0 && offset + resources.length < total) link.push({ relation: "next", url: url(offset + count) });
  if (count > 0 && offset > 0) link.push({ relation: "previous", url: url(Math.max(0, offset - count)) });
  const body: Bundle = {
    resourceType: "Bundle",
    type: "searchset",
    total,
    link,
    entry: resources.map((resource) => ({
      fullUrl: `${endpoint.baseUrl}/${type}/${resource.id}`,
      resource,
      search: { mode: "match" },
    })),
  };
  return { status: 200, headers: {}, body };
}

/** POST _search carries its parameters in a form, which keeps them out of URLs and so out of logs. */
function allParameters(request: FhirRequest): URLSearchParams {
  const all = new URLSearchParams(request.query);
  if (request.body instanceof URLSearchParams) for (const [name, value] of request.body) all.append(name, value);
  return all;
}
